//! Gives the answer to the page around.

use crate::state::Sharing;
use smr_texts::{Lang, share};
use yew::prelude::*;

/// A button, and after it another one at another place, so that no double press and nothing that a page lays over the first gives the answer
/// away. At the place of the first, which keeps the focus, is then the one that gives nothing.
pub fn share_buttons(lang: Lang, sharing: Sharing, on_share: &Callback<Sharing>) -> Html {
    let (first, wanted, status) = match sharing {
        Sharing::Not => (share::BUTTON, Sharing::Asked, None),
        Sharing::Asked => (share::NOTHING, Sharing::Not, Some(share::QUESTION)),
        Sharing::Done => (share::BUTTON, Sharing::Asked, Some(share::DONE)),
    };
    html! {
        <div class="no-print">
            <button type="button" class="second" onclick={on_share.reform(move |_| wanted)}>{ first.get(lang) }</button>
            <p class="hint">{ share::HINT.get(lang) }</p>
            <p class="done" role="status">{ status.map(|status| status.get(lang)) }</p>
            if sharing == Sharing::Asked {
                <button type="button" class="second" onclick={on_share.reform(|_| Sharing::Done)}>{ share::CONFIRM.get(lang) }</button>
            }
        </div>
    }
}
