//! What: the rules of this year were not published at the last check (C7).
//! Source: bzv-2.5b, slides, zk-2027, asr-2027.
//! Valid: from 2028.
//! Example: planned start in January 2028.

use crate::because::Because;
use crate::case::Case;
use crate::rulebase::last_verified_year;
use crate::rules::{Name, Rule};
use crate::values::Code;

pub(crate) const RULE: Rule = Rule::new(Name::Code(Code::YearUnverified), |case| case.year > last_verified_year(), because);

fn because(case: &Case, why: &mut Because) {
    why.number("year", case.year);
    why.number("verifiedThrough", last_verified_year());
}
