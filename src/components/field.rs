//! What stands around a control: label, hint and error, tied to it for screen readers too.

use super::ScreenHeading;
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

#[derive(Properties, PartialEq)]
pub struct HintProps {
    /// Id of the field.
    pub id: AttrValue,
    pub children: Html,
}

/// The hint of a field.
#[component]
pub fn Hint(props: &HintProps) -> Html {
    html! { <p class="hint" id={format!("{}-hint", props.id)}>{ props.children.clone() }</p> }
}

#[derive(Properties, PartialEq)]
pub struct ErrorLineProps {
    /// Id of the field.
    pub id: AttrValue,
    /// What is wrong with it, if something is.
    pub error: Option<AttrValue>,
}

/// The error of a field.
#[component]
pub fn ErrorLine(props: &ErrorLineProps) -> Html {
    match &props.error {
        Some(error) => html! { <p class="error" id={format!("{}-error", props.id)}>{ error }</p> },
        None => Html::default(),
    }
}

#[derive(Properties, PartialEq)]
pub struct FieldProps {
    /// Id of the control.
    pub id: AttrValue,
    pub label: Html,
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Invalid without an error line of its own: the message stands elsewhere.
    #[prop_or_default]
    pub is_invalid: bool,
    /// The control, which sets `aria-describedby` (see [`described_by`]) and `aria-invalid` itself.
    pub children: Html,
}

/// A control with its label above it.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let FieldProps { id, label, error, is_invalid, children } = props;
    html! {
        <div class={field_class(error.is_some() || *is_invalid)}>
            <label for={id}>{ label.clone() }</label>
            <ErrorLine {id} error={error.clone()} />
            { children.clone() }
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub struct FieldsetProps {
    pub title: AttrValue,
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Id of an error line that a control within the fieldset shows in place of the fieldset.
    #[prop_or_default]
    pub inner_error_id: Option<AttrValue>,
    pub children: Html,
}

/// The fields of a question. The heading of the screen is their legend; their id is `answer`.
#[component]
pub fn Fieldset(props: &FieldsetProps) -> Html {
    const ID: &str = "answer";
    let FieldsetProps { title, hint, error, inner_error_id, children } = props;
    let has_error = error.is_some() || inner_error_id.is_some();
    let described_by = inner_error_id.clone().or_else(|| described_by(ID, hint.is_some(), has_error));
    html! {
        <fieldset class={field_class(has_error)} id={ID} aria-describedby={described_by}>
            <legend><ScreenHeading>{ title }</ScreenHeading></legend>
            if let Some(hint) = hint {
                <Hint id={ID}>{ hint }</Hint>
            }
            <ErrorLine id={ID} error={error.clone()} />
            { children.clone() }
        </fieldset>
    }
}
