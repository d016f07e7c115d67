//! What: after another programme within a year, chain or not, the provider substantiates a stepped-care approach (C3).
//! Source: asr-2027.
//! Valid: a.s.r. 2027: started at most 365 days before; with an unknown start, unless it ended longer ago.
//! Example: a short programme in October 2026, an intensive one wanted in January 2027.

use crate::case::Case;
use crate::evidence::Evidence;
use crate::facts::{Programme, days_between};
use crate::rules::{Condition, Rule};
use crate::values::Code;

pub(crate) const RULE: Rule<Condition> = Rule { name: Code::SteppedCare, holds, evidence, level: Condition::ANYWHERE };

fn holds(case: &Case) -> bool {
    recent(case) > 0
}

/// The programmes that started, or may have started, within the days that the insurer looks back.
fn recent(case: &Case) -> usize {
    let Some(days) = case.terms.stepped_care_within_days else { return 0 };
    let within = |day| days_between(day, case.facts.start) <= i64::from(days);
    let is_recent = |programme: &&Programme| programme.start.or(programme.end).is_none_or(within);
    case.facts.history.iter().filter(is_recent).count()
}

fn evidence(case: &Case, evidence: &mut Evidence) {
    evidence.optional_number("withinDays", case.terms.stepped_care_within_days);
    evidence.count("programmes", recent(case));
}
