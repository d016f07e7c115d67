//! What: a programme ended at most 365 days before: relapse support in its aftercare may serve, and uses nothing.
//! Source: slides.
//! Valid: always; the end must be known.
//! Example: ended in March, relapse in May: ask the old coach first.

use crate::case::Case;
use crate::facts::{LONGEST_DAYS, days_between};
use crate::rules::{Rule, RuleId};
use crate::values::Information;

pub(crate) const RULE: Rule = Rule::new(RuleId::Information(Information::AskAboutAftercare), holds, |_, _| {});

fn holds(case: &Case) -> bool {
    let ended_recently = |end| (0..=LONGEST_DAYS).contains(&days_between(end, case.facts.start));
    case.facts.history.iter().any(|programme| programme.end.is_some_and(ended_recently))
}
