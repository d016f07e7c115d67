//! The page of the intake.

use smr_check::intake::{Intake, Settings};
use smr_check::page;
use smr_texts::{Lang, intake as said};

fn main() {
    let root = page::root().expect("intake/index.html has the element");
    let settings = Settings {
        lang: page::language(),
        page: (|lang: Lang| page::keep(lang, said::TITLE.get(lang))).into(),
        home: root.get_attribute("data-home").map(Into::into),
        given: page::given(&root),
        ..Settings::default()
    };
    yew::Renderer::<Intake>::with_root_and_props(root, settings).render();
}
