//! The page of the self-check.

mod page;

use smr_check::self_check::{SelfCheck, SelfCheckProps, StartScreen};
use smr_check::state::HostSettings;
use smr_texts::{Lang, ui};
use yew::{Callback, Renderer, props};

fn main() {
    let root = page::root();
    // The build renders the start screen into an element of its own.
    let element = root.query_selector("[data-start]").ok().flatten().unwrap_or_else(|| root.clone());
    let initial_answers = page::take_initial_answers(&root);
    let start_screen = StartScreen::find(&element);
    // Handed-over answers take the place of the start screen: what was pressed on it no longer counts, and the script stops listening.
    if let (Some(start_screen), Some(_)) = (&start_screen, &initial_answers) {
        let _ = start_screen.take_over();
    }
    let start_screen = start_screen.filter(|_| initial_answers.is_none());
    let lang = start_screen.as_ref().map_or_else(page::language, |start| start.lang);
    let can_hydrate = start_screen.is_some();
    let props = props!(SelfCheckProps {
        settings: HostSettings { lang, ..HostSettings::default() },
        start_screen: start_screen,
        initial_answers: initial_answers,
        on_page: Callback::from(update),
    });
    let renderer = Renderer::<SelfCheck>::with_root_and_props(element, props);
    if can_hydrate {
        renderer.hydrate();
    } else {
        renderer.render();
    }
}

fn update((lang, has_errors): (Lang, bool)) {
    let title = ui::APP_TITLE.get(lang);
    if has_errors {
        page::update(lang, &format!("{}: {title}", ui::ERROR_PREFIX.get(lang)));
    } else {
        page::update(lang, title);
    }
}
