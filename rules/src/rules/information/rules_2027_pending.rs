//! What: the care authority's rules for 2027 were not published at the last check.
//! Source: slides, zk-2027, asr-2027.
//! Valid: from 2027.
//! Example: planned start in February 2027.

use crate::case::Case;
use crate::rulebase::general;
use crate::rules::{Line, Rule};
use crate::values::Information;

pub(crate) const RULE: Rule<Line> = Rule::line(Information::Rules2027Pending, holds);

fn holds(case: &Case) -> bool {
    case.year >= general().rules_pending_from
}
