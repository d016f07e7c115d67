//! What only the browser knows or can do.

use chrono::NaiveDate;
use smr_texts::Lang;
use wasm_bindgen::JsCast;
use yew::NodeRef;

/// The rule core has no clock; the page lends it the calendar of the device.
pub fn today() -> NaiveDate {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or_default();
    NaiveDate::from_ymd_opt(year, now.get_month() + 1, now.get_date()).unwrap_or_default()
}

/// Prints the page.
pub fn print() {
    // Where printing is not allowed nothing happens, and nothing is lost.
    let _ = gloo::utils::window().print();
}

/// The language of the page, and its title. Neither tells what was answered.
pub fn keep_page(lang: Lang, title: &str) {
    if let Some(root) = gloo::utils::document().document_element() {
        // The page itself is there, so this can't fail; if it did, only the spoken language would be off.
        let _ = root.set_attribute("lang", lang.tag());
    }
    gloo::utils::document().set_title(title);
}

/// Copies the text of the text area below an element; false where that is not allowed. Works in a sandboxed frame too, without any
/// permission.
pub fn copy(root: &NodeRef) -> bool {
    let Some(root) = root.cast::<web_sys::Element>() else { return false };
    let Ok(Some(area)) = root.query_selector("textarea.out-of-sight") else { return false };
    area.unchecked_into::<web_sys::HtmlTextAreaElement>().select();
    let document: web_sys::HtmlDocument = gloo::utils::document().unchecked_into();
    document.exec_command("copy").unwrap_or(false)
}

/// The address of a folder or file beside the page, without what stands behind a # or a question mark.
pub fn address_of(relative: &str) -> String {
    let base = gloo::utils::window().location().href().unwrap_or_default();
    web_sys::Url::new_with_base(relative, &base).map(|url| url.href()).unwrap_or_default()
}

/// What was handed over behind the #. It is read once, and gone from address and history before anything is shown.
pub fn fragment() -> Option<String> {
    let window = gloo::utils::window();
    let location = window.location();
    let hash = location.hash().ok()?;
    let text = hash.get(1..).filter(|text| !text.is_empty())?.to_owned();
    let address = location.href().ok()?;
    let clean = smr_texts::cut(&address, b'#').map_or(address.as_str(), |(before, _)| before);
    // Where the address can't be changed, nothing is taken from it either.
    window.history().ok()?.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(clean)).ok()?;
    Some(text)
}
