//! The pages as they are put on a server: the self-check, and the intake in a folder below it, which works without a network.
//!
//! The page of the intake names the integrity of its script and styles, the script that of the WebAssembly, and the service worker that of
//! all files. So files of two versions never run together, whatever a server or a cache gives.

use crate::esbuild::{self, Bundle};
use crate::{files, shell, start_screen, wasm};
use anyhow::{Result, ensure};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const PAGE: &str = "index.html";
const START: &str = "start.js";
const WASM: &str = "intake_bg.wasm";
const WORKER: &str = "sw.js";
/// Runs whatever its version is: it tells the person if the other files can't run.
const GUARD: &str = "guard.js";

/// How the scripts and styles get into the pages.
#[derive(Clone, Copy, PartialEq)]
pub enum Scripts {
    /// As they are written: quick, readable, and without Node.
    AsWritten,
    /// As they are shipped.
    Minified,
}

/// Builds the self-check into `target/page` and returns that folder.
pub fn page(scripts: Scripts) -> Result<PathBuf> {
    let out = files::emptied_target("page")?;
    wasm::page("self_check", &out)?;
    let root = shell::root();
    files::copy_all(&root.join("static"), &out)?;
    files::copy(&root.join(PAGE), &out.join(PAGE))?;
    start_screen::fill(&out)?;
    if scripts == Scripts::Minified {
        esbuild::minify(&scripts_and_styles(&out)?)?;
    }
    files::ensure_no_machine_paths(&out)?;
    Ok(out)
}

/// Builds both pages into `target/site` and returns that folder.
pub fn build(scripts: Scripts) -> Result<PathBuf> {
    let page = page(scripts)?;
    let site = files::emptied_target("site")?;
    files::copy_all(&page, &site)?;
    let intake = site.join("intake");
    wasm::page("intake", &intake)?;
    let root = shell::root();
    for shared in ["style.css", "icon.svg"] {
        files::copy(&root.join("static").join(shared), &intake.join(shared))?;
    }
    files::copy_all(&root.join("intake"), &intake)?;
    if scripts == Scripts::Minified {
        bundle(&intake)?;
    }
    pin(&intake)?;
    files::ensure_no_machine_paths(&site)?;
    Ok(site)
}

fn scripts_and_styles(folder: &Path) -> Result<Vec<PathBuf>> {
    let all = files::list(folder)?.into_iter().map(|file| folder.join(file));
    Ok(all.filter(|file| file.extension().is_some_and(|end| end == "js" || end == "css")).collect())
}

/// Makes one script of the start script and what it imports. A page holds a script that it names to its integrity, but not every browser
/// does so for what that script imports.
fn bundle(folder: &Path) -> Result<()> {
    let start = folder.join(START);
    Bundle::new("esm").option("--allow-overwrite").write(&start.display().to_string(), &start)?;
    for part in ["intake.js", "offline.js"] {
        std::fs::remove_file(folder.join(part))?;
    }
    esbuild::minify(&scripts_and_styles(folder)?)
}

/// Fills in which bytes belong together. The tests do it again for another version (`tests/browser/site.mjs`).
fn pin(folder: &Path) -> Result<()> {
    let wasm = files::sha256(files::bytes(&folder.join(WASM))?);
    let start = files::read(&folder.join(START))?;
    ensure!(start.contains("@WASM@"), "intake/{START} has to name the integrity of the WebAssembly");
    files::write(&folder.join(START), start.replace("@WASM@", &wasm))?;

    let html = files::read(&folder.join(PAGE))?;
    files::write(&folder.join(PAGE), with_integrity(&html, &integrities(folder)?)?)?;

    let worker = files::read(&folder.join(WORKER))?;
    let all = serde_json::to_string(&integrities(folder)?)?;
    // Another worker is another version too: its cache must not have the name of a cache that another worker filled.
    let version = &files::hex(&Sha256::digest([&worker, all.as_str()].concat()))[..16];
    files::write(&folder.join(WORKER), format!("const VERSION = '{version}';\nconst FILES = {all};\n{worker}"))
}

/// The integrity of every file but the worker and the pictures for whoever installs it, by its address in the folder.
fn integrities(folder: &Path) -> Result<BTreeMap<String, String>> {
    let is_kept = |name: &String| name != WORKER && !name.starts_with("screenshot-");
    let all = files::list(folder)?.into_iter().map(|file| files::address(&file)).filter(is_kept);
    all.map(|name| {
        let integrity = files::sha256(files::bytes(&folder.join(&name))?);
        // Not every server has the page under its own name.
        Ok((if name == PAGE { "./".into() } else { name }, integrity))
    })
    .collect()
}

/// The page with the integrity of the scripts and styles that it names. It stands in the addresses too: WebKit remembers under
/// an address what it refused, and would go on refusing the next version.
fn with_integrity(html: &str, all: &BTreeMap<String, String>) -> Result<String> {
    let mut html = html.to_owned();
    for (name, integrity) in all {
        let is_held = name != GUARD && [".css", ".js"].iter().any(|end| name.ends_with(end));
        let named = ["href", "src"].map(|attribute| format!("{attribute}=\"{name}\""));
        if let Some(named) = named.iter().find(|named| is_held && html.contains(named.as_str())) {
            let with = format!("{}?{integrity}\" integrity=\"{integrity}\"", named.trim_end_matches('"'));
            html = files::replace_once(&html, named, &with)?;
        }
    }
    ensure!(html.matches(" integrity=").count() >= 3, "intake/{PAGE} has to name its script and styles");
    Ok(html)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_that_runs_is_held_to_its_bytes() {
        let names = ["./", "a.css", "b.css", "a.js", "guard.js", "icon.svg"];
        let all: BTreeMap<String, String> = names.map(|name| (name.into(), format!("={name}"))).into();
        let html = "<link href=\"icon.svg\"><link href=\"a.css\"><link href=\"b.css\"><script src=\"a.js\"></script><script src=\"guard.js\">";
        let with = with_integrity(html, &all).unwrap();
        assert!(with.contains("<link href=\"icon.svg\"><link href=\"a.css?=a.css\" integrity=\"=a.css\">"), "{with}");
        assert!(with.contains("<script src=\"a.js?=a.js\" integrity=\"=a.js\"></script>"), "{with}");
        assert!(with_integrity("<link href=\"a.css\">", &all).is_err());
    }
}
