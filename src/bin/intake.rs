//! The page of the intake.

mod page;

use smr_check::intake::{Intake, IntakeProps};
use smr_check::state::{HostSettings, Practice};
use smr_texts::{Lang, intake};
use std::rc::Rc;
use yew::{AttrValue, Callback, Renderer, props};

fn main() {
    let root = page::root();
    // The script of the page has put the query of its address on the element.
    let practice = Practice::read(&root.get_attribute("data-practice").unwrap_or_default());
    let lang = practice.lang.unwrap_or_else(page::language);
    let idle = practice.idle.map(|minutes| minutes * 60);
    let props = props!(IntakeProps {
        settings: HostSettings { lang, ..HostSettings::default() },
        practice: Rc::new(practice),
        idle_seconds: idle.unwrap_or(300),
        home: root.get_attribute("data-home").map(AttrValue::from),
        on_lang: Callback::from(|lang: Lang| page::update(lang, intake::TITLE.get(lang))),
    });
    Renderer::<Intake>::with_root_and_props(root, props).render();
}
