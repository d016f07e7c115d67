//! How many questions are left, for whoever is asked them.

use super::answers::{Answers, Earlier, Membership, When};
use super::{Path, go};
use crate::enum_set::EnumSet;
use crate::facts::Insurer;
use crate::values::{ChainProgramme, Kind, Outcome, Provider, Setting, YesNoUnknown};
use alloc::vec::Vec;
use chrono::NaiveDate;

/// Programmes about which most is asked: one outside the chain, and one inside it.
const TYPICAL: [(Outcome, Setting, Kind); 2] =
    [(Outcome::NoSuccess, Setting::Gp, Kind::Intensive), (Outcome::NoSuccess, Setting::Chain, Kind::Short)];
/// With more programmes than this it takes too long to look ahead.
const MOST: usize = 2;

impl Path {
    /// About how many questions are not answered yet: as many as the longest of a few typical ways to answer them asks. Until the person
    /// says so, no programme is expected; of many programmes it is not told. These ways are enough to tell somebody how long it takes;
    /// nothing rests on them.
    #[must_use]
    pub fn about_left(&self, answers: &Answers, today: NaiveDate) -> Option<usize> {
        if self.next.is_none() {
            return Some(0);
        }
        if self.facts.history.len() > MOST {
            return None;
        }
        let mut most = 1;
        // Without programmes one of these ways is as good as the other.
        let ways = if self.facts.history.is_empty() { 1 } else { TYPICAL.len() };
        for programme in TYPICAL.into_iter().take(ways) {
            let whole = go(&completed(answers, today, programme), today, &self.memory, false);
            most = most.max(whole.asked.len().saturating_sub(self.asked.len()));
        }
        Some(most)
    }
}

/// The answers with a typical one for each that is not there yet.
fn completed(answers: &Answers, today: NaiveDate, programme: (Outcome, Setting, Kind)) -> Answers {
    let (outcome, setting, kind) = programme;
    let mut chain_care = EnumSet::EMPTY;
    chain_care.insert(ChainProgramme::Cvrm);
    let earlier = |one: &Earlier| Earlier {
        start: one.start,
        outcome: one.outcome.or(Some(outcome)),
        setting: one.setting.or(Some(setting)),
        end: one.end.or(Some(When::Unknown)),
        kind: one.kind.or(Some(kind)),
        start_day: one.start_day.or(Some(When::Unknown)),
        end_day: one.end_day.or(Some(When::Unknown)),
    };
    Answers {
        insurer: answers.insurer.or(Some(Insurer::Other)),
        start: answers.start.or(Some(today)),
        history: Some(answers.history.iter().flatten().map(earlier).collect::<Vec<_>>()),
        chain_care: answers.chain_care.or(Some(Membership::In(chain_care))),
        includes_smr: answers.includes_smr.or(Some(YesNoUnknown::Yes)),
        wanted: answers.wanted.or(Some(Kind::Intensive)),
        provider: answers.provider.or(Some(Provider::Contracted)),
    }
}
