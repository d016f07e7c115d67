//! The page of the self-check.

mod page;

use smr_check::self_check::{Presses, SelfCheck, SelfCheckProps, StartScreen};
use smr_check::state::HostSettings;
use smr_rules::handover::{self, Refused};
use smr_rules::interview::Answers;
use smr_texts::{Lang, ui};
use web_sys::Element;
use yew::{Callback, Renderer, props};

fn main() {
    let root = page::root();
    // The build renders the start screen into an element of its own.
    let element = root.query_selector("[data-start]").ok().flatten().unwrap_or_else(|| root.clone());
    let start_screen = StartScreen::find(&element);
    let lang = start_screen.as_ref().map_or_else(page::language, |start| start.lang);
    let initial_answers = take_initial_answers(&root);
    let has_initial_answers = initial_answers.is_some();
    let show = move |presses: Presses| {
        let props = props!(SelfCheckProps {
            settings: HostSettings { lang, ..HostSettings::default() },
            presses: presses,
            initial_answers: initial_answers,
            on_page: Callback::from(update),
        });
        Renderer::<SelfCheck>::with_root_and_props(element, props).render();
    };
    match start_screen.map(|start_screen| (start_screen.take_over(), start_screen)) {
        // Handed-over answers take the place of the start screen: what was pressed on it no longer counts.
        _ if has_initial_answers => show(Presses::default()),
        Some((None, start_screen)) => start_screen.on_press(show),
        Some((Some(presses), _)) => show(presses),
        None => show(Presses::default()),
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

/// The answers that a link handed over, or why they were refused. The script of the page has taken them out of the address and put them on
/// the element; they are read once.
fn take_initial_answers(root: &Element) -> Option<Result<Answers, Refused>> {
    const ATTRIBUTE: &str = "data-initial-answers";
    let text = root.get_attribute(ATTRIBUTE)?;
    // Fails for no valid name of an attribute.
    let _ = root.remove_attribute(ATTRIBUTE);
    Some(handover::read(&text))
}
