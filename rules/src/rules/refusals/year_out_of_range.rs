//! What: before the first year of the rule base there is no answer.
//! Source: slides.
//! Valid: planned starts before 2013.
//! Example: planned start in 2012.

use crate::case::Case;
use crate::evidence::Evidence;
use crate::rules::{Rule, RuleId};
use crate::values::Code;

pub(crate) const RULE: Rule = Rule::new(RuleId::Code(Code::YearOutOfRange), |case| case.limit.is_none(), evidence);

fn evidence(case: &Case, evidence: &mut Evidence) {
    evidence.number("year", case.year);
}
