//! A time in one field, as care providers type it.

use super::pills;
use crate::components::{Field, TextInput, described_by, field, text_input};
use crate::state::TimeInput;
use crate::words;
use smr_rules::interview::When;
use smr_texts::Lang;
use yew::prelude::*;

pub struct TimeField<'a> {
    pub id: AttrValue,
    pub label: &'static str,
    pub value: &'a TimeInput,
    pub error: Option<AttrValue>,
    /// This field still decides the answer.
    pub decides: bool,
}

/// Beside the label stands the time as it was understood: 3-12 is not the twelfth of March. `on_input` gets the text as it is typed.
pub fn time_field(lang: Lang, time: TimeField, on_input: &Callback<String>) -> Html {
    let TimeField { id, label, value, error, decides } = time;
    let is_invalid = error.is_some();
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
            { pills::decides(lang, decides) }
        </>
    };
    let input = TextInput {
        id: id.clone(),
        value: value.text.clone().into(),
        is_numeric: true,
        spellcheck: Some("false"),
        described_by: described_by(&id, false, is_invalid),
        is_invalid,
        ..TextInput::default()
    };
    field(Field { id, label, error, is_invalid, control: text_input(input, on_input) })
}
