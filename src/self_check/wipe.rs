//! Wipe everything? Asked first, because it can't be undone.

use crate::components::{View, screen_heading};
use crate::platform;
use crate::state::SelfCheckMsg;
use smr_texts::journey;
use yew::prelude::*;

pub fn wipe(view: &View, on_msg: &Callback<SelfCheckMsg>) -> Html {
    let lang = view.lang;
    html! {
        <div class="screen" key="wipe">
            { screen_heading(view, html! { journey::WIPE_TITLE.get(lang) }) }
            <p>{ journey::WIPE_LEAD.get(lang) }</p>
            <div class="buttons">
                <button type="button" onclick={on_msg.reform(|_| SelfCheckMsg::Wipe(platform::today()))}>
                    { journey::WIPE_YES.get(lang) }
                </button>
                <button type="button" class="quiet" onclick={on_msg.reform(|_| SelfCheckMsg::KeepAll)}>
                    { journey::WIPE_NO.get(lang) }
                </button>
            </div>
        </div>
    }
}
