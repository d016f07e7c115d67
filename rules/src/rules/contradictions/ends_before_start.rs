//! What: a programme ends before it starts.
//! Source: none: the two can't both be true.
//! Valid: always. On the same day is fine.
//! Example: from 1 April to 1 March.

use crate::facts::{Facts, Programme};

pub(super) fn holds(_facts: &Facts, _at: usize, programme: &Programme) -> bool {
    matches!((programme.start, programme.end), (Some(start), Some(end)) if end < start)
}
