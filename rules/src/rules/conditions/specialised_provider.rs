//! What: the extra trajectory is reimbursed at a specialised provider, not at the own general practice.
//! Source: salland-2024.
//! Valid: Salland 2024, together with added value.
//! Example: the own practice nurse would give the extra trajectory.

use super::added_value;
use crate::case::Case;
use crate::evidence::Evidence;
use crate::rules::{Condition, Rule};
use crate::values::{Code, Provider, Value};

pub(crate) const RULE: Rule<Condition> = Rule { name: Code::SpecialisedProvider, holds, evidence, level: Condition::ANYWHERE };

fn holds(case: &Case) -> bool {
    added_value::holds(case) && case.provider == Provider::GpPractice
}

fn evidence(case: &Case, evidence: &mut Evidence) {
    evidence.text("provider", case.provider.as_str());
    evidence.text("chainCareRule", case.terms.chain_care.as_str());
}
