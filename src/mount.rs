//! One self-check in an element of somebody else's page: what `<smr-check>` loads, in its frame or in a shadow root.
//!
//! Each element has a WebAssembly instance of its own. So a panic poisons that element alone, and whatever Yew never gives back
//! (the closures of its root listeners, and with them the state that they hold: 1.6 kB a mount) goes with the instance.

use crate::app::Told;
#[cfg(not(feature = "mount-intake"))]
use crate::app::{App as Shown, Settings};
#[cfg(feature = "mount-intake")]
use crate::intake::{Intake as Shown, Settings};
use crate::state::SHARES;
use smr_rules::Insurer;
use smr_rules::rulebase::RULEBASE_VERSION;
use smr_texts::Lang;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Callback, Renderer};

/// The self-check of this instance.
struct Mounted {
    app: AppHandle<Shown>,
    settings: Settings,
}

thread_local! {
    static MOUNTED: RefCell<Option<Mounted>> = const { RefCell::new(None) };
}

#[wasm_bindgen]
extern "C" {
    /// A function of JavaScript that hears what happens.
    pub type Tell;
    #[wasm_bindgen(method)]
    fn call(this: &Tell, of: &JsValue, word: &str, more: Option<&str>);
}

impl Tell {
    fn tell(&self, word: &str, more: Option<&str>) {
        self.call(&JsValue::UNDEFINED, word, more);
    }
}

/// Shows the self-check in an element that nothing else is in. Nothing takes it away again: whoever shows it drops the element and the whole
/// instance. `tell` gets a word and perhaps a text: first `rulebase`, with its version, SHA-256, the last day for which it was verified and the day
/// on which it was checked; then what happens: `step`, `complete`, `reset`, and `share` with the assessment as JSON. It may not throw.
#[cfg(not(feature = "mount-intake"))]
#[wasm_bindgen]
pub fn mount(root: Element, tell: Tell) {
    show(root, Settings { tell: heard(tell), ..Settings::default() });
}

/// The same with the intake. `home` is the address of the self-check, for the link that is handed over.
#[cfg(feature = "mount-intake")]
#[wasm_bindgen]
pub fn mount(root: Element, tell: Tell, home: String) {
    show(root, Settings { tell: heard(tell), home: Some(home.into()), ..Settings::default() });
}

fn show(root: Element, settings: Settings) {
    // The level that most hosts leave: another would replace the heading, and with it the focus that may be there already.
    let settings = Settings { level: 2, ..settings };
    let app = Renderer::<Shown>::with_root_and_props(root, settings.clone()).render();
    MOUNTED.set(Some(Mounted { app, settings }));
}

fn heard(tell: Tell) -> Callback<Told> {
    let stamp = [
        RULEBASE_VERSION.version,
        " ",
        RULEBASE_VERSION.sha256,
        " ",
        RULEBASE_VERSION.verified_through,
        " ",
        RULEBASE_VERSION.checked_on,
    ];
    tell.tell("rulebase", Some(&stamp.concat()));
    Callback::from(move |told| match told {
        Told::Step => tell.tell("step", None),
        Told::Complete => tell.tell("complete", None),
        Told::Reset => tell.tell("reset", None),
        Told::Idle => tell.tell("reset", Some("idle")),
        Told::Share(facts) if SHARES => {
            let mut text = String::new();
            smr_rules::assess(&facts).write_json(&mut text);
            tell.tell("share", Some(&text));
        }
        Told::Share(_) => {}
    })
}

/// Other settings; without an insurer that is empty, and `round` is one more whenever the host begins anew. False if there is no such
/// insurer: then it is asked. One string, because wasm-bindgen writes 400 bytes more where it has two to give back.
#[cfg(not(feature = "mount-intake"))]
#[wasm_bindgen]
pub fn set(is_english: bool, insurer: &str, level: u8, may_share: bool, round: u32) -> bool {
    change(is_english, insurer, level, may_share, round, |_| {})
}

/// The same; the warning comes after `idle` seconds in which nothing happened.
#[cfg(feature = "mount-intake")]
#[wasm_bindgen]
pub fn set(is_english: bool, insurer: &str, level: u8, may_share: bool, round: u32, idle: u32) -> bool {
    change(is_english, insurer, level, may_share, round, |settings| settings.idle = idle)
}

fn change(is_english: bool, insurer: &str, level: u8, may_share: bool, round: u32, more: impl FnOnce(&mut Settings)) -> bool {
    let known = Insurer::parse(insurer);
    MOUNTED.with_borrow_mut(|mounted| {
        let Some(Mounted { app, settings }) = mounted else { return };
        settings.lang = if is_english { Lang::En } else { Lang::Nl };
        settings.insurer = known;
        (settings.level, settings.may_share, settings.round) = (level, may_share, round);
        more(settings);
        // The patched Yew renders at once, while this is lent out. That tells nobody anything, so nobody comes back here meanwhile.
        app.update(settings.clone());
    });
    known.is_some() || insurer.is_empty()
}
