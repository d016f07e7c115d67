//! What: a programme counts in the calendar year in which it starts, whatever its outcome.
//! Source: bzv-2.5b (R3).
//! Valid: all years; the reading `year-of-count` allows another answer.
//! Example: started 20 November 2025, ended in February 2026: counts in 2025, not in 2026.

use super::Count;
use crate::case::Case;
use crate::facts::{Programme, ProgrammeStatus};
use crate::readings::year_of_count;
use crate::values::Reading;
use chrono::{Datelike, NaiveDate};

pub(crate) fn count(case: &Case, programme: &Programme, start: NaiveDate, status: ProgrammeStatus) -> Count {
    let in_year = if case.is_flipped(Reading::YearOfCount) {
        year_of_count::other(programme, start, status, case.year)
    } else {
        start.year() == case.year
    };
    if in_year { Count::Sure } else { Count::No }
}
