//! Which insurer: a list by name that gets shorter while one is typed, and never moves otherwise.

use super::question::{error_of, title_of};
use crate::components::{Fieldset, RadioOption, TextInput, View, error_line, fieldset, radio_group, text_input};
use crate::state::{Edit, SelfCheckState};
use smr_rules::Insurer;
use smr_rules::interview::Question;
use smr_texts::{self as texts, question as ask};
use yew::prelude::*;

const SEARCH: &str = "insurer-search";

pub fn insurer(view: &View, state: &SelfCheckState, on_edit: &Callback<Edit>) -> Html {
    let (form, lang) = (&state.form, state.lang);
    let found = form.found_insurers();
    let option = |insurer: Insurer| {
        RadioOption::new(texts::insurer(lang, insurer), form.insurer == Some(insurer), Edit::Insurer(Some(insurer)))
    };
    let brands: Vec<RadioOption> = found.brands.iter().map(|brand| option(Insurer::Brand(brand))).collect();
    let others: Vec<RadioOption> = [Insurer::Other, Insurer::Unknown, Insurer::Uninsured].map(option).into();
    let error = error_of(state, SEARCH);
    let error_id = error.as_ref().map(|_| AttrValue::Static("insurer-search-error"));
    // Read out while typing; before that it would only say how long the list is.
    let count = match found.brands.len() {
        _ if form.insurer_search.trim().is_empty() => String::new(),
        1.. if found.is_guess => ask::INSURER_MEANT.get(lang).into(),
        0 => ask::INSURER_FOUND_NONE.get(lang).into(),
        1 => ask::INSURER_FOUND_ONE.get(lang).into(),
        many => ask::INSURER_FOUND_MANY.with(lang, "n", &many.to_string()),
    };
    let search = TextInput {
        id: SEARCH.into(),
        value: form.insurer_search.clone().into(),
        class: Some("wide"),
        spellcheck: Some("false"),
        is_invalid: error_id.is_some(),
        described_by: error_id.clone(),
        ..TextInput::default()
    };
    let question = Fieldset {
        title: title_of(state, Question::Insurer),
        hint: Some(ask::INSURER_HINT.get(lang).into()),
        inner_error_id: error_id,
        fields: html! {
            <>
                { error_line(SEARCH, error) }
                <label for={SEARCH}>{ ask::INSURER_SEARCH.get(lang) }</label>
                { text_input(search, &on_edit.reform(Edit::InsurerSearch)) }
                <p class="hint" role="status">{ count }</p>
                if !brands.is_empty() {
                    <div class="list" role="group" aria-label={ask::INSURER_LIST.get(lang)}>
                        { radio_group("insurer", "insurer", brands, on_edit) }
                    </div>
                }
                { radio_group("insurer", "insurer-else", others, on_edit) }
            </>
        },
        ..Fieldset::default()
    };
    fieldset(view, question)
}
