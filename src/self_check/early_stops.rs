//! Which programmes were stopped early: one question for all of which nobody asked how they ended.

use super::question::error_of;
use crate::components::{Fieldset, View, checkbox, fieldset};
use crate::state::{EarlyStopOther, Edit, SelfCheckState};
use crate::words;
use smr_rules::values::YesNoUnknown;
use smr_texts::{self as texts, Text, journey, question as ask};
use yew::prelude::*;

pub fn early_stops(view: &View, state: &SelfCheckState, on_edit: &Callback<Edit>) -> Html {
    let (form, lang) = (&state.form, state.lang);
    let is_one = state.early_stops.len() == 1;
    let programme = |at: &u8| {
        let at = *at;
        let is_ticked = form.programme(at).is_some_and(|programme| programme.is_stopped_early);
        let label = if is_one { texts::tri(YesNoUnknown::Yes).get(lang) } else { &words::programme(lang, form, at) };
        let label = words::sentence(label);
        checkbox(format!("stopped-{at}"), label, is_ticked, &on_edit.reform(move |is_on| Edit::EarlyStop(at, is_on)))
    };
    let other = |id: &'static str, text: Text, other: EarlyStopOther| {
        let is_on = form.early_stop_other == Some(other);
        checkbox(id, words::sentence(text.get(lang)), is_on, &on_edit.reform(move |is_on| Edit::EarlyStopOther(other, is_on)))
    };
    let none = if is_one { texts::tri(YesNoUnknown::No) } else { ask::EARLY_STOPS_NONE };
    let question = Fieldset {
        title: words::early_stops_question(lang, form, &state.early_stops).into(),
        hint: Some(ask::EARLY_STOPS_HINT.get(lang).into()),
        error: error_of(state, "answer"),
        fields: html! {
            <>
                { for state.early_stops.iter().map(programme) }
                <div class="apart">
                    { other("stopped-none", none, EarlyStopOther::None) }
                    { other("stopped-unknown", journey::NO_IDEA, EarlyStopOther::Unknown) }
                </div>
            </>
        },
        ..Fieldset::default()
    };
    fieldset(view, question)
}
