//! All errors of a screen, above its fields.

use super::View;
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

/// Each error with a link that focuses its field. The summary itself gets the focus when it appears.
pub fn error_summary(view: &View, errors: Vec<FieldMessage>) -> Html {
    if errors.is_empty() {
        return Html::default();
    }
    let link = |FieldMessage { field, message }: FieldMessage| {
        let selector = format!("#{field}");
        let href = selector.clone();
        let root = view.root.clone();
        // The address of the page stays as it is.
        let onclick = move |event: MouseEvent| {
            event.prevent_default();
            platform::focus(&root, &selector);
        };
        html! { <li><a {href} {onclick}>{ message }</a></li> }
    };
    html! {
        <div class="error-summary" tabindex="-1" role="group" aria-labelledby="error-title">
            <p class="error-title" id="error-title">{ fault::TITLE.get(view.lang) }</p>
            <ul>{ for errors.into_iter().map(link) }</ul>
        </div>
    }
}
