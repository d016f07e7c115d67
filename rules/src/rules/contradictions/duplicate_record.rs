//! What: the same programme stands in the history twice.
//! Source: none: entered twice, it would count twice.
//! Valid: records with a known start; every later one is told.
//! Example: two records that are the same in every field.

use crate::facts::{Facts, Programme};

pub(super) fn holds(facts: &Facts, at: usize, programme: &Programme) -> bool {
    programme.start.is_some() && facts.history.iter().take(at).any(|earlier| earlier == programme)
}
