//! Switches between Dutch and English.

use super::use_lang;
use smr_texts::{Lang, ui};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct LanguageButtonProps {
    pub on_change: Callback<Lang>,
}

/// Names the other language in its own words. `data-action` is for the script that handles it before WebAssembly is there.
#[component]
pub fn LanguageButton(props: &LanguageButtonProps) -> Html {
    let lang = use_lang();
    let other = match lang {
        Lang::Nl => Lang::En,
        Lang::En => Lang::Nl,
    };
    let onclick = props.on_change.reform(move |_: MouseEvent| other);
    html! {
        <button type="button" class="quiet language" lang={other.tag()} data-action="language" {onclick}>
            { ui::OTHER_LANGUAGE.get(lang) }
        </button>
    }
}
