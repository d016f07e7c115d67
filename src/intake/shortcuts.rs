//! Keys for what is done in every case. A single key, so not where somebody types, and they can be turned off (WCAG 2.1.4).

use crate::components::{View, checkbox, heading_with_id};
use crate::state::{Edit, IntakeMsg, IntakeState};
use gloo::events::{EventListener, EventListenerOptions};
use smr_texts::{Pair, intake as said};
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, KeyboardEvent};
use yew::prelude::*;

/// A key, what it does in words, and what it does.
type Shortcut = (&'static str, Pair, fn() -> IntakeMsg);

const SHORTCUTS: [Shortcut; 12] = [
    ("v", said::INSURER, || go_to("#insurer")),
    ("s", said::START, || go_to("#start")),
    ("e", said::HAD, || go_to("#had")),
    ("p", said::ADD, || IntakeMsg::Edit(Edit::AddProgramme)),
    ("k", said::CHAIN, || go_to("#chain")),
    ("w", said::WANTED, || go_to("#wanted")),
    ("b", said::PROVIDER, || go_to("#provider")),
    ("d", said::RECORD_TITLE, || go_to("#record summary")),
    ("o", said::TURN, || IntakeMsg::Turn),
    ("g", said::HAND_OVER, || IntakeMsg::HandOver),
    ("n", said::NEXT_CLIENT, || IntakeMsg::AskNext),
    ("?", said::SHORTCUTS, || IntakeMsg::ListShortcuts),
];

fn go_to(selector: &str) -> IntakeMsg {
    IntakeMsg::GoTo(selector.into())
}

/// Hears the keys, on the side of the care provider.
#[hook]
pub fn use_shortcuts(root: &NodeRef, are_used: bool, on_msg: &Callback<IntakeMsg>) {
    let (root, on_msg) = (root.clone(), on_msg.clone());
    use_effect_with(are_used, move |are_used| {
        let root = root.cast::<Element>().filter(|_| *are_used);
        let listener = root.map(|root| {
            // On a page of others only what is pressed within the widget is ours.
            let heard: EventTarget = if cfg!(feature = "mount") { root.clone().into() } else { gloo::utils::document().into() };
            // What a key does here, it does not do in the browser too.
            EventListener::new_with_options(&heard, "keydown", EventListenerOptions::enable_prevent_default(), move |event| {
                if let Some(msg) = event.dyn_ref::<KeyboardEvent>().and_then(|event| meant(&root, event)) {
                    event.prevent_default();
                    on_msg.emit(msg);
                }
            })
        });
        move || drop(listener)
    });
}

fn meant(root: &Element, event: &KeyboardEvent) -> Option<IntakeMsg> {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is_typing =
        target.is_some_and(|target| target.closest("input[type=text], select, textarea").is_ok_and(|found| found.is_some()));
    let is_with_modifier = event.ctrl_key() || event.alt_key() || event.meta_key();
    let is_other_side = ["turned", "batch"].iter().any(|class| root.class_list().contains(class));
    let is_elsewhere = is_other_side || root.query_selector("#idle").is_ok_and(|found| found.is_some());
    if is_typing || is_with_modifier || is_elsewhere {
        return None;
    }
    let key = event.key();
    SHORTCUTS.iter().find(|(name, ..)| *name == key).map(|(_, _, msg)| msg())
}

/// The list, and the way to turn them off.
pub fn shortcuts(view: &View, state: &IntakeState, on_msg: &Callback<IntakeMsg>) -> Html {
    let lang = state.lang;
    let item = |(key, name, _): &Shortcut| html! { <li><kbd>{ *key }</kbd>{ " " }{ name.get(lang) }</li> };
    html! {
        <div
            class="panel no-print"
            id="shortcuts"
            tabindex="-1"
            role="group"
            aria-labelledby="shortcuts-title"
        >
            { heading_with_id(view, "shortcuts-title", said::SHORTCUTS.get(lang)) }
            <ul class="keys">{ for SHORTCUTS.iter().map(item) }</ul>
            { checkbox("use-shortcuts", said::SHORTCUTS_USE.get(lang), state.has_shortcuts, &on_msg.reform(IntakeMsg::UseShortcuts)) }
            <button type="button" class="second" onclick={on_msg.reform(|_| IntakeMsg::ListShortcuts)}>
                { said::HAND_OVER_HIDE.get(lang) }
            </button>
        </div>
    }
}
