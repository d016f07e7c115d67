//! What: the insurer decides: on a chain programme that may count (Q1, Q3), on chain care, or on a running chain programme (Q4).
//! Source: slides, salland-2024, zk-2027, asr-2027.
//! Valid: insurer unknown.
//! Example: in chain care that includes stop-smoking guidance, insurer not known.

use super::{may_be_third_intensive, open_by_chain, year_may_be_full};
use crate::case::Case;
use crate::evidence::Evidence;
use crate::facts::ProgrammeStatus;
use crate::pointer::Pointer;
use crate::rules::{Question, Rule};
use crate::values::{Code, YesNoUnknown};

pub(crate) const RULE: Rule<Question> = Rule { name: Code::InsurerUnknown, holds, evidence, level: Question { asks } };

fn holds(case: &Case) -> bool {
    case.insurer_is_unknown() && (decides_on_programmes(case) || case.chain_may_include_smr())
}

fn decides_on_programmes(case: &Case) -> bool {
    decides_the_count(case) || decides_the_third(case) || decides_on_a_running_one(case)
}

fn decides_the_count(case: &Case) -> bool {
    year_may_be_full(case) && open_by_chain(case).next().is_some()
}

fn decides_the_third(case: &Case) -> bool {
    may_be_third_intensive(case) && case.possibly_intensive().any(|(_, programme, _)| programme.in_chain())
}

fn decides_on_a_running_one(case: &Case) -> bool {
    case.programmes().any(|(_, programme, view)| view.status == ProgrammeStatus::Running && case.would_ask_insurer(programme))
}

fn evidence(case: &Case, evidence: &mut Evidence) {
    evidence.text("insurer", case.facts.insurer.as_str());
    evidence.flag("chainCareMayIncludeSmr", case.chain_may_include_smr());
}

fn asks(case: &Case, ask: &mut dyn FnMut(Pointer)) {
    ask(Pointer::Insurer);
    // Whoever is not in such chain care needs no insurer's rule about it; one about programmes stays needed.
    if case.chain_includes_smr() == Some(YesNoUnknown::Unknown) && may_turn_out_without_smr(case) && !decides_on_programmes(case)
    {
        super::chain_smr_unknown::ask_about_chain_care(case, ask);
    }
}

/// A chain programme of this year shows that the chain includes one; membership may still be over.
fn may_turn_out_without_smr(case: &Case) -> bool {
    case.facts.chain_care.is_none() || !case.facts.history.iter().any(|programme| programme.in_chain_in(case.year))
}
