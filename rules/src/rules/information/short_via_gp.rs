//! What: short guidance usually goes through the general practice.
//! Source: asr-2027.
//! Valid: a.s.r. 2027, unless an intensive programme is wanted.
//! Example: a short programme wanted at a.s.r.

use crate::case::Case;
use crate::rules::{Line, Rule};
use crate::values::{Information, Kind};

pub(crate) const RULE: Rule<Line> = Rule::line(Information::ShortViaGp, holds);

fn holds(case: &Case) -> bool {
    case.terms.short_via_gp && case.facts.wanted != Kind::Intensive
}
