//! What: the provider must be able to explain how it connects to earlier guidance.
//! Source: asr-2027.
//! Valid: a.s.r. 2027, with an earlier programme.
//! Example: a short programme last year, an intensive one now.

use crate::case::Case;
use crate::rules::{Line, Rule};
use crate::values::Information;

pub(crate) const RULE: Rule<Line> = Rule::line(Information::TellEarlierGuidance, holds);

fn holds(case: &Case) -> bool {
    case.terms.explains_earlier_guidance && !case.facts.history.is_empty()
}
