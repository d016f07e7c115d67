//! What: whether chain care includes stop-smoking guidance decides, or whether there is chain care at all (Q4).
//! Source: zk-2027.
//! Valid: insurers that want a programme inside the chain first.
//! Example: Zilveren Kruis 2027, no programme yet, not known whether in chain care.

use crate::case::Case;
use crate::evidence::Evidence;
use crate::pointer::Pointer;
use crate::rules::first_within_chain::leads_to;
use crate::rules::{Question, Rule};
use crate::values::{ChainStep, Code, Value, YesNoUnknown};

pub(crate) const RULE: Rule<Question> = Rule { name: Code::ChainSmrUnknown, holds, evidence, level: Question { asks } };

fn holds(case: &Case) -> bool {
    case.chain_includes_smr() == Some(YesNoUnknown::Unknown)
        && (leads_to(case, ChainStep::ChainFirst) || leads_to(case, ChainStep::Ask))
}

fn evidence(case: &Case, evidence: &mut Evidence) {
    evidence.flag("chainCareKnown", case.facts.chain_care.is_some());
    evidence.optional_text("includesSmr", case.chain_includes_smr().map(Value::as_str));
}

fn asks(case: &Case, ask: &mut dyn FnMut(Pointer)) {
    ask_about_chain_care(case, ask);
}

/// Asks for membership where that is not known, else for what chain care includes.
pub(crate) fn ask_about_chain_care(case: &Case, ask: &mut dyn FnMut(Pointer)) {
    ask(if case.facts.chain_care.is_none() { Pointer::ChainCare } else { Pointer::IncludesSmr });
}
