//! What has been filled in, which screen is shown, and the one way to change either. Pure: tested natively.

mod answers;
mod day;
mod fields;
mod given;
mod search;

pub use day::trimmed;
pub use day::{DayField, DayPart};
pub use fields::{ChainOther, Fault, Fields, Row, StartChoice, Wrong};
pub use given::ticks;

use crate::intake::Do;
use chrono::NaiveDate;
use smr_rules::interview::{Answers, Path, Question, When, filled_in, path};
use smr_rules::values::{ChainProgramme, Kind, Outcome, Provider, Setting, YesNoUnknown};
use smr_rules::{Insurer, MOST_PROGRAMMES};
use smr_texts::Lang;

/// Whether there can be a button that gives the answer to whoever shows the self-check. What is built without it holds nothing that writes
/// an answer down.
pub const SHARES: bool = cfg!(any(feature = "share", test));

/// Everything that is shown follows from this.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// The language of the texts.
    pub lang: Lang,
    /// The day of today, which the device knows and the rules do not.
    pub today: NaiveDate,
    /// What is shown.
    pub screen: Screen,
    /// What has been filled in, word for word, confirmed or not.
    pub fields: Fields,
    /// What is wrong with the screen that was to be left.
    pub faults: Vec<Fault>,
    /// The questions so far, and the next one.
    pub path: Path,
    /// Counts the screens: whenever it changes, the heading gets the focus.
    pub moves: u32,
    /// The field that gets the focus in its place.
    pub focus: Option<String>,
    /// The programme that has just been taken away.
    pub removed: Option<u8>,
    /// Everything has just been wiped.
    pub is_wiped: bool,
    /// The text of the screen was copied, or could not be.
    pub copied: Option<bool>,
    /// The answer may be shared with the page around, if the person wants to.
    pub may_share: bool,
    /// It was.
    pub is_shared: bool,
    /// The answers were handed over.
    pub is_given: bool,
    /// Every question is answered, whether it matters or not, and none was changed since.
    is_complete: bool,
    /// A link did not hold answers, though it should.
    pub is_refused: bool,
    /// The insurer that the page came with, which is not asked.
    preset: Option<Insurer>,
    /// The questions whose answer was confirmed.
    confirmed: Vec<Question>,
    /// Both as they were when an answer was last confirmed.
    kept: (Fields, Vec<Question>),
    /// Where to go on after a change.
    returns_to_check: bool,
    /// What was shown before wiping was asked for.
    before_wipe: Option<Screen>,
    next_key: u32,
}

/// What is shown: one thing at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// What this is.
    Begin,
    /// One question.
    Ask(Question),
    /// All answers, to look through.
    Check,
    /// The answer.
    Result,
    /// Wipe everything?
    Wipe,
}

/// Everything that can happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Another language; answers stay.
    Speak(Lang),
    /// From the first screen to the first question.
    Begin,
    /// This question is answered: what comes next?
    Next,
    /// To the screen before.
    Back,
    /// Change the answer to a question.
    Change(Question),
    /// Look through the answers.
    Check,
    /// To the answer.
    Result,
    /// Ask whether everything is to be wiped.
    AskWipe,
    /// Wipe nothing.
    KeepAll,
    /// Forget every answer; today may have changed meanwhile.
    Wipe(NaiveDate),
    /// The text of the screen was copied, or could not be.
    Copied(bool),
    /// Share the answer with the page around.
    Share,
    /// A field has another value.
    Set(Set),
    /// Something at the intake, which has a state of its own.
    Desk(Box<Do>),
}

/// A field and its new value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Set {
    /// The insurer.
    Insurer(Insurer),
    /// What is searched for in the list of insurers.
    Search(String),
    /// When to start.
    Start(StartChoice),
    /// A part of a day. Which day: that of this question.
    Day(Question, DayPart, String),
    /// That day is not known, or is.
    DayUnknown(Question, bool),
    /// Earlier programmes?
    Had(YesNoUnknown),
    /// One more programme.
    AddRow,
    /// Takes a programme away.
    RemoveRow(u8),
    /// When a programme began.
    Begun(u8, Option<When>),
    /// How it ended.
    Outcome(u8, Outcome),
    /// Where it was.
    Setting(u8, Setting),
    /// When it ended.
    End(u8, Option<When>),
    /// Which kind it was.
    Kind(u8, Kind),
    /// One of the check-ups, ticked or not.
    Chain(ChainProgramme, bool),
    /// No check-ups, or not known; ticked or not.
    ChainOther(ChainOther, bool),
    /// Stop-smoking guidance is part of the check-ups.
    IncludesSmr(YesNoUnknown),
    /// Kind wanted.
    Wanted(Kind),
    /// Who gives it.
    Provider(Provider),
}

impl State {
    /// Nothing filled in yet, but for the insurer if the page came with one.
    #[must_use]
    pub fn new(lang: Lang, today: NaiveDate, preset: Option<Insurer>) -> Self {
        let fields = Fields { insurer: preset, ..Fields::default() };
        let confirmed: Vec<Question> = preset.map(|_| Question::Insurer).into_iter().collect();
        let mut state = Self {
            lang,
            today,
            screen: Screen::Begin,
            kept: (fields.clone(), confirmed.clone()),
            fields,
            faults: Vec::new(),
            path: path(&Answers::default(), today),
            moves: 0,
            focus: None,
            removed: None,
            is_wiped: false,
            copied: None,
            may_share: false,
            is_shared: false,
            is_given: false,
            is_complete: false,
            is_refused: false,
            preset,
            confirmed,
            returns_to_check: false,
            before_wipe: None,
            next_key: 0,
        };
        state.follow();
        state
    }

    /// Answers that were handed over, to look through before the result.
    pub fn take(&mut self, answers: &Answers) {
        self.fields = Fields::of(answers);
        self.confirmed = given::all_questions(self.fields.rows.len());
        self.next_key = self.fields.rows.len() as u32;
        self.kept = (self.fields.clone(), self.confirmed.clone());
        (self.is_given, self.is_complete) = (true, true);
        self.follow();
        self.screen = Screen::Check;
    }

    /// The answer to what was filled in elsewhere.
    #[must_use]
    pub fn showing(lang: Lang, today: NaiveDate, path: Path, fields: Fields) -> Self {
        Self { screen: Screen::Result, path, fields, ..Self::new(lang, today, None) }
    }

    /// The state after something happened, beside the one before.
    #[cfg(test)]
    pub fn after(&self, action: Action) -> Self {
        let mut next = self.clone();
        next.act(action);
        next
    }

    /// Something happens.
    pub fn act(&mut self, action: Action) {
        match action {
            Action::Speak(lang) => self.lang = lang,
            Action::Set(set) => self.set(set),
            Action::Copied(copied) => self.copied = Some(copied),
            Action::Share => self.is_shared = SHARES && self.may_share,
            Action::Desk(_) => {}
            Action::Begin => self.forward(),
            Action::Next => self.confirm(),
            Action::Back => self.back(),
            Action::Change(question) => {
                self.returns_to_check = true;
                self.show(Screen::Ask(question));
            }
            Action::Check => self.show(Screen::Check),
            Action::Result => match self.path.next {
                // A change has brought up another question.
                Some(question) => {
                    self.returns_to_check = true;
                    self.show(Screen::Ask(question));
                }
                None => self.show(Screen::Result),
            },
            Action::AskWipe => {
                self.before_wipe = Some(self.screen);
                self.show(Screen::Wipe);
            }
            Action::KeepAll => {
                let before = self.before_wipe.take().unwrap_or(Screen::Begin);
                self.show(before);
            }
            Action::Wipe(today) => {
                let new = Self::new(self.lang, today, self.preset);
                *self = Self { moves: self.moves.wrapping_add(1), is_wiped: true, may_share: self.may_share, ..new };
            }
        }
    }

    fn show(&mut self, screen: Screen) {
        self.screen = screen;
        self.faults.clear();
        self.is_wiped = false;
        self.copied = None;
        self.focus = None;
        self.removed = None;
        self.is_shared = false;
        self.moves = self.moves.wrapping_add(1);
    }

    /// The question is answered, unless something is wrong with the answer: then it stays, with what was filled in.
    fn confirm(&mut self) {
        let Screen::Ask(question) = self.screen else { return };
        self.fields.take_typed_name();
        self.fields.spread_day(question);
        let mut faults = self.fields.faults(question, self.path.facts.start);
        if faults.is_empty() {
            if !self.confirmed.contains(&question) {
                self.confirmed.push(question);
            }
            self.is_complete &= self.fields == self.kept.0;
            self.follow();
            faults = answers::contradictions(&self.fields, &self.path.facts, question);
        }
        if faults.is_empty() {
            self.fields.search.clear();
            self.kept = (self.fields.clone(), self.confirmed.clone());
            self.forward();
        } else {
            self.confirmed.retain(|confirmed| *confirmed != question);
            self.follow();
            // The same screen again, with what is wrong.
            self.show(self.screen);
            self.faults = faults;
        }
    }

    /// The question after the one that is shown, or what follows the last.
    fn forward(&mut self) {
        let asked = &self.path.asked;
        let here = asked.iter().position(|question| self.screen == Screen::Ask(*question));
        let preset = usize::from(self.preset.is_some());
        let after = asked.get(here.map_or(preset, |at| at + 1)).copied().filter(|_| !self.returns_to_check);
        let next = match after.or(self.path.next) {
            Some(question) => Screen::Ask(question),
            // Whoever can't start sees that at once.
            None if self.path.cut_short => Screen::Result,
            None => Screen::Check,
        };
        if matches!(next, Screen::Check | Screen::Result) {
            self.returns_to_check = false;
        }
        self.show(next);
    }

    fn back(&mut self) {
        // A change that is not confirmed is none; what was begun at a question without an answer stays.
        if matches!(self.screen, Screen::Ask(question) if self.kept.1.contains(&question)) {
            (self.fields, self.confirmed) = self.kept.clone();
            self.follow();
        }
        let asked = &self.path.asked;
        let last = || asked.last().copied();
        let before = match self.screen {
            Screen::Ask(_) if self.returns_to_check => {
                self.returns_to_check = false;
                return self.show(Screen::Check);
            }
            Screen::Ask(question) => match asked.iter().position(|other| *other == question) {
                Some(at) => at.checked_sub(1).and_then(|at| asked.get(at).copied()),
                None => last(),
            },
            Screen::Result if !self.path.cut_short => return self.show(Screen::Check),
            Screen::Check | Screen::Result => last(),
            Screen::Begin | Screen::Wipe => None,
        };
        let was_preset = |question: &Question| *question == Question::Insurer && self.preset.is_some();
        self.show(before.filter(|question| !was_preset(question)).map_or(Screen::Begin, Screen::Ask));
    }

    /// Works out the questions anew.
    fn follow(&mut self) {
        let answers = answers::answers(&self.fields, &self.confirmed, self.today);
        self.path = if self.is_complete { filled_in(&answers, self.today) } else { self.path.after(&answers, self.today) };
    }

    fn set(&mut self, set: Set) {
        match set {
            Set::AddRow => {
                self.add_row();
                self.moves = self.moves.wrapping_add(1);
                self.removed = None;
            }
            Set::RemoveRow(at) => {
                self.remove_row(at);
                self.moves = self.moves.wrapping_add(1);
            }
            Set::Had(had) => {
                self.fields.had = Some(had);
                if had == YesNoUnknown::Yes && self.fields.rows.is_empty() {
                    self.add_row();
                }
            }
            set => self.fields.set(set),
        }
    }

    /// Can another programme be added?
    #[must_use]
    pub fn has_room(&self) -> bool {
        self.fields.rows.len() < MOST_PROGRAMMES
    }

    fn add_row(&mut self) {
        if self.has_room() {
            let row = Row::new(self.next_key);
            self.focus = Some(["#", &row.id()].concat());
            self.fields.rows.push(row);
            self.next_key = self.next_key.wrapping_add(1);
        }
    }

    /// The answers about the programmes after it go along with them.
    fn remove_row(&mut self, at: u8) {
        if usize::from(at) >= self.fields.rows.len() {
            return;
        }
        self.fields.rows.remove(at.into());
        let moved = |question: &Question| match question.programme() {
            Some(of) if of == at => None,
            Some(of) if of > at => Some(question.about(of - 1)),
            _ => Some(*question),
        };
        self.confirmed = self.confirmed.iter().filter_map(moved).collect();
        let neighbour = self.fields.rows.get(usize::from(at)).or(self.fields.rows.last());
        self.focus = Some(neighbour.map_or_else(|| "#history-0".into(), |row| ["#", &row.id()].concat()));
        self.removed = Some(at);
        if neighbour.is_none() {
            self.fields.had = None;
        }
    }

    /// The number of the question that is shown, from one; the insurer that the page came with does not count.
    #[must_use]
    pub fn number(&self, question: Question) -> usize {
        let asked = &self.path.asked;
        let at = asked.iter().position(|other| *other == question).unwrap_or(asked.len());
        (at + 1).saturating_sub(usize::from(self.preset.is_some()))
    }

    /// Has anything been filled in that could be wiped?
    #[must_use]
    pub fn is_touched(&self) -> bool {
        // Every field by name, so that none is forgotten.
        let Fields { insurer, search, start, start_day, had, rows, chain, chain_other, includes_smr, wanted, provider } =
            &self.fields;
        let day_is_empty = !start_day.is_unknown && start_day.parts.iter().all(String::is_empty);
        let nothing = day_is_empty && search.is_empty() && rows.is_empty() && chain.is_empty() && *insurer == self.preset;
        let chosen =
            [start.is_some(), had.is_some(), chain_other.is_some(), includes_smr.is_some(), wanted.is_some(), provider.is_some()];
        !nothing || chosen.contains(&true)
    }
}

#[cfg(test)]
mod tests;
