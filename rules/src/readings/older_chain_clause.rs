//! What: the clause that opens the way outside after a failed chain programme may hold in the year before its document already.
//! Source: zk-2027: it replaces the older clause because of the three programmes a year, which came in 2026.
//! Valid: where the terms give the steps of the other clause.
//! Example: Zilveren Kruis, December 2026, the chain programme ended in June without success.

use crate::rulebase::{FirstWithinChain, Terms};

pub(crate) fn other(terms: &Terms) -> Option<FirstWithinChain> {
    terms.first_within_chain_other_reading.or(terms.first_within_chain)
}
