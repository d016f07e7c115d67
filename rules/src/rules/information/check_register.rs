//! What: look the coach up in the KABIZ register.
//! Source: slides, salland-2024, vgz-2025, zk-2027, asr-2027.
//! Valid: provider registered or unknown, unless the chain comes first.
//! Example: a coach who says to be registered.

use crate::case::Case;
use crate::rules::{Rule, RuleId};
use crate::values::{Code, Information, Provider};

pub(crate) const RULE: Rule = Rule::new(RuleId::Information(Information::CheckRegister), holds, |_, _| {});

fn holds(case: &Case) -> bool {
    matches!(case.facts.provider, Provider::Registered | Provider::Unknown) && !case.decided.contains(Code::ChainFirst)
}
