//! The start screen that the build rendered into the document, so that a person can read it before WebAssembly is there.
//!
//! It stays as it is, with the focus and the place of whoever is reading, until something is pressed: then the app takes its place.

use super::rehearsal::rehearse;
use gloo::events::EventListener;
use smr_texts::Lang;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Set when the app hears presses itself. From then on the script of the page remembers none.
const TAKEN: &str = "data-taken";

/// A start screen that stands in an element.
#[derive(Clone, Debug)]
pub struct StartScreen {
    /// The language it was rendered in.
    pub lang: Lang,
    element: Element,
}

/// The buttons that were pressed on a start screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Presses {
    /// The start button.
    pub begin: bool,
    /// The button for the other language.
    pub language: bool,
}

impl StartScreen {
    /// The start screen in an element, if it holds one.
    #[must_use]
    pub fn find(element: &Element) -> Option<Self> {
        element.first_element_child()?;
        let lang = Lang::parse(&element.get_attribute("data-start")?)?;
        Some(Self { lang, element: element.clone() })
    }

    /// Called when the app is there: what was pressed before, which a script remembered. From then on only [`Self::on_press`] hears presses.
    #[must_use]
    pub fn take_over(&self) -> Option<Presses> {
        let take = |attribute: &str| {
            let is_set = self.element.has_attribute(attribute);
            // Neither this nor the following fails: the names of the attributes are valid.
            let _ = self.element.remove_attribute(attribute);
            is_set
        };
        let presses = Presses { begin: take("data-begin"), language: take("data-language") };
        let _ = self.element.set_attribute(TAKEN, "");
        (presses != Presses::default()).then_some(presses)
    }

    /// Calls `show` with the first press. Whoever shows something else in the meantime has to expect that.
    pub fn on_press(&self, show: impl FnOnce(Presses) + 'static) {
        let mut show = Some(show);
        EventListener::new(&self.element, "click", move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let button = target.and_then(|target| target.closest("[data-action]").ok().flatten());
            let Some(action) = button.and_then(|button| button.get_attribute("data-action")) else { return };
            if let Some(show) = show.take() {
                show(Presses { begin: action == "begin", language: action == "language" });
            }
        })
        .forget();
        rehearse(self.lang);
    }
}
