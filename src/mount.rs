//! One self-check in an element of somebody else's page: what `<smr-check>` loads, in its frame or in a shadow root.
//!
//! Each element has a WebAssembly instance of its own. So a panic poisons that element alone, and whatever Yew never gives back
//! (the closures of its root listeners, and with them the state that they hold: 1.6 kB a mount) goes with the instance.

use crate::app::{App, Settings, Told};
use js_sys::Function;
use smr_rules::Insurer;
use smr_rules::rulebase::STAMP;
use smr_texts::Lang;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Callback, Renderer};

/// A self-check that is shown. Nothing takes it away again: whoever shows it drops the element and the whole instance.
#[wasm_bindgen]
pub struct Mounted {
    app: AppHandle<App>,
    settings: Settings,
}

#[wasm_bindgen]
impl Mounted {
    /// Shows a self-check in an element that nothing else is in. `tell` gets a word for what happens (`step`, `complete`, `reset`,
    /// `share`), and with `share` the assessment as JSON text.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(root: Element, tell: Function) -> Self {
        let tell = Callback::from(move |told| {
            let (word, more) = match told {
                Told::Step => ("step", JsValue::UNDEFINED),
                Told::Complete => ("complete", JsValue::UNDEFINED),
                Told::Reset => ("reset", JsValue::UNDEFINED),
                Told::Idle => ("reset", "idle".into()),
                Told::Share(facts) => {
                    let mut text = String::new();
                    smr_rules::assess(&facts).write_json(&mut text);
                    ("share", text.into())
                }
            };
            // A host that fails to listen is no reason to stop.
            let _ = tell.call2(&JsValue::NULL, &word.into(), &more);
        });
        let settings = Settings { tell, ..Settings::default() };
        let app = Renderer::<App>::with_root_and_props(root, settings.clone()).render();
        Self { app, settings }
    }

    /// Other settings; `round` is one more whenever the host begins anew. False if there is no such insurer: then it is asked.
    pub fn set(&mut self, lang: &str, insurer: Option<String>, level: u8, may_share: bool, round: u32) -> bool {
        let known = insurer.as_deref().map(Insurer::parse);
        let settings = &mut self.settings;
        settings.lang = Lang::parse(lang).unwrap_or_default();
        settings.insurer = known.flatten();
        (settings.level, settings.may_share, settings.round) = (level, may_share, round);
        self.app.update(settings.clone());
        known != Some(None)
    }

    /// The rule base: version, SHA-256, the last day for which it was verified, the day on which it was checked.
    #[must_use]
    pub fn rulebase() -> String {
        [STAMP.version, STAMP.sha256, STAMP.verified_through, STAMP.checked_on].join(" ")
    }
}
