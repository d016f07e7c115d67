//! A time in one field, as care providers type it.

use super::pills::Decides;
use crate::components::{Field, TextInput, described_by, use_lang};
use crate::state::TimeInput;
use crate::words;
use smr_rules::interview::When;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct TimeFieldProps {
    pub id: AttrValue,
    pub label: AttrValue,
    pub value: TimeInput,
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// This field still decides the answer.
    pub decides: bool,
    /// Gets the text as it is typed.
    pub on_input: Callback<String>,
}

/// Beside the label stands the time as it was understood: 3-12 is not the twelfth of March.
#[component]
pub fn TimeField(props: &TimeFieldProps) -> Html {
    let lang = use_lang();
    let TimeFieldProps { id, label, value, error, decides, on_input } = props;
    let read = match value.when {
        Some(when @ (When::Day(_) | When::Month(_))) => words::time(lang, when),
        _ => None,
    };
    let label = html! {
        <>
            { label }
            if let Some(read) = read {
                <span class="read">{ read }</span>
            }
            <Decides {decides} />
        </>
    };
    html! {
        <Field {id} {label} error={error.clone()}>
            <TextInput
                {id}
                value={value.text.clone()}
                is_numeric=true
                spellcheck="false"
                described_by={described_by(id, false, error.is_some())}
                is_invalid={error.is_some()}
                {on_input}
            />
        </Field>
    }
}
