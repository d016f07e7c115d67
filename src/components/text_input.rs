//! A field for one line of text.

use super::aria_invalid;
use crate::platform;
use yew::prelude::*;

#[derive(Default)]
pub struct TextInput {
    pub id: AttrValue,
    pub value: AttrValue,
    pub class: Option<&'static str>,
    /// Asks for a keyboard with digits.
    pub is_numeric: bool,
    pub size: Option<&'static str>,
    /// "false" where words are names or dates.
    pub spellcheck: Option<&'static str>,
    pub described_by: Option<AttrValue>,
    pub is_invalid: bool,
}

/// There is no `maxlength`, because it would cut what is pasted. `autocomplete` is off, because browsers write what they hold of a field
/// into the stored session.
pub fn text_input(input: TextInput, on_input: &Callback<String>) -> Html {
    html! {
        <input
            type="text"
            id={input.id}
            class={input.class}
            inputmode={input.is_numeric.then_some("numeric")}
            autocomplete="off"
            size={input.size}
            spellcheck={input.spellcheck}
            aria-describedby={input.described_by}
            aria-invalid={aria_invalid(input.is_invalid)}
            value={input.value}
            oninput={on_input.reform(|event: InputEvent| platform::typed(&event))}
        />
    }
}
