//! What: the programme of a provider that is not in the quality register is not reimbursed; the entitlement stays.
//! Source: salland-2024, slides, vgz-2025, zk-2027, asr-2027.
//! Valid: always; firm at Salland in 2024, elsewhere the reading `register-required`.
//! Example: an unregistered coach at Zilveren Kruis in 2027.

use crate::because::Because;
use crate::case::Case;
use crate::rules::{Name, Rule};
use crate::values::{Code, Provider, Value};

pub(crate) const RULE: Rule = Rule::new(Name::Code(Code::ProviderUnregistered), holds, because);

fn holds(case: &Case) -> bool {
    case.provider == Provider::Unregistered
}

fn because(case: &Case, why: &mut Because) {
    why.text("provider", case.facts.provider.as_str());
}
