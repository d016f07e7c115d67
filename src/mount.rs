//! One self-check or intake in an element of a host page: what `<smr-check>` loads, in its frame or in a shadow root.
//!
//! Each element has a WebAssembly instance of its own, and nothing is ever unmounted: whoever shows it drops the element and the instance.
//! So a panic ends that element alone, and whatever Yew never gives back goes with the instance.

#[cfg(feature = "mount-intake")]
use crate::intake::{Intake as App, IntakeProps as AppProps};
#[cfg(not(feature = "mount-intake"))]
use crate::self_check::{SelfCheck as App, SelfCheckProps as AppProps, StartScreen};
use crate::state::{Event, HostSettings};
use js_sys::Function;
use smr_rules::Insurer;
use smr_rules::rulebase::RULEBASE_VERSION;
use smr_texts::Lang;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Callback, Renderer, props};

/// The level of the headings until the host says another one. It is the one that most hosts leave: another level replaces the heading, and
/// with it the focus that may be there already.
const HEADING_LEVEL: u8 = 2;

/// What this instance shows.
struct Mounted {
    app: AppHandle<App>,
    props: AppProps,
    /// The start screen that was there before. It is taken over with the settings of the host, because those may start anew.
    #[cfg(not(feature = "mount-intake"))]
    start_screen: Option<StartScreen>,
}

thread_local! {
    static MOUNTED: RefCell<Option<Mounted>> = const { RefCell::new(None) };
}

/// Shows the self-check in an element: takes over the start screen that stands in it, or fills it. `on_event` gets a name and perhaps a text:
/// first `rulebase` with its version, its SHA-256, the last day for which it was verified and the day on which it was checked; then what
/// happens: `begin`, `complete`, `reset`, and `share` with the assessment as JSON.
#[cfg(not(feature = "mount-intake"))]
#[wasm_bindgen]
pub fn mount(root: Element, on_event: Function) {
    let start_screen = StartScreen::find(&root);
    let lang = start_screen.as_ref().map(|start| start.lang).unwrap_or_default();
    let props = props!(AppProps {
        // Only a frame has a start screen of its own.
        settings: HostSettings { lang, is_inline: start_screen.is_none(), ..HostSettings::default() },
        heading_level: HEADING_LEVEL,
        on_event: event_callback(on_event),
    });
    let renderer = Renderer::<App>::with_root_and_props(root, props.clone());
    let app = if start_screen.is_some() { renderer.hydrate() } else { renderer.render() };
    MOUNTED.set(Some(Mounted { app, props, start_screen }));
}

/// The same with the intake. `home` is the address of the self-check, for the link that is handed over.
#[cfg(feature = "mount-intake")]
#[wasm_bindgen]
pub fn mount(root: Element, on_event: Function, home: String) {
    let props = props!(AppProps {
        settings: HostSettings::default(),
        heading_level: HEADING_LEVEL,
        home: Some(yew::AttrValue::from(home)),
        on_event: event_callback(on_event),
    });
    let app = Renderer::<App>::with_root_and_props(root, props.clone()).render();
    MOUNTED.set(Some(Mounted { app, props }));
}

fn event_callback(on_event: Function) -> Callback<Event> {
    let send = move |name: &str, text: Option<&str>| {
        // An error of the host's own code is none of ours.
        let _ = on_event.call2(&JsValue::UNDEFINED, &name.into(), &text.map_or(JsValue::UNDEFINED, JsValue::from));
    };
    let version = &RULEBASE_VERSION;
    let stamp = [version.version, version.sha256, version.verified_through, version.checked_on].join(" ");
    send("rulebase", Some(&stamp));
    Callback::from(move |event| match event {
        Event::Begin => send("begin", None),
        Event::Complete => send("complete", None),
        Event::Reset => send("reset", None),
        Event::Idle => send("reset", Some("idle")),
        Event::Share(facts) => {
            let mut json = String::new();
            smr_rules::assess(&facts).write_json(&mut json);
            send("share", Some(&json));
        }
    })
}

/// Other settings of the host. `insurer` may be empty; `round` is one more whenever the host starts over. False if there is no such insurer:
/// then the person is asked.
#[cfg(not(feature = "mount-intake"))]
#[wasm_bindgen]
pub fn set(is_english: bool, insurer: &str, level: u8, may_share: bool, round: u32) -> bool {
    update(is_english, insurer, level, may_share, round, |mounted| {
        mounted.props.start_screen.clone_from(&mounted.start_screen);
    })
}

/// The same; the warning comes after `idle` seconds in which nothing happened.
#[cfg(feature = "mount-intake")]
#[wasm_bindgen]
pub fn set(is_english: bool, insurer: &str, level: u8, may_share: bool, round: u32, idle: u32) -> bool {
    update(is_english, insurer, level, may_share, round, |mounted| mounted.props.idle_seconds = idle)
}

fn update(is_english: bool, insurer: &str, level: u8, may_share: bool, round: u32, change: impl FnOnce(&mut Mounted)) -> bool {
    let known = Insurer::parse(insurer);
    MOUNTED.with_borrow_mut(|mounted| {
        let Some(mounted) = mounted else { return };
        let lang = if is_english { Lang::En } else { Lang::Nl };
        mounted.props.settings = HostSettings { lang, insurer: known, may_share, round, ..mounted.props.settings };
        mounted.props.heading_level = level;
        change(mounted);
        // Yew renders later, so nothing comes back here while this is borrowed.
        mounted.app.update(mounted.props.clone());
    });
    known.is_some() || insurer.is_empty()
}
