//! The page of the intake.

use smr_check::app::page_language;
use smr_check::intake::{Intake, Settings};
use smr_check::platform::{address_of, fragment};

fn main() {
    let root = gloo::utils::document().get_element_by_id("smr-check").expect("intake/index.html has the element");
    let settings = Settings {
        lang: page_language(),
        owns_page: true,
        // The self-check stands one folder up.
        home: Some(address_of("..").into()),
        given: fragment().map(|text| smr_rules::handover::read(&text)),
        ..Settings::default()
    };
    yew::Renderer::<Intake>::with_root_and_props(root, settings).render();
}
