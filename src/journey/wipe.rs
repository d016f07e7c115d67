//! Wipe everything? Asked first, because it can't be undone.

use crate::parts::Context;
use crate::platform;
use crate::state::Action;
use smr_texts::journey;
use yew::prelude::*;

pub fn view(context: Context) -> Html {
    let wipe = context.act.reform(|_: MouseEvent| Action::Wipe(platform::today()));
    html! {
        <div class="screen" key="wipe">
            { context.heading(html! { context.say(journey::WIPE_TITLE) }) }
            <p>{ context.say(journey::WIPE_LEAD) }</p>
            <div class="buttons">
                <button type="button" onclick={wipe}>{ context.say(journey::WIPE_YES) }</button>
                { context.button(journey::WIPE_NO, "quiet", Action::KeepAll) }
            </div>
        </div>
    }
}
