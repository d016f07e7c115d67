//! The reducer of the self-check.

use super::{AnswerForm, DayId, Edit, Event, FieldError, HostSettings, Sharing, TimeInput};
use chrono::NaiveDate;
use smr_rules::handover::Refused;
use smr_rules::interview::{Answers, Path, Question, filled_in, path};
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
    /// Every question is answered, whether it matters or not, and no answer has been changed since.
    is_complete: bool,
    /// The questions whose answer was confirmed.
    confirmed: Vec<Question>,
    /// The form and the confirmed questions as they were when an answer was last confirmed.
    kept: (AnswerForm, Vec<Question>),
    /// A question was opened from the list of answers, which comes next again.
    returns_to_check: bool,
    /// The screen from which wiping was asked for.
    before_wipe: Option<Screen>,
}

/// What is shown: one thing at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// The start screen.
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
    /// Change the answer to a question.
    Change(Question),
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
            _ if next.moves == moves || !next.errors.is_empty() => None,
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
            kept: (form.clone(), confirmed.clone()),
            form,
            errors: Vec::new(),
            path: path(&Answers::default(), today),
            moves: 0,
            focus: None,
            removed: None,
            is_wiped: false,
            sharing: Sharing::Not,
            has_initial_answers: false,
            is_link_refused: false,
            event: None,
            events: 0,
            is_complete: false,
            confirmed,
            returns_to_check: false,
            before_wipe: None,
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
        self.kept = (self.form.clone(), self.confirmed.clone());
        (self.has_initial_answers, self.is_complete) = (true, true);
        self.update_path();
        self.screen = Screen::Check;
        self
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
            SelfCheckMsg::Change(question) => {
                self.returns_to_check = true;
                self.show(Screen::Ask(question));
            }
            SelfCheckMsg::Check => self.show(Screen::Check),
            SelfCheckMsg::Result => match self.path.next {
                // A change has brought up another question.
                Some(question) => {
                    self.returns_to_check = true;
                    self.show(Screen::Ask(question));
                }
                None => self.show(Screen::Result),
            },
            SelfCheckMsg::AskWipe => {
                self.before_wipe = Some(self.screen);
                self.show(Screen::Wipe);
            }
            SelfCheckMsg::KeepAll => {
                let before = self.before_wipe.take().unwrap_or(Screen::Begin);
                self.show(before);
            }
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

    fn show(&mut self, screen: Screen) {
        self.screen = screen;
        self.errors.clear();
        self.is_wiped = false;
        self.focus = None;
        self.removed = None;
        self.sharing = Sharing::Not;
        self.moves = self.moves.wrapping_add(1);
    }

    /// Confirms the answer that is shown, unless something is wrong with it: then it stays, with what was filled in.
    fn confirm(&mut self) {
        let Screen::Ask(question) = self.screen else { return };
        self.form.choose_typed_insurer();
        if let Some(day) = DayId::of(question).and_then(|id| self.form.day_mut(id)) {
            day.spread(true);
        }
        let mut errors = self.form.errors(question, self.path.facts.start);
        if errors.is_empty() {
            if !self.confirmed.contains(&question) {
                self.confirmed.push(question);
            }
            self.is_complete &= self.form == self.kept.0;
            self.update_path();
            errors = self.form.contradictions(&self.path.facts, question);
        }
        if errors.is_empty() {
            self.form.insurer_search.clear();
            self.kept = (self.form.clone(), self.confirmed.clone());
            self.forward();
        } else {
            self.confirmed.retain(|confirmed| *confirmed != question);
            self.update_path();
            self.show(self.screen);
            self.errors = errors;
        }
    }

    /// Goes to the question after the one that is shown, or to what follows the last one.
    fn forward(&mut self) {
        let asked = &self.path.asked;
        let here = asked.iter().position(|question| self.screen == Screen::Ask(*question));
        let preset = usize::from(self.settings.insurer.is_some());
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
        // A change that is not confirmed is undone. What was begun at a question that has no answer yet stays.
        if matches!(self.screen, Screen::Ask(question) if self.kept.1.contains(&question)) {
            (self.form, self.confirmed) = self.kept.clone();
            self.update_path();
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
        let is_preset = |question: &Question| *question == Question::Insurer && self.settings.insurer.is_some();
        self.show(before.filter(|question| !is_preset(question)).map_or(Screen::Begin, Screen::Ask));
    }

    /// Works out the questions anew.
    fn update_path(&mut self) {
        let answers = self.form.confirmed_answers(&self.confirmed, self.today);
        self.path = if self.is_complete { filled_in(&answers, self.today) } else { self.path.after(&answers, self.today) };
    }

    fn edit(&mut self, edit: Edit) {
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
