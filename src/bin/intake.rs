//! The page of the intake.

mod page;

use smr_check::intake::{Intake, IntakeProps};
use smr_check::state::HostSettings;
use smr_texts::{Lang, intake};
use yew::{AttrValue, Callback, Renderer, props};

fn main() {
    let root = page::root();
    let props = props!(IntakeProps {
        settings: HostSettings { lang: page::language(), ..HostSettings::default() },
        home: root.get_attribute("data-home").map(AttrValue::from),
        on_lang: Callback::from(|lang: Lang| page::update(lang, intake::TITLE.get(lang))),
    });
    Renderer::<Intake>::with_root_and_props(root, props).render();
}
