//! A field for one line of text.

use super::aria_invalid;
use crate::platform;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct TextInputProps {
    pub id: AttrValue,
    pub value: AttrValue,
    #[prop_or_default]
    pub class: Option<AttrValue>,
    /// Asks for a keyboard with digits.
    #[prop_or_default]
    pub is_numeric: bool,
    #[prop_or_default]
    pub size: Option<AttrValue>,
    /// "false" where words are names or dates.
    #[prop_or_default]
    pub spellcheck: Option<AttrValue>,
    #[prop_or_default]
    pub described_by: Option<AttrValue>,
    #[prop_or_default]
    pub is_invalid: bool,
    pub on_input: Callback<String>,
}

/// There is no `maxlength`, because it would cut what is pasted. `autocomplete` is off, because browsers write what they hold of a field
/// into the stored session.
#[component]
pub fn TextInput(props: &TextInputProps) -> Html {
    let oninput = props.on_input.reform(|event: InputEvent| platform::typed(&event));
    html! {
        <input
            type="text"
            id={&props.id}
            class={props.class.clone()}
            inputmode={props.is_numeric.then_some("numeric")}
            autocomplete="off"
            size={props.size.clone()}
            spellcheck={props.spellcheck.clone()}
            aria-describedby={props.described_by.clone()}
            aria-invalid={aria_invalid(props.is_invalid)}
            value={&props.value}
            {oninput}
        />
    }
}
