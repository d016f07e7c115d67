//! What: after success and a later relapse the way outside the chain may be open at once.
//! Source: zk-2027: it speaks of a failed programme only.
//! Valid: where the terms give another reading.
//! Example: stopped with the chain programme in January, relapsed in May.

use crate::rulebase::FirstWithinChain;
use crate::values::ChainStep;

pub(crate) fn other(steps: &FirstWithinChain) -> ChainStep {
    steps.success_other_reading.unwrap_or(steps.success)
}
