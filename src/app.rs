//! The self-check: one screen at a time, its language, and where the focus goes.

use crate::journey;
use crate::out::{Attr, Out};
use crate::parts::focus;
use crate::platform;
use crate::state::{Action, Screen, State};
use smr_rules::{Facts, Insurer};
use smr_texts::{Lang, ui};
use yew::prelude::*;

/// What whoever shows the self-check decides.
#[derive(Properties, PartialEq, Clone, Default)]
pub struct Settings {
    /// The language to start with.
    pub lang: Lang,
    /// The insurer, where it needs no question.
    pub insurer: Option<Insurer>,
    /// The level of the heading of a screen, 1 to 4.
    pub level: u8,
    /// Hears the language, and whether there is a fault: for a page that is all ours.
    pub page: Callback<(Lang, bool)>,
    /// Whoever shows it wants the answer, if the person gives it: there is a button for that.
    pub may_share: bool,
    /// How often whoever shows it has begun anew; one more is another person.
    pub round: u32,
    /// Has answers taken over that were handed over. Only our own page reads them, so an element does not carry what does that.
    pub given: Option<Callback<State, State>>,
    /// Hears what happens.
    pub tell: Callback<Told>,
}

/// What whoever shows the self-check hears of it. Of answers and outcome nothing, unless the person shares them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// Another screen.
    Step,
    /// The answer is shown.
    Complete,
    /// The person wiped everything.
    Reset,
    /// Everything was wiped, because nobody did anything for a while.
    Idle,
    /// The person shares the answer to these facts.
    Share(Box<Facts>),
}

/// The self-check. A component with methods and not a function with hooks, which would cost the page 1.7 kB.
pub struct App {
    state: State,
    root: NodeRef,
    /// The last move that the focus followed.
    moves: u32,
    /// The language that the page has now, and whether its title tells of an error.
    page: Option<(Lang, bool)>,
}

impl Component for App {
    type Message = Action;
    type Properties = Settings;

    fn create(context: &yew::Context<Self>) -> Self {
        let begun = begun(context.props());
        let state = match &context.props().given {
            Some(given) => given.emit(begun),
            None => begun,
        };
        // Whoever has just opened the page has not asked to be taken anywhere.
        Self { moves: state.moves, state, root: NodeRef::default(), page: None }
    }

    fn update(&mut self, context: &yew::Context<Self>, action: Action) -> bool {
        let (moves, shared) = (self.state.moves, self.state.is_shared);
        self.state.act(action);
        let told = match self.state.screen {
            _ if self.state.is_shared && !shared => Some(Told::Share(Box::new(self.state.path.facts.clone()))),
            // What is wrong with an answer is nobody's business.
            _ if self.state.moves == moves || !self.state.faults.is_empty() => None,
            _ if self.state.is_wiped => Some(Told::Reset),
            Screen::Result => Some(Told::Complete),
            _ => Some(Told::Step),
        };
        if let Some(told) = told {
            context.props().tell.emit(told);
        }
        true
    }

    fn changed(&mut self, context: &yew::Context<Self>, old: &Settings) -> bool {
        let new = context.props();
        if (new.insurer, new.round) == (old.insurer, old.round) {
            self.state.may_share = new.may_share;
        } else {
            self.state = begun(new);
            // The focus stays wherever the person is on the page around.
            self.moves = self.state.moves;
        }
        if new.lang != old.lang {
            self.state.act(Action::Speak(new.lang));
        }
        true
    }

    fn view(&self, context: &yew::Context<Self>) -> Html {
        let act = context.link().callback(|action| action);
        Out::write(&self.state, context.props().level.max(1), &self.root, act, view)
    }

    fn rendered(&mut self, context: &yew::Context<Self>, _: bool) {
        let has_faults = !self.state.faults.is_empty();
        let page = (self.state.lang, has_faults);
        if self.page != Some(page) {
            self.page = Some(page);
            context.props().page.emit(page);
        }
        if self.moves != self.state.moves {
            self.moves = self.state.moves;
            let screen = if has_faults { ".error-summary" } else { ".heading" };
            focus(&self.root, self.state.focus.as_deref().unwrap_or(screen));
        }
    }
}

fn begun(settings: &Settings) -> State {
    let mut state = State::new(settings.lang, platform::today(), settings.insurer);
    state.may_share = settings.may_share;
    state
}

fn view(out: &mut Out) {
    let (state, root) = (out.state, out.root);
    out.el("div.smr").attr(Attr::Lang, state.lang.tag()).known_as(root).with(|out| {
        out.el("div.bar no-print").with(|out| {
            out.el("p.product").say((state.screen != Screen::Begin).then_some(ui::APP_TITLE));
            other_language(out);
        });
        journey::screen(out);
        out.when(state.is_touched() && state.screen != Screen::Wipe, |out| {
            let foot = out.el("div.foot no-print");
            foot.with(|out| out.button("button.quiet", Action::AskWipe).say(ui::CLEAR));
        });
    });
}

/// The other language, in its own words.
pub(crate) fn other_language(out: &mut Out) {
    let other = match out.lang() {
        Lang::Nl => Lang::En,
        Lang::En => Lang::Nl,
    };
    out.button("button.quiet language", Action::Speak(other)).attr(Attr::Lang, other.tag()).say(ui::OTHER_LANGUAGE);
}
