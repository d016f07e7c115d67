//! What: a chain programme may be counted the other way round than chosen.
//! Source: zk-2027, asr-2027.
//! Valid: where the terms give another reading.
//! Example: at Zilveren Kruis the chain programme may not be one of the three.

use crate::rulebase::Terms;
use crate::values::ChainCount;

pub(crate) fn other(terms: &Terms) -> ChainCount {
    terms.chain_count_other_reading.unwrap_or(terms.chain_count)
}
