//! The intake: a care provider with a tablet, and the person beside them. All facts in one form, the answer beside it.

mod card;
mod desk;
mod effort;
mod fields;
mod form;
mod hand_over;
mod idle;
#[cfg(test)]
mod tests;
mod typed;
mod years;

pub use desk::{Desk, Do, Plan, Side};
pub use form::{Amiss, Entry, Form};
pub use typed::Typed;

use crate::app::{Told, other_language};
use crate::out::{Attr::*, Out};
use crate::platform;
use crate::result;
use crate::state::{Action, SHARES};
use smr_rules::handover::Refused;
use smr_rules::interview::{Answers, Path, Question};
use smr_rules::{Assessment, Insurer, Pointer, ProgrammeField};
use smr_texts::{Lang, intake as said, ui};
use yew::prelude::*;

/// Something that happens at the intake, as what a view makes happen.
pub(crate) fn does(what: Do) -> Action {
    Action::Desk(Box::new(what))
}

/// What whoever shows the intake decides.
#[derive(Properties, PartialEq, Clone)]
pub struct Settings {
    /// The language to start with.
    pub lang: Lang,
    /// The insurer, where there is only one.
    pub insurer: Option<Insurer>,
    /// The level of the heading, 1 to 4.
    pub level: u8,
    /// Hears the language that is shown.
    pub page: Callback<Lang>,
    /// After so many seconds without an act comes the warning.
    pub idle: u32,
    /// Whoever shows it wants the answer, if it is shared: there is a button for that beside the person's result.
    pub may_share: bool,
    /// How often whoever shows it has begun anew.
    pub round: u32,
    /// The address of the self-check, for the link that is handed over; none: nothing is handed over.
    pub home: Option<AttrValue>,
    /// Answers that were handed over, or why they were refused.
    pub given: Option<Result<Answers, Refused>>,
    /// Hears what happens.
    pub tell: Callback<Told>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            lang: Lang::default(),
            insurer: None,
            level: 1,
            page: Callback::default(),
            idle: 300,
            may_share: false,
            round: 0,
            home: None,
            given: None,
            tell: Callback::default(),
        }
    }
}

/// The intake.
pub struct Intake {
    desk: Desk,
    root: NodeRef,
    /// The last move that the focus followed.
    moves: u32,
    /// The language that the page has now.
    page: Option<Lang>,
    watch: Option<idle::Watch>,
}

impl Component for Intake {
    type Message = Action;
    type Properties = Settings;

    fn create(context: &yew::Context<Self>) -> Self {
        let mut desk = begun(context.props());
        match &context.props().given {
            Some(Ok(answers)) => desk.take(answers),
            Some(Err(_)) => desk.refused = true,
            None => {}
        }
        Self { moves: desk.moves, desk, root: NodeRef::default(), page: None, watch: None }
    }

    fn update(&mut self, context: &yew::Context<Self>, action: Action) -> bool {
        let was = (self.desk.side, self.desk.is_wiped);
        let is_idle = matches!(&action, Action::Desk(what) if matches!(**what, Do::Expire(_)));
        match action {
            Action::Desk(what) => {
                // Nobody is told of the wiping of nothing. But the day may be another one by now.
                if let (Do::Idle(Some(_)) | Do::Expire(_), true) = (&*what, self.desk.is_untouched()) {
                    let is_stale = matches!(*what, Do::Expire(today) if today != self.desk.today);
                    if is_stale {
                        let (moves, was) = (self.desk.moves, self.desk.lang);
                        self.desk = Desk { moves, lang: was, theirs: was, ..begun(context.props()) };
                    }
                    return is_stale;
                }
                self.desk.act(*what);
            }
            Action::Speak(lang) if self.desk.side == Side::Person => self.desk.theirs = lang,
            Action::Speak(lang) => (self.desk.lang, self.desk.theirs) = (lang, lang),
            Action::Copied(copied) => self.desk.act(Do::Copied(copied)),
            Action::Share if SHARES && context.props().may_share => {
                let Some(path) = self.desk.path() else { return false };
                self.desk.is_shared = true;
                context.props().tell.emit(Told::Share(Box::new(path.facts)));
            }
            // The ways back of the result lead to the form.
            Action::Back if self.desk.side == Side::Person => self.desk.act(Do::Turn),
            _ => return false,
        }
        let told = match (self.desk.side, self.desk.is_wiped) {
            now if now == was => None,
            (_, true) => Some(if is_idle { Told::Idle } else { Told::Reset }),
            (Side::Person, _) => Some(Told::Complete),
            (Side::Provider, _) => Some(Told::Step),
        };
        if let Some(told) = told {
            context.props().tell.emit(told);
        }
        true
    }

    fn changed(&mut self, context: &yew::Context<Self>, old: &Settings) -> bool {
        let new = context.props();
        if (new.insurer, new.round) != (old.insurer, old.round) {
            self.desk = begun(new);
            self.moves = self.desk.moves;
        }
        if new.lang != old.lang {
            (self.desk.lang, self.desk.theirs) = (new.lang, new.lang);
        }
        if let Some(watch) = &self.watch {
            watch.wait(new.idle);
        }
        true
    }

    fn view(&self, context: &yew::Context<Self>) -> Html {
        let (desk, settings) = (&self.desk, context.props());
        let lang = if desk.side == Side::Person { desk.theirs } else { desk.lang };
        let mut state = desk.shown(lang);
        (state.may_share, state.is_shared) = (settings.may_share, desk.is_shared);
        let act = context.link().callback(|action| action);
        Out::write(&state, settings.level.max(1), &self.root, act, |out| view(out, desk, settings))
    }

    fn rendered(&mut self, context: &yew::Context<Self>, is_first: bool) {
        if is_first {
            self.watch = idle::Watch::over(&self.root, context.props().idle, &context.link().callback(does));
        }
        let lang = if self.desk.side == Side::Person { self.desk.theirs } else { self.desk.lang };
        if self.page != Some(lang) {
            self.page = Some(lang);
            context.props().page.emit(lang);
        }
        if self.moves != self.desk.moves {
            self.moves = self.desk.moves;
            platform::focus(&self.root, self.desk.focus.as_deref().unwrap_or(".heading"));
        }
    }
}

fn begun(settings: &Settings) -> Desk {
    Desk::new(settings.lang, platform::today(), settings.insurer)
}

/// What the views of the provider's side look at.
pub(crate) struct Case<'a> {
    pub desk: &'a Desk,
    pub path: Path,
    pub answer: Assessment,
    /// The ids of the fields that decide, with what they ask.
    pub deciding: Vec<(String, String)>,
}

impl<'a> Case<'a> {
    fn of(desk: &'a Desk) -> Option<Self> {
        let path = desk.path()?;
        let answer = result::told(&path, desk.today);
        let mut deciding: Vec<(String, String)> = Vec::new();
        let mut add = |pointer: Pointer, name: Option<String>| {
            let id = field(&desk.form, pointer);
            if !deciding.iter().any(|(other, _)| *other == id) {
                deciding.push((id, name.unwrap_or_else(|| smr_texts::fact(desk.lang, pointer))));
            }
        };
        for pointer in &answer.asks {
            let name = (desk.form.is_unsure() && matches!(pointer, Pointer::Programme(_) | Pointer::Field(..)))
                .then(|| said::HAD.get(desk.lang).to_owned());
            add(*pointer, name);
        }
        for question in &path.asked {
            match *question {
                Question::StartDay(at) => add(Pointer::Field(at, ProgrammeField::Start), None),
                Question::EndDay(at) => add(Pointer::Field(at, ProgrammeField::End), None),
                _ => {}
            }
        }
        Some(Self { desk, path, answer, deciding })
    }

    /// Does this field contradict others?
    pub fn contradicts(&self, id: &str) -> bool {
        self.answer.problems.iter().any(|problem| field(&self.desk.form, problem.path) == id)
    }

    /// Does this field still decide?
    pub fn decides(&self, id: &str) -> bool {
        self.deciding.iter().any(|(other, _)| other == id)
    }
}

/// The id of the field of a fact.
fn field(form: &Form, pointer: Pointer) -> String {
    let of = |at: u8, name: &str| match form.entries.get(usize::from(at)) {
        Some(entry) => entry.id(name),
        None => "had".into(),
    };
    match pointer {
        Pointer::Start => "start".into(),
        Pointer::Insurer => "insurer".into(),
        Pointer::ChainCare => "chain".into(),
        Pointer::IncludesSmr => "includes".into(),
        Pointer::Wanted => "wanted".into(),
        Pointer::Provider => "provider".into(),
        Pointer::Programme(at) | Pointer::Field(at, ProgrammeField::Start) => of(at, "begun"),
        Pointer::Field(at, ProgrammeField::End) => of(at, "ended"),
        Pointer::Field(at, ProgrammeField::Kind) => of(at, "kind"),
        Pointer::Field(at, ProgrammeField::Setting) => of(at, "setting"),
        Pointer::Field(at, ProgrammeField::Outcome) => of(at, "outcome"),
    }
}

fn view(out: &mut Out, desk: &Desk, settings: &Settings) {
    let (root, lang) = (out.root, out.lang());
    let class = match desk.side {
        Side::Person => "smr intake turned",
        // The page may change to another version of itself.
        Side::Provider if desk.is_untouched() => "smr intake untouched",
        Side::Provider => "smr intake",
    };
    out.el("div").attr(Class, class).attr(Lang, lang.tag()).known_as(root).with(|out| {
        out.when(desk.warning.is_some(), |out| idle::warning(out, desk));
        match desk.side {
            Side::Provider => provider(out, desk, settings),
            Side::Person => person(out, desk),
        }
    });
}

/// Past the day for which the rules were verified there is no firm yes, and this says why.
fn stale(out: &mut Out, desk: &Desk) {
    let stamp = &smr_rules::rulebase::RULEBASE_VERSION;
    out.when(stamp.is_stale(desk.today), |out| {
        let lang = out.lang();
        let until = result::sources::on(lang, ui::VALID_THROUGH, stamp.verified_through);
        out.el("p.stale").attr(Role, "note").say([said::STALE.get(lang), " ", &until]);
    });
}

fn provider(out: &mut Out, desk: &Desk, settings: &Settings) {
    out.el("div.bar no-print").with(|out| {
        out.heading().say(said::TITLE);
        card::buttons(out, desk, settings);
        let next = out.button("button.second", does(Do::AskNext)).attr(Id, "next-client-button");
        next.say(said::NEXT_CLIENT);
        other_language(out);
    });
    out.when(desk.is_asking_next, ask_next);
    out.when(desk.is_wiped, |out| out.el("p.done no-print").attr(Role, "status").say(said::WIPED));
    out.when(desk.refused, |out| out.el("p.stale").attr(Role, "alert").say(said::LINK_REFUSED));
    stale(out, desk);
    let case = Case::of(desk);
    let case = case.as_ref();
    out.when(desk.is_handing_over, |out| hand_over::view(out, desk, settings));
    out.el("div.desk").key("desk").with(|out| {
        card::strip(out, case);
        fields::view(out, desk, case);
        out.when(case.is_some(), |out| card::view(out, desk, case));
    });
}

fn ask_next(out: &mut Out) {
    let panel = out.el("div.panel no-print").attr(Id, "next-client").attr(Role, "group").attr(Tabindex, "-1");
    panel.attr(AriaLabelledby, "next-client-title").with(|out| {
        out.el("p.label").attr(Id, "next-client-title").say(said::NEXT_CLIENT_ASK);
        out.el("div.buttons").with(|out| {
            let wipe = |_: &_| Some(does(Do::Next(platform::today())));
            out.el("button").attr(Type, "button").on_with(crate::out::On::Click, wipe).say(said::NEXT_CLIENT_YES);
            out.button("button.second", does(Do::KeepAll)).say(said::NEXT_CLIENT_NO);
        });
    });
}

/// The screen is turned round.
fn person(out: &mut Out, desk: &Desk) {
    out.el("div.bar no-print").with(|out| {
        out.button("button.second", does(Do::Turn)).say(said::TURN_BACK);
        other_language(out);
    });
    stale(out, desk);
    result::screen(out);
}
