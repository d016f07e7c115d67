//! The questions about one earlier programme.

use super::choices::{choice_of, one_of};
use super::question::{error_of, title_of};
use crate::components::{DateInput, ErrorLine, Hint, ScreenHeading, WhenSelect, described_by, field_class};
use crate::state::{DayId, Edit, ProgrammeForm, SelfCheckState};
use crate::words;
use smr_rules::interview::Question;
use smr_texts::{self as texts, Text, question as ask, ui};
use yew::prelude::*;

pub fn programme(
    state: &SelfCheckState,
    question: Question,
    at: u8,
    programme: &ProgrammeForm,
    on_edit: &Callback<Edit>,
) -> Html {
    let lang = state.lang;
    let one_of = |hint: Text, options| one_of(state, question, hint, options, on_edit);
    match question {
        Question::Outcome(_) => {
            let options = choice_of(lang, words::outcome, programme.outcome, |outcome| Edit::Outcome(at, outcome));
            one_of(ask::OUTCOME_HINT, options)
        }
        Question::Setting(_) => {
            let options = choice_of(lang, texts::setting, programme.setting, |setting| Edit::Setting(at, setting));
            one_of(ask::SETTING_HINT, options)
        }
        Question::Kind(_) => {
            let options = choice_of(lang, texts::kind, programme.kind, |kind| Edit::Kind(at, kind));
            one_of(ui::KIND_HINT, options)
        }
        Question::End(_) if !programme.may_run() => end(state, at, programme, on_edit),
        Question::End(_) => day(state, question, ask::END_PLANNED_HINT, on_edit),
        _ => day(state, question, ask::DAY_HINT, on_edit),
    }
}

/// An exact day.
fn day(state: &SelfCheckState, question: Question, hint: Text, on_edit: &Callback<Edit>) -> Html {
    let Some((day, value)) = DayId::of(question).and_then(|id| Some((id, state.form.day(id)?))) else {
        return Html::default();
    };
    html! {
        <div id="answer">
            <ScreenHeading>{ title_of(state, question) }</ScreenHeading>
            <DateInput
                {day}
                value={value.clone()}
                hint={hint.get(state.lang)}
                error={error_of(state, "day").or_else(|| error_of(state, "answer"))}
                may_be_unknown=true
                {on_edit}
            />
        </div>
    }
}

/// When it ended, from a list.
fn end(state: &SelfCheckState, at: u8, programme: &ProgrammeForm, on_edit: &Callback<Edit>) -> Html {
    let error = error_of(state, "answer");
    let is_invalid = error.is_some();
    html! {
        <div class={field_class(is_invalid)} id="answer">
            <ScreenHeading><label for="end">{ title_of(state, Question::End(at)) }</label></ScreenHeading>
            <Hint id="answer">{ ask::END_HINT.get(state.lang) }</Hint>
            <ErrorLine id="answer" {error} />
            <WhenSelect
                id="end"
                value={programme.end.when}
                planned_start={state.path.facts.start}
                described_by={described_by("answer", true, is_invalid)}
                {is_invalid}
                on_change={on_edit.reform(move |when| Edit::End(at, when))}
            />
        </div>
    }
}
