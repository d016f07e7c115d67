//! Reading aloud by the browser, with voices of the device alone. Not every browser has it, and a frame may be without it.

use gloo::events::EventListener;
use gloo::utils::window;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};
use yew::{Callback, NodeRef};

/// What is being read. It ends when this goes.
pub struct Reading {
    speech: SpeechSynthesis,
    _ends: [EventListener; 2],
}

impl Drop for Reading {
    fn drop(&mut self) {
        self.speech.cancel();
    }
}

/// Is there a voice of the device for this language?
pub fn has_voice(lang: &str) -> bool {
    speech().is_some_and(|speech| voice(&speech, lang).is_some())
}

/// Hears that there are other voices. Not in an element: it is never unmounted (see mount.rs), and a listener of the page around would keep
/// it. There the next screen looks again.
pub fn on_voices(hear: Callback<()>) -> Option<EventListener> {
    if cfg!(feature = "mount") {
        return None;
    }
    // In older versions of Safari it is no target of events.
    let speech = speech()?.dyn_into::<EventTarget>().ok()?;
    Some(EventListener::new(&speech, "voiceschanged", move |_| hear.emit(())))
}

/// Reads the text of the elements below `root`. `ended` hears when that is done, or failed.
pub fn read(root: &NodeRef, selector: &str, lang: &str, ended: impl Fn() + Clone + 'static) -> Option<Reading> {
    let speech = speech()?;
    let voice = voice(&speech, lang)?;
    let elements = root.cast::<Element>()?.query_selector_all(selector).ok()?;
    let mut last = None;
    // Each by itself: between them is a pause, and long texts are cut off.
    for at in 0..elements.length() {
        let text = elements.get(at).and_then(|element| element.text_content()).unwrap_or_default();
        let said = SpeechSynthesisUtterance::new_with_text(&text).ok()?;
        said.set_lang(&voice.lang());
        said.set_voice(Some(&voice));
        speech.speak(&said);
        last = Some(said);
    }
    let last = last?;
    let ends = ["end", "error"].map(|event| {
        let ended = ended.clone();
        EventListener::new(&last, event, move |_| ended())
    });
    Some(Reading { speech, _ends: ends })
}

fn speech() -> Option<SpeechSynthesis> {
    let speech = window().speech_synthesis().ok()?;
    (!speech.is_undefined()).then_some(speech)
}

/// The voice that the browser prefers, or else the first.
fn voice(speech: &SpeechSynthesis, lang: &str) -> Option<SpeechSynthesisVoice> {
    let is_of = |voice: &SpeechSynthesisVoice| {
        let tag = voice.lang();
        voice.local_service() && tag.split(['-', '_']).next().is_some_and(|tag| tag.eq_ignore_ascii_case(lang))
    };
    let all: Vec<_> = speech.get_voices().iter().map(SpeechSynthesisVoice::unchecked_from_js).filter(is_of).collect();
    all.iter().find(|voice| voice.default()).or(all.first()).cloned()
}
