//! What this is, how long it takes, and that nothing leaves the device.

use crate::out::{Attr::*, Out};
use crate::state::Action;
use smr_texts::{journey, ui};

pub fn view(out: &mut Out) {
    let state = out.state;
    out.el("div.screen").key("begin").with(|out| {
        out.when(state.is_wiped, |out| out.el("p.done").attr(Id, "wiped").say(journey::WIPED));
        out.when(state.is_refused, |out| out.el("p.done").attr(Role, "alert").say(journey::LINK_REFUSED));
        out.heading().attr(AriaDescribedby, state.is_wiped.then_some("wiped")).say(ui::APP_TITLE);
        out.el("p.lead").say(ui::INTRO);
        out.el("p").say(journey::LEAD);
        out.el("p.privacy").say(ui::PRIVACY);
        out.el("p").say([ui::WHO_WE_ARE.get(state.lang), " ", ui::NOT_A_DECISION.get(state.lang)]);
        out.button("button.big", Action::Begin).say(journey::BEGIN);
    });
}
