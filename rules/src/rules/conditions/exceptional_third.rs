//! What: counting cautiously this would be the third of the year, which is meant as an exception (C2).
//! Source: bzv-2.5b, slides, asr-2027.
//! Valid: from 2026.
//! Example: a short and an intensive programme in 2026, another one wanted.

use crate::case::Case;
use crate::evidence::Evidence;
use crate::rules::{Condition, Rule};
use crate::values::Code;

pub(crate) const RULE: Rule<Condition> = Rule { name: Code::ExceptionalThird, holds, evidence, level: Condition::ANYWHERE };

fn holds(case: &Case) -> bool {
    let this_one = case.tally.possible.saturating_add(1);
    case.limit.and_then(|limit| limit.exceptional_from).is_some_and(|from| this_one == from)
}

fn evidence(case: &Case, evidence: &mut Evidence) {
    evidence.number("possiblyCounted", case.tally.possible);
    evidence.optional_number("exceptionalFrom", case.limit.and_then(|limit| limit.exceptional_from));
}
