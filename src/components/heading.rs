//! Headings. Their level depends on the page around the widget, their class on their place within the screen.

use super::View;
use yew::prelude::*;

/// The one heading of a screen. It gets the focus when the screen appears.
pub fn screen_heading(view: &View, content: Html) -> Html {
    screen_heading_described_by(view, None, content)
}

/// The same with the id of what describes it.
pub fn screen_heading_described_by(view: &View, described_by: Option<&'static str>, content: Html) -> Html {
    html! {
        <@{tag(view.heading_level)} id="heading" class="heading" tabindex="-1" aria-describedby={described_by}>
            { content }
        </@>
    }
}

/// A heading within a screen, a level below that of the screen.
pub fn heading(view: &View, text: impl Into<AttrValue>) -> Html {
    below(view, 1, None, text.into())
}

/// The same with an id.
pub fn heading_with_id(view: &View, id: &'static str, text: impl Into<AttrValue>) -> Html {
    below(view, 1, Some(id), text.into())
}

/// A heading another level below.
pub fn subheading(view: &View, text: impl Into<AttrValue>) -> Html {
    below(view, 2, None, text.into())
}

fn below(view: &View, levels: u8, id: Option<&'static str>, text: AttrValue) -> Html {
    let class = if levels == 1 { "below-1" } else { "below-2" };
    html! { <@{tag(view.heading_level + levels)} {id} {class}>{ text }</@> }
}

fn tag(level: u8) -> &'static str {
    match level {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}
