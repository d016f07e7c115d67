//! What: a registered provider without a contract: ask beforehand what is reimbursed (C4).
//! Source: slides, salland-2024, zk-2027, asr-2027.
//! Valid: always; not beside chain-first, where that provider's turn is later.
//! Example: a coach in the KABIZ register without a contract.

use crate::case::Case;
use crate::evidence::Evidence;
use crate::rules::first_within_chain::comes_first;
use crate::rules::{Condition, Rule};
use crate::values::{Code, Provider, Value};

pub(crate) const RULE: Rule<Condition> = Rule { name: Code::NonContracted, holds, evidence, level: Condition::ANYWHERE };

fn holds(case: &Case) -> bool {
    case.provider == Provider::Registered && !comes_first(case)
}

/// The provider, and whether a programme inside the chain comes first.
pub(crate) fn evidence(case: &Case, evidence: &mut Evidence) {
    evidence.text("provider", case.provider.as_str());
    evidence.flag("chainFirst", comes_first(case));
}
