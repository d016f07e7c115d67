//! Renders views without a browser, for tests.

use super::View;
use smr_texts::Lang;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use yew::LocalServerRenderer;
use yew::prelude::*;

/// A view at the first level of headings.
pub fn view(lang: Lang) -> View {
    View { lang, heading_level: 1, root: NodeRef::default(), may_copy: true }
}

#[derive(Properties, PartialEq)]
struct BareProps {
    children: Html,
}

#[component]
fn Bare(props: &BareProps) -> Html {
    props.children.clone()
}

/// The HTML of a view.
pub fn render(children: Html) -> String {
    finished(LocalServerRenderer::<Bare>::with_props(BareProps { children }).hydratable(false).render())
}

/// The HTML of a component.
pub fn render_component<C: BaseComponent>(props: C::Properties) -> String {
    finished(LocalServerRenderer::<C>::with_props(props).hydratable(false).render())
}

fn finished(html: impl Future<Output = String>) -> String {
    // Nothing in a view waits for anything, so this never spins.
    let (mut html, mut context) = (pin!(html), Context::from_waker(Waker::noop()));
    loop {
        if let Poll::Ready(html) = html.as_mut().poll(&mut context) {
            return html;
        }
    }
}

/// The words in HTML, with a single space in place of tags.
pub fn words_of(html: &str) -> String {
    let mut words = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        words.push_str(before);
        words.push(' ');
        rest = after.split_once('>').map_or("", |(_, after)| after);
    }
    words.push_str(rest);
    let words = words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#x27;", "'");
    let words = words.replace("&amp;", "&");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words in HTML that can be seen while every section is folded.
pub fn visible(html: &str) -> String {
    let mut seen = String::new();
    let mut rest = html;
    while let Some((before, folded)) = rest.split_once("<details") {
        seen.push_str(before);
        let (details, after) = folded.split_once("</details>").expect("a section ends, and holds no other");
        let (_, summary) = details.split_once("<summary").and_then(|(_, all)| all.split_once('>')).expect("a title");
        seen.push_str(&format!(" {} ", summary.split_once("</summary>").expect("a title ends").0));
        rest = after;
    }
    seen.push_str(rest);
    words_of(&seen)
}

/// The opening tag of the element with an id.
pub fn tag_with_id<'a>(html: &'a str, id: &str) -> Option<&'a str> {
    let at = html.find(&format!(" id=\"{id}\""))?;
    let from = html.get(..at)?.rfind('<')?;
    html.get(from..)?.split_inclusive('>').next()
}

/// Holds every error line to be tied to a field by `aria-describedby`, and that field, or those in it, to be marked as invalid. Gives the
/// ids of the error lines.
pub fn tied_errors(html: &str) -> Vec<String> {
    let ids: Vec<String> = html
        .split('<')
        .filter(|tag| tag.starts_with("p ") && tag.contains("class=\"error\""))
        .filter_map(|tag| Some(tag.split_once("id=\"")?.1.split_once('"')?.0.to_owned()))
        .collect();
    let is_described = |tag: &str, id: &str| {
        let described_by = tag.split_once("aria-describedby=\"").and_then(|(_, after)| after.split_once('"'));
        described_by.is_some_and(|(ids, _)| ids.split(' ').any(|other| other == id))
    };
    for id in &ids {
        assert!(html.split('<').any(|tag| is_described(tag, id)), "nothing is described by {id}: {html}");
    }
    ids
}
