//! The answers as a person fills them in, and every way to edit them. The self-check and the intake share both.

use super::{DayInput, DayPart, TimeInput};
use chrono::NaiveDate;
use smr_rules::enum_set::EnumSet;
use smr_rules::interview::{Question, When};
use smr_rules::values::{ChainProgramme, Kind, Outcome, Provider, Setting, YesNoUnknown};
use smr_rules::{Insurer, MOST_PROGRAMMES};

/// Everything that can be filled in. Hiding a field never clears it, so a person can change their mind without typing again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerForm {
    /// The insurer.
    pub insurer: Option<Insurer>,
    /// The text in the search field of the list of insurers (self-check).
    pub insurer_search: String,
    /// Something was typed there after the last choice: then that counts, and not the choice.
    pub is_searched_last: bool,
    /// When the new programme is to start, as one of a few choices (self-check).
    pub start: Option<StartChoice>,
    /// The day that belongs to [`StartChoice::Day`] (self-check).
    pub start_day: DayInput,
    /// When the new programme is to start, typed in one field (intake).
    pub start_text: TimeInput,
    /// Were there earlier programmes?
    pub earlier: Option<YesNoUnknown>,
    /// Those programmes.
    pub programmes: Vec<ProgrammeForm>,
    /// The chain programmes that are ticked.
    pub chain: EnumSet<ChainProgramme>,
    /// The tick box that excludes the chain programmes.
    pub chain_other: Option<ChainOther>,
    /// Is stop-smoking guidance part of the chain care?
    pub includes_smr: Option<YesNoUnknown>,
    /// The kind of the new programme.
    pub wanted: Option<Kind>,
    /// Who would give it.
    pub guide: Option<Guide>,
    /// Is the stop-smoking coach in the quality register?
    pub in_register: Option<YesNoUnknown>,
    /// Does that coach have a contract with the insurer?
    pub has_contract: Option<YesNoUnknown>,
    /// The answer that excludes that any of the programmes was stopped early (self-check). Ticked programmes have
    /// [`ProgrammeForm::is_stopped_early`].
    pub early_stop_other: Option<EarlyStopOther>,
}

/// Who would give the new programme, in words that people know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guide {
    /// The own general practice.
    GpPractice,
    /// A stop-smoking coach.
    Coach,
    /// Not known yet.
    Unknown,
}

/// Answers that exclude every programme that could have been stopped early.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EarlyStopOther {
    /// None was stopped early.
    None,
    /// The person does not know.
    Unknown,
}

/// When the new programme is to start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StartChoice {
    /// Now, or later this year.
    Now,
    /// From the first of January.
    NewYear,
    /// On a day that is filled in.
    Day,
}

/// Answers that exclude every chain programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChainOther {
    /// Not in chain care.
    None,
    /// The person does not know.
    Unknown,
}

/// An earlier or running programme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProgrammeForm {
    /// Identifies the programme while others are added and removed; part of the ids of its fields.
    pub key: u32,
    /// When it began: chosen from a list (self-check) or typed (intake).
    pub begun: TimeInput,
    /// How it ended, or that it still runs.
    pub outcome: Option<Outcome>,
    /// Where it was.
    pub setting: Option<Setting>,
    /// When it ended: chosen from a list (self-check) or typed (intake).
    pub end: TimeInput,
    /// The day on which it will end, while it may still run (self-check).
    pub planned_end: DayInput,
    /// Which kind it was.
    pub kind: Option<Kind>,
    /// The exact day on which it began, asked only where it decides (self-check).
    pub begun_day: DayInput,
    /// The exact day on which it ended, asked only where it decides (self-check).
    pub end_day: DayInput,
    /// Ticked where all programmes are asked at once whether they were stopped early (self-check).
    pub is_stopped_early: bool,
}

/// Names one of the three-part day inputs of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayId {
    /// [`AnswerForm::start_day`].
    Start,
    /// [`ProgrammeForm::planned_end`] of the programme at this index.
    PlannedEnd(u8),
    /// [`ProgrammeForm::begun_day`] of the programme at this index.
    Begun(u8),
    /// [`ProgrammeForm::end_day`] of the programme at this index.
    End(u8),
}

impl DayId {
    /// The day input that a question is answered with, if it is one.
    #[must_use]
    pub fn of(question: Question) -> Option<Self> {
        match question {
            Question::Start => Some(Self::Start),
            Question::End(at) => Some(Self::PlannedEnd(at)),
            Question::StartDay(at) => Some(Self::Begun(at)),
            Question::EndDay(at) => Some(Self::End(at)),
            _ => None,
        }
    }
}

/// One change of a form. A number is the index of a programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Choose an insurer, or none.
    Insurer(Option<Insurer>),
    /// Type in the search field of the list of insurers.
    InsurerSearch(String),
    /// Choose when to start.
    Start(StartChoice),
    /// Type the planned start in one field.
    StartText(String),
    /// Set the planned start of the one field to a day.
    StartOn(NaiveDate),
    /// Type a part of a day.
    Day(DayId, DayPart, String),
    /// Tick or untick "I don't know" at a day.
    DayUnknown(DayId, bool),
    /// Were there earlier programmes? "Yes" opens the first one.
    Earlier(YesNoUnknown),
    /// Add a programme.
    AddProgramme,
    /// Add a programme like this one after it, without its dates: the same dates would be the same programme twice.
    DuplicateProgramme(u8),
    /// Remove a programme.
    RemoveProgramme(u8),
    /// Choose when a programme began.
    Begun(u8, Option<When>),
    /// Type when a programme began. For the one after the last, that adds it.
    BegunText(u8, String),
    /// Choose when a programme ended.
    End(u8, Option<When>),
    /// Type when a programme ended.
    EndText(u8, String),
    /// Choose how it ended.
    Outcome(u8, Outcome),
    /// Choose where it was.
    Setting(u8, Setting),
    /// Choose which kind it was.
    Kind(u8, Kind),
    /// Tick or untick a chain programme.
    Chain(ChainProgramme, bool),
    /// Tick or untick an answer that excludes the chain programmes.
    ChainOther(ChainOther, bool),
    /// Is stop-smoking guidance part of the chain care?
    IncludesSmr(YesNoUnknown),
    /// Choose the kind of the new programme.
    Wanted(Kind),
    /// Choose who would give it, in one answer (intake).
    Provider(Provider),
    /// Choose who would give it (self-check).
    Guide(Guide),
    /// Is the coach in the register (self-check)?
    InRegister(YesNoUnknown),
    /// Does the coach have a contract (self-check)?
    HasContract(YesNoUnknown),
    /// Tick or untick a programme that was stopped early.
    EarlyStop(u8, bool),
    /// Tick or untick an answer that excludes those.
    EarlyStopOther(EarlyStopOther, bool),
}

impl ProgrammeForm {
    /// The id of one of its fields: `begun-3`.
    #[must_use]
    pub fn id(&self, field: &str) -> String {
        format!("{field}-{}", self.key)
    }

    /// Is nothing filled in?
    pub(super) fn is_empty(&self) -> bool {
        *self == Self { key: self.key, ..Self::default() }
    }

    /// Does it run, or has nobody said that it is over? Then its end is a planned day.
    #[must_use]
    pub fn may_run(&self) -> bool {
        matches!(self.outcome, None | Some(Outcome::Running))
    }
}

impl AnswerForm {
    /// Can another programme be added?
    #[must_use]
    pub fn has_room(&self) -> bool {
        self.programmes.len() < MOST_PROGRAMMES
    }

    /// The programme that typing when it began would add; `None` where there is none to add.
    #[must_use]
    pub fn next_programme(&self) -> Option<ProgrammeForm> {
        let may_have_more = matches!(self.earlier, None | Some(YesNoUnknown::Yes));
        let is_last_empty = self.programmes.last().is_some_and(ProgrammeForm::is_empty);
        let key = self.next_key();
        (may_have_more && !is_last_empty && self.has_room()).then(|| ProgrammeForm { key, ..ProgrammeForm::default() })
    }

    fn next_key(&self) -> u32 {
        self.programmes.iter().map(|programme| programme.key + 1).max().unwrap_or(0)
    }

    /// The programme at an index.
    #[must_use]
    pub fn programme(&self, at: u8) -> Option<&ProgrammeForm> {
        self.programmes.get(usize::from(at))
    }

    /// Who would give the new programme; `None` while that, or whether a coach is in the register, is not answered. Of a coach in the
    /// register whose contract is not known, nothing is assumed.
    #[must_use]
    pub fn provider(&self) -> Option<Provider> {
        match (self.guide?, self.in_register) {
            (Guide::GpPractice, _) => Some(Provider::GpPractice),
            (Guide::Unknown, _) | (Guide::Coach, Some(YesNoUnknown::Unknown)) => Some(Provider::Unknown),
            (Guide::Coach, Some(YesNoUnknown::No)) => Some(Provider::Unregistered),
            (Guide::Coach, Some(YesNoUnknown::Yes)) => Some(match self.has_contract {
                Some(YesNoUnknown::Yes) => Provider::Contracted,
                Some(YesNoUnknown::No) => Provider::Registered,
                Some(YesNoUnknown::Unknown) | None => Provider::Unknown,
            }),
            (Guide::Coach, None) => None,
        }
    }

    pub(super) fn set_provider(&mut self, provider: Option<Provider>) {
        use YesNoUnknown::{No, Yes};
        (self.guide, self.in_register, self.has_contract) = match provider {
            None => (None, None, None),
            Some(Provider::Unknown) => (Some(Guide::Unknown), None, None),
            Some(Provider::GpPractice) => (Some(Guide::GpPractice), None, None),
            Some(Provider::Unregistered) => (Some(Guide::Coach), Some(No), None),
            Some(Provider::Registered) => (Some(Guide::Coach), Some(Yes), Some(No)),
            Some(Provider::Contracted) => (Some(Guide::Coach), Some(Yes), Some(Yes)),
        };
    }

    /// One of the day inputs, if its programme exists.
    #[must_use]
    pub fn day(&self, id: DayId) -> Option<&DayInput> {
        match id {
            DayId::Start => Some(&self.start_day),
            DayId::PlannedEnd(at) => self.programme(at).map(|programme| &programme.planned_end),
            DayId::Begun(at) => self.programme(at).map(|programme| &programme.begun_day),
            DayId::End(at) => self.programme(at).map(|programme| &programme.end_day),
        }
    }

    pub(super) fn day_mut(&mut self, id: DayId) -> Option<&mut DayInput> {
        let at = match id {
            DayId::Start => return Some(&mut self.start_day),
            DayId::PlannedEnd(at) | DayId::Begun(at) | DayId::End(at) => at,
        };
        let programme = self.programmes.get_mut(usize::from(at))?;
        Some(match id {
            DayId::Start | DayId::PlannedEnd(_) => &mut programme.planned_end,
            DayId::Begun(_) => &mut programme.begun_day,
            DayId::End(_) => &mut programme.end_day,
        })
    }

    /// Applies one edit. An edit of a programme that does not exist does nothing.
    pub fn apply(&mut self, edit: Edit) {
        match edit {
            Edit::Insurer(insurer) => (self.insurer, self.is_searched_last) = (insurer, false),
            Edit::InsurerSearch(text) => (self.insurer_search, self.is_searched_last) = (text, true),
            Edit::Start(choice) => self.start = Some(choice),
            Edit::StartText(text) => self.start_text = TimeInput::typed(text),
            Edit::StartOn(day) => self.start_text = TimeInput::chosen(When::Day(day)),
            Edit::Day(id, part, text) => {
                if let Some(day) = self.day_mut(id) {
                    day.type_in(part, text);
                }
            }
            Edit::DayUnknown(id, is_unknown) => {
                if let Some(day) = self.day_mut(id) {
                    day.is_unknown = is_unknown;
                }
            }
            Edit::Earlier(answer) => {
                self.earlier = Some(answer);
                if answer == YesNoUnknown::Yes && self.programmes.is_empty() {
                    self.insert(0, ProgrammeForm::default());
                }
            }
            Edit::AddProgramme => self.insert(self.programmes.len(), ProgrammeForm::default()),
            Edit::DuplicateProgramme(at) => {
                if let Some(programme) = self.programme(at).cloned() {
                    let (begun, end) = (TimeInput::default(), TimeInput::default());
                    self.insert(usize::from(at) + 1, ProgrammeForm { begun, end, ..programme });
                }
            }
            Edit::RemoveProgramme(at) => self.remove(at),
            Edit::Begun(at, when) => self.change(at, |programme| programme.begun = when.into()),
            Edit::BegunText(at, text) => {
                if usize::from(at) == self.programmes.len() && !text.is_empty() {
                    self.insert(at.into(), ProgrammeForm::default());
                }
                self.change(at, |programme| programme.begun = TimeInput::typed(text));
            }
            Edit::End(at, when) => self.change(at, |programme| programme.end = when.into()),
            Edit::EndText(at, text) => self.change(at, |programme| programme.end = TimeInput::typed(text)),
            Edit::Outcome(at, outcome) => self.change(at, |programme| programme.outcome = Some(outcome)),
            Edit::Setting(at, setting) => self.change(at, |programme| programme.setting = Some(setting)),
            Edit::Kind(at, kind) => self.change(at, |programme| programme.kind = Some(kind)),
            Edit::Chain(programme, true) => {
                self.chain.insert(programme);
                self.chain_other = None;
            }
            Edit::Chain(programme, false) => self.chain.remove(programme),
            Edit::ChainOther(other, true) => {
                self.chain_other = Some(other);
                self.chain = EnumSet::EMPTY;
            }
            Edit::ChainOther(_, false) => self.chain_other = None,
            Edit::IncludesSmr(answer) => self.includes_smr = Some(answer),
            Edit::Wanted(kind) => self.wanted = Some(kind),
            Edit::Provider(provider) => self.set_provider(Some(provider)),
            Edit::Guide(guide) => self.guide = Some(guide),
            Edit::InRegister(answer) => self.in_register = Some(answer),
            Edit::HasContract(answer) => self.has_contract = Some(answer),
            Edit::EarlyStop(at, is_stopped) => {
                self.change(at, |programme| programme.is_stopped_early = is_stopped);
                if is_stopped {
                    self.early_stop_other = None;
                }
            }
            Edit::EarlyStopOther(other, true) => {
                self.early_stop_other = Some(other);
                for programme in &mut self.programmes {
                    programme.is_stopped_early = false;
                }
            }
            Edit::EarlyStopOther(_, false) => self.early_stop_other = None,
        }
    }

    fn change(&mut self, at: u8, change: impl FnOnce(&mut ProgrammeForm)) {
        if let Some(programme) = self.programmes.get_mut(usize::from(at)) {
            change(programme);
        }
    }

    /// For how many more programmes there is room. One with nothing filled in takes none.
    pub(super) fn room(&self) -> usize {
        MOST_PROGRAMMES.saturating_sub(self.programmes.iter().filter(|programme| !programme.is_empty()).count())
    }

    /// Adds a programme, in the place of those with nothing filled in.
    pub(super) fn add(&mut self, programme: ProgrammeForm) {
        self.programmes.retain(|programme| !programme.is_empty());
        self.insert(self.programmes.len(), programme);
    }

    fn insert(&mut self, at: usize, programme: ProgrammeForm) {
        if self.has_room() {
            let key = self.next_key();
            self.programmes.insert(at, ProgrammeForm { key, ..programme });
            self.earlier = Some(YesNoUnknown::Yes);
        }
    }

    fn remove(&mut self, at: u8) {
        if usize::from(at) < self.programmes.len() {
            self.programmes.remove(at.into());
            if self.programmes.is_empty() {
                self.earlier = None;
            }
        }
    }
}
