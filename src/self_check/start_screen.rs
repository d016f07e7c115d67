//! The start screen that the build rendered into the document, so that a person can read it before WebAssembly is there.

use smr_texts::Lang;
use web_sys::Element;

/// A start screen that stands in an element and can be hydrated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StartScreen {
    /// The language it was rendered in.
    pub lang: Lang,
    /// Its start button has been pressed. A script remembers that until WebAssembly is there.
    pub is_begun: bool,
}

impl StartScreen {
    /// The start screen in an element, if it holds one. A press is taken off the element: it is answered once.
    #[must_use]
    pub fn take(element: &Element) -> Option<Self> {
        element.first_element_child()?;
        let lang = Lang::parse(&element.get_attribute("data-start")?)?;
        let is_begun = element.has_attribute("data-begin");
        // Fails for no valid name of an attribute.
        let _ = element.remove_attribute("data-begin");
        Some(Self { lang, is_begun })
    }
}
