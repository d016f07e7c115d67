//! The form: everything that can be filled in at the intake, and the facts that follow.

use super::typed::Typed;
use crate::state::{ChainOther, Fields, ticks};
use chrono::{Datelike, NaiveDate};
use smr_rules::Insurer;
use smr_rules::enum_set::EnumSet;
use smr_rules::interview::{Answers, Earlier, Membership, Path, When, filled_in};
use smr_rules::values::{ChainProgramme, Kind, Outcome, Provider, Setting, YesNoUnknown};
use smr_texts::digits;

/// Everything that can be filled in. What is not filled in is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// The insurer.
    pub insurer: Option<Insurer>,
    /// The planned start, as it is typed.
    pub start: String,
    /// Earlier programmes?
    pub had: Option<YesNoUnknown>,
    /// Those programmes.
    pub entries: Vec<Entry>,
    /// The chain programmes that are ticked.
    pub chain: EnumSet<ChainProgramme>,
    /// Not in chain care, or not known.
    pub chain_other: Option<ChainOther>,
    /// Stop-smoking guidance is part of chain care.
    pub includes_smr: Option<YesNoUnknown>,
    /// Kind wanted.
    pub wanted: Option<Kind>,
    /// Who gives it.
    pub provider: Option<Provider>,
}

/// An earlier or running programme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Stays with the programme when others come and go.
    pub key: u32,
    /// When it began, as it is typed.
    pub begun: String,
    /// When it ended or will end, as it is typed.
    pub ended: String,
    /// Which kind.
    pub kind: Option<Kind>,
    /// Where.
    pub setting: Option<Setting>,
    /// How it ended.
    pub outcome: Option<Outcome>,
}

/// What is wrong with a field that is typed. It counts as not known until it is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amiss {
    /// Not a date.
    NotADate,
    /// The planned start is a day.
    NoStart,
    /// The end of a programme that may still run is a day.
    NotTheDay,
}

impl Entry {
    /// The id of a field of it.
    #[must_use]
    pub fn id(&self, field: &str) -> String {
        [field, "-", &digits(self.key as i32)].concat()
    }

    /// What is wrong with when it ended.
    #[must_use]
    pub fn end_amiss(&self, planned_start: NaiveDate) -> Option<Amiss> {
        match Typed::read(&self.ended) {
            Typed::NotADate => Some(Amiss::NotADate),
            Typed::When(When::Day(_)) | Typed::Nothing => None,
            Typed::When(when) => (!self.is_final() && !when.is_before(planned_start)).then_some(Amiss::NotTheDay),
        }
    }

    /// What is wrong with when it began.
    #[must_use]
    pub fn begin_amiss(&self) -> Option<Amiss> {
        (Typed::read(&self.begun) == Typed::NotADate).then_some(Amiss::NotADate)
    }

    fn is_final(&self) -> bool {
        matches!(self.outcome, Some(Outcome::Success | Outcome::NoSuccess | Outcome::DroppedOut))
    }

    fn earlier(&self, planned_start: NaiveDate) -> Earlier {
        let end = if self.end_amiss(planned_start).is_some() { When::Unknown } else { Typed::read(&self.ended).when() };
        Earlier {
            outcome: Some(self.outcome.unwrap_or(Outcome::Unknown)),
            setting: Some(self.setting.unwrap_or(Setting::Unknown)),
            end: Some(end),
            kind: Some(self.kind.unwrap_or(Kind::Unknown)),
            // Asked where they decide: see `Path::asked`.
            start_day: Some(When::Unknown),
            end_day: Some(When::Unknown),
            ..Earlier::begun(Typed::read(&self.begun).when())
        }
    }
}

impl Form {
    /// Nothing is known but that it may start today.
    #[must_use]
    pub fn new(today: NaiveDate) -> Self {
        Self { start: written(When::Day(today)), ..Self::default() }
    }

    /// The form of answers that were handed over.
    #[must_use]
    pub fn of(answers: &Answers) -> Self {
        let entry = |(key, earlier): (u32, &Earlier)| Entry {
            key,
            begun: written(earlier.start),
            ended: earlier.end.map_or_else(String::new, written),
            kind: earlier.kind,
            setting: earlier.setting,
            outcome: earlier.outcome,
        };
        let (chain, chain_other) = ticks(answers.chain_care);
        Self {
            insurer: answers.insurer,
            start: answers.start.map_or_else(String::new, |day| written(When::Day(day))),
            had: answers.history.as_ref().map(|history| if history.is_empty() { YesNoUnknown::No } else { YesNoUnknown::Yes }),
            entries: (0..).zip(answers.history.iter().flatten()).map(entry).collect(),
            chain,
            chain_other,
            includes_smr: answers.includes_smr,
            wanted: answers.wanted,
            provider: answers.provider,
        }
    }

    /// The planned start, if it is a day.
    #[must_use]
    pub fn planned_start(&self) -> Option<NaiveDate> {
        match Typed::read(&self.start) {
            Typed::When(When::Day(day)) => Some(day),
            _ => None,
        }
    }

    /// Is it not known whether there was a programme?
    #[must_use]
    pub fn is_unsure(&self) -> bool {
        self.entries.is_empty() && self.had != Some(YesNoUnknown::No)
    }

    /// The facts, as far as they are filled in well, for a start on this day.
    #[must_use]
    pub fn path(&self, start: NaiveDate, today: NaiveDate) -> Path {
        let answers = self.answers_for(start);
        // What is not known can't be left out of the facts.
        let history = answers.history.or_else(|| Some(vec![Earlier::UNSURE]));
        filled_in(&Answers { history, ..answers }, today)
    }

    /// What is filled in; `None` without a planned start. No history: it is not known whether there was a programme.
    #[must_use]
    pub fn answers(&self) -> Option<Answers> {
        Some(self.answers_for(self.planned_start()?))
    }

    fn answers_for(&self, start: NaiveDate) -> Answers {
        let history = (!self.is_unsure()).then(|| self.entries.iter().map(|entry| entry.earlier(start)).collect());
        let is_member = self.chain_other.is_none() && !self.chain.is_empty();
        Answers {
            insurer: Some(self.insurer.unwrap_or(Insurer::Unknown)),
            start: Some(start),
            history,
            chain_care: Some(match self.chain_other {
                Some(ChainOther::None) => Membership::In(EnumSet::EMPTY),
                None if is_member => Membership::In(self.chain),
                Some(ChainOther::Unknown) | None => Membership::Unknown,
            }),
            includes_smr: is_member.then(|| self.includes_smr.unwrap_or(YesNoUnknown::Unknown)),
            wanted: Some(self.wanted.unwrap_or(Kind::Unknown)),
            provider: Some(self.provider.unwrap_or(Provider::Unknown)),
        }
    }

    /// The same as fields of the self-check, for its result.
    #[must_use]
    pub fn fields(&self, start: NaiveDate) -> Fields {
        Fields::of(&self.answers_for(start))
    }
}

/// A time as it is typed.
#[must_use]
pub fn written(when: When) -> String {
    let of = |first: NaiveDate| [&digits(first.month() as i32), "-", &digits(first.year())].concat();
    match when {
        When::Day(day) => [&digits(day.day() as i32), "-", &of(day)].concat(),
        When::Month(first) => of(first),
        When::Year(year) => digits(year),
        // There is no other way to say it here.
        When::Before(_) | When::Unknown => String::new(),
    }
}
