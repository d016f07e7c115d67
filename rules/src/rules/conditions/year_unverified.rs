//! What: the rules of this year were not published at the last check (C7).
//! Source: bzv-2.5b, slides, zk-2027, asr-2027.
//! Valid: from 2028.
//! Example: planned start in January 2028.

use crate::case::Case;
use crate::evidence::Evidence;
use crate::rulebase::last_verified_year;
use crate::rules::{Condition, Rule};
use crate::values::Code;

pub(crate) const RULE: Rule<Condition> =
    Rule { name: Code::YearUnverified, holds: |case| case.year > last_verified_year(), evidence, level: Condition::ANYWHERE };

fn evidence(case: &Case, evidence: &mut Evidence) {
    evidence.number("year", case.year);
    evidence.number("verifiedThrough", last_verified_year());
}
