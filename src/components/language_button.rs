//! Switches between Dutch and English.

use smr_texts::{Lang, ui};
use yew::prelude::*;

/// Names the other language in its own words. `data-action` is for the script that handles it before WebAssembly is there.
pub fn language_button(lang: Lang, on_change: &Callback<Lang>) -> Html {
    let other = lang.other();
    let onclick = on_change.reform(move |_: MouseEvent| other);
    html! {
        <button type="button" class="quiet language" lang={other.tag()} data-action="language" {onclick}>
            { ui::OTHER_LANGUAGE.get(lang) }
        </button>
    }
}
