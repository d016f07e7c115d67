//! The reducer of the intake.

use super::{
    AnswerForm, Batch, BatchMsg, Edit, Event, HostSettings, Paste, PasteMsg, Plan, Practice, ProgrammeForm, Sharing, TimeInput,
};
use chrono::{Datelike, NaiveDate};
use smr_rules::Insurer;
use smr_rules::interview::{Path, When};
use smr_rules::values::{Provider, YesNoUnknown};
use smr_texts::Lang;
use std::rc::Rc;
use yew::Reducible;

/// Everything that the intake shows follows from this.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IntakeState {
    /// The language of the care provider.
    pub lang: Lang,
    /// The language of the person.
    pub person_lang: Lang,
    /// What the host decides.
    pub settings: HostSettings,
    /// The defaults of the practice.
    pub practice: Rc<Practice>,
    /// Those of a bookmark that is being made.
    pub draft: Practice,
    /// Who gives the programme was chosen by hand for this client.
    pub has_chosen_provider: bool,
    /// Today, which the device knows and the rules do not.
    pub today: NaiveDate,
    /// What is filled in. The planned start is in [`AnswerForm::start_text`].
    pub form: AnswerForm,
    /// The insurer in a calendar year other than that of the planned start, if it is another one then.
    pub insurer_of_year: Option<(i32, Insurer)>,
    /// The planned programme, for the calculator.
    pub plan: Plan,
    /// Who looks at the screen.
    pub side: Side,
    /// The link for the person is shown.
    pub is_handing_over: bool,
    /// Wiping was asked for, for the next client.
    pub is_asking_next: bool,
    /// The list of shortcuts is shown.
    pub is_listing_shortcuts: bool,
    /// Shortcuts work.
    pub has_shortcuts: bool,
    /// Everything has just been wiped.
    pub is_wiped: bool,
    /// Counts the clients: whatever the view keeps for one of them is keyed with it.
    pub clients: u32,
    /// Nothing happened for a while: this many seconds until everything is wiped.
    pub warning: Option<u32>,
    /// Counts the moves. Whenever it changes, `focus` gets the focus.
    pub moves: u32,
    /// The selector of what gets the focus; `None`: the heading.
    pub focus: Option<String>,
    /// What was pasted from the record.
    pub paste: Paste,
    /// The programmes before some were removed, duplicated or taken over from the record, to undo that.
    pub before: Option<Before>,
    /// Whether the answer was shared with the host.
    pub sharing: Sharing,
    /// A table of cases and its answers.
    pub batch: Batch,
    /// The last event for the host.
    pub event: Option<Event>,
    /// Counts those events.
    pub events: u32,
}

/// What is brought back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    earlier: Option<YesNoUnknown>,
    programmes: Vec<ProgrammeForm>,
    /// The programmes of the record that were not taken over yet.
    rows: Vec<ProgrammeForm>,
}

/// Who looks at the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The care provider: form and card.
    Provider,
    /// The person: the result of the self-check.
    Person,
    /// The care provider: a table of cases.
    Batch,
}

/// Everything that can happen at the intake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IntakeMsg {
    /// Another language for whoever looks at the screen.
    Speak(Lang),
    /// A field was edited.
    Edit(Edit),
    /// Choose the insurer in another calendar year; `None`: the same as on the day of the planned start.
    InsurerOfYear(i32, Option<Insurer>),
    /// Another bookmark of the practice is being made.
    Draft(Practice),
    /// Bring the programmes back as they were.
    Undo,
    /// Something happens to what was pasted from the record.
    Paste(PasteMsg),
    /// The contacts of the planned programme are typed.
    Contacts(String),
    /// The minutes a contact are typed.
    Minutes(String),
    /// The planned programme is in a group, or not.
    InGroup(bool),
    /// Turn the screen to the other side.
    Turn,
    /// Open the table of cases, or go back to the form.
    ToBatch(bool),
    /// Something happens to the table of cases of this client.
    Batch(u32, BatchMsg),
    /// Show or hide the link for the person.
    HandOver,
    /// Share the answer with the host, or ask about that.
    Share(Sharing),
    /// Move the focus to this selector.
    GoTo(String),
    /// Show or hide the list of shortcuts.
    ListShortcuts,
    /// Let shortcuts work, or not.
    UseShortcuts(bool),
    /// Ask whether everything is to be wiped for the next client.
    AskNext,
    /// Wipe nothing after all.
    KeepAll,
    /// Wipe everything; today may have changed meanwhile.
    Wipe(NaiveDate),
    /// Wipe everything because nothing happened for too long.
    Expire(NaiveDate),
    /// Nothing happened for so long that everything is wiped in this many seconds; `None`: something happened.
    Idle(Option<u32>),
    /// The host may have changed its settings; today may have changed meanwhile.
    Settings(HostSettings, NaiveDate),
}

impl Reducible for IntakeState {
    type Action = IntakeMsg;

    fn reduce(self: Rc<Self>, msg: IntakeMsg) -> Rc<Self> {
        let (was_wiped, sharing) = (self.is_wiped, self.sharing);
        let is_expired = matches!(msg, IntakeMsg::Expire(_));
        let (is_host, is_share) = (matches!(msg, IntakeMsg::Settings(..)), matches!(msg, IntakeMsg::Share(_)));
        let mut next = Rc::unwrap_or_clone(self);
        // Wiping nothing is no event. But the day may be another one by now.
        if matches!(msg, IntakeMsg::Idle(Some(_)) | IntakeMsg::Expire(_)) && next.is_untouched() {
            if let IntakeMsg::Expire(today) = msg
                && today != next.today
            {
                next.restart(HostSettings { lang: next.lang, ..next.settings }, today);
            }
            return Rc::new(next);
        }
        next.apply(msg);
        let event = match (next.side, next.is_wiped, &next.event) {
            _ if is_host => None,
            _ if is_share => next
                .path()
                .filter(|_| next.sharing == Sharing::Done && sharing != Sharing::Done)
                .map(|path| Event::Share(Box::new(path.facts))),
            (_, true, _) if !was_wiped => Some(if is_expired { Event::Idle } else { Event::Reset }),
            (Side::Person, _, None | Some(Event::Begin | Event::Reset | Event::Idle)) => Some(Event::Complete),
            (_, _, None | Some(Event::Reset | Event::Idle)) if !next.is_untouched() => Some(Event::Begin),
            _ => None,
        };
        if event.is_some() {
            next.event = event;
            next.events = next.events.wrapping_add(1);
        }
        Rc::new(next)
    }
}

impl IntakeState {
    /// Nothing is filled in yet, except for the insurer if the host names it: a start today.
    #[must_use]
    pub fn new(settings: HostSettings, today: NaiveDate) -> Self {
        Self::with_practice(settings, Rc::default(), today)
    }

    /// The same, with the defaults of a practice.
    #[must_use]
    pub fn with_practice(settings: HostSettings, practice: Rc<Practice>, today: NaiveDate) -> Self {
        Self {
            lang: settings.lang,
            person_lang: settings.lang,
            settings,
            today,
            form: empty_form(settings, &practice, today),
            draft: Practice { unused: Vec::new(), ..(*practice).clone() },
            practice,
            has_chosen_provider: false,
            insurer_of_year: None,
            plan: Plan::default(),
            side: Side::Provider,
            is_handing_over: false,
            is_asking_next: false,
            is_listing_shortcuts: false,
            has_shortcuts: true,
            is_wiped: false,
            clients: 0,
            warning: None,
            moves: 0,
            focus: None,
            paste: Paste::default(),
            before: None,
            sharing: Sharing::Not,
            batch: Batch::default(),
            event: None,
            events: 0,
        }
    }

    /// Is nothing filled in that the next client may not see?
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        self.form == empty_form(self.settings, &self.practice, self.today)
            && self.insurer_of_year.is_none()
            && self.plan == Plan::default()
            && self.paste == Paste::default()
            && self.before.is_none()
            && self.side == Side::Provider
            && self.batch == Batch::default()
    }

    /// The language of whoever looks at the screen.
    #[must_use]
    pub fn shown_lang(&self) -> Lang {
        if self.side == Side::Person { self.person_lang } else { self.lang }
    }

    /// The facts, and which exact days would decide; `None` without a planned start.
    #[must_use]
    pub fn path(&self) -> Option<Path> {
        Some(self.form.path(self.form.typed_start()?, self.today))
    }

    /// The same for a start on another day, with the insurer and the defaults of its year. A contract is with the insurer of the planned start:
    /// whether there is one with another insurer is known only where the practice says so.
    #[must_use]
    pub fn path_on(&self, day: NaiveDate) -> Path {
        let mut form = self.form.clone();
        let year = u16::try_from(day.year()).ok();
        if let Some(insurer) = self.other_insurer(day.year()) {
            form.insurer = Some(insurer);
            if let Some(Provider::Contracted | Provider::Registered) = form.provider() {
                let provider = self.practice.provider(form.insurer, year).filter(|provider| *provider == Provider::Contracted);
                form.set_provider(provider);
            }
        }
        let is_other_year = self.form.typed_start().is_some_and(|start| start.year() != day.year());
        if is_other_year && !self.has_chosen_provider {
            form.set_provider(self.practice.provider(form.insurer, year));
        }
        form.path(day, self.today)
    }

    /// The insurer in a year, where it is another one than on the day of the planned start.
    #[must_use]
    pub fn other_insurer(&self, year: i32) -> Option<Insurer> {
        let start = self.form.typed_start()?;
        let (_, insurer) = self.insurer_of_year.filter(|(of, _)| *of == year && year != start.year())?;
        (self.form.insurer != Some(insurer)).then_some(insurer)
    }

    fn restart(&mut self, settings: HostSettings, today: NaiveDate) {
        *self = Self {
            settings: self.settings,
            has_shortcuts: self.has_shortcuts,
            moves: self.moves,
            events: self.events,
            clients: self.clients.wrapping_add(1),
            ..Self::with_practice(settings, self.practice.clone(), today)
        };
    }

    fn change_settings(&mut self, settings: HostSettings, today: NaiveDate) {
        let old = std::mem::replace(&mut self.settings, settings);
        if (settings.insurer, settings.round) != (old.insurer, old.round) {
            // Another person. No move: the focus stays where it is in the page of the host.
            self.restart(settings, today);
        } else if settings.lang != old.lang {
            (self.lang, self.person_lang) = (settings.lang, settings.lang);
        }
    }

    fn apply(&mut self, msg: IntakeMsg) {
        // These happen without an act of whoever looks at the screen, or leave what is shown as it is.
        match msg {
            IntakeMsg::Settings(settings, today) => return self.change_settings(settings, today),
            IntakeMsg::Share(wanted) => {
                if self.settings.may_share && self.form.typed_start().is_some() {
                    self.sharing = self.sharing.then(wanted);
                }
                return;
            }
            IntakeMsg::Speak(lang) => {
                self.person_lang = lang;
                if self.side != Side::Person {
                    self.lang = lang;
                }
                return;
            }
            _ => {}
        }
        self.is_wiped = false;
        self.sharing = Sharing::Not;
        match msg {
            IntakeMsg::Edit(edit) => self.edit(edit),
            IntakeMsg::InsurerOfYear(year, insurer) => self.insurer_of_year = insurer.map(|insurer| (year, insurer)),
            IntakeMsg::Draft(draft) => self.draft = draft,
            IntakeMsg::Undo => {
                if let Some(before) = self.before.take() {
                    (self.form.earlier, self.form.programmes) = (before.earlier, before.programmes);
                    self.paste.rows = before.rows;
                    let last = self.form.programmes.last().map(|programme| programme.id("begun"));
                    self.go_to(format!("#{}", last.as_deref().unwrap_or("had")));
                }
            }
            IntakeMsg::Paste(msg) => self.paste(msg),
            IntakeMsg::Contacts(text) => self.plan.contacts = text,
            IntakeMsg::Minutes(text) => self.plan.minutes = text,
            IntakeMsg::InGroup(in_group) => self.plan.in_group = in_group,
            // Nobody is shown an answer for another day than the planned start.
            IntakeMsg::Turn | IntakeMsg::HandOver if self.form.typed_start().is_none() => self.go_to("#start"),
            IntakeMsg::Turn => {
                self.side = if self.side == Side::Provider { Side::Person } else { Side::Provider };
                self.is_handing_over = false;
                self.go_to(".heading");
            }
            // What is on its way when everything is wiped belongs to nobody any more.
            IntakeMsg::Batch(client, _) if client != self.clients => {}
            IntakeMsg::Batch(_, msg) => {
                if let Some(selector) = self.batch.apply(msg, self.today) {
                    self.go_to(selector);
                }
            }
            IntakeMsg::ToBatch(is_open) => {
                (self.side, self.batch) = (if is_open { Side::Batch } else { Side::Provider }, Batch::default());
                self.go_to(if is_open { ".heading" } else { "#batch-button" });
            }
            IntakeMsg::HandOver => {
                self.is_handing_over = !self.is_handing_over;
                self.go_to(if self.is_handing_over { "#hand-over" } else { "#hand-over-button" });
            }
            IntakeMsg::ListShortcuts => {
                self.is_listing_shortcuts = !self.is_listing_shortcuts;
                self.go_to(if self.is_listing_shortcuts { "#shortcuts" } else { "#shortcuts-button" });
            }
            IntakeMsg::UseShortcuts(are_used) => self.has_shortcuts = are_used,
            IntakeMsg::GoTo(selector) => self.go_to(selector),
            IntakeMsg::AskNext => {
                self.is_asking_next = true;
                self.go_to("#next-client");
            }
            IntakeMsg::KeepAll => {
                self.is_asking_next = false;
                self.go_to("#next-client-button");
            }
            IntakeMsg::Wipe(today) | IntakeMsg::Expire(today) => {
                self.restart(HostSettings { lang: self.lang, ..self.settings }, today);
                self.is_wiped = true;
                self.go_to(".heading");
            }
            IntakeMsg::Idle(warning) => {
                let is_new = self.warning.is_none() && warning.is_some();
                self.warning = warning;
                if is_new {
                    self.go_to("#idle-keep");
                }
            }
            IntakeMsg::Settings(..) | IntakeMsg::Share(_) | IntakeMsg::Speak(_) => {}
        }
    }

    fn edit(&mut self, edit: Edit) {
        let before = match &edit {
            Edit::DuplicateProgramme(at) | Edit::RemoveProgramme(at) if self.form.programme(*at).is_some() => Some(self.now()),
            // Whoever edits a programme does not want the ones from before back.
            Edit::AddProgramme
            | Edit::BegunText(..)
            | Edit::EndText(..)
            | Edit::Outcome(..)
            | Edit::Setting(..)
            | Edit::Kind(..) => None,
            _ => self.before.take(),
        };
        self.before = before;
        let begun = |programme: &ProgrammeForm| format!("#{}", programme.id("begun"));
        let many = self.form.programmes.len();
        self.form.apply(edit.clone());
        match edit {
            Edit::AddProgramme | Edit::DuplicateProgramme(_) if self.form.programmes.len() > many => {
                let newest = self.form.programmes.iter().max_by_key(|programme| programme.key).map(begun);
                self.go_to(newest.unwrap_or_default());
            }
            Edit::RemoveProgramme(_) if self.form.programmes.len() < many => self.go_to("#undo"),
            // Without a move: arrow keys pass these answers on their way to another one.
            Edit::Earlier(YesNoUnknown::No | YesNoUnknown::Unknown) if many > 0 => {
                self.before = Some(Before { earlier: Some(YesNoUnknown::Yes), ..self.now() });
                self.form.programmes.clear();
            }
            Edit::Provider(_) => self.has_chosen_provider = true,
            // A contract is with an insurer and for a year.
            Edit::Insurer(_) | Edit::StartText(_) | Edit::StartOn(_) if !self.has_chosen_provider => {
                let provider = provider_of(&self.practice, &self.form);
                self.form.set_provider(provider);
            }
            // The question is about the chain programmes that were ticked.
            Edit::ChainOther(_, true) => self.form.includes_smr = None,
            _ => {}
        }
    }

    /// The programmes as they are now.
    fn now(&self) -> Before {
        let (earlier, programmes) = (self.form.earlier, self.form.programmes.clone());
        Before { earlier, programmes, rows: self.paste.rows.clone() }
    }

    fn paste(&mut self, msg: PasteMsg) {
        match msg {
            PasteMsg::Text(text) => self.paste.text = text,
            PasteMsg::Read => {
                self.before = None;
                self.paste.read(self.form.room());
                self.go_to(if self.paste.rows.is_empty() { "#paste" } else { "#paste-rows button" });
            }
            PasteMsg::Take(at) => {
                let before = self.now();
                for row in self.paste.take(at, self.form.room()) {
                    self.form.add(row);
                }
                self.before = Some(before);
                self.go_to(if self.paste.rows.is_empty() { "#undo" } else { "#paste-rows button" });
            }
        }
    }

    fn go_to(&mut self, selector: impl Into<String>) {
        self.focus = Some(selector.into());
        self.moves = self.moves.wrapping_add(1);
    }
}

/// Nothing is known except that the new programme may start today.
fn empty_form(settings: HostSettings, practice: &Practice, today: NaiveDate) -> AnswerForm {
    let start_text = TimeInput::chosen(When::Day(today));
    let mut form = AnswerForm { insurer: settings.insurer, start_text, ..AnswerForm::default() };
    form.set_provider(provider_of(practice, &form));
    form
}

/// Who gives the programme by the defaults of the practice.
fn provider_of(practice: &Practice, form: &AnswerForm) -> Option<Provider> {
    practice.provider(form.insurer, form.typed_start().and_then(|start| u16::try_from(start.year()).ok()))
}
