//! A question with everything around it: the way back, the errors, the form and the button that goes on.

use super::choices::{choice_of, one_of};
use super::{chain_care, early_stops, history, insurer, planned_start, programme, provider};
use crate::components::{FieldMessage, ReadAloud, View, error_summary};
use crate::state::{Doubt, Edit, FieldError, SelfCheckMsg, SelfCheckState};
use crate::words;
use smr_rules::interview::Question;
use smr_texts::{self as texts, Text, journey, question as ask, ui};
use yew::prelude::*;

pub fn question(view: &View, state: &SelfCheckState, question: Question, on_msg: &Callback<SelfCheckMsg>) -> Html {
    asking(view, state, fields(view, state, question, &on_msg.reform(SelfCheckMsg::Edit)), on_msg)
}

/// The question that is about all programmes at once.
pub fn early_stops(view: &View, state: &SelfCheckState, on_msg: &Callback<SelfCheckMsg>) -> Html {
    asking(view, state, early_stops::early_stops(view, state, &on_msg.reform(SelfCheckMsg::Edit)), on_msg)
}

fn asking(view: &View, state: &SelfCheckState, fields: Html, on_msg: &Callback<SelfCheckMsg>) -> Html {
    let lang = state.lang;
    let (number, left) = state.progress();
    let progress = match left {
        None => journey::NUMBER.with(lang, "n", &number.to_string()),
        Some(0) => journey::NUMBER_LAST.with(lang, "n", &number.to_string()),
        Some(left) => journey::NUMBER_LEFT.fill(lang, &[("n", &number.to_string()), ("left", &left.to_string())]),
    };
    let onsubmit = on_msg.reform(|event: SubmitEvent| {
        // Nothing is ever sent, and the address stays as it is.
        event.prevent_default();
        SelfCheckMsg::Next
    });
    // The key makes a new screen of it: no question follows another one with the same number.
    html! {
        <div class="screen" key={number}>
            <button type="button" class="back" onclick={on_msg.reform(|_| SelfCheckMsg::Back)}>{ journey::BACK.get(lang) }</button>
            <ReadAloud key={format!("{}{}", lang.tag(), state.moves)} view={view.clone()} />
            { error_summary(view, state.errors.iter().map(|error| message(state, error)).collect()) }
            <form autocomplete="off" novalidate=true {onsubmit}>
                <p class="number">{ progress }</p>
                { fields }
                { doubt(state, on_msg) }
                if state.doubt.is_none() {
                    <button type="submit">{ journey::NEXT.get(lang) }</button>
                }
            </form>
        </div>
    }
}

/// A day that is likely a slip is asked back. It may be right.
fn doubt(state: &SelfCheckState, on_msg: &Callback<SelfCheckMsg>) -> Html {
    let lang = state.lang;
    let text = match state.doubt {
        None => return Html::default(),
        Some(Doubt::Past) => ask::DAY_PAST,
        Some(Doubt::Far) => ask::DAY_FAR,
    };
    let day = state.form.start_day.day().unwrap_or(state.today);
    html! {
        <div class="doubt" id="doubt" tabindex="-1" role="group" aria-labelledby="doubt-text">
            <p id="doubt-text">{ text.on(lang, day) }</p>
            <div class="buttons">
                <button type="button" onclick={on_msg.reform(|_| SelfCheckMsg::DayIsRight(true))}>{ ask::DAY_RIGHT.get(lang) }</button>
                <button type="button" class="second" onclick={on_msg.reform(|_| SelfCheckMsg::DayIsRight(false))}>
                    { ask::DAY_WRONG.get(lang) }
                </button>
            </div>
        </div>
    }
}

fn message(state: &SelfCheckState, error: &FieldError) -> FieldMessage {
    FieldMessage { field: error.field.clone().into(), message: in_words(state, error) }
}

fn in_words(state: &SelfCheckState, error: &FieldError) -> AttrValue {
    words::error(state.lang, &state.form, state.path.facts.start, error.kind).into()
}

/// The message for a field, if something is wrong with it.
pub fn error_of(state: &SelfCheckState, field: &str) -> Option<AttrValue> {
    state.error(field).map(|error| in_words(state, error))
}

/// What a question asks.
pub fn title_of(state: &SelfCheckState, question: Question) -> AttrValue {
    words::question(state.lang, &state.form, &state.path.facts, state.today, question).into()
}

fn fields(view: &View, state: &SelfCheckState, question: Question, on_edit: &Callback<Edit>) -> Html {
    let form = &state.form;
    let one_of = |hint: Text, options| one_of(view, state, question, hint, options, on_edit);
    match question {
        Question::Insurer => insurer::insurer(view, state, on_edit),
        Question::Start => planned_start::planned_start(view, state, on_edit),
        Question::History => history::history(view, state, on_edit),
        Question::ChainCare => chain_care::chain_care(view, state, on_edit),
        Question::IncludesSmr => {
            one_of(ask::INCLUDES_SMR_HINT, choice_of(state.lang, texts::tri, form.includes_smr, Edit::IncludesSmr))
        }
        Question::Wanted => one_of(ui::KIND_HINT, choice_of(state.lang, texts::kind, form.wanted, Edit::Wanted)),
        Question::Provider => provider::provider(view, state, on_edit),
        Question::Outcome(at)
        | Question::Setting(at)
        | Question::End(at)
        | Question::Kind(at)
        | Question::StartDay(at)
        | Question::EndDay(at) => match form.programme(at) {
            Some(one) => programme::programme(view, state, question, at, one, on_edit),
            None => Html::default(),
        },
    }
}
