//! What both pages need of the document around them.

use gloo::utils::document;
use smr_texts::Lang;
use web_sys::Element;

/// The element that the page shows its app in.
pub fn root() -> Element {
    document().get_element_by_id("smr-check").expect("the page has the element")
}

/// The language that the page is written in.
pub fn language() -> Lang {
    let html = document().document_element();
    html.and_then(|html| html.get_attribute("lang")).and_then(|tag| Lang::parse(&tag)).unwrap_or_default()
}

/// Keeps the language and the title of the page up to date. Neither tells what was answered.
pub fn update(lang: Lang, title: &str) {
    if let Some(html) = document().document_element() {
        // Fails only for an invalid name of an attribute.
        let _ = html.set_attribute("lang", lang.tag());
    }
    document().set_title(title);
}
