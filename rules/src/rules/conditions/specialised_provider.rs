//! What: this guidance is reimbursed at a specialised provider, not at the own general practice.
//! Source: salland-2024, asr-2027.
//! Valid: Salland 2024, the extra trajectory (together with added value); a.s.r. 2027, intensive guidance.
//! Example: the own practice nurse would give the extra trajectory.

use super::added_value;
use crate::case::Case;
use crate::evidence::Evidence;
use crate::rules::{Condition, Rule};
use crate::values::{Code, Kind, Provider, Value};

pub(crate) const RULE: Rule<Condition> = Rule { name: Code::SpecialisedProvider, holds, evidence, level: Condition::ANYWHERE };

fn holds(case: &Case) -> bool {
    let is_intensive = case.terms.intensive_at_specialised_provider && case.facts.wanted == Kind::Intensive;
    case.provider == Provider::GpPractice && (is_intensive || added_value::holds(case))
}

fn evidence(case: &Case, evidence: &mut Evidence) {
    evidence.text("provider", case.provider.as_str());
    evidence.text("wanted", case.facts.wanted.as_str());
    evidence.text("chainCareRule", case.terms.chain_care.as_str());
    evidence.flag("intensiveAtSpecialisedProvider", case.terms.intensive_at_specialised_provider);
}
