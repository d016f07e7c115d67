//! A tablet that nobody touches: a warning, and then everything is wiped. And a screen that nobody should see is covered.

use crate::platform;
use crate::state::IntakeMsg;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::{Interval, Timeout};
use gloo::utils::{document, window};
use smr_texts::{Lang, intake as said};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// How long the warning stands, in seconds.
const WARNING: u32 = 60;

/// When something last happened: by the clock of the device, which goes on while the tablet sleeps, and by that of the page, which nobody can
/// put back.
#[derive(Default)]
struct Clock {
    last_act: Cell<(f64, f64)>,
    /// Seconds without an act before the warning.
    wait: Cell<u32>,
    is_warning: Cell<bool>,
    /// What had the focus before the warning.
    place: RefCell<Option<HtmlElement>>,
}

impl Clock {
    /// Whole seconds since the last act, by the clock that counted more.
    fn idle_seconds(&self) -> u32 {
        let ((device, page), (device_then, page_then)) = (now(), self.last_act.get());
        ((device - device_then).max(page - page_then) / 1000.0) as u32
    }

    fn restart(&self) {
        self.last_act.set(now());
    }

    /// Somebody does something.
    fn act(&self, on_msg: &Callback<IntakeMsg>) {
        self.restart();
        if self.is_warning.replace(false) {
            on_msg.emit(IntakeMsg::Idle(None));
            // Drawn first: what is covered takes no focus.
            let place = self.place.take();
            Timeout::new(0, move || drop(place.map(|place| place.focus()))).forget();
        }
    }

    /// Looks how long nothing happened.
    fn check(&self, root: &Element, on_msg: &Callback<IntakeMsg>) {
        match self.idle_seconds().checked_sub(self.wait.get()) {
            None => {}
            Some(over) if over < WARNING => {
                if !self.is_warning.replace(true) {
                    let focused = root.query_selector(":focus").ok().flatten();
                    self.place.replace(focused.and_then(|focused| focused.dyn_into().ok()));
                }
                on_msg.emit(IntakeMsg::Idle(Some(WARNING - over)));
            }
            Some(_) => {
                on_msg.emit(IntakeMsg::Expire(platform::today()));
                self.is_warning.set(false);
                self.place.take();
                self.restart();
            }
        }
    }
}

/// Milliseconds by the clock of the device and by that of the page.
fn now() -> (f64, f64) {
    (js_sys::Date::now(), window().performance().map_or(0.0, |page| page.now()))
}

/// Watches over what is shown below `root`. The warning comes after `wait` seconds without an act. What is returned keeps everything, and
/// waits so many seconds from then on, for this one of the `clients`.
#[hook]
pub fn use_idle_watch(root: &NodeRef, wait: u32, clients: u32, on_msg: &Callback<IntakeMsg>) -> Callback<u32> {
    let clock = use_memo((), |()| Clock::default());
    {
        let clock = clock.clone();
        use_effect_with((wait, clients), move |(wait, _)| clock.wait.set(*wait));
    }
    {
        let (root, clock, on_msg) = (root.clone(), clock.clone(), on_msg.clone());
        use_effect_with((), move |()| {
            clock.restart();
            let watch = root.cast::<Element>().map(|root| watch(&root, &clock, &on_msg));
            // The listeners and the interval end with the component.
            move || drop(watch)
        });
    }
    let on_msg = on_msg.clone();
    Callback::from(move |seconds| {
        clock.wait.set(seconds);
        clock.act(&on_msg);
    })
}

fn watch(root: &Element, clock: &Rc<Clock>, on_msg: &Callback<IntakeMsg>) -> (Vec<EventListener>, Interval) {
    let mut listeners = Vec::new();
    for event in ["pointerdown", "keydown", "input", "wheel"] {
        let (clock, on_msg) = (clock.clone(), on_msg.clone());
        let options = EventListenerOptions::run_in_capture_phase();
        listeners.push(EventListener::new_with_options(root, event, options, move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            // The buttons of the warning say themselves how long.
            if !target.is_some_and(|target| target.closest("#idle button").is_ok_and(|button| button.is_some())) {
                clock.act(&on_msg);
            }
        }));
    }
    {
        // The switcher of the tablet shows a picture of what it leaves.
        let (root, clock, on_msg) = (root.clone(), clock.clone(), on_msg.clone());
        listeners.push(EventListener::new(&document(), "visibilitychange", move |_| {
            if !document().hidden() {
                clock.check(&root, &on_msg);
            }
            cover(&root, document().hidden());
        }));
    }
    let has_left = Rc::new(Cell::new(false));
    {
        // Whoever leaves takes nothing along, and whoever comes back by the history of the browser finds nothing.
        let (root, on_msg, has_left) = (root.clone(), on_msg.clone(), has_left.clone());
        listeners.push(EventListener::new(&window(), "pagehide", move |_| {
            has_left.set(true);
            cover(&root, true);
            on_msg.emit(IntakeMsg::Wipe(platform::today()));
        }));
    }
    {
        let (root, on_msg) = (root.clone(), on_msg.clone());
        listeners.push(EventListener::new(&window(), "pageshow", move |_| {
            // WebKit gives a page back and then empties its fields. Drawn again they hold what they should; and it may be another day.
            if has_left.replace(false) {
                let on_msg = on_msg.clone();
                Timeout::new(0, move || on_msg.emit(IntakeMsg::Wipe(platform::today()))).forget();
            }
            cover(&root, false);
        }));
    }
    let (root, clock, on_msg) = (root.clone(), clock.clone(), on_msg.clone());
    (listeners, Interval::new(1000, move || clock.check(&root, &on_msg)))
}

fn cover(root: &Element, is_covered: bool) {
    // Fails only for a class name with spaces.
    let _ = root.class_list().toggle_with_force("covered", is_covered);
}

/// The warning, over all that is filled in: how many seconds are left, and whether to wait as long as before or three times as long.
pub fn idle_warning(lang: Lang, seconds: u32, wait: u32, keep: &Callback<u32>) -> Html {
    let button = |(id, class, wait): (&'static str, &'static str, u32)| {
        let is_in_minutes = wait >= 120 && wait.is_multiple_of(60);
        let (text, n) = if is_in_minutes { (said::IDLE_MINUTES, wait / 60) } else { (said::IDLE_SECONDS, wait) };
        let text = text.fill(lang, &[("n", &n.to_string())]);
        html! { <button type="button" {id} {class} onclick={keep.reform(move |_| wait)}>{ text }</button> }
    };
    let buttons = [("idle-keep", "", wait), ("idle-longer", "second", wait.saturating_mul(3))];
    html! {
        <div
            class="panel idle no-print"
            id="idle"
            role="alertdialog"
            aria-modal="true"
            aria-labelledby="idle-title"
            aria-describedby="idle-text"
        >
            <p class="label" id="idle-title">{ said::IDLE_TITLE.get(lang) }</p>
            <p id="idle-text">{ said::IDLE_TEXT.get(lang) }</p>
            // Not read out every second.
            <p aria-hidden="true">{ said::IDLE_LEFT.fill(lang, &[("n", &seconds.to_string())]) }</p>
            <div class="buttons">{ for buttons.into_iter().map(button) }</div>
        </div>
    }
}
