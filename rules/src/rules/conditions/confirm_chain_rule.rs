//! What: no document says for this year what chain care that includes stopping asks: let the insurer confirm (Z2 and everyone else).
//! Source: slides, vgz-2025, zk-2027, asr-2027.
//! Valid: insurers and years without a document on it.
//! Example: an insurer without a document, diabetes check-ups that include stopping.

use super::chain_first;
use crate::case::Case;
use crate::rules::first_within_chain::leads_to;
use crate::rules::{Condition, Rule};
use crate::values::{ChainCareRule, ChainStep, Code};

pub(crate) const RULE: Rule<Condition> =
    Rule { name: Code::ConfirmChainRule, holds, evidence: chain_first::evidence, level: Condition::ANYWHERE };

fn holds(case: &Case) -> bool {
    let undocumented = case.terms.chain_care == ChainCareRule::Confirm;
    case.chain_may_include_smr() && (undocumented || leads_to(case, ChainStep::Confirm))
}
