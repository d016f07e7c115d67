//! The page: the form, the answer beside it, and the language of both.

use crate::form::{Context, form};
use crate::result;
use crate::state::{Action, State};
use chrono::NaiveDate;
use gloo::utils::document;
use smr_rules::assess;
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

/// The stand-alone page.
#[component]
pub fn App() -> Html {
    let store = use_reducer_eq(|| Store(State::new(page_language(), today())));
    let state = &store.0;
    let lang = state.lang;
    use_effect_with(lang, |lang| {
        if let Some(root) = document().document_element() {
            // The page itself is there, so this can't fail; if it did, only the spoken language would be off.
            let _ = root.set_attribute("lang", lang.tag());
        }
        document().set_title(ui::APP_TITLE.get(*lang));
    });
    let facts = state.facts();
    let answer = use_memo(facts.clone(), |facts| facts.as_ref().map(assess));
    let act = use_callback((), {
        let dispatch = store.dispatcher();
        move |action, ()| dispatch.dispatch(action)
    });
    let clear = act.reform(|_: MouseEvent| Action::Clear(today()));

    html! {
        <div class="page">
            <header class="masthead">
                { languages(lang, &act) }
                <h1>{ ui::APP_TITLE.get(lang) }</h1>
                <p class="intro">{ ui::INTRO.get(lang) }</p>
                <p class="privacy">{ ui::PRIVACY.get(lang) }</p>
            </header>
            <main class="columns">
                <section class="questions" aria-labelledby="questions-heading">
                    <h2 id="questions-heading">{ ui::SECTION_ANSWERS.get(lang) }</h2>
                    { form(Context { state, answer: answer.as_ref().as_ref(), act: &act }) }
                    <button type="button" class="quiet" onclick={clear}>{ ui::CLEAR.get(lang) }</button>
                </section>
                <section class="answer" aria-labelledby="answer-heading">
                    { result::view(lang, facts.as_ref(), answer.as_ref().as_ref(), today()) }
                </section>
            </main>
        </div>
    }
}

/// A button for each language, in that language.
fn languages(lang: Lang, act: &Callback<Action>) -> Html {
    let button = |of: Lang, name: &'static str| {
        let speak = act.reform(move |_: MouseEvent| Action::Speak(of));
        html! { <button type="button" class="quiet" lang={of.tag()} aria-pressed={(of == lang).to_string()} onclick={speak}>{ name }</button> }
    };
    html! {
        <div class="languages" role="group" aria-label={ui::LANGUAGE_LABEL.get(lang)}>
            { button(Lang::Nl, ui::LANGUAGE_NL.get(lang)) }
            { button(Lang::En, ui::LANGUAGE_EN.get(lang)) }
        </div>
    }
}

fn page_language() -> Lang {
    document()
        .document_element()
        .and_then(|root| root.get_attribute("lang"))
        .and_then(|tag| Lang::parse(&tag))
        .unwrap_or_default()
}

/// The rule core has no clock; the page lends it the calendar of the device.
fn today() -> NaiveDate {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or_default();
    NaiveDate::from_ymd_opt(year, now.get_month() + 1, now.get_date()).unwrap_or_default()
}
