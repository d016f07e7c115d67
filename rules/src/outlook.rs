//! Where "not enough is known" leads: to a start whatever the answers, or not surely.
//!
//! Every way of answering all that is asked is tried. A way that contradicts the other facts is left out. Where a date is asked, where
//! nothing is asked, or where there are too many ways, the outlook is open.

use crate::assess::outcome;
use crate::assessment::Assessment;
use crate::changes::one_brand_of;
use crate::enum_set::EnumSet;
use crate::facts::{ChainCare, Facts, Insurer};
use crate::pointer::{Pointer, ProgrammeField};
use crate::rulebase::groups;
use crate::values::{ChainProgramme, Code, Kind, Outcome, Outlook, Verdict, YesNoUnknown};

/// More ways than this are not tried.
const MOST_WAYS: usize = 10_000;

/// The outlook of an answer; `None` unless it needs information.
pub(crate) fn of(facts: &Facts, answer: &Assessment) -> Option<Outlook> {
    if answer.verdict != Verdict::NeedsInformation {
        return None;
    }
    let ways = answer.asks.iter().try_fold(1usize, |ways, pointer| ways.checked_mul(choices(*pointer)));
    let can_try = ways.is_some_and(|ways| (2..=MOST_WAYS).contains(&ways));
    let leads_to_start = can_try && every_way_starts(&mut facts.clone(), &answer.asks);
    Some(if leads_to_start { Outlook::Start } else { Outlook::Open })
}

/// An insurer of each group, and one without a document.
fn insurers() -> impl Iterator<Item = Insurer> {
    groups().iter().filter_map(one_brand_of).map(Insurer::Brand).chain([Insurer::Other])
}

const KINDS: [Kind; 2] = [Kind::Short, Kind::Intensive];
const OUTCOMES: [Outcome; 4] = [Outcome::Success, Outcome::NoSuccess, Outcome::DroppedOut, Outcome::Running];
const YES_NO: [YesNoUnknown; 2] = [YesNoUnknown::Yes, YesNoUnknown::No];

/// In how many ways a fact can be answered; 0 where they cannot be tried.
fn choices(pointer: Pointer) -> usize {
    match pointer {
        Pointer::Insurer => insurers().count(),
        // In none, or in one that includes stop-smoking guidance or not.
        Pointer::ChainCare => 3,
        Pointer::IncludesSmr => YES_NO.len(),
        Pointer::Field(_, ProgrammeField::Kind) => KINDS.len(),
        Pointer::Field(_, ProgrammeField::Outcome) => OUTCOMES.len(),
        _ => 0,
    }
}

/// Does every way of answering these lead to a start?
fn every_way_starts(facts: &mut Facts, asks: &[Pointer]) -> bool {
    let Some((pointer, rest)) = asks.split_first() else {
        let decision = outcome(facts);
        return decision.verdict.is_start() || decision.codes.contains(Code::ContradictoryFacts);
    };
    match *pointer {
        Pointer::Insurer => insurers().all(|insurer| {
            facts.insurer = insurer;
            every_way_starts(facts, rest)
        }),
        Pointer::ChainCare => {
            let programmes: EnumSet<_> = [ChainProgramme::Dm2].into_iter().collect();
            let members = YES_NO.map(|includes_smr| ChainCare { programmes, includes_smr });
            [ChainCare::NONE].into_iter().chain(members).all(|care| {
                facts.chain_care = Some(care);
                every_way_starts(facts, rest)
            })
        }
        Pointer::IncludesSmr => YES_NO.into_iter().all(|includes_smr| {
            facts.chain_care = facts.chain_care.map(|care| ChainCare { includes_smr, ..care });
            every_way_starts(facts, rest)
        }),
        Pointer::Field(at, ProgrammeField::Kind) => KINDS.into_iter().all(|kind| {
            facts.history.get_mut(usize::from(at)).is_some_and(|programme| {
                programme.kind = kind;
                true
            }) && every_way_starts(facts, rest)
        }),
        Pointer::Field(at, ProgrammeField::Outcome) => OUTCOMES.into_iter().all(|outcome| {
            facts.history.get_mut(usize::from(at)).is_some_and(|programme| {
                programme.outcome = outcome;
                true
            }) && every_way_starts(facts, rest)
        }),
        _ => false,
    }
}
