//! Which programmes there were, and when each began.

use super::question::{error_of, title_of};
use crate::components::{
    Field, Fieldset, RadioOption, View, WhenSelect, Word, described_by, explained, field, fieldset, radio_group, when_select,
};
use crate::state::{Edit, ProgrammeForm, SelfCheckState};
use crate::words;
use chrono::Datelike;
use smr_rules::interview::{Question, looks_at_earlier_chain_programmes};
use smr_rules::values::{Value, YesNoUnknown};
use smr_texts::{self as texts, journey, question as ask, ui};
use yew::prelude::*;

pub fn history(view: &View, state: &SelfCheckState, on_edit: &Callback<Edit>) -> Html {
    let lang = state.lang;
    let option = |answer: &YesNoUnknown| {
        let label = words::sentence(texts::tri(*answer).get(lang));
        let option = RadioOption::new(label, state.form.earlier == Some(*answer), Edit::Earlier(*answer));
        match answer {
            YesNoUnknown::Yes => option.with_follow_up(programmes(state, on_edit)),
            YesNoUnknown::Unknown => option.with_follow_up(html! { <p class="follow-up">{ ask::HISTORY_UNKNOWN.get(lang) }</p> }),
            YesNoUnknown::No => option,
        }
    };
    let options: Vec<RadioOption> = YesNoUnknown::ALL.iter().map(option).collect();
    let facts = &state.path.facts;
    let looks_at_chain = looks_at_earlier_chain_programmes(facts.insurer, facts.start.year());
    let question = Fieldset {
        title: title_of(state, Question::History),
        hint: Some(texts::interview::history_hint(lang, facts).into()),
        error: error_of(state, "answer"),
        fields: html! {
            <>
                <details class="explain">
                    <summary>{ ui::COUNTS_TITLE.get(lang) }</summary>
                    <p>{ ui::COUNTS_TEXT.get(lang) }</p>
                    <p><strong>{ ui::COUNTS_NOT_TITLE.get(lang) }</strong>{ " " }{ ui::COUNTS_NOT_TEXT.get(lang) }</p>
                </details>
                if looks_at_chain {
                    { explained(lang, &[Word::ChainCare]) }
                }
                { radio_group("history", "history", options, on_edit) }
            </>
        },
        ..Fieldset::default()
    };
    fieldset(view, question)
}

fn programmes(state: &SelfCheckState, on_edit: &Callback<Edit>) -> Html {
    let (form, lang) = (&state.form, state.lang);
    let removed = state.removed.map(|at| journey::REMOVED.with_number(lang, "n", i32::from(at) + 1));
    html! {
        <div class="follow-up">
            <p class="hint" role="status">{ removed }</p>
            { for (0..).zip(&form.programmes).map(|(at, one)| programme(state, at, one, on_edit)) }
            if form.has_room() {
                <button type="button" class="second" onclick={on_edit.reform(|_| Edit::AddProgramme)}>
                    { ui::RECORD_ADD.get(lang) }
                </button>
            }
        </div>
    }
}

fn programme(state: &SelfCheckState, at: u8, programme: &ProgrammeForm, on_edit: &Callback<Edit>) -> Html {
    let lang = state.lang;
    let id = AttrValue::from(programme.id("begun"));
    let number = (u32::from(at) + 1).to_string();
    let error = error_of(state, &id);
    let is_invalid = error.is_some();
    let remove = ui::RECORD_REMOVE.get(lang);
    let select = WhenSelect {
        id: id.clone(),
        value: programme.begun.when,
        planned_start: state.path.facts.start,
        described_by: described_by(&id, false, is_invalid),
        is_invalid,
    };
    let control = html! {
        <>
            { when_select(lang, select, &on_edit.reform(move |when| Edit::Begun(at, when))) }
            <button
                type="button"
                class="quiet"
                aria-label={format!("{remove}: {number}")}
                onclick={on_edit.reform(move |_| Edit::RemoveProgramme(at))}
            >
                { remove }
            </button>
        </>
    };
    let label = html! { ask::BEGUN.with(lang, "n", &number) };
    html! { <key={programme.key}>{ field(Field { id, label, error, control, ..Field::default() }) }</> }
}
