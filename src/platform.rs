//! What only the browser knows or can do.

use chrono::NaiveDate;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use yew::{Event, NodeRef};

// By the few names that are needed: web-sys would look for the window first, under all the names that it may have, and bring an error
// back for each call.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = print)]
    fn print_page();
    #[wasm_bindgen(js_namespace = document, js_name = execCommand)]
    fn exec_command(command: &str) -> bool;

    /// Any element.
    #[wasm_bindgen(extends = web_sys::Node)]
    type Node;
    #[wasm_bindgen(method, js_name = querySelector)]
    fn find(this: &Node, selector: &str) -> Option<Node>;
    #[wasm_bindgen(method)]
    fn focus(this: &Node);
    #[wasm_bindgen(method)]
    fn select(this: &Node);
    #[wasm_bindgen(method, getter)]
    fn value(this: &Node) -> String;
    #[wasm_bindgen(method, getter, js_name = selectedIndex)]
    fn selected_index(this: &Node) -> i32;
}

/// The rule core has no clock; the page lends it the calendar of the device.
pub fn today() -> NaiveDate {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or_default();
    NaiveDate::from_ymd_opt(year, now.get_month() + 1, now.get_date()).unwrap_or_default()
}

/// Prints the page. Where that is not allowed nothing happens, and nothing is lost.
pub fn print() {
    print_page();
}

/// Copies the text of the text area below an element; false where that is not allowed. Works in a sandboxed frame too, without any
/// permission.
pub fn copy(root: &NodeRef) -> bool {
    let Some(area) = root.cast::<Node>().and_then(|root| root.find("textarea.out-of-sight")) else { return false };
    area.select();
    exec_command("copy")
}

/// Puts the focus on a field, or on the first one in a group of fields.
pub fn focus(root: &NodeRef, selector: &str) {
    // Nothing to be done where it is not there (any more).
    let Some(found) = root.cast::<Node>().and_then(|root| root.find(selector)) else { return };
    let inner = if selector.starts_with(".heading") { None } else { found.find("input, select") };
    inner.unwrap_or(found).focus();
}

/// What was typed into the field of an event.
pub fn typed(event: &Event) -> String {
    field(event).map_or_else(String::new, |field| field.value())
}

/// The place of what was chosen in the list of an event.
pub fn chosen(event: &Event) -> Option<usize> {
    usize::try_from(field(event)?.selected_index()).ok()
}

fn field(event: &Event) -> Option<Node> {
    event.target().map(JsCast::unchecked_into)
}
