//! Prints the start screen of the self-check as HTML: `start_screen nl 1`.

use smr_check::self_check::{SelfCheck, SelfCheckProps};
use smr_check::state::HostSettings;
use smr_texts::Lang;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use yew::{LocalServerRenderer, props};

fn main() -> Result<(), String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [lang, level] = &arguments[..] else { return Err("usage: start_screen <nl|en> <heading level>".into()) };
    let lang = Lang::parse(lang).ok_or_else(|| format!("no language of ours: {lang}"))?;
    let heading_level = level.parse().ok().filter(|level| (1..=4).contains(level));
    let heading_level: u8 = heading_level.ok_or_else(|| format!("not a heading level from 1 to 4: {level}"))?;
    let settings = HostSettings { lang, ..HostSettings::default() };
    let props = props!(SelfCheckProps { settings, heading_level });
    let mut html = pin!(LocalServerRenderer::<SelfCheck>::with_props(props).hydratable(false).render());
    // Nothing in the start screen waits for anything.
    match html.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(html) => println!("{html}"),
        Poll::Pending => return Err("the start screen waits for something".into()),
    }
    Ok(())
}
