//! What: look the coach up in the KABIZ register.
//! Source: slides, salland-2024, vgz-2025, zk-2027, asr-2027.
//! Valid: provider registered or unknown, unless the chain comes first.
//! Example: a coach who says to be registered.

use crate::case::Case;
use crate::rules::{Line, Rule};
use crate::values::{Code, Information, Provider};

pub(crate) const RULE: Rule<Line> = Rule::line(Information::CheckRegister, holds);

fn holds(case: &Case) -> bool {
    matches!(case.facts.provider, Provider::Registered | Provider::Unknown) && !case.decided.contains(Code::ChainFirst)
}
