//! What: with an earlier programme in the year, chain or not, the provider substantiates a stepped-care approach (C3).
//! Source: asr-2027.
//! Valid: a.s.r. 2027. A programme with unknown start may be of this year.
//! Example: a short programme in January 2027, an intensive one wanted in May.

use crate::case::Case;
use crate::evidence::Evidence;
use crate::rules::{Condition, Rule};
use crate::values::Code;

pub(crate) const RULE: Rule<Condition> = Rule { name: Code::SteppedCare, holds, evidence, level: Condition::ANYWHERE };

fn holds(case: &Case) -> bool {
    case.terms.stepped_care && this_year(case) > 0
}

fn this_year(case: &Case) -> usize {
    case.programmes().filter(|(_, programme, _)| programme.may_have_started_in(case.year)).count()
}

fn evidence(case: &Case, evidence: &mut Evidence) {
    evidence.flag("asked", case.terms.stepped_care);
    evidence.count("programmesThisYear", this_year(case));
}
