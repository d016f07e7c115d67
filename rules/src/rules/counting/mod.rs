//! What counts towards the limit of the year (rulebook §3).
//!
//! The limit is per person (R2): nothing here asks with which insurer an earlier programme was followed.

pub(crate) mod chain_programme;
pub(crate) mod remaining;
pub(crate) mod unknown_start;
pub(crate) mod year_of_start;

/// Does a programme count in the year of the planned start?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Count {
    /// It does not.
    No,
    /// It does.
    Sure,
    /// It may: the insurer's rule for chain programmes is open, its start is unknown, or both.
    Open { by_chain: bool, by_date: bool },
}
