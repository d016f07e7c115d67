//! What: the extra trajectory is reimbursed at a specialised provider, not at the own general practice.
//! Source: salland-2024.
//! Valid: Salland 2024, together with added value.
//! Example: the own practice nurse would give the extra trajectory.

use super::added_value;
use crate::because::Because;
use crate::case::Case;
use crate::rules::{Name, Rule};
use crate::values::{Code, Provider, Value};

pub(crate) const RULE: Rule = Rule::new(Name::Code(Code::SpecialisedProvider), holds, because);

fn holds(case: &Case) -> bool {
    added_value::holds(case) && case.provider == Provider::GpPractice
}

fn because(case: &Case, why: &mut Because) {
    why.text("provider", case.provider.as_str());
    why.text("chainCareRule", case.terms.chain_care.as_str());
}
