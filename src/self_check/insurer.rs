//! Which insurer: a list that gets shorter while a name is typed.

use super::question::{error_of, title_of};
use crate::components::{ErrorLine, Fieldset, RadioGroup, RadioOption, TextInput};
use crate::state::{Edit, SelfCheckState};
use smr_rules::Insurer;
use smr_rules::interview::Question;
use smr_texts::{self as texts, question as ask};
use yew::prelude::*;

const SEARCH: &str = "insurer-search";

pub fn insurer(state: &SelfCheckState, on_edit: &Callback<Edit>) -> Html {
    let (form, lang) = (&state.form, state.lang);
    let found = form.found_insurers();
    let option = |insurer: Insurer| {
        RadioOption::new(texts::insurer(lang, insurer), form.insurer == Some(insurer), Edit::Insurer(Some(insurer)))
    };
    let brands: Vec<RadioOption> = found.iter().map(|brand| option(Insurer::Brand(brand))).collect();
    let others: Vec<RadioOption> = [Insurer::Other, Insurer::Unknown, Insurer::Uninsured].map(option).into();
    let error = error_of(state, SEARCH);
    let error_id = error.as_ref().map(|_| AttrValue::Static("insurer-search-error"));
    // Read out while typing; before that it would only say how long the list is.
    let count = match found.len() {
        _ if form.insurer_search.trim().is_empty() => String::new(),
        0 => ask::INSURER_FOUND_NONE.get(lang).into(),
        1 => ask::INSURER_FOUND_ONE.get(lang).into(),
        many => ask::INSURER_FOUND_MANY.with(lang, "n", &many.to_string()),
    };
    html! {
        <Fieldset
            title={title_of(state, Question::Insurer)}
            hint={ask::INSURER_HINT.get(lang)}
            inner_error_id={error_id.clone()}
        >
            <ErrorLine id={SEARCH} {error} />
            <label for={SEARCH}>{ ask::INSURER_SEARCH.get(lang) }</label>
            <TextInput
                id={SEARCH}
                class="wide"
                spellcheck="false"
                value={form.insurer_search.clone()}
                is_invalid={error_id.is_some()}
                described_by={error_id}
                on_input={on_edit.reform(Edit::InsurerSearch)}
            />
            <p class="hint" role="status">{ count }</p>
            if !brands.is_empty() {
                <div class="list" role="group" aria-label={ask::INSURER_LIST.get(lang)}>
                    <RadioGroup name="insurer" options={brands} {on_edit} />
                </div>
            }
            <RadioGroup name="insurer" id="insurer-else" options={others} {on_edit} />
        </Fieldset>
    }
}
