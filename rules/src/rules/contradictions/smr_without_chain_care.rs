//! What: not in chain care, yet chain care is said to include stop-smoking guidance.
//! Source: none: the two can't both be true.
//! Valid: always.
//! Example: no chain programme, `includesSmr` is `yes`.

use crate::facts::Facts;
use crate::values::YesNoUnknown;

pub(super) fn holds(facts: &Facts) -> bool {
    facts.chain_care.is_some_and(|care| care.programmes.is_empty() && care.includes_smr == YesNoUnknown::Yes)
}
