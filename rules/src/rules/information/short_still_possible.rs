//! What: a short programme is still possible.
//! Source: slides.
//! Valid: with `third-intensive`.
//! Example: two intensive programmes this year.

use crate::case::Case;
use crate::rules::{Line, Rule};
use crate::values::{Code, Information};

pub(crate) const RULE: Rule<Line> = Rule::line(Information::ShortStillPossible, holds);

fn holds(case: &Case) -> bool {
    case.decided.contains(Code::ThirdIntensive)
}
