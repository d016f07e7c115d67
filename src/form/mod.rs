//! The questions, one a file.

mod chain_care;
mod fields;
mod insurer;
mod programmes;

use crate::state::{Action, State};
use fields::{Choice, ChoiceKind, DateField};
use smr_rules::Assessment;
use smr_rules::values::Value;
use smr_texts::{self as texts, Lang, Text, ui};
use yew::prelude::*;

/// What a question needs: the answers so far, what the rules make of them, and a way to change them.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The answers so far.
    pub state: &'a State,
    /// What the rules make of them; contradictions are shown beside the field.
    pub answer: Option<&'a Assessment>,
    /// Changes an answer.
    pub act: &'a Callback<Action>,
}

/// All questions on one page.
pub fn form(context: Context) -> Html {
    let Context { state, act, .. } = context;
    let lang = state.lang;
    let start = DateField {
        id: "start".into(),
        label: ui::START_LABEL.get(lang),
        hint: Some(ui::START_HINT.get(lang)),
        error: state.start.is_none().then(|| ui::ERROR_DATE_INVALID.get(lang).into()),
        value: state.start,
        onchange: act.reform(Action::Start),
    };
    let wanted = Choice {
        name: "wanted".into(),
        legend: ui::WANTED_LABEL.get(lang),
        hint: Some(ui::KIND_HINT.get(lang)),
        error: None,
        kind: ChoiceKind::OneOf,
        options: words(lang, texts::kind, state.wanted),
        onchoose: choose(act, Action::Wanted),
    };
    let provider = Choice {
        name: "provider".into(),
        legend: ui::PROVIDER_LABEL.get(lang),
        hint: Some(ui::PROVIDER_HINT.get(lang)),
        error: None,
        kind: ChoiceKind::OneOf,
        options: words(lang, texts::provider, state.provider),
        onchoose: choose(act, Action::Provider),
    };
    html! {
        // Nothing is ever submitted: the answer is computed while it is filled in.
        <form class="form" autocomplete="off" novalidate=true onsubmit={|event: SubmitEvent| event.prevent_default()}>
            { start.view() }
            { insurer::question(context) }
            { chain_care::question(context) }
            { programmes::question(context) }
            { wanted.view() }
            { provider.view() }
        </form>
    }
}

/// The word for every value of an enumeration, in its order, and which of them is chosen.
fn words<T: Value>(lang: Lang, word: fn(T) -> Text, chosen: T) -> Vec<(&'static str, bool)> {
    T::ALL.iter().map(|value| (word(*value).get(lang), *value == chosen)).collect()
}

/// From the place of a value in its enumeration to an action.
fn choose<T: Value>(act: &Callback<Action>, action: impl Fn(T) -> Action + 'static) -> Callback<usize> {
    let act = act.clone();
    Callback::from(move |at: usize| {
        if let Some(value) = T::ALL.get(at) {
            act.emit(action(*value));
        }
    })
}
