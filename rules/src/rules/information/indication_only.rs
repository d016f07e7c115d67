//! What: the answer is an indication, never a decision.
//! Source: bzv-2.5b, slides, salland-2024, zk-2027, asr-2027.
//! Valid: always.
//! Example: every answer.

use crate::case::Case;
use crate::rules::{Line, Rule};
use crate::values::Information;

pub(crate) const RULE: Rule<Line> = Rule::line(Information::IndicationOnly, holds);

fn holds(_case: &Case) -> bool {
    true
}
