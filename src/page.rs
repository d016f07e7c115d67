//! What a page of ours needs: its language, its title, and what was handed over behind the # of its address.

use gloo::utils::document;
use smr_rules::handover::{self, Refused};
use smr_rules::interview::Answers;
use smr_texts::Lang;
use web_sys::Element;

/// Where the page shows what it is for.
#[must_use]
pub fn root() -> Option<Element> {
    document().get_element_by_id("smr-check")
}

/// The language that the page is written in.
#[must_use]
pub fn language() -> Lang {
    document()
        .document_element()
        .and_then(|root| root.get_attribute("lang"))
        .and_then(|tag| Lang::parse(&tag))
        .unwrap_or_default()
}

/// Keeps the language of the page, and its title. Neither tells what was answered.
pub fn keep(lang: Lang, title: &str) {
    if let Some(root) = document().document_element() {
        // The page itself is there, so this can't fail; if it did, only the spoken language would be off.
        let _ = root.set_attribute("lang", lang.tag());
    }
    document().set_title(title);
}

/// The answers that were handed over, or why they were refused. The script of the page has taken them out of the address: nothing here can
/// read or write that. They are read once.
#[must_use]
pub fn given(root: &Element) -> Option<Result<Answers, Refused>> {
    let text = root.get_attribute("data-given")?;
    // It is there, so this can't fail.
    let _ = root.remove_attribute("data-given");
    Some(handover::read(&text))
}
