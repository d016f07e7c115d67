//! The stand-alone page.

use smr_check::app::{App, Settings};
use smr_check::page;
use smr_check::state::State;
use smr_texts::{Lang, ui};
use web_sys::Element;
use yew::Callback;

fn main() {
    let root = page::root().expect("index.html has the element");
    let given = given(&root);
    let settings = Settings { lang: page::language(), level: 1, page: keep.into(), given, ..Settings::default() };
    yew::Renderer::<App>::with_root_and_props(root, settings).render();
}

/// The answers that were handed over, if they are.
fn given(root: &Element) -> Option<Callback<State, State>> {
    let given = page::given(root)?;
    Some(Callback::from(move |mut state: State| {
        match &given {
            Ok(answers) => state.take(answers),
            Err(_) => state.is_refused = true,
        }
        state
    }))
}

/// Keeps the language of the page, and its title.
fn keep((lang, has_faults): (Lang, bool)) {
    let title = ui::APP_TITLE.get(lang);
    let error = [ui::ERROR_PREFIX.get(lang), ": ", title].concat();
    page::keep(lang, if has_faults { &error } else { title });
}
