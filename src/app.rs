//! The self-check: one screen at a time, its language, and where the focus goes.

use crate::journey;
use crate::parts::{Context, focus};
use crate::platform;
use crate::result::Copying;
use crate::state::{Action, Screen, State};
use gloo::utils::document;
use smr_rules::Insurer;
use smr_texts::{Lang, ui};
use std::rc::Rc;
use yew::prelude::*;

/// The state behind the page; see [`State`].
#[derive(PartialEq, Eq, Clone)]
pub struct Store(pub State);

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Self(self.0.after(action)))
    }
}

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

/// The self-check.
#[component]
pub fn App(settings: &Settings) -> Html {
    let Settings { lang, insurer, level, owns_page } = *settings;
    let store = use_reducer_eq(|| Store(State::new(lang, platform::today(), insurer)));
    let root = use_node_ref();
    let copying = Copying { area: use_node_ref(), is_done: use_state_eq(|| None) };
    let state = &store.0;
    let lang = state.lang;
    let has_faults = !state.faults.is_empty();

    use_effect_with((lang, has_faults), move |(lang, has_faults)| {
        if owns_page {
            keep_page(*lang, *has_faults);
        }
    });
    use_effect_with(state.moves, {
        let (root, is_done) = (root.clone(), copying.is_done.clone());
        move |moves| {
            is_done.set(None);
            // Whoever has just opened the page has not asked to be taken anywhere.
            if *moves > 0 {
                focus(&root, if has_faults { ".error-summary" } else { ".heading" });
            }
        }
    });
    let act = use_callback((), {
        let dispatch = store.dispatcher();
        move |action, ()| dispatch.dispatch(action)
    });
    let context = Context { state, act: &act, level: level.max(1), root: &root };
    let may_wipe = state.is_touched() && state.screen != Screen::Wipe;

    html! {
        <div class="smr" lang={lang.tag()} ref={root.clone()}>
            <div class="bar no-print">
                <p class="product">{ if state.screen == Screen::Begin { "" } else { context.say(ui::APP_TITLE) } }</p>
                { other_language(lang, &act) }
            </div>
            { journey::screen(context, &copying) }
            if may_wipe {
                <div class="foot no-print">{ context.button(ui::CLEAR, "quiet", Action::AskWipe) }</div>
            }
        </div>
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
