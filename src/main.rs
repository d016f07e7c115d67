//! The stand-alone page.

use smr_check::app::{App, Settings, page_language};
use smr_check::platform::fragment;
use smr_rules::handover;

fn main() {
    let root = gloo::utils::document().get_element_by_id("smr-check").expect("index.html has the element");
    let settings = Settings {
        lang: page_language(),
        level: 1,
        owns_page: true,
        given: fragment().map(|text| handover::read(&text)),
        ..Settings::default()
    };
    yew::Renderer::<App>::with_root_and_props(root, settings).render();
}
