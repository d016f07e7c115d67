//! The start screen that the build rendered into the document, so that a person can read it before WebAssembly is there.

use smr_texts::Lang;
use web_sys::Element;

/// Set when the app answers presses itself. From then on the script of the page remembers none.
const TAKEN: &str = "data-taken";

/// A start screen that stands in an element and can be hydrated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartScreen {
    /// The language it was rendered in.
    pub lang: Lang,
    element: Element,
}

/// The buttons that were pressed before the app was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

    /// Called when the app is drawn and hears every press: takes over those that a script remembered, to the last one before.
    #[must_use]
    pub fn take_over(&self) -> Presses {
        let take = |attribute: &str| {
            let is_set = self.element.has_attribute(attribute);
            // Neither this nor the following fails: the names of the attributes are valid.
            let _ = self.element.remove_attribute(attribute);
            is_set
        };
        let presses = Presses { begin: take("data-begin"), language: take("data-language") };
        let _ = self.element.set_attribute(TAKEN, "");
        // The script marks a pressed button, and the app does not know of that.
        while let Ok(Some(button)) = self.element.query_selector("[data-action][aria-disabled]") {
            let _ = button.remove_attribute("aria-disabled");
        }
        presses
    }
}
