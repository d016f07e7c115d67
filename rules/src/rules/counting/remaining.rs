//! What: places left in the year: the most if only sure programmes count, the fewest if possible ones count too.
//! Source: bzv-2.5b (R1, R6).
//! Valid: one place a year up to 2025, three from 2026.
//! Example: 2026, one sure and one open programme: between 1 and 2 left.

use crate::case::Tally;
use crate::rulebase::Limit;
use serde::Serialize;

/// Programmes left in the year, before the new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Remaining {
    /// If everything that may count does.
    pub min: u8,
    /// If only what surely counts does.
    pub max: u8,
}

pub(crate) fn remaining(limit: &Limit, tally: Tally) -> Remaining {
    Remaining { min: limit.programmes.saturating_sub(tally.possible), max: limit.programmes.saturating_sub(tally.sure) }
}
