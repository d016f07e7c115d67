//! The stand-alone page.

use smr_check::app::{App, Settings};
use smr_check::page;
use smr_texts::{Lang, ui};

fn main() {
    let root = page::root().expect("index.html has the element");
    let settings =
        Settings { lang: page::language(), level: 1, page: keep.into(), given: page::given(&root), ..Settings::default() };
    yew::Renderer::<App>::with_root_and_props(root, settings).render();
}

/// Keeps the language of the page, and its title.
fn keep((lang, has_faults): (Lang, bool)) {
    let title = ui::APP_TITLE.get(lang);
    let error = [ui::ERROR_PREFIX.get(lang), ": ", title].concat();
    page::keep(lang, if has_faults { &error } else { title });
}
