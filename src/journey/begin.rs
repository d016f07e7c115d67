//! What this is, how long it takes, and that nothing leaves the device.

use crate::parts::Context;
use crate::state::Action;
use smr_texts::{journey, ui};
use yew::prelude::*;

pub fn view(context: Context) -> Html {
    html! {
        <div class="screen" key="begin">
            if context.state.is_wiped {
                <p class="done" role="status">{ context.say(journey::WIPED) }</p>
            }
            { context.heading(html! { context.say(ui::APP_TITLE) }) }
            <p class="lead">{ context.say(ui::INTRO) }</p>
            <p>{ context.say(journey::LEAD) }</p>
            <p class="privacy">{ context.say(ui::PRIVACY) }</p>
            <p>{ context.say(ui::WHO_WE_ARE) }{ " " }{ context.say(ui::NOT_A_DECISION) }</p>
            { context.button(journey::BEGIN, "big", Action::Begin) }
        </div>
    }
}
