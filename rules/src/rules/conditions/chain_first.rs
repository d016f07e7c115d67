//! What: the programme can start inside the chain, without a claim of its own; a provider outside is not open yet (Z1, Z4).
//! Source: zk-2027, hollandzorg-2024.
//! Valid: insurers that want a programme inside the chain first; after success as the reading `relapse-after-chain`.
//! Example: Zilveren Kruis 2027, diabetes check-ups that include stopping, no programme yet.

use crate::case::Case;
use crate::evidence::Evidence;
use crate::rules::first_within_chain::comes_first;
use crate::rules::{Condition, Rule};
use crate::values::{Code, Route, Value};

pub(crate) const RULE: Rule<Condition> =
    Rule { name: Code::ChainFirst, holds: comes_first, evidence, level: Condition { route: Route::WithinChain } };

/// What chain care includes and what the history leads to.
pub(crate) fn evidence(case: &Case, evidence: &mut Evidence) {
    evidence.text("chainCareRule", case.terms.chain_care.as_str());
    evidence.optional_text("includesSmr", case.chain_includes_smr().map(Value::as_str));
    evidence.optional_text("step", case.chain_step.map(|(step, _)| step.as_str()));
}
