//! What: a programme may also be counted in every calendar year that it touches.
//! Source: bzv-2.5b: the verb is "to follow".
//! Valid: everywhere. No end known and not running: the year of its start. Unknown starts stay as they are.
//! Example: from November 2025 to February 2026: counts in both years.

use crate::facts::{Programme, ProgrammeStatus};
use chrono::{Datelike, NaiveDate};

pub(crate) fn other(programme: &Programme, start: NaiveDate, status: ProgrammeStatus, year: i32) -> bool {
    let last = match (programme.end, status) {
        (Some(end), _) => end.year(),
        (None, ProgrammeStatus::Running) => year,
        (None, ProgrammeStatus::Ended | ProgrammeStatus::MayBeRunning) => start.year(),
    };
    (start.year()..=last).contains(&year)
}
