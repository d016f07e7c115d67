//! What: whether a programme inside chain care counts is for the insurer's document; without one it is open.
//! Source: zk-2027, asr-2027, salland-2024 (R4).
//! Valid: all years; the reading `chain-counts` allows another answer where the document does not say it in so many words.
//! Example: chain programme in 2026 at an insurer without a document: open, so `remaining` is a range.

use super::Count;
use crate::values::ChainCount;

/// Joins what the insurer says with what the dates say.
pub(crate) fn count(by_insurer: ChainCount, by_date: Count) -> Count {
    match (by_insurer, by_date) {
        (ChainCount::DoesNotCount, _) | (_, Count::No) => Count::No,
        (ChainCount::Counts, by_date) => by_date,
        (ChainCount::Open, Count::Sure) => Count::Open { by_chain: true, by_date: false },
        (ChainCount::Open, Count::Open { by_date, .. }) => Count::Open { by_chain: true, by_date },
    }
}
