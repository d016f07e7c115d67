//! The questions about one earlier programme.

use super::choices::{choice_of, one_of};
use super::question::{error_of, title_of};
use crate::components::{
    DateInput, View, WhenSelect, Word, date_input, described_by, error_line, explained, field_class, hint, screen_heading,
    when_select,
};
use crate::state::{DayId, Edit, ProgrammeForm, SelfCheckState};
use crate::words;
use smr_rules::interview::Question;
use smr_texts::{self as texts, Text, question as ask, ui};
use yew::prelude::*;

pub fn programme(
    view: &View,
    state: &SelfCheckState,
    question: Question,
    at: u8,
    programme: &ProgrammeForm,
    on_edit: &Callback<Edit>,
) -> Html {
    let lang = state.lang;
    let one_of = |hint: Text, options| one_of(view, state, question, hint, options, on_edit);
    match question {
        Question::Outcome(_) => {
            let is_long_ago = words::is_long_ago(programme.begun.when, state.path.facts.start);
            let label = if is_long_ago { words::past_outcome } else { words::outcome };
            let options = choice_of(lang, label, programme.outcome, |outcome| Edit::Outcome(at, outcome));
            one_of(if is_long_ago { ask::OUTCOME_PAST_HINT } else { ask::OUTCOME_HINT }, options)
        }
        Question::Setting(_) => {
            let options = choice_of(lang, texts::setting, programme.setting, |setting| Edit::Setting(at, setting));
            one_of(ask::SETTING_HINT, options)
        }
        Question::Kind(_) => {
            let options = choice_of(lang, texts::kind, programme.kind, |kind| Edit::Kind(at, kind));
            one_of(ui::KIND_HINT, options)
        }
        Question::End(_) if !programme.may_run() => end(view, state, at, programme, on_edit),
        Question::End(_) => day(view, state, question, ask::END_PLANNED_HINT, on_edit),
        _ => day(view, state, question, ask::DAY_HINT, on_edit),
    }
}

/// An exact day.
fn day(view: &View, state: &SelfCheckState, question: Question, hint: Text, on_edit: &Callback<Edit>) -> Html {
    let Some((day, value)) = DayId::of(question).and_then(|id| Some((id, state.form.day(id)?))) else {
        return Html::default();
    };
    let input = DateInput {
        day,
        value,
        label: None,
        hint: hint.get(state.lang).into(),
        error: error_of(state, "day").or_else(|| error_of(state, "answer")),
        may_be_unknown: true,
    };
    html! {
        <div id="answer">
            { screen_heading(view, html! { title_of(state, question) }) }
            { date_input(state.lang, input, on_edit) }
            if matches!(question, Question::End(_)) {
                { explained(state.lang, &[Word::Aftercare]) }
            }
        </div>
    }
}

/// When it ended, from a list.
fn end(view: &View, state: &SelfCheckState, at: u8, programme: &ProgrammeForm, on_edit: &Callback<Edit>) -> Html {
    let error = error_of(state, "answer");
    let is_invalid = error.is_some();
    let title = html! { <label for="end">{ title_of(state, Question::End(at)) }</label> };
    let select = WhenSelect {
        id: "end".into(),
        value: programme.end.when,
        planned_start: state.path.facts.start,
        described_by: described_by("answer", true, is_invalid),
        is_invalid,
    };
    html! {
        <div class={field_class(is_invalid)} id="answer">
            { screen_heading(view, title) }
            { hint("answer", ask::END_HINT.get(state.lang)) }
            { explained(state.lang, &[Word::Aftercare]) }
            { error_line("answer", error) }
            { when_select(state.lang, select, &on_edit.reform(move |when| Edit::End(at, when))) }
        </div>
    }
}
