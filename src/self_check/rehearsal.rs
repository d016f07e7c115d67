//! The first question, drawn once where nobody sees it.
//!
//! Browsers compile a function of WebAssembly when it is first called. On a slow phone that is half of what a person would wait for after the
//! press (`cargo xtask bench`).

use super::widget::screen;
use crate::components::{View, widget};
use crate::platform;
use crate::state::{HostSettings, SelfCheckState};
use gloo::timers::callback::Timeout;
use smr_texts::Lang;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
struct FirstQuestionProps {
    lang: Lang,
}

/// What follows the start screen, without effects.
#[component]
fn FirstQuestion(props: &FirstQuestionProps) -> Html {
    let settings = HostSettings { lang: props.lang, ..HostSettings::default() };
    let state = SelfCheckState::new(settings, platform::today()).after_presses(false, true);
    let view = View { lang: props.lang, heading_level: 1, root: NodeRef::default(), may_copy: true };
    widget(&view, "smr", screen(&view, &state, &Callback::noop()))
}

/// Draws it into an element that is in no document, after what has to be done now. A few nodes stay in memory as long as the page.
pub(super) fn rehearse(lang: Lang) {
    Timeout::new(0, move || draw(lang)).forget();
}

fn draw(lang: Lang) {
    if let Ok(element) = gloo::utils::document().create_element("div") {
        yew::Renderer::<FirstQuestion>::with_root_and_props(element, FirstQuestionProps { lang }).render();
    }
}
