//! What: no provider chosen yet: choose one with a contract or in the quality register (C5).
//! Source: slides, salland-2024, vgz-2025, zk-2027, asr-2027.
//! Valid: always; not beside chain-first, where that provider's turn is later.
//! Example: provider `unknown`.

use super::non_contracted;
use crate::case::Case;
use crate::rules::first_within_chain::comes_first;
use crate::rules::{Condition, Rule};
use crate::values::{Code, Provider};

pub(crate) const RULE: Rule<Condition> =
    Rule { name: Code::ChooseRegisteredProvider, holds, evidence: non_contracted::evidence, level: Condition::ANYWHERE };

fn holds(case: &Case) -> bool {
    case.provider == Provider::Unknown && !comes_first(case)
}
