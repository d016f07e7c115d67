//! Links to pages of others.

use smr_texts::links;
use yew::prelude::*;

/// The links that are the same in every answer.
const COMMON: [&str; 3] = [links::STOP_LINE, links::STOP_SITE, links::REGISTER];

/// A link to a page of others, or to a number to call. In an element only the links that are the same in every answer can be followed, through
/// the page around: any other would tell that page what the answer is about, so there its address is text to read and copy.
pub fn link(url: &'static str, text: impl Into<AttrValue>) -> Html {
    link_in(cfg!(feature = "mount"), url, text.into())
}

pub(super) fn link_in(is_element: bool, url: &'static str, text: AttrValue) -> Html {
    if is_element && !COMMON.contains(&url) {
        return html! { <>{ text }{ ": " }<span class="address">{ url }</span></> };
    }
    // Another tab: what is filled in here stays.
    let target = (!url.starts_with("tel:")).then_some("_blank");
    html! { <a href={url} {target} rel="noopener noreferrer">{ text }</a> }
}
