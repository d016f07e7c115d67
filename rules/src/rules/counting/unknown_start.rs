//! What: a programme whose start is unknown does not count if it ended before the year; otherwise it is open.
//! Source: bzv-2.5b (R5).
//! Valid: all years.
//! Example: planned start in 2027; start unknown, ended 20 February 2027: open.

use super::Count;
use crate::facts::Programme;
use chrono::Datelike;

pub(crate) fn count(programme: &Programme, year: i32) -> Count {
    match programme.end {
        Some(end) if end.year() < year => Count::No,
        _ => Count::Open { by_chain: false, by_date: true },
    }
}
