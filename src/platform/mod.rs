//! What only the browser knows or can do.

pub mod speech;

use chrono::NaiveDate;
use wasm_bindgen::JsCast;
#[cfg(not(feature = "mount"))]
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlDocument, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, InputEvent};
#[cfg(not(feature = "mount"))]
use web_sys::{Event, File};
use yew::NodeRef;

/// Today by the calendar of the device. The rule core has no clock. On the build machine, where only the start screen is rendered, it is
/// always the same day, so that the result is too.
pub fn today() -> NaiveDate {
    if cfg!(not(target_family = "wasm")) {
        return NaiveDate::default();
    }
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or_default();
    NaiveDate::from_ymd_opt(year, now.get_month() + 1, now.get_date()).unwrap_or_default()
}

/// The number that the entry of the history holds which is shown; 0 if it holds none.
#[cfg(not(feature = "mount"))]
pub fn history_entry() -> usize {
    let state = gloo::utils::window().history().and_then(|history| history.state());
    state.ok().and_then(|state| state.as_f64()).map_or(0, |number| number as usize)
}

/// Adds an entry to the history that holds this number. The address stays as it is.
#[cfg(not(feature = "mount"))]
pub fn add_history_entry(number: usize) {
    if let Ok(history) = gloo::utils::window().history() {
        let _ = history.push_state(&u32::try_from(number).unwrap_or_default().into(), "");
    }
}

/// Goes back so many entries of the history.
#[cfg(not(feature = "mount"))]
pub fn go_in_history(back: usize) {
    if let Ok(history) = gloo::utils::window().history() {
        let _ = history.go_with_delta(i32::try_from(back).map_or(0, |back| -back));
    }
}

/// Is this an iPhone or iPad whose browser shows the page, not the home screen? Only there does a page hear of that.
pub fn is_off_home_screen() -> bool {
    if cfg!(any(feature = "mount", not(target_family = "wasm"))) {
        return false;
    }
    let standalone = js_sys::Reflect::get(&gloo::utils::window().navigator(), &"standalone".into());
    standalone.is_ok_and(|standalone| standalone == false)
}

/// Prints the page. Where that is not allowed nothing happens.
pub fn print() {
    let _ = gloo::utils::window().print();
}

/// Copies the text of the text area below an element; false where that is not allowed. This old way works in a sandboxed frame too, without
/// any permission.
pub fn copy(root: &NodeRef) -> bool {
    let Some(area) = find::<HtmlTextAreaElement>(root, "textarea.out-of-sight") else { return false };
    area.select();
    gloo::utils::document().unchecked_into::<HtmlDocument>().exec_command("copy").unwrap_or(false)
}

/// Puts the focus on a field, or on the first one in a group of fields. Does nothing if it is not there (any more).
pub fn focus(root: &NodeRef, selector: &str) {
    let Some(found) = find::<HtmlElement>(root, selector) else { return };
    let inner = if selector.starts_with(".heading") { None } else { found.query_selector("input, select").ok().flatten() };
    // Every element that is looked for is one of HTML.
    let _ = inner.map_or(found, JsCast::unchecked_into).focus();
}

fn find<T: JsCast>(root: &NodeRef, selector: &str) -> Option<T> {
    root.cast::<Element>()?.query_selector(selector).ok()??.dyn_into().ok()
}

/// What was typed into the field of an event.
pub fn typed(event: &InputEvent) -> String {
    let Some(target) = event.target() else { return String::new() };
    match target.dyn_into::<HtmlInputElement>() {
        Ok(field) => field.value(),
        Err(target) => target.dyn_into::<HtmlTextAreaElement>().map_or_else(|_| String::new(), |field| field.value()),
    }
}

/// What was typed into the text area of an event.
pub fn typed_lines(event: &InputEvent) -> String {
    let area = event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
    area.map_or_else(String::new, |area| area.value())
}

/// Takes the file that was chosen in the field of an event, and leaves the field empty: neither it nor the browser keeps the name.
#[cfg(not(feature = "mount"))]
pub fn take_file(event: &Event) -> Option<File> {
    let field = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    let file = field.files()?.get(0);
    field.set_value("");
    file
}

/// The bytes of a file; `None` if the browser cannot read it.
#[cfg(not(feature = "mount"))]
pub async fn read_file(file: &File) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// The index of what was chosen in the list of an event.
pub fn chosen(event: &InputEvent) -> Option<usize> {
    let list = event.target()?.dyn_into::<HtmlSelectElement>().ok()?;
    usize::try_from(list.selected_index()).ok()
}
