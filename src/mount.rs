//! One self-check or intake in an element of a host page: what `<smr-check>` loads, in its frame or in a shadow root.
//!
//! Each element has a WebAssembly instance of its own, and nothing is ever unmounted: whoever shows it drops the element and the instance.
//! So a panic ends that element alone, and whatever Yew never gives back goes with the instance.

#[cfg(feature = "mount-intake")]
use crate::intake::{Intake as App, IntakeProps as AppProps};
#[cfg(not(feature = "mount-intake"))]
use crate::self_check::{Presses, SelfCheck as App, SelfCheckProps as AppProps, StartScreen};
use crate::state::{Event, HostSettings};
use js_sys::Function;
use smr_rules::Insurer;
use smr_rules::rulebase::RULEBASE_VERSION;
use smr_texts::Lang;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Callback, Renderer, props};

/// The level of the headings on the start screen in a frame. It is the one that most hosts leave: with another level the app takes the place of
/// the start screen at once.
#[cfg(not(feature = "mount-intake"))]
const HEADING_LEVEL: u8 = 2;

/// What this instance shows.
struct Mounted {
    root: Element,
    props: AppProps,
    /// `None` until the host has sent its settings, and as long as the start screen that stands there will do.
    app: Option<AppHandle<App>>,
    /// The language of the start screen that stands there, if one does.
    #[cfg(not(feature = "mount-intake"))]
    start_screen: Option<Lang>,
}

thread_local! {
    static MOUNTED: RefCell<Option<Mounted>> = const { RefCell::new(None) };
}

/// Gets ready to show the self-check in an element, which [`set`] does. `on_event` gets a name and perhaps a text: first `rulebase` with its
/// version, its SHA-256, the last day for which it was verified and the day on which it was checked; then what happens: `begin`, `complete`,
/// `reset`, and `share` with the assessment as JSON.
#[cfg(not(feature = "mount-intake"))]
#[wasm_bindgen]
pub fn mount(root: Element, on_event: Function) {
    let start_screen = StartScreen::find(&root);
    let props = props!(AppProps {
        // Only a frame has a start screen of its own.
        settings: HostSettings { is_inline: start_screen.is_none(), ..HostSettings::default() },
        presses: start_screen.as_ref().and_then(StartScreen::take_over).unwrap_or_default(),
        on_event: event_callback(on_event),
    });
    let lang = start_screen.as_ref().map(|start_screen| start_screen.lang);
    MOUNTED.set(Some(Mounted { root, props, app: None, start_screen: lang }));
    if let Some(start_screen) = start_screen {
        start_screen.on_press(|presses| {
            MOUNTED.with_borrow_mut(|mounted| {
                if let Some(mounted) = mounted.as_mut().filter(|mounted| mounted.app.is_none()) {
                    mounted.props.presses = presses;
                    mounted.show();
                }
            });
        });
    }
}

/// The same with the intake. `home` is the address of the self-check, for the link that is handed over.
#[cfg(feature = "mount-intake")]
#[wasm_bindgen]
pub fn mount(root: Element, on_event: Function, home: String) {
    let props = props!(AppProps {
        settings: HostSettings::default(),
        home: Some(yew::AttrValue::from(home)),
        on_event: event_callback(on_event),
    });
    MOUNTED.set(Some(Mounted { root, props, app: None }));
}

impl Mounted {
    /// Shows the app with its properties of now. Yew renders later, so nothing comes back here while this is borrowed.
    fn show(&mut self) {
        let props = self.props.clone();
        match &mut self.app {
            Some(app) => app.update(props),
            None => self.app = Some(Renderer::<App>::with_root_and_props(self.root.clone(), props).render()),
        }
    }

    /// Is what stands there the screen that the app would show first?
    #[cfg(not(feature = "mount-intake"))]
    fn start_screen_will_do(&self) -> bool {
        let is_same = self.start_screen == Some(self.props.settings.lang) && self.props.heading_level == HEADING_LEVEL;
        is_same && self.app.is_none() && self.props.presses == Presses::default()
    }

    #[cfg(feature = "mount-intake")]
    fn start_screen_will_do(&self) -> bool {
        false
    }
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

/// Shows the app, with these settings of the host. `insurer` may be empty; `round` is one more whenever the host starts over. False if there
/// is no such insurer: then the person is asked.
#[cfg(not(feature = "mount-intake"))]
#[wasm_bindgen]
pub fn set(is_english: bool, insurer: &str, level: u8, may_share: bool, round: u32) -> bool {
    update(is_english, insurer, level, may_share, round, |_| {})
}

/// The same; the warning comes after `idle` seconds in which nothing happened.
#[cfg(feature = "mount-intake")]
#[wasm_bindgen]
pub fn set(is_english: bool, insurer: &str, level: u8, may_share: bool, round: u32, idle: u32) -> bool {
    update(is_english, insurer, level, may_share, round, |props| props.idle_seconds = idle)
}

fn update(is_english: bool, insurer: &str, level: u8, may_share: bool, round: u32, change: impl FnOnce(&mut AppProps)) -> bool {
    let known = Insurer::parse(insurer);
    MOUNTED.with_borrow_mut(|mounted| {
        let Some(mounted) = mounted else { return };
        let lang = if is_english { Lang::En } else { Lang::Nl };
        mounted.props.settings = HostSettings { lang, insurer: known, may_share, round, ..mounted.props.settings };
        mounted.props.heading_level = level;
        change(&mut mounted.props);
        if !mounted.start_screen_will_do() {
            mounted.show();
        }
    });
    known.is_some() || insurer.is_empty()
}
