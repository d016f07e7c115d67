//! Points where the texts allow more than one reading (rulebook §5).
//!
//! Each file holds the other reading of one point. [`Case`](crate::case::Case) applies one at a time.

pub(crate) mod chain_counts;
pub(crate) mod drop_outs;
pub(crate) mod older_chain_clause;
pub(crate) mod parallel;
pub(crate) mod register_required;
pub(crate) mod relapse_after_chain;
pub(crate) mod third_intensive;
pub(crate) mod year_of_count;
