//! What: a chain programme started this year, yet the person's chain care is said to include none.
//! Source: none: the two can't both be true.
//! Valid: members of chain care.
//! Example: diabetes check-ups without stopping, and a chain programme in January.

use crate::facts::{Facts, Programme};
use crate::values::YesNoUnknown;
use chrono::Datelike;

pub(super) fn holds(facts: &Facts, _at: usize, programme: &Programme) -> bool {
    let without = facts.chain_care.is_some_and(|care| !care.programmes.is_empty() && care.includes_smr == YesNoUnknown::No);
    without && programme.in_chain_in(facts.start.year())
}
