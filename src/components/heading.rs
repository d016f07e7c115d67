//! Headings. Their level depends on the page around the widget, their class on their place within the screen.

use super::use_heading_level;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ScreenHeadingProps {
    #[prop_or_default]
    pub described_by: Option<AttrValue>,
    pub children: Html,
}

/// The one heading of a screen. It gets the focus when the screen appears.
#[component]
pub fn ScreenHeading(props: &ScreenHeadingProps) -> Html {
    let level = use_heading_level();
    html! {
        <@{tag(level)} id="heading" class="heading" tabindex="-1" aria-describedby={props.described_by.clone()}>
            { props.children.clone() }
        </@>
    }
}

#[derive(Properties, PartialEq)]
pub struct HeadingProps {
    /// Levels below the heading of the screen, 1 or 2.
    #[prop_or(1)]
    pub below: u8,
    #[prop_or_default]
    pub id: Option<AttrValue>,
    pub children: Html,
}

/// A heading within a screen.
#[component]
pub fn Heading(props: &HeadingProps) -> Html {
    let level = use_heading_level();
    html! {
        <@{tag(level + props.below)} id={props.id.clone()} class={format!("below-{}", props.below)}>
            { props.children.clone() }
        </@>
    }
}

fn tag(level: u8) -> String {
    format!("h{}", level.clamp(1, 6))
}
