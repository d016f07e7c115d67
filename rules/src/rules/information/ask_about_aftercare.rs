//! What: a programme ended at most 365 days before: relapse support in its aftercare may serve, and uses nothing.
//! Source: slides.
//! Valid: always; the end must be known.
//! Example: ended in March, relapse in May: ask the old coach first.

use crate::case::Case;
use crate::facts::days_between;
use crate::rulebase::general;
use crate::rules::{Line, Rule};
use crate::values::Information;

pub(crate) const RULE: Rule<Line> = Rule::line(Information::AskAboutAftercare, holds);

fn holds(case: &Case) -> bool {
    let ended_recently = |end| (0..=i64::from(general().aftercare_days)).contains(&days_between(end, case.facts.start));
    case.facts.history.iter().any(|programme| programme.end.is_some_and(ended_recently))
}
