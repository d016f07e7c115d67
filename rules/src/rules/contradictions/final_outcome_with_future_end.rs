//! What: how it ended is known, yet it ends after the planned start.
//! Source: none: the two can't both be true.
//! Valid: always.
//! Example: planned start 1 June; ended without success, end 1 August.

use crate::facts::{Facts, Programme};

pub(super) fn holds(facts: &Facts, _at: usize, programme: &Programme) -> bool {
    programme.outcome_is_final() && programme.end.is_some_and(|end| end > facts.start)
}
