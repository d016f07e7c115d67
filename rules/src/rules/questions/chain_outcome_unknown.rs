//! What: how the most recent chain programme ended decides (Q4, Z3).
//! Source: zk-2027.
//! Valid: insurers that want a programme inside the chain first, in the years in which a failed one opens the way outside.
//! Example: Zilveren Kruis 2027, a chain programme ended in May and its outcome is not known.

use crate::case::Case;
use crate::evidence::Evidence;
use crate::pointer::{Pointer, ProgrammeField};
use crate::rules::first_within_chain::leads_to;
use crate::rules::{Question, Rule};
use crate::values::{ChainStep, Code, Value};

pub(crate) const RULE: Rule<Question> = Rule { name: Code::ChainOutcomeUnknown, holds, evidence, level: Question { asks } };

fn holds(case: &Case) -> bool {
    case.chain_may_include_smr() && leads_to(case, ChainStep::Ask)
}

fn evidence(case: &Case, evidence: &mut Evidence) {
    evidence.optional_text("step", case.chain_step.map(|(step, _)| step.as_str()));
    evidence.optional_number("programme", case.chain_step.and_then(|(_, at)| at));
}

fn asks(case: &Case, ask: &mut dyn FnMut(Pointer)) {
    if let Some((_, Some(at))) = case.chain_step {
        ask(Pointer::Field(at, ProgrammeField::Outcome));
    }
}
