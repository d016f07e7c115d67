//! Back and Forward of the browser on our own page, and the question before it is left.
//!
//! An entry of the history holds the number of a screen and nothing else: no answer, no address, no title. The answers stay in memory. On
//! other sites the history is theirs: `<smr-check>` has none of this, and its WebAssembly does not import it.

use crate::state::SelfCheckMsg;
use yew::prelude::*;

#[cfg(not(feature = "mount"))]
pub use of_page::{use_browser_history, use_question_before_leaving};

/// In the element: only our own button goes back.
#[cfg(feature = "mount")]
#[hook]
pub fn use_browser_history(_place: usize, on_msg: &Callback<SelfCheckMsg>) -> Callback<SelfCheckMsg> {
    on_msg.clone()
}

/// In the element: whether a page is left is for that page to ask.
#[cfg(feature = "mount")]
#[hook]
pub fn use_question_before_leaving(_has_answers: bool) {}

#[cfg(not(feature = "mount"))]
mod of_page {
    use super::*;
    use crate::platform;
    use gloo::events::{EventListener, EventListenerOptions};
    use gloo::utils::window;

    /// Adds an entry for each screen that the person goes on to, and follows the buttons of the browser. The result takes the messages of the
    /// screens: our own button goes back by the history too, so that both always agree.
    #[hook]
    pub fn use_browser_history(place: usize, on_msg: &Callback<SelfCheckMsg>) -> Callback<SelfCheckMsg> {
        // The entry of the first screen: after a reload there are those of before.
        let first = use_mut_ref(|| 0);
        let shown = use_mut_ref(|| 0);
        {
            let (first, shown, on_msg) = (first.clone(), shown.clone(), on_msg.clone());
            use_effect_with((), move |()| {
                *first.borrow_mut() = platform::history_entry();
                let listener = EventListener::new(&window(), "popstate", move |_| {
                    let to = platform::history_entry().saturating_sub(*first.borrow());
                    *shown.borrow_mut() = to;
                    on_msg.emit(SelfCheckMsg::Travel(to));
                });
                move || drop(listener)
            });
        }
        {
            let shown = shown.clone();
            use_effect_with(place, move |place| {
                let before = shown.replace(*place);
                let first = *first.borrow();
                for entry in before + 1..=*place {
                    platform::add_history_entry(first + entry);
                }
                // After wiping, the entries that are left lead nowhere.
                if *place < before {
                    platform::go_in_history(before - *place);
                }
            });
        }
        let on_msg = on_msg.clone();
        Callback::from(move |msg| match msg {
            // The browser takes its time: a second tap meanwhile must not lead away from the page.
            SelfCheckMsg::Back | SelfCheckMsg::KeepAll if place > 0 => {
                let before = *shown.borrow();
                if before > 0 {
                    shown.replace(before - 1);
                    platform::go_in_history(1);
                }
            }
            other => on_msg.emit(other),
        })
    }

    /// Has the browser ask before the page is left or loaded again, while there are answers.
    #[hook]
    pub fn use_question_before_leaving(has_answers: bool) {
        use_effect_with(has_answers, |has_answers| {
            let options = EventListenerOptions::enable_prevent_default();
            let listener = has_answers
                .then(|| EventListener::new_with_options(&window(), "beforeunload", options, |event| event.prevent_default()));
            move || drop(listener)
        });
    }
}
