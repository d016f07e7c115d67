//! What: before the first year of the rule base there is no answer.
//! Source: slides.
//! Valid: planned starts before 2013.
//! Example: planned start in 2012.

use crate::case::Case;
use crate::evidence::Evidence;
use crate::rules::{Refusal, Rule};
use crate::values::{Code, Verdict};

pub(crate) const RULE: Rule<Refusal> = Rule {
    name: Code::YearOutOfRange,
    holds: |case| case.limit.is_none(),
    evidence,
    level: Refusal { verdict: Verdict::NeedsInformation },
};

fn evidence(case: &Case, evidence: &mut Evidence) {
    evidence.number("year", case.year);
}
