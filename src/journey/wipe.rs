//! Wipe everything? Asked first, because it can't be undone.

use crate::out::{Attr::*, On, Out};
use crate::platform;
use crate::state::Action;
use smr_texts::journey;

pub fn view(out: &mut Out) {
    out.el("div.screen").key("wipe").with(|out| {
        out.heading().say(journey::WIPE_TITLE);
        out.el("p").say(journey::WIPE_LEAD);
        out.el("div.buttons").with(|out| {
            let wipe = |_: &_| Some(Action::Wipe(platform::today()));
            out.el("button").attr(Type, "button").on_with(On::Click, wipe).say(journey::WIPE_YES);
            out.button("button.quiet", Action::KeepAll).say(journey::WIPE_NO);
        });
    });
}
