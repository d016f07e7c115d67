//! What: the chain programme failed in an earlier year: let the insurer confirm that it still serves as the first (Z2).
//! Source: zk-2027.
//! Valid: insurers that want a programme inside the chain first, from 2027.
//! Example: Zilveren Kruis 2027, the chain programme ended without success in 2026.

use super::chain_first;
use crate::case::Case;
use crate::rules::first_within_chain::leads_to;
use crate::rules::{Condition, Rule};
use crate::values::{ChainStep, Code};

pub(crate) const RULE: Rule<Condition> =
    Rule { name: Code::ChainFailedEarlierYear, holds, evidence: chain_first::evidence, level: Condition::ANYWHERE };

fn holds(case: &Case) -> bool {
    case.chain_may_include_smr() && leads_to(case, ChainStep::ConfirmEarlierYear)
}
