//! What: the limit is the same everywhere, but contract and policy terms are the insurer's: find out which one it is (C6).
//! Source: slides, salland-2024, zk-2027, asr-2027.
//! Valid: insurer unknown, where it decides nothing.
//! Example: not in chain care, insurer not known.

use crate::case::Case;
use crate::evidence::Evidence;
use crate::rules::{Condition, Rule};
use crate::values::Code;

pub(crate) const RULE: Rule<Condition> =
    Rule { name: Code::InsurerUnknown, holds: |case| case.insurer_is_unknown(), evidence, level: Condition::ANYWHERE };

fn evidence(case: &Case, evidence: &mut Evidence) {
    evidence.text("insurer", case.facts.insurer.as_str());
}
