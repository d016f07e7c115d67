//! The site as it is put on a server: the page, and the intake in a folder below it, which works without a network.
//!
//! The files of the intake know each other by their bytes: the page names the integrity of its script and styles, the script that of the
//! WebAssembly, the service worker that of all. So whatever a server or a cache gives, files of two versions don't run together.

use crate::web::{self, Flavour};
use crate::{bindgen, embed, shell};
use anyhow::{Context, Result, ensure};
use base64::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const PAGE: &str = "index.html";
const START: &str = "start.js";
const WASM: &str = "intake_bg.wasm";
const WORKER: &str = "sw.js";
/// Has to run whatever version it is of: it says so if others can't.
const GUARD: &str = "guard.js";

/// Builds the site into `target/site` and returns that folder.
pub fn build(flavour: Flavour) -> Result<PathBuf> {
    let page = web::page(flavour)?;
    let wasm = web::compile(flavour, "web", &["build", "--bin", "intake"], "intake.wasm")?;
    let site = web::emptied("site")?;
    web::copy_all(&page, &site)?;
    let out = site.join("intake");
    bindgen::bind(&wasm, &out, "intake", false)?;
    let root = shell::root();
    for shared in ["style.css", "icon.svg"] {
        fs::copy(root.join("static").join(shared), out.join(shared)).with_context(|| format!("{shared} could not be copied"))?;
    }
    web::copy_all(&root.join("intake"), &out)?;
    join(&out)?;
    pin(&out)?;
    web::without_machine_paths(&site)?;
    Ok(site)
}

/// Makes one script of the start script and what it imports. A page can hold a script that it names to its bytes, but not every browser holds
/// to them what a script imports: WebKit took such files out of its memory, from the version before.
fn join(folder: &Path) -> Result<()> {
    let mut script = web::read(&folder.join(START))?;
    for (import, file, export, name) in [
        (
            "import init from './intake.js';\n",
            "intake.js",
            "export { initSync, __wbg_init as default };",
            "const init = __wbg_init;",
        ),
        ("import { keepOffline } from './offline.js';\n", "offline.js", "export async function", "async function"),
    ] {
        let path = folder.join(file);
        let module = web::read(&path)?;
        ensure!(script.contains(import), "{START} does not import {file} as it did");
        ensure!(module.matches("export ").count() == 1 && module.contains(export), "{file} exports something else than it did");
        script = script.replace(import, &module.replace(export, name));
        fs::remove_file(path)?;
    }
    web::write(&folder.join(START), &script)
}

/// Fills in, from the innermost file outwards, which bytes belong together. The tests do it again for another version (`tests/browser/site.mjs`).
fn pin(folder: &Path) -> Result<()> {
    let start = web::read(&folder.join(START))?;
    let wasm = fs::read(folder.join(WASM)).context("wasm-bindgen wrote no WebAssembly")?;
    web::write(&folder.join(START), &embed::fill(&start, &[("WASM", integrity(&wasm))])?)?;

    let html = web::read(&folder.join(PAGE))?;
    let all = integrities(folder)?;
    web::write(&folder.join(PAGE), &with_integrity(&html, &all)?)?;

    let worker = web::read(&folder.join(WORKER))?;
    let files = serde_json::to_string(&integrities(folder)?)?;
    // Of the worker too: what it keeps must not go by the name of what another kept.
    let version = &hex(&Sha256::digest([&worker, files.as_str()].concat()))[..16];
    web::write(&folder.join(WORKER), &embed::fill(&worker, &[("VERSION", version.into()), ("FILES", files)])?)
}

/// Every file but the worker, by its address in the folder.
fn integrities(folder: &Path) -> Result<BTreeMap<String, String>> {
    let files = web::files(folder)?.into_iter().filter(|file| file != Path::new(WORKER));
    files
        .map(|file| {
            let bytes = fs::read(folder.join(&file)).with_context(|| format!("{} could not be read", file.display()))?;
            let name = file.to_string_lossy().replace('\\', "/");
            // Not every server has the page under its own name.
            Ok((if name == PAGE { "./".into() } else { name }, integrity(&bytes)))
        })
        .collect()
}

/// A page whose scripts and styles name their integrity, in their address too: WebKit remembers under an address what it refused, and would go on
/// refusing it where the next version has it.
fn with_integrity(html: &str, all: &BTreeMap<String, String>) -> Result<String> {
    let mut html = html.to_owned();
    let is_held = |name: &str| name != GUARD && [".css", ".js"].iter().any(|end| name.ends_with(end));
    for (name, integrity) in all.iter().filter(|(name, _)| is_held(name)) {
        let named = ["href", "src"].map(|attribute| format!("{attribute}=\"{name}\""));
        let found: Vec<&String> = named.iter().filter(|named| html.matches(named.as_str()).count() == 1).collect();
        ensure!(found.len() == 1, "intake/{PAGE} does not load {name} just once: nothing would hold it to its version");
        html = html.replace(found[0], &format!("{}?{integrity}\" integrity=\"{integrity}\"", found[0].trim_end_matches('"')));
    }
    Ok(html)
}

fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(bytes)))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_is_held_to_its_bytes() {
        let all: BTreeMap<String, String> =
            [("./", "p"), ("a.css", "c"), ("a.js", "j"), ("icon.svg", "i")].map(|(name, it)| (name.into(), it.into())).into();
        let html = "<link href=\"icon.svg\"><link rel=\"stylesheet\" href=\"a.css\"><script src=\"a.js\"></script>";
        let with = "<link href=\"icon.svg\"><link rel=\"stylesheet\" href=\"a.css?c\" integrity=\"c\"><script src=\"a.js?j\" integrity=\"j\"></script>";
        assert_eq!(with_integrity(html, &all).unwrap(), with);
        assert!(with_integrity("<link href=\"a.css\">", &all).is_err());
    }

    #[test]
    fn the_integrity_is_as_browsers_reckon_it() {
        assert_eq!(integrity(b""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
