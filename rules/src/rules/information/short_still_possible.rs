//! What: a short programme is still possible.
//! Source: slides.
//! Valid: with `third-intensive`.
//! Example: two intensive programmes this year.

use crate::case::Case;
use crate::rules::{Rule, RuleId};
use crate::values::{Code, Information};

pub(crate) const RULE: Rule = Rule::new(RuleId::Information(Information::ShortStillPossible), holds, |_, _| {});

fn holds(case: &Case) -> bool {
    case.decided.contains(Code::ThirdIntensive)
}
