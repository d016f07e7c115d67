//! What a page of ours needs: its language, its title, and what was handed over behind the # of its address.

use gloo::utils::{document, window};
use smr_rules::Facts;
use smr_rules::handover::{self, Refused};
use smr_texts::{Lang, cut};
use wasm_bindgen::JsValue;
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

/// The facts that were handed over, or why they were refused. They are read once, and gone from address and history before anything is shown.
#[must_use]
pub fn given() -> Option<Result<Facts, Refused>> {
    let location = window().location();
    let hash = location.hash().ok()?;
    let text = hash.get(1..).filter(|text| !text.is_empty())?;
    let address = location.href().ok()?;
    let clean = cut(&address, b'#').map_or(address.as_str(), |(before, _)| before);
    // Where the address can't be changed, nothing is taken from it either.
    window().history().ok()?.replace_state_with_url(&JsValue::NULL, "", Some(clean)).ok()?;
    Some(handover::read(text))
}

/// The address of a folder or file beside the page, without what stands behind a # or a question mark.
#[must_use]
pub fn address_of(relative: &str) -> String {
    let base = window().location().href().unwrap_or_default();
    web_sys::Url::new_with_base(relative, &base).map(|url| url.href()).unwrap_or_default()
}
