//! What stands around a control: label, hint and error, tied to it for screen readers too.

use super::{View, screen_heading};
use yew::prelude::*;

/// The ids of hint and error of a field, for `aria-describedby`.
#[must_use]
pub fn described_by(id: &str, has_hint: bool, has_error: bool) -> Option<AttrValue> {
    match (has_hint, has_error) {
        (true, true) => Some(format!("{id}-hint {id}-error").into()),
        (true, false) => Some(format!("{id}-hint").into()),
        (false, true) => Some(format!("{id}-error").into()),
        (false, false) => None,
    }
}

/// `aria-invalid` is set only when invalid.
#[must_use]
pub fn aria_invalid(is_invalid: bool) -> Option<&'static str> {
    is_invalid.then_some("true")
}

/// The class of the element around label, hint, error and control.
#[must_use]
pub fn field_class(has_error: bool) -> &'static str {
    if has_error { "field has-error" } else { "field" }
}

/// The hint of the field with this id.
pub fn hint(id: &str, text: impl Into<AttrValue>) -> Html {
    let text: AttrValue = text.into();
    html! { <p class="hint" id={format!("{id}-hint")}>{ text }</p> }
}

/// What is wrong with the field with this id, if something is.
pub fn error_line(id: &str, error: Option<AttrValue>) -> Html {
    match error {
        Some(error) => html! { <p class="error" id={format!("{id}-error")}>{ error }</p> },
        None => Html::default(),
    }
}

#[derive(Default)]
pub struct Field {
    /// Id of the control.
    pub id: AttrValue,
    pub label: Html,
    pub error: Option<AttrValue>,
    /// Invalid without an error line of its own: the message stands elsewhere.
    pub is_invalid: bool,
    /// The control, which sets `aria-describedby` (see [`described_by`]) and `aria-invalid` itself.
    pub control: Html,
}

/// A control with its label above it.
pub fn field(field: Field) -> Html {
    let Field { id, label, error, is_invalid, control } = field;
    html! {
        <div class={field_class(error.is_some() || is_invalid)}>
            <label for={&id}>{ label }</label>
            { error_line(&id, error) }
            { control }
        </div>
    }
}

#[derive(Default)]
pub struct Fieldset {
    pub title: AttrValue,
    pub hint: Option<AttrValue>,
    pub error: Option<AttrValue>,
    /// Id of an error line that a control within the fieldset shows in place of the fieldset.
    pub inner_error_id: Option<AttrValue>,
    pub fields: Html,
}

/// The fields of a question. The heading of the screen is their legend; their id is `answer`.
pub fn fieldset(view: &View, fieldset: Fieldset) -> Html {
    const ID: &str = "answer";
    let Fieldset { title, hint: help, error, inner_error_id, fields } = fieldset;
    let has_error = error.is_some() || inner_error_id.is_some();
    let described_by = inner_error_id.or_else(|| described_by(ID, help.is_some(), has_error));
    html! {
        <fieldset class={field_class(has_error)} id={ID} aria-describedby={described_by}>
            <legend>{ screen_heading(view, html! { title }) }</legend>
            if let Some(help) = help {
                { hint(ID, help) }
            }
            { error_line(ID, error) }
            { fields }
        </fieldset>
    }
}
