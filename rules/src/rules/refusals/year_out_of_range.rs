//! What: before the first year of the rule base there is no answer.
//! Source: slides.
//! Valid: planned starts before 2013.
//! Example: planned start in 2012.

use crate::because::Because;
use crate::case::Case;
use crate::rules::{Name, Rule};
use crate::values::Code;

pub(crate) const RULE: Rule = Rule::new(Name::Code(Code::YearOutOfRange), |case| case.limit.is_none(), because);

fn because(case: &Case, why: &mut Because) {
    why.number("year", case.year);
}
