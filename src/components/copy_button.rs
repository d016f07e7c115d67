//! Copies a text.

use super::View;
use crate::platform;
use smr_texts::outcome_page as page;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct CopyButtonProps {
    pub view: View,
    /// What is copied.
    pub text: AttrValue,
}

/// A button that copies a text, and whether that worked. What is copied stands in a text area out of sight: copying needs a selection, and
/// this one works in a sandboxed frame too. There may be one such button on a screen.
#[component]
pub fn CopyButton(props: &CopyButtonProps) -> Html {
    let View { lang, root, may_copy, .. } = props.view.clone();
    let is_copied = use_state(|| None::<bool>);
    let onclick = {
        let is_copied = is_copied.clone();
        move |_: MouseEvent| is_copied.set(Some(platform::copy(&root)))
    };
    if !may_copy {
        return Html::default();
    }
    let status = is_copied.map(|is_copied| if is_copied { page::COPIED } else { page::NOT_COPIED });
    html! {
        <>
            // `autocomplete` is off because browsers write what stands in fields into the stored session.
            <textarea
                class="out-of-sight"
                readonly=true
                tabindex="-1"
                aria-hidden="true"
                autocomplete="off"
                value={&props.text}
            />
            <div class="no-print">
                <button type="button" class="second" {onclick}>{ page::COPY.get(lang) }</button>
                <p class="done" role="status">{ status.map(|status| status.get(lang)) }</p>
            </div>
        </>
    }
}
