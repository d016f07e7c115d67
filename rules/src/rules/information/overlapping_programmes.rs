//! What: two ended programmes overlap; both count.
//! Source: bzv-2.5b.
//! Valid: known dates; a shared border day is no overlap.
//! Example: January to March, and February to May.

use crate::case::Case;
use crate::facts::Programme;
use crate::rules::{Line, Rule};
use crate::values::Information;
use chrono::NaiveDate;

pub(crate) const RULE: Rule<Line> = Rule::line(Information::OverlappingProgrammes, holds);

fn holds(case: &Case) -> bool {
    let mut periods = case.facts.history.iter().filter_map(|programme| ended(programme, case.facts.start));
    while let Some((start, end)) = periods.next() {
        if periods.clone().any(|(other_start, other_end)| start < other_end && other_start < end) {
            return true;
        }
    }
    false
}

/// The known period of a programme that ended by this day.
fn ended(programme: &Programme, by: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    programme.start.zip(programme.end).filter(|(_, end)| *end <= by)
}
