//! What: an extra trajectory beside chain guidance must show its added value.
//! Source: salland-2024.
//! Valid: Salland 2024.
//! Example: COPD check-ups that include stopping, and a specialised coach wanted.

use super::chain_first;
use crate::case::Case;
use crate::rules::{Condition, Rule};
use crate::values::{ChainCareRule, Code};

pub(crate) const RULE: Rule<Condition> =
    Rule { name: Code::AddedValue, holds, evidence: chain_first::evidence, level: Condition::ANYWHERE };

/// In chain care that includes stopping, or may, with an insurer that asks for added value.
pub(crate) fn holds(case: &Case) -> bool {
    case.chain_may_include_smr() && case.terms.chain_care == ChainCareRule::AddedValue
}
