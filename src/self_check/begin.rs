//! The start screen: what this is, how long it takes, and what leaves the device. It is also rendered on the build machine, so
//! nothing here may depend on today.

use crate::components::{View, screen_heading_described_by};
use crate::state::{SelfCheckMsg, SelfCheckState};
use smr_texts::{journey, ui};
use yew::prelude::*;

pub fn begin(view: &View, state: &SelfCheckState, on_msg: &Callback<SelfCheckMsg>) -> Html {
    let lang = state.lang;
    // A page that shows this in itself can read along, so this promises no more than it can keep.
    let privacy = if state.settings.is_inline { ui::PRIVACY_INLINE } else { ui::PRIVACY };
    // `data-action` is for the script that handles the button before WebAssembly is there.
    html! {
        <div class="screen" key="begin">
            if state.is_wiped {
                <p class="done" id="wiped">{ journey::WIPED.get(lang) }</p>
            }
            if state.is_link_refused {
                <p class="done" role="alert">{ journey::LINK_REFUSED.get(lang) }</p>
            }
            { screen_heading_described_by(view, state.is_wiped.then_some("wiped"), html! { ui::APP_TITLE.get(lang) }) }
            <p class="lead">{ ui::INTRO.get(lang) }</p>
            <p>{ journey::LEAD.get(lang) }</p>
            <p class="privacy">{ privacy.get(lang) }</p>
            <p>{ format!("{} {}", ui::WHO_WE_ARE.get(lang), ui::NOT_A_DECISION.get(lang)) }</p>
            <button type="button" class="big" data-action="begin" onclick={on_msg.reform(|_| SelfCheckMsg::Begin)}>
                { journey::BEGIN.get(lang) }
            </button>
        </div>
    }
}
