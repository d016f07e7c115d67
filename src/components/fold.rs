//! A section that is folded: its title is a button that shows the rest.

use yew::prelude::*;

/// A folded section. `key` keeps it open when others come and go around it.
pub fn fold(key: &'static str, title: impl Into<AttrValue>, content: Html) -> Html {
    html! {
        <details {key} class="fold">
            <summary>{ title.into() }</summary>
            <div class="folded">{ content }</div>
        </details>
    }
}
