//! What: the chain programme failed in an earlier year: let the insurer confirm that it still serves as the first (Z2).
//! Source: zk-2027.
//! Valid: insurers that want a programme inside the chain first, from 2027.
//! Example: Zilveren Kruis 2027, the chain programme ended without success in 2026.

use super::chain_first;
use crate::case::Case;
use crate::rules::first_within_chain::leads_to;
use crate::rules::{Rule, RuleId};
use crate::values::{ChainStep, Code};

pub(crate) const RULE: Rule = Rule::new(RuleId::Code(Code::ChainFailedEarlierYear), holds, chain_first::evidence);

fn holds(case: &Case) -> bool {
    case.chain_may_include_smr() && leads_to(case, ChainStep::ConfirmEarlierYear)
}
