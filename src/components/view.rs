//! What the views need to know about the widget they are in.

use smr_texts::Lang;
use yew::prelude::*;

/// Passed from the component to its views.
#[derive(Clone, PartialEq)]
pub struct View {
    /// Language of the texts.
    pub lang: Lang,
    /// Level of the heading of a screen, 1 to 4. Headings below it follow.
    pub heading_level: u8,
    /// The outermost element. Focus and copying look for elements below it, because a document does not see into a shadow root.
    pub root: NodeRef,
    /// May there be buttons that copy? Not on a shared device: what is in its clipboard, the next person finds.
    pub may_copy: bool,
}

/// The outermost element of the self-check and of the intake.
pub fn widget(view: &View, class: &'static str, children: Html) -> Html {
    html! { <div {class} lang={view.lang.tag()} ref={view.root.clone()}>{ children }</div> }
}
