//! A tablet that nobody touches: a warning, and then everything is wiped. And a screen that nobody should see is covered.

use super::desk::{Desk, Do};
use super::does;
use crate::out::{Attr::*, Out};
use crate::platform;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::{Interval, Timeout};
use gloo::utils::{document, window};
use smr_texts::{digits, intake as said};
use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;

/// How long the warning stands, in seconds.
const WARNING: u32 = 60;

/// Looks at when something last happened.
pub struct Watch {
    clock: Rc<Clock>,
    _ticks: Interval,
    _listeners: Vec<EventListener>,
}

/// When something last happened, by the clock of the device, which goes on while the tablet sleeps.
struct Clock {
    last: Cell<f64>,
    /// Seconds without an act before the warning.
    wait: Cell<u32>,
    is_warning: Cell<bool>,
}

impl Clock {
    /// Whole seconds since something happened; none if the clock was put back.
    fn idle(&self) -> u32 {
        ((js_sys::Date::now() - self.last.get()) / 1000.0).max(0.0) as u32
    }

    fn act(&self, tell: &Callback<Do>) {
        self.last.set(js_sys::Date::now());
        if self.is_warning.replace(false) {
            tell.emit(Do::Idle(None));
        }
    }

    fn look(&self, tell: &Callback<Do>) {
        let over = self.idle().checked_sub(self.wait.get());
        match over {
            None => {}
            Some(over) if over < WARNING => {
                self.is_warning.set(true);
                tell.emit(Do::Idle(Some(WARNING - over)));
            }
            Some(_) => {
                tell.emit(Do::Expire(platform::today()));
                self.is_warning.set(false);
                self.last.set(js_sys::Date::now());
            }
        }
    }
}

impl Watch {
    /// Watches over what is shown in an element.
    pub fn over(root: &NodeRef, wait: u32, tell: &Callback<Do>) -> Option<Self> {
        let root = root.cast::<web_sys::Element>()?;
        let clock = Rc::new(Clock { last: Cell::new(js_sys::Date::now()), wait: Cell::new(wait), is_warning: Cell::new(false) });
        let mut listeners = Vec::new();
        for event in ["pointerdown", "keydown", "input", "wheel"] {
            let (clock, tell) = (clock.clone(), tell.clone());
            let options = EventListenerOptions::run_in_capture_phase();
            listeners.push(EventListener::new_with_options(&root, event, options, move |_| clock.act(&tell)));
        }
        // The switcher of the tablet shows a picture of what it leaves.
        let (clocked, told, covered) = (clock.clone(), tell.clone(), root.clone());
        listeners.push(EventListener::new(&document(), "visibilitychange", move |_| {
            if !document().hidden() {
                clocked.look(&told);
            }
            cover(&covered, document().hidden());
        }));
        // Whoever leaves takes nothing along, and whoever comes back by the history of the browser finds nothing.
        let has_left = Rc::new(Cell::new(false));
        let (told, covered, leaves) = (tell.clone(), root.clone(), has_left.clone());
        listeners.push(EventListener::new(&window(), "pagehide", move |_| {
            leaves.set(true);
            cover(&covered, true);
            told.emit(Do::Next(platform::today()));
        }));
        let told = tell.clone();
        listeners.push(EventListener::new(&window(), "pageshow", move |_| {
            // WebKit gives a page back and then empties its fields. Drawn again they hold what they should; and it may be another day.
            if has_left.replace(false) {
                let told = told.clone();
                Timeout::new(0, move || told.emit(Do::Next(platform::today()))).forget();
            }
            cover(&root, false);
        }));
        let (clocked, told) = (clock.clone(), tell.clone());
        let ticks = Interval::new(1000, move || clocked.look(&told));
        Some(Self { clock, _ticks: ticks, _listeners: listeners })
    }

    /// Another time to wait, in seconds.
    pub fn wait(&self, seconds: u32) {
        self.clock.wait.set(seconds);
    }
}

fn cover(root: &web_sys::Element, is_covered: bool) {
    // If it fails there is no such element any more.
    let _ = root.class_list().toggle_with_force("covered", is_covered);
}

/// The warning.
pub fn warning(out: &mut Out, desk: &Desk) {
    let Some(seconds) = desk.warning else { return };
    let panel = out.el("div.panel idle no-print").attr(Id, "idle").attr(Role, "alertdialog").attr(Tabindex, "-1");
    panel.attr(AriaLabelledby, "idle-title").attr(AriaDescribedby, "idle-text").with(|out| {
        out.el("p.label").attr(Id, "idle-title").say(said::IDLE_TITLE);
        out.el("p").attr(Id, "idle-text").say(said::IDLE_TEXT);
        // Not read out every second.
        let left = said::IDLE_LEFT.fill(out.lang(), &[("n", &digits(seconds as i32))]);
        out.el("p").attr(AriaHidden, "true").say(left);
        // Whatever is touched keeps it; this says so.
        out.button("button", does(Do::Idle(None))).say(said::IDLE_KEEP);
    });
}
