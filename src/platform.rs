//! What only the browser knows or can do.

use chrono::NaiveDate;
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

/// Copies the text of the text area below an element; false where that is not allowed. Works in a sandboxed frame too, without any
/// permission.
pub fn copy(root: &NodeRef) -> bool {
    let Some(root) = root.cast::<web_sys::Element>() else { return false };
    let Ok(Some(area)) = root.query_selector("textarea") else { return false };
    area.unchecked_into::<web_sys::HtmlTextAreaElement>().select();
    let document: web_sys::HtmlDocument = gloo::utils::document().unchecked_into();
    document.exec_command("copy").unwrap_or(false)
}
