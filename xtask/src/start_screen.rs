//! The start screen of the self-check as HTML. Yew's server renderer draws it on the build machine, from the same component that the
//! browser draws; so a page or a frame shows it before its WebAssembly has arrived, and the app takes it over.

use crate::{files, shell};
use anyhow::{Result, ensure};
use std::path::Path;

/// Where `index.html` has room for it.
const PLACE: &str = "<main id=\"smr-check\" class=\"page\"></main>";

/// Fills the start screen into the `index.html` of a folder, and takes out what only Trunk reads there.
pub fn fill(folder: &Path) -> Result<()> {
    let file = folder.join("index.html");
    let html = without_trunk_links(&files::read(&file)?)?;
    let start = block("nl", 1, false)?;
    files::write(&file, files::replace_once(&html, PLACE, &PLACE.replace("></", &format!(">{start}</")))?)
}

/// The start screens of a frame, which learns its language from the page around: the first is shown until then.
pub fn of_frame() -> Result<String> {
    Ok(block("nl", 2, false)? + &block("en", 2, true)?)
}

fn block(lang: &str, level: u8, is_hidden: bool) -> Result<String> {
    let mut cargo = shell::cargo();
    cargo.args(["run", "--quiet", "--package", "smr-check", "--features", "ssr", "--bin", "start_screen", "--"]);
    let html = shell::capture("drawing the start screen", cargo.args([lang, &level.to_string()]))?;
    let html = html.trim_end();
    ensure!(html.contains("data-action=\"begin\""), "the start screen has no button to begin");
    ensure!(
        !html.contains("<script") && !html.contains(" style="),
        "the policies allow neither scripts nor styles in the start screen"
    );
    let hidden = if is_hidden { " hidden" } else { "" };
    Ok(format!("<div data-start=\"{lang}\"{hidden}>{html}</div>"))
}

fn without_trunk_links(html: &str) -> Result<String> {
    let is_kept = |line: &&str| !line.contains("<link data-trunk") && !line.trim().is_empty();
    let kept: String = html.split_inclusive('\n').filter(is_kept).collect();
    ensure!(!kept.contains("data-trunk"), "index.html: each link for Trunk has to be a line of its own");
    Ok(kept)
}
