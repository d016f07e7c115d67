//! What: an earlier programme starts after the planned start of the new one.
//! Source: none: then it is not an earlier one.
//! Valid: always. On the same day is fine.
//! Example: planned start 1 June, an earlier one that starts on 2 June.

use crate::facts::{Facts, Programme};

pub(super) fn holds(facts: &Facts, _at: usize, programme: &Programme) -> bool {
    programme.start.is_some_and(|start| start > facts.start)
}
