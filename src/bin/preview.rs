//! The page of a preview: the self-check with the rule base that its page holds.

mod page;

use gloo::utils::document;
use smr_check::preview;
use smr_check::self_check::{SelfCheck, SelfCheckProps};
use smr_check::state::HostSettings;
use smr_texts::{Lang, ui};
use yew::prelude::*;
use yew::{Renderer, props};

fn main() {
    let block = document().get_element_by_id("rules").and_then(|block| block.text_content());
    if let Err(fault) = preview::start(block.unwrap_or_default().trim()) {
        Renderer::<Refused>::with_root_and_props(page::root(), RefusedProps { fault }).render();
        return;
    }
    let settings = HostSettings { lang: page::language(), ..HostSettings::default() };
    let props = props!(SelfCheckProps { settings, on_page: Callback::from(update) });
    Renderer::<SelfCheck>::with_root_and_props(page::root(), props).render();
}

fn update((lang, _): (Lang, bool)) {
    page::update(lang, &preview::title(lang, ui::APP_TITLE.get(lang)));
}

#[derive(Properties, PartialEq)]
struct RefusedProps {
    fault: String,
}

/// What is wrong with the rules of the page.
#[component]
fn Refused(props: &RefusedProps) -> Html {
    html! { <p class="notice" role="alert">{ &props.fault }</p> }
}
