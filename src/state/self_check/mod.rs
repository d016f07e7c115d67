//! The reducer of the self-check.

mod confirm;
mod moves;

use super::{AnswerForm, Edit, Event, FieldError, HostSettings, Sharing, TimeInput};
use chrono::NaiveDate;
use smr_rules::handover::Refused;
use smr_rules::interview::{Answers, Path, Question, path};
use smr_rules::values::Outcome;
use smr_texts::Lang;
use std::rc::Rc;
use yew::Reducible;

/// Everything that the self-check shows follows from this.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelfCheckState {
    /// The language of the texts.
    pub lang: Lang,
    /// What the host decides.
    pub settings: HostSettings,
    /// Today, which the device knows and the rules do not.
    pub today: NaiveDate,
    /// What is shown.
    pub screen: Screen,
    /// What has been filled in, confirmed or not.
    pub form: AnswerForm,
    /// What is wrong with the answer that was to be confirmed.
    pub errors: Vec<FieldError>,
    /// The questions so far, the next one, and the facts that follow.
    pub path: Path,
    /// Counts the moves. Whenever it changes the focus moves: to `focus`, else to the error summary or the heading.
    pub moves: u32,
    /// The selector of the field that gets the focus in place of the heading.
    pub focus: Option<String>,
    /// The day on which the person wants to start is asked back.
    pub doubt: Option<Doubt>,
    /// The index of the programme that has just been removed.
    pub removed: Option<u8>,
    /// Everything has just been wiped.
    pub is_wiped: bool,
    /// Whether the answer was shared with the host.
    pub sharing: Sharing,
    /// The answers were handed over by a link.
    pub has_initial_answers: bool,
    /// A link was to hand over answers, but did not hold any.
    pub is_link_refused: bool,
    /// The last event for the host.
    pub event: Option<Event>,
    /// Counts those events.
    pub events: u32,
    /// The programmes that are asked about all at once: were they stopped early?
    pub early_stops: Vec<u8>,
    /// The screens on the way to the one that is shown, and those from which the person came back.
    trail: Vec<Screen>,
    /// Where in `trail` the person is.
    place: usize,
    /// About how many questions are not answered yet, if that can be told.
    open: Option<usize>,
    /// A day of which the person said that it is right.
    right_day: Option<NaiveDate>,
    /// Every question is answered, whether it matters or not, and no answer has been changed since.
    is_complete: bool,
    /// The questions whose answer was confirmed.
    confirmed: Vec<Question>,
    /// The keys of the programmes for which it was confirmed whether they were stopped early.
    confirmed_stops: Vec<u32>,
    /// The form and what was confirmed as they were when an answer was last confirmed.
    kept: (AnswerForm, Vec<Question>, Vec<u32>),
}

/// What is shown: one thing at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// The start screen.
    Begin,
    /// One question.
    Ask(Question),
    /// Which of the programmes were stopped early?
    EarlyStops,
    /// All answers, to look through.
    Check,
    /// The answer.
    Result,
    /// Wipe everything?
    Wipe,
}

/// Why a planned start is asked back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It has been.
    Past,
    /// It is more than two years ahead.
    Far,
}

/// Everything that can happen in the self-check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SelfCheckMsg {
    /// Another language; answers stay.
    Speak(Lang),
    /// From the start screen to the first question.
    Begin,
    /// Confirm the answer that is shown and go on.
    Next,
    /// To the screen before.
    Back,
    /// To a screen of the way so far, by its number: what the buttons of the browser do.
    Travel(usize),
    /// The day that was asked back is right, or not.
    DayIsRight(bool),
    /// Change the answer to a question.
    Change(Question),
    /// Change which programmes were stopped early.
    ChangeEarlyStops,
    /// Look through the answers.
    Check,
    /// To the answer.
    Result,
    /// Ask whether everything is to be wiped.
    AskWipe,
    /// Wipe nothing after all.
    KeepAll,
    /// Wipe everything; today may have changed meanwhile.
    Wipe(NaiveDate),
    /// Share the answer with the host, or ask about that.
    Share(Sharing),
    /// A field was edited.
    Edit(Edit),
    /// The host may have changed its settings; today may have changed meanwhile.
    Settings(HostSettings, NaiveDate),
}

impl Reducible for SelfCheckState {
    type Action = SelfCheckMsg;

    fn reduce(self: Rc<Self>, msg: SelfCheckMsg) -> Rc<Self> {
        let (moves, sharing) = (self.moves, self.sharing);
        let mut next = Rc::unwrap_or_clone(self);
        next.apply(msg);
        let event = match (next.screen, &next.event) {
            _ if next.sharing == Sharing::Done && sharing != Sharing::Done => {
                Some(Event::Share(Box::new(next.path.facts.clone())))
            }
            // Errors are nobody else's business.
            _ if next.moves == moves || !next.errors.is_empty() || next.doubt.is_some() => None,
            _ if next.is_wiped => Some(Event::Reset),
            (Screen::Ask(_), None | Some(Event::Reset)) => Some(Event::Begin),
            (Screen::Result, None | Some(Event::Reset | Event::Begin)) => Some(Event::Complete),
            _ => None,
        };
        if event.is_some() {
            next.event = event;
            next.events = next.events.wrapping_add(1);
        }
        Rc::new(next)
    }
}

impl SelfCheckState {
    /// Nothing is filled in yet, except for the insurer if the host names it.
    #[must_use]
    pub fn new(settings: HostSettings, today: NaiveDate) -> Self {
        let form = AnswerForm { insurer: settings.insurer, ..AnswerForm::default() };
        let confirmed: Vec<Question> = settings.insurer.map(|_| Question::Insurer).into_iter().collect();
        let mut state = Self {
            lang: settings.lang,
            settings,
            today,
            screen: Screen::Begin,
            kept: (form.clone(), confirmed.clone(), Vec::new()),
            form,
            errors: Vec::new(),
            path: path(&Answers::default(), today),
            moves: 0,
            focus: None,
            doubt: None,
            removed: None,
            is_wiped: false,
            sharing: Sharing::Not,
            has_initial_answers: false,
            is_link_refused: false,
            event: None,
            events: 0,
            early_stops: Vec::new(),
            trail: vec![Screen::Begin],
            place: 0,
            open: None,
            right_day: None,
            is_complete: false,
            confirmed,
            confirmed_stops: Vec::new(),
        };
        state.update_path();
        state
    }

    /// The same with the answers that a link hands over, to look through before the result.
    #[must_use]
    pub fn with_initial_answers(mut self, answers: &Result<Answers, Refused>) -> Self {
        let Ok(answers) = answers else { return Self { is_link_refused: true, ..self } };
        self.form = AnswerForm::from_answers(answers);
        for programme in &mut self.form.programmes {
            // Its planned end is a day of its own here.
            if programme.outcome == Some(Outcome::Running) {
                programme.end = TimeInput::default();
            }
        }
        self.confirmed = every_question(self.form.programmes.len());
        self.kept = self.confirmed_state();
        (self.has_initial_answers, self.is_complete) = (true, true);
        self.update_path();
        (self.screen, self.trail) = (Screen::Check, vec![Screen::Check]);
        self
    }

    /// The same after presses on a start screen that stood there before.
    #[must_use]
    pub fn after_presses(self, language: bool, begin: bool) -> Self {
        let mut state = Rc::new(self);
        if language {
            let other = state.lang.other();
            state = state.reduce(SelfCheckMsg::Speak(other));
        }
        if begin {
            state = state.reduce(SelfCheckMsg::Begin);
        }
        Rc::unwrap_or_clone(state)
    }

    fn confirmed_state(&self) -> (AnswerForm, Vec<Question>, Vec<u32>) {
        (self.form.clone(), self.confirmed.clone(), self.confirmed_stops.clone())
    }

    fn apply(&mut self, msg: SelfCheckMsg) {
        match msg {
            SelfCheckMsg::Speak(lang) => self.lang = lang,
            SelfCheckMsg::Edit(edit) => self.edit(edit),
            SelfCheckMsg::Share(wanted) if self.settings.may_share => self.sharing = self.sharing.then(wanted),
            SelfCheckMsg::Share(_) => {}
            // Twice is once: a press may be heard by the page's script and by the app.
            SelfCheckMsg::Begin if self.screen == Screen::Begin => self.forward(),
            SelfCheckMsg::Begin => {}
            SelfCheckMsg::Next => self.confirm(),
            SelfCheckMsg::Back => self.back(),
            SelfCheckMsg::Travel(to) => self.travel(to),
            SelfCheckMsg::DayIsRight(_) if self.doubt.is_none() => {}
            SelfCheckMsg::DayIsRight(true) => {
                self.right_day = self.form.chosen_start(self.today);
                self.confirm();
            }
            SelfCheckMsg::DayIsRight(false) => {
                self.doubt = None;
                self.focus = Some("#day-0".into());
                self.moves = self.moves.wrapping_add(1);
            }
            SelfCheckMsg::Change(question) => self.show(Screen::Ask(question)),
            SelfCheckMsg::ChangeEarlyStops => self.show(Screen::EarlyStops),
            SelfCheckMsg::Check => self.show(Screen::Check),
            SelfCheckMsg::Result => self.show(self.open_screen().unwrap_or(Screen::Result)),
            SelfCheckMsg::AskWipe => self.show(Screen::Wipe),
            SelfCheckMsg::KeepAll => self.travel(self.place.saturating_sub(1)),
            SelfCheckMsg::Wipe(today) => {
                let new = Self::new(HostSettings { lang: self.lang, ..self.settings }, today);
                *self = Self {
                    settings: self.settings,
                    moves: self.moves.wrapping_add(1),
                    events: self.events,
                    is_wiped: true,
                    ..new
                };
            }
            SelfCheckMsg::Settings(settings, today) => self.change_settings(settings, today),
        }
    }

    fn change_settings(&mut self, settings: HostSettings, today: NaiveDate) {
        let old = std::mem::replace(&mut self.settings, settings);
        if (settings.insurer, settings.round) != (old.insurer, old.round) {
            // Another person. No move: the focus stays where it is in the page of the host.
            let (moves, events) = (self.moves, self.events);
            *self = Self { moves, events, ..Self::new(settings, today) };
        } else if settings.lang != old.lang {
            self.lang = settings.lang;
        }
    }

    fn edit(&mut self, edit: Edit) {
        self.doubt = None;
        match edit {
            Edit::AddProgramme => {
                self.form.apply(Edit::AddProgramme);
                self.focus = self.form.programmes.last().map(|programme| format!("#{}", programme.id("begun")));
                self.removed = None;
                self.moves = self.moves.wrapping_add(1);
            }
            Edit::RemoveProgramme(at) if self.form.programme(at).is_some() => {
                self.form.apply(Edit::RemoveProgramme(at));
                // The answers about the programmes after it move along.
                let moved = |question: &Question| match question.programme() {
                    Some(of) if of == at => None,
                    Some(of) if of > at => Some(question.about(of - 1)),
                    _ => Some(*question),
                };
                self.confirmed = self.confirmed.iter().filter_map(moved).collect();
                let neighbour = self.form.programme(at).or(self.form.programmes.last());
                self.focus = Some(neighbour.map_or_else(|| "#history-0".into(), |one| format!("#{}", one.id("begun"))));
                self.removed = Some(at);
                self.moves = self.moves.wrapping_add(1);
            }
            edit => self.form.apply(edit),
        }
    }

    /// The number of a question, from one; an insurer that the host names does not count.
    #[must_use]
    pub fn number(&self, question: Question) -> usize {
        let asked = &self.path.asked;
        let at = asked.iter().position(|other| *other == question).unwrap_or(asked.len());
        (at + 1).saturating_sub(usize::from(self.settings.insurer.is_some()))
    }

    /// The number of the question that is shown, and about how many follow, if that can be told.
    #[must_use]
    pub fn progress(&self) -> (usize, Option<usize>) {
        let asked = self.path.asked.len();
        match self.screen {
            Screen::Ask(question) => {
                let at = self.path.asked.iter().position(|other| *other == question).unwrap_or(asked);
                (self.number(question), self.open.map(|open| (asked + open).saturating_sub(at + 1)))
            }
            _ => (asked + 1 - usize::from(self.settings.insurer.is_some()), Some(0)),
        }
    }

    /// Which screen of the way so far is shown, counted from zero.
    #[must_use]
    pub fn place(&self) -> usize {
        self.place
    }

    /// Is anything filled in that could be wiped?
    #[must_use]
    pub fn is_touched(&self) -> bool {
        self.form != AnswerForm { insurer: self.settings.insurer, ..AnswerForm::default() }
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn error(&self, field: &str) -> Option<&FieldError> {
        self.errors.iter().find(|error| error.field == field)
    }
}

/// Every question about so many programmes.
fn every_question(programmes: usize) -> Vec<Question> {
    let mut all = vec![Question::Insurer, Question::Start, Question::History, Question::ChainCare, Question::IncludesSmr];
    all.extend([Question::Wanted, Question::Provider]);
    for at in (0u8..).take(programmes) {
        all.extend([Question::Outcome(at), Question::Setting(at), Question::End(at), Question::Kind(at)]);
        all.extend([Question::StartDay(at), Question::EndDay(at)]);
    }
    all
}
