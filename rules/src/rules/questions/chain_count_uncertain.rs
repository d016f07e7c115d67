//! What: whether a chain programme counts decides, and no document of this insurer says so (Q1).
//! Source: bzv-2.5b.
//! Valid: insurers and years without a document that settles it. No fact answers this: the insurer does.
//! Example: 2025, one chain programme this year, insurer without a document.

use super::{open_by_chain, year_may_be_full};
use crate::case::Case;
use crate::evidence::Evidence;
use crate::rules::{Question, Rule};
use crate::values::{Code, Value};

pub(crate) const RULE: Rule<Question> =
    Rule { name: Code::ChainCountUncertain, holds, evidence, level: Question::FOR_THE_INSURER };

fn holds(case: &Case) -> bool {
    year_may_be_full(case) && open_by_chain(case).next().is_some()
}

fn evidence(case: &Case, evidence: &mut Evidence) {
    evidence.text("chainCount", case.chain_count().as_str());
    evidence.count("openChainProgrammes", open_by_chain(case).count());
    evidence.optional_number("remainingMin", case.remaining().map(|remaining| remaining.min));
}
