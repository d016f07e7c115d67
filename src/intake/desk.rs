//! What is filled in at the intake, which side of the screen is shown, and the one way to change either. Pure: tested natively.

use super::form::{Entry, Form};
use crate::state::{ChainOther, State};
use chrono::NaiveDate;
use smr_rules::effort::Effort;
use smr_rules::interview::{Answers, Path, When};
use smr_rules::values::{ChainProgramme, Kind, Outcome, Provider, Setting, YesNoUnknown};
use smr_rules::{Insurer, MOST_PROGRAMMES};
use smr_texts::Lang;

/// Everything that is shown at the intake follows from this.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Desk {
    /// The language of the care provider.
    pub lang: Lang,
    /// The language of the person.
    pub theirs: Lang,
    /// The day of today.
    pub today: NaiveDate,
    /// What is filled in.
    pub form: Form,
    /// The planned programme, for the calculator.
    pub plan: Plan,
    /// Who looks at the screen.
    pub side: Side,
    /// The link for the person is shown.
    pub is_handing_over: bool,
    /// Wiping was asked for.
    pub is_asking_next: bool,
    /// Everything has just been wiped.
    pub is_wiped: bool,
    /// Nothing happened for a while: this many seconds until everything is wiped.
    pub warning: Option<u32>,
    /// Counts the moves that the focus follows.
    pub moves: u32,
    /// Where the focus goes.
    pub focus: Option<String>,
    /// The programmes before one was taken away or doubled.
    pub before: Option<Vec<Entry>>,
    /// A link was not right.
    pub refused: bool,
    /// Questions were copied, or could not be.
    pub copied: Option<bool>,
    /// The answer was shared with the page around.
    pub is_shared: bool,
    pub(super) preset: Option<Insurer>,
    pub(super) next_key: u32,
}

/// Who looks at the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The care provider: form and card.
    Provider,
    /// The person: the result of the self-check.
    Person,
}

/// A planned programme as it is typed in the calculator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// How many contacts.
    pub contacts: String,
    /// How many minutes each.
    pub minutes: String,
    /// In a group.
    pub in_group: bool,
}

impl Plan {
    /// The plan in numbers; `None` while one is missing or is none.
    #[must_use]
    pub fn effort(&self) -> Option<Effort> {
        let [contacts, each] = [&self.contacts, &self.minutes].map(|text| text.trim_ascii().parse::<u16>().ok());
        let (contacts, each) = (contacts?, each?);
        Some(Effort { contacts, minutes: contacts.checked_mul(each)?, in_group: self.in_group })
    }

    /// Is there something in it that is no number?
    #[must_use]
    pub fn is_amiss(&self) -> bool {
        let is_whole = [&self.contacts, &self.minutes].iter().all(|text| !text.trim_ascii().is_empty());
        is_whole && self.effort().is_none()
    }
}

/// Everything that can happen at the intake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Do {
    /// The insurer.
    Insurer(Option<Insurer>),
    /// The planned start is typed.
    Start(String),
    /// The planned start is this day.
    StartOn(NaiveDate),
    /// Earlier programmes?
    Had(YesNoUnknown),
    /// One more programme.
    Add,
    /// One more like this one.
    Double(u8),
    /// Takes one away.
    Remove(u8),
    /// The programmes as they were.
    Undo,
    /// When a programme began is typed.
    Begun(u8, String),
    /// When a programme ended is typed.
    Ended(u8, String),
    /// Which kind it was.
    Kind(u8, Kind),
    /// Where it was.
    Setting(u8, Setting),
    /// How it ended.
    Outcome(u8, Outcome),
    /// A chain programme, ticked or not.
    Chain(ChainProgramme, bool),
    /// Not in chain care, or not known; ticked or not.
    ChainOther(ChainOther, bool),
    /// Stop-smoking guidance is part of chain care.
    IncludesSmr(YesNoUnknown),
    /// Kind wanted.
    Wanted(Kind),
    /// Who gives it.
    Provider(Provider),
    /// Contacts of the planned programme are typed.
    Contacts(String),
    /// Minutes a contact are typed.
    Minutes(String),
    /// In a group.
    InGroup(bool),
    /// The screen is for the other one.
    Turn,
    /// The link for the person is shown, or not.
    HandOver,
    /// Questions were copied, or could not be.
    Copied(bool),
    /// To a field.
    GoTo(String),
    /// Wipe, for the next client?
    AskNext,
    /// Wipe nothing.
    KeepAll,
    /// Wipe everything; today may have changed meanwhile.
    Next(NaiveDate),
    /// The same, because nothing happened for too long.
    Expire(NaiveDate),
    /// Nothing happened for so long that everything is wiped in this many seconds; `None`: something happened.
    Idle(Option<u32>),
}

impl Desk {
    /// Nothing filled in yet, but for the insurer if there is only one here.
    #[must_use]
    pub fn new(lang: Lang, today: NaiveDate, preset: Option<Insurer>) -> Self {
        Self {
            lang,
            theirs: lang,
            today,
            form: Form { insurer: preset, ..Form::new(today) },
            plan: Plan::default(),
            side: Side::Provider,
            is_handing_over: false,
            is_asking_next: false,
            is_wiped: false,
            warning: None,
            moves: 0,
            focus: None,
            before: None,
            refused: false,
            copied: None,
            is_shared: false,
            preset,
            next_key: 0,
        }
    }

    /// Is nothing filled in that somebody else may not see?
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        let new = Self::new(self.lang, self.today, self.preset);
        self.form == new.form && self.plan == new.plan && self.before.is_none() && self.side == Side::Provider
    }

    /// The facts and what was asked for them; `None` without a planned start.
    #[must_use]
    pub fn path(&self) -> Option<Path> {
        Some(self.form.path(self.form.planned_start()?, self.today))
    }

    /// The answer as the self-check shows it, in a language.
    #[must_use]
    pub fn shown(&self, lang: Lang) -> State {
        let start = self.form.planned_start().unwrap_or(self.today);
        let mut path = self.form.path(start, self.today);
        // There is no question to go back to.
        path.asked.clear();
        let mut state = State::showing(lang, self.today, path, self.form.fields(start));
        state.copied = self.copied;
        state
    }

    /// Something happens.
    pub fn act(&mut self, what: Do) {
        self.is_wiped = false;
        self.refused = false;
        self.copied = None;
        self.is_shared = false;
        if matches!(what, Do::Add | Do::Begun(..) | Do::Ended(..) | Do::Kind(..) | Do::Setting(..) | Do::Outcome(..)) {
            // What was there before then is not what somebody wants back now.
            self.before = None;
        }
        match what {
            Do::Insurer(insurer) => self.form.insurer = insurer,
            Do::Start(text) => self.form.start = text,
            Do::StartOn(day) => self.form.start = super::form::written(When::Day(day)),
            Do::Had(had) => self.had(had),
            Do::Add => self.add(Entry::default(), None),
            Do::Double(at) => {
                if let Some(entry) = self.form.entries.get(usize::from(at)).cloned() {
                    self.before = Some(self.form.entries.clone());
                    // The same dates would be the same programme twice.
                    let entry = Entry { begun: String::new(), ended: String::new(), ..entry };
                    self.add(entry, Some(usize::from(at) + 1));
                }
            }
            Do::Remove(at) => self.remove(at),
            Do::Undo => {
                if let Some(before) = self.before.take() {
                    self.form.entries = before;
                    self.form.had = Some(YesNoUnknown::Yes);
                    let last = self.form.entries.last().map(|entry| entry.id("begun"));
                    self.go_to(["#", last.as_deref().unwrap_or("had")].concat());
                }
            }
            Do::Begun(at, text) => self.entry(at, |entry| entry.begun = text),
            Do::Ended(at, text) => self.entry(at, |entry| entry.ended = text),
            Do::Kind(at, kind) => self.entry(at, |entry| entry.kind = Some(kind)),
            Do::Setting(at, setting) => self.entry(at, |entry| entry.setting = Some(setting)),
            Do::Outcome(at, outcome) => self.entry(at, |entry| entry.outcome = Some(outcome)),
            Do::Chain(programme, is_ticked) => {
                if is_ticked {
                    self.form.chain.insert(programme);
                    self.form.chain_other = None;
                } else {
                    self.form.chain.remove(programme);
                }
            }
            Do::ChainOther(other, is_ticked) => {
                self.form.chain_other = is_ticked.then_some(other);
                self.form.chain = Default::default();
                self.form.includes_smr = None;
            }
            Do::IncludesSmr(answer) => self.form.includes_smr = Some(answer),
            Do::Wanted(kind) => self.form.wanted = Some(kind),
            Do::Provider(provider) => self.form.provider = Some(provider),
            Do::Contacts(text) => self.plan.contacts = text,
            Do::Minutes(text) => self.plan.minutes = text,
            Do::InGroup(in_group) => self.plan.in_group = in_group,
            Do::Turn | Do::HandOver if self.form.planned_start().is_none() => self.go_to("#start".into()),
            Do::Turn => {
                self.side = if self.side == Side::Provider { Side::Person } else { Side::Provider };
                self.is_handing_over = false;
                self.go_to(".heading".into());
            }
            Do::HandOver => {
                self.is_handing_over = !self.is_handing_over;
                self.go_to(if self.is_handing_over { "#hand-over" } else { "#hand-over-button" }.into());
            }
            Do::Copied(copied) => self.copied = Some(copied),
            Do::GoTo(field) => self.go_to(field),
            Do::AskNext => {
                self.is_asking_next = true;
                self.go_to("#next-client".into());
            }
            Do::KeepAll => {
                self.is_asking_next = false;
                self.go_to("#next-client-button".into());
            }
            Do::Next(today) | Do::Expire(today) => {
                let new = Self::new(self.lang, today, self.preset);
                *self = Self { moves: self.moves, is_wiped: true, ..new };
                self.go_to(".heading".into());
            }
            Do::Idle(warning) => {
                let is_new = warning.is_some() != self.warning.is_some();
                self.warning = warning;
                if is_new && warning.is_some() {
                    self.go_to("#idle".into());
                }
            }
        }
    }

    fn go_to(&mut self, field: String) {
        self.focus = Some(field);
        self.moves = self.moves.wrapping_add(1);
    }

    fn entry(&mut self, at: u8, change: impl FnOnce(&mut Entry)) {
        if let Some(entry) = self.form.entries.get_mut(usize::from(at)) {
            change(entry);
        }
    }

    fn had(&mut self, had: YesNoUnknown) {
        self.form.had = Some(had);
        match had {
            YesNoUnknown::Yes if self.form.entries.is_empty() => {
                // The focus stays: arrow keys come through here on their way.
                let (moves, focus) = (self.moves, self.focus.take());
                self.add(Entry::default(), None);
                (self.moves, self.focus) = (moves, focus);
            }
            YesNoUnknown::Yes => {}
            YesNoUnknown::No | YesNoUnknown::Unknown => {
                if !self.form.entries.is_empty() {
                    self.before = Some(std::mem::take(&mut self.form.entries));
                }
            }
        }
    }

    /// Can another programme be added?
    #[must_use]
    pub fn has_room(&self) -> bool {
        self.form.entries.len() < MOST_PROGRAMMES
    }

    fn add(&mut self, entry: Entry, at: Option<usize>) {
        if !self.has_room() {
            return;
        }
        let entry = Entry { key: self.next_key, ..entry };
        self.next_key = self.next_key.wrapping_add(1);
        self.form.had = Some(YesNoUnknown::Yes);
        self.go_to(["#", &entry.id("begun")].concat());
        let at = at.unwrap_or(self.form.entries.len());
        self.form.entries.insert(at, entry);
    }

    fn remove(&mut self, at: u8) {
        let at = usize::from(at);
        if at >= self.form.entries.len() {
            return;
        }
        self.before = Some(self.form.entries.clone());
        self.form.entries.remove(at);
        if self.form.entries.is_empty() {
            self.form.had = None;
        }
        self.go_to("#undo".into());
    }

    /// The form of answers that were handed over.
    pub fn take(&mut self, answers: &Answers) {
        self.form = Form::of(answers);
        self.next_key = self.form.entries.len() as u32;
    }
}
