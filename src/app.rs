//! The self-check: one screen at a time, its language, and where the focus goes.

use crate::journey;
use crate::parts::{Context, focus};
use crate::platform;
use crate::state::{Action, Screen, State};
use gloo::utils::document;
use smr_rules::Insurer;
use smr_texts::{Lang, ui};
use yew::prelude::*;

/// What whoever shows the self-check decides.
#[derive(Properties, PartialEq, Eq, Clone, Default)]
pub struct Settings {
    /// The language to start with.
    pub lang: Lang,
    /// The insurer, where it needs no question.
    pub insurer: Option<Insurer>,
    /// The level of the heading of a screen, 1 to 4.
    pub level: u8,
    /// The whole page is ours: its title and its language are kept right.
    pub owns_page: bool,
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
        let Settings { lang, insurer, .. } = *context.props();
        let state = State::new(lang, platform::today(), insurer);
        // Whoever has just opened the page has not asked to be taken anywhere.
        Self { moves: state.moves, state, root: NodeRef::default(), page: None }
    }

    fn update(&mut self, _: &yew::Context<Self>, action: Action) -> bool {
        self.state.act(action);
        true
    }

    fn view(&self, context: &yew::Context<Self>) -> Html {
        let state = &self.state;
        let lang = state.lang;
        let act = context.link().callback(|action| action);
        let may_wipe = state.is_touched() && state.screen != Screen::Wipe;
        let context = Context { state, act: &act, level: context.props().level.max(1), root: &self.root };
        html! {
            <div class="smr" lang={lang.tag()} ref={self.root.clone()}>
                <div class="bar no-print">
                    <p class="product">{ if state.screen == Screen::Begin { "" } else { context.say(ui::APP_TITLE) } }</p>
                    { other_language(lang, &act) }
                </div>
                { journey::screen(context) }
                if may_wipe {
                    <div class="foot no-print">{ context.button(ui::CLEAR, "quiet", Action::AskWipe) }</div>
                }
            </div>
        }
    }

    fn rendered(&mut self, context: &yew::Context<Self>, _: bool) {
        let has_faults = !self.state.faults.is_empty();
        let page = Some((self.state.lang, has_faults));
        if context.props().owns_page && self.page != page {
            self.page = page;
            keep_page(self.state.lang, has_faults);
        }
        if self.moves != self.state.moves {
            self.moves = self.state.moves;
            focus(&self.root, if has_faults { ".error-summary" } else { ".heading" });
        }
    }
}

/// The other language, in its own words.
fn other_language(lang: Lang, act: &Callback<Action>) -> Html {
    let other = match lang {
        Lang::Nl => Lang::En,
        Lang::En => Lang::Nl,
    };
    let onclick = act.reform(move |_: MouseEvent| Action::Speak(other));
    html! { <button type="button" class="quiet language" lang={other.tag()} {onclick}>{ ui::OTHER_LANGUAGE.get(lang) }</button> }
}

/// The language of the page, and its title. Neither tells what was answered.
fn keep_page(lang: Lang, has_faults: bool) {
    if let Some(root) = document().document_element() {
        // The page itself is there, so this can't fail; if it did, only the spoken language would be off.
        let _ = root.set_attribute("lang", lang.tag());
    }
    let title = ui::APP_TITLE.get(lang);
    let error = ui::ERROR_PREFIX.get(lang);
    document().set_title(&if has_faults { format!("{error}: {title}") } else { title.into() });
}

/// The language that the page is written in.
#[must_use]
pub fn page_language() -> Lang {
    document()
        .document_element()
        .and_then(|root| root.get_attribute("lang"))
        .and_then(|tag| Lang::parse(&tag))
        .unwrap_or_default()
}
