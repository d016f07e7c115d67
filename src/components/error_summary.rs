//! All errors of a screen, above its fields.

use super::{use_lang, use_root};
use crate::platform;
use smr_texts::fault;
use yew::prelude::*;

/// An error of a field, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldMessage {
    /// Id of the field.
    pub field: AttrValue,
    pub message: AttrValue,
}

#[derive(Properties, PartialEq)]
pub struct ErrorSummaryProps {
    pub errors: Vec<FieldMessage>,
}

/// Each error with a link that focuses its field. The summary itself gets the focus when it appears.
#[component]
pub fn ErrorSummary(props: &ErrorSummaryProps) -> Html {
    let lang = use_lang();
    let root = use_root();
    if props.errors.is_empty() {
        return Html::default();
    }
    let link = |FieldMessage { field, message }: &FieldMessage| {
        let selector = format!("#{field}");
        let href = selector.clone();
        let root = root.clone();
        // The address of the page stays as it is.
        let onclick = move |event: MouseEvent| {
            event.prevent_default();
            platform::focus(&root, &selector);
        };
        html! { <li><a {href} {onclick}>{ message }</a></li> }
    };
    html! {
        <div class="error-summary" tabindex="-1" role="group" aria-labelledby="error-title">
            <p class="error-title" id="error-title">{ fault::TITLE.get(lang) }</p>
            <ul>{ for props.errors.iter().map(link) }</ul>
        </div>
    }
}
