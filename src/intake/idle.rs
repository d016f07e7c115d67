//! A tablet that nobody touches: a warning, and then everything is wiped. And a screen that nobody should see is covered.

use crate::platform;
use crate::state::IntakeMsg;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::{Interval, Timeout};
use gloo::utils::{document, window};
use smr_texts::{Lang, intake as said};
use std::cell::Cell;
use std::rc::Rc;
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
        }
    }

    /// Looks how long nothing happened.
    fn check(&self, on_msg: &Callback<IntakeMsg>) {
        match self.idle_seconds().checked_sub(self.wait.get()) {
            None => {}
            Some(over) if over < WARNING => {
                self.is_warning.set(true);
                on_msg.emit(IntakeMsg::Idle(Some(WARNING - over)));
            }
            Some(_) => {
                on_msg.emit(IntakeMsg::Expire(platform::today()));
                self.is_warning.set(false);
                self.restart();
            }
        }
    }
}

/// Milliseconds by the clock of the device and by that of the page.
fn now() -> (f64, f64) {
    (js_sys::Date::now(), window().performance().map_or(0.0, |page| page.now()))
}

/// Watches over what is shown below `root`. The warning comes after `wait` seconds without an act.
#[hook]
pub fn use_idle_watch(root: &NodeRef, wait: u32, on_msg: &Callback<IntakeMsg>) {
    let clock = use_memo((), |()| Clock::default());
    {
        let clock = clock.clone();
        use_effect_with(wait, move |wait| clock.wait.set(*wait));
    }
    let (root, on_msg) = (root.clone(), on_msg.clone());
    use_effect_with((), move |()| {
        clock.restart();
        let watch = root.cast::<web_sys::Element>().map(|root| watch(&root, &clock, &on_msg));
        // The listeners and the interval end with the component.
        move || drop(watch)
    });
}

fn watch(root: &web_sys::Element, clock: &Rc<Clock>, on_msg: &Callback<IntakeMsg>) -> (Vec<EventListener>, Interval) {
    let mut listeners = Vec::new();
    for event in ["pointerdown", "keydown", "input", "wheel"] {
        let (clock, on_msg) = (clock.clone(), on_msg.clone());
        let options = EventListenerOptions::run_in_capture_phase();
        listeners.push(EventListener::new_with_options(root, event, options, move |_| clock.act(&on_msg)));
    }
    {
        // The switcher of the tablet shows a picture of what it leaves.
        let (root, clock, on_msg) = (root.clone(), clock.clone(), on_msg.clone());
        listeners.push(EventListener::new(&document(), "visibilitychange", move |_| {
            if !document().hidden() {
                clock.check(&on_msg);
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
    let (clock, on_msg) = (clock.clone(), on_msg.clone());
    (listeners, Interval::new(1000, move || clock.check(&on_msg)))
}

fn cover(root: &web_sys::Element, is_covered: bool) {
    // Fails only for a class name with spaces.
    let _ = root.class_list().toggle_with_force("covered", is_covered);
}

/// The warning.
pub fn idle_warning(lang: Lang, seconds: u32, on_msg: &Callback<IntakeMsg>) -> Html {
    html! {
        <div
            class="panel idle no-print"
            id="idle"
            role="alertdialog"
            tabindex="-1"
            aria-labelledby="idle-title"
            aria-describedby="idle-text"
        >
            <p class="label" id="idle-title">{ said::IDLE_TITLE.get(lang) }</p>
            <p id="idle-text">{ said::IDLE_TEXT.get(lang) }</p>
            // Not read out every second.
            <p aria-hidden="true">{ said::IDLE_LEFT.fill(lang, &[("n", &seconds.to_string())]) }</p>
            // Any act keeps what is filled in; this button says so.
            <button type="button" onclick={on_msg.reform(|_| IntakeMsg::Idle(None))}>{ said::IDLE_KEEP.get(lang) }</button>
        </div>
    }
}
