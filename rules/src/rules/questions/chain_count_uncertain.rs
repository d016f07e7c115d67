//! What: whether a chain programme counts decides, and no document of this insurer says so (Q1).
//! Source: bzv-2.5b.
//! Valid: insurers and years without a document that settles it. No fact answers this: the insurer does.
//! Example: 2025, one chain programme this year, insurer without a document.

use super::{open_by_chain, year_may_be_full};
use crate::because::Because;
use crate::case::Case;
use crate::rules::{Name, Rule};
use crate::values::{Code, Value};

pub(crate) const RULE: Rule = Rule::new(Name::Code(Code::ChainCountUncertain), holds, because);

fn holds(case: &Case) -> bool {
    year_may_be_full(case) && open_by_chain(case).next().is_some()
}

fn because(case: &Case, why: &mut Because) {
    why.text("chainCount", case.chain_count().as_str());
    why.count("openChainProgrammes", open_by_chain(case).count());
    why.optional_number("remainingMin", case.remaining().map(|remaining| remaining.min));
}
