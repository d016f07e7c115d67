//! What has been filled in, and the one way to change it. Pure: tested natively.

use chrono::NaiveDate;
use smr_rules::set::Set;
use smr_rules::values::{ChainProgramme, Kind, Outcome, Provider, Setting, Tri};
use smr_rules::{ChainCare, Facts, Insurer, MOST_PROGRAMMES, Programme};
use smr_texts::Lang;

/// Everything on the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// The language of the texts.
    pub lang: Lang,
    /// The planned start; `None` while it is empty or not a date.
    pub start: Option<NaiveDate>,
    /// The insurer.
    pub insurer: Insurer,
    /// In chain care?
    pub in_chain_care: Tri,
    /// Which chain care.
    pub chain_programmes: Set<ChainProgramme>,
    /// Is stop-smoking guidance part of it?
    pub includes_smr: Tri,
    /// Earlier and running programmes.
    pub history: Vec<Record>,
    /// The kind of the new programme.
    pub wanted: Kind,
    /// Who would give it.
    pub provider: Provider,
    next_key: u32,
}

/// An earlier programme on the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record {
    /// Stays with the record when others come and go.
    pub key: u32,
    /// What was filled in; unknown where nothing was.
    pub programme: Programme,
}

/// Everything that can happen to the state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Another language; answers stay.
    Speak(Lang),
    /// Planned start.
    Start(Option<NaiveDate>),
    /// Insurer.
    Insurer(Insurer),
    /// In chain care or not.
    InChainCare(Tri),
    /// One of the chain-care programmes, ticked or not.
    ChainProgramme(ChainProgramme, bool),
    /// Stop-smoking guidance is part of chain care, or not.
    IncludesSmr(Tri),
    /// One more earlier programme.
    Add,
    /// Takes the programme with this key away.
    Remove(u32),
    /// Another value for a programme with this key.
    Change(u32, Field),
    /// Kind wanted.
    Wanted(Kind),
    /// Provider.
    Provider(Provider),
    /// Forgets every answer; the language stays, and the day that it starts with.
    Clear(NaiveDate),
}

/// A field of a programme and its new value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// First day.
    Start(Option<NaiveDate>),
    /// Last day.
    End(Option<NaiveDate>),
    /// Kind.
    Kind(Kind),
    /// Setting.
    Setting(Setting),
    /// Outcome.
    Outcome(Outcome),
}

impl State {
    /// Nothing known yet but the day of today, which is where planning starts.
    #[must_use]
    pub fn new(lang: Lang, today: NaiveDate) -> Self {
        Self {
            lang,
            start: Some(today),
            insurer: Insurer::Unknown,
            in_chain_care: Tri::Unknown,
            chain_programmes: Set::EMPTY,
            includes_smr: Tri::Unknown,
            history: Vec::new(),
            wanted: Kind::Unknown,
            provider: Provider::Unknown,
            next_key: 0,
        }
    }

    /// The state after an action.
    #[must_use]
    pub fn after(&self, action: Action) -> Self {
        let mut next = self.clone();
        match action {
            Action::Speak(lang) => next.lang = lang,
            Action::Start(start) => next.start = start,
            Action::Insurer(insurer) => next.insurer = insurer,
            Action::InChainCare(answer) => next.in_chain_care = answer,
            Action::ChainProgramme(programme, true) => next.chain_programmes.insert(programme),
            Action::ChainProgramme(programme, false) => next.chain_programmes.remove(programme),
            Action::IncludesSmr(answer) => next.includes_smr = answer,
            Action::Add => next.add(),
            Action::Remove(key) => next.history.retain(|record| record.key != key),
            Action::Change(key, field) => {
                if let Some(record) = next.history.iter_mut().find(|record| record.key == key) {
                    record.set(field);
                }
            }
            Action::Wanted(kind) => next.wanted = kind,
            Action::Provider(provider) => next.provider = provider,
            Action::Clear(today) => next = Self { next_key: self.next_key, ..Self::new(self.lang, today) },
        }
        next
    }

    /// Can another programme be added?
    #[must_use]
    pub fn has_room(&self) -> bool {
        self.history.len() < MOST_PROGRAMMES
    }

    fn add(&mut self) {
        if self.has_room() {
            let programme =
                Programme { start: None, end: None, kind: Kind::Unknown, setting: Setting::Unknown, outcome: Outcome::Unknown };
            self.history.push(Record { key: self.next_key, programme });
            self.next_key = self.next_key.wrapping_add(1);
        }
    }

    /// What the rules look at; `None` while the planned start is missing.
    #[must_use]
    pub fn facts(&self) -> Option<Facts> {
        Some(Facts {
            start: self.start?,
            insurer: self.insurer,
            chain_care: self.chain_care(),
            history: self.history.iter().map(|record| record.programme).take(MOST_PROGRAMMES).collect(),
            wanted: self.wanted,
            provider: self.provider,
        })
    }

    /// Without a word on which chain care it is, membership stays unknown: nothing is made up.
    fn chain_care(&self) -> Option<ChainCare> {
        match self.in_chain_care {
            Tri::No => Some(ChainCare::NONE),
            Tri::Yes if !self.which_chain_care_is_missing() => {
                Some(ChainCare { programmes: self.chain_programmes, includes_smr: self.includes_smr })
            }
            Tri::Yes | Tri::Unknown => None,
        }
    }

    /// Said to be in chain care, but not in which.
    #[must_use]
    pub fn which_chain_care_is_missing(&self) -> bool {
        self.in_chain_care == Tri::Yes && self.chain_programmes.is_empty()
    }
}

impl Record {
    fn set(&mut self, field: Field) {
        match field {
            Field::Start(start) => self.programme.start = start,
            Field::End(end) => self.programme.end = end,
            Field::Kind(kind) => self.programme.kind = kind,
            Field::Setting(setting) => self.programme.setting = setting,
            Field::Outcome(outcome) => self.programme.outcome = outcome,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a date")
    }

    fn state() -> State {
        State::new(Lang::Nl, day(2026, 11, 22))
    }

    #[test]
    fn nothing_filled_in_is_unknown_and_never_no() {
        let facts = state().facts().expect("there is a start");
        assert_eq!(facts.chain_care, None);
        assert_eq!((facts.insurer, facts.wanted, facts.provider), (Insurer::Unknown, Kind::Unknown, Provider::Unknown));
    }

    #[test]
    fn chain_care_without_a_programme_stays_unknown() {
        let yes = state().after(Action::InChainCare(Tri::Yes)).after(Action::IncludesSmr(Tri::No));
        assert!(yes.which_chain_care_is_missing());
        assert_eq!(yes.facts().and_then(|facts| facts.chain_care), None);
        let copd = yes.after(Action::ChainProgramme(ChainProgramme::Copd, true));
        assert_eq!(copd.facts().and_then(|facts| facts.chain_care).map(|care| care.includes_smr), Some(Tri::No));
        assert_eq!(copd.after(Action::ChainProgramme(ChainProgramme::Copd, false)), yes);
    }

    #[test]
    fn answers_about_chain_care_survive_a_change_of_mind() {
        let member = state()
            .after(Action::InChainCare(Tri::Yes))
            .after(Action::ChainProgramme(ChainProgramme::Dm2, true))
            .after(Action::IncludesSmr(Tri::Yes));
        let back = member.after(Action::InChainCare(Tri::No)).after(Action::InChainCare(Tri::Yes));
        assert_eq!(back, member);
        let not = member.after(Action::InChainCare(Tri::No));
        assert_eq!(not.facts().and_then(|facts| facts.chain_care), Some(ChainCare::NONE));
    }

    #[test]
    fn programmes_keep_their_keys() {
        let two = state().after(Action::Add).after(Action::Add);
        let (first, second) = (two.history[0].key, two.history[1].key);
        let changed = two.after(Action::Remove(first)).after(Action::Change(second, Field::Kind(Kind::Short)));
        assert_eq!(changed.history.len(), 1);
        assert_eq!((changed.history[0].key, changed.history[0].programme.kind), (second, Kind::Short));
        assert!(changed.after(Action::Add).history[1].key > second);
        assert_eq!(changed.after(Action::Change(99, Field::Kind(Kind::Intensive))), changed);
    }

    #[test]
    fn no_more_programmes_than_facts_may_hold() {
        let full = (0..60).fold(state(), |state, _| state.after(Action::Add));
        assert!(!full.has_room());
        assert_eq!(full.history.len(), MOST_PROGRAMMES);
    }

    #[test]
    fn clearing_forgets_all_but_the_language() {
        let filled = state().after(Action::Speak(Lang::En)).after(Action::Add).after(Action::Wanted(Kind::Short));
        let cleared = filled.after(Action::Clear(day(2026, 11, 22)));
        assert_eq!(cleared.facts(), state().facts());
        assert_eq!(cleared.lang, Lang::En);
    }
}
