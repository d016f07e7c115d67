//! What: the care authority's rules for 2027 were not published at the last check.
//! Source: slides, zk-2027, asr-2027.
//! Valid: from 2027.
//! Example: planned start in February 2027.

use crate::case::Case;
use crate::rules::{Rule, RuleId};
use crate::values::Information;

/// The first year of the announced rules.
const SINCE: i32 = 2027;

pub(crate) const RULE: Rule = Rule::new(RuleId::Information(Information::Rules2027Pending), holds, |_, _| {});

fn holds(case: &Case) -> bool {
    case.year >= SINCE
}
