//! `cargo xtask package`: `dist/`, everything that others get.
//!
//! `dist/` itself is the npm package, in which files have stable names. `dist/cdn/smr-check-VERSION-HASH/` has what browsers load once more, for
//! servers: the folder is named by its content, so what has its address never changes, and files of two builds never meet. They find each other by
//! relative names, so only the folder is numbered. `dist/release/` has that folder as archives, `dist/site/` the two pages.

use crate::site::{self, Scripts};
use crate::{element, files, sbom, shell};
use anyhow::{Context, Result, ensure};
use base64::prelude::*;
use serde_json::{Value, json};
use sha2::{Digest, Sha256, Sha384};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const VERSION: &str = env!("CARGO_PKG_VERSION");
/// Beside every copy of the files, as the licences ask for.
const LICENCES: [&str; 2] = ["LICENSE-MIT", "LICENSE-APACHE"];
const NOTICES: &str = "THIRD-PARTY-NOTICES.txt";
const INTEGRITY: &str = "integrity.json";
/// Builds `dist/` and returns it.
pub fn build() -> Result<PathBuf> {
    let out = shell::root().join("dist");
    build_into(&out)?;
    Ok(out)
}

/// Builds the same into another folder, which is emptied.
pub fn build_into(out: &Path) -> Result<()> {
    let element = element::build()?;
    let site = site::build(Scripts::Minified)?;
    let page = shell::target()?.join("page");
    files::emptied(out)?;
    files::copy_all(&element, out)?;
    let loaded = files::list(out)?;

    let hashes = hashes(out, &loaded)?;
    let folder = folder(&hashes);
    let integrity = json!({ "version": VERSION, "folder": folder, "files": hashes });
    files::write(&out.join(INTEGRITY), serde_json::to_string_pretty(&integrity)? + "\n")?;
    for name in LICENCES.into_iter().chain(["CHANGELOG.md"]) {
        files::copy(&shell::root().join(name), &out.join(name))?;
    }
    let crates = sbom::crates()?;
    files::write(&out.join(NOTICES), sbom::notices(&crates)?)?;
    let cdn = out.join("cdn").join(&folder);
    let beside = [INTEGRITY, NOTICES].into_iter().chain(LICENCES).map(PathBuf::from);
    for name in loaded.iter().cloned().chain(beside) {
        files::copy(&out.join(&name), &cdn.join(&name))?;
    }
    // Where a link leads that hands facts over at the intake. `embed/` knows its name.
    for beside in [out, &cdn] {
        files::copy_all(&page, &beside.join("page"))?;
    }
    // Served at an address that stays: the service worker looks there for the next version.
    files::copy_all(&site, &out.join("site"))?;

    files::write(&out.join("bom.json"), sbom::bill(&crates)?)?;
    let written = shell::root().join("package");
    for name in files::list(&written)?.iter().filter(|name| name.extension().is_none_or(|end| end != "mjs")) {
        files::write(&out.join(name), files::read(&written.join(name))?.replace("@VERSION@", VERSION))?;
    }
    // `rules.d.ts` ends with the types of the JSON Schemas, which are made from the enumerations of the rule core.
    let types = shell::capture("making types of the schemas", shell::program("node").arg("package/types.mjs"))?;
    let rules = out.join("rules.d.ts");
    files::write(&rules, files::read(&rules)? + "\n" + &types)?;
    files::write(&out.join("SNIPPETS.md"), snippets(out, &folder, &hashes)?)?;
    files::ensure_no_machine_paths(out)?;
    shell::run("making the archives", shell::program("node").arg("package/archives.mjs").arg(out))
}

/// The folder for servers in a finished `dist/`.
pub fn served(dist: &Path) -> Result<PathBuf> {
    let text = files::read(&dist.join(INTEGRITY))?;
    let integrity: Value = serde_json::from_str(&text).context("integrity.json is not JSON")?;
    let folder = integrity["folder"].as_str().context("integrity.json names no folder")?;
    Ok(dist.join("cdn").join(folder))
}

/// What `integrity` says of each file.
fn hashes(folder: &Path, files: &[PathBuf]) -> Result<BTreeMap<String, String>> {
    files
        .iter()
        .map(|file| {
            let bytes = files::bytes(&folder.join(file))?;
            Ok((files::address(file), format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))))
        })
        .collect()
}

/// The name of the folder that never changes: the version, and a hash of the files.
fn folder(hashes: &BTreeMap<String, String>) -> String {
    let all: String = hashes.iter().map(|(name, hash)| format!("{name} {hash}\n")).collect();
    let hash: String = Sha256::digest(all).iter().take(5).map(|byte| format!("{byte:02x}")).collect();
    format!("smr-check-{VERSION}-{hash}")
}

/// What can be pasted, with the addresses and hashes of this build.
fn snippets(out: &Path, folder: &str, hashes: &BTreeMap<String, String>) -> Result<String> {
    let mut text = files::read(&out.join("SNIPPETS.md"))?.replace("@FOLDER@", folder);
    // The frames that are inside the single files. Their policies name the script, then the style.
    for name in ["content.frame.htm", "share.frame.htm"] {
        let frame = files::read(&out.join(name))?;
        let mut named = frame.split('\'').filter(|word| word.starts_with("sha256-"));
        let mut hash = || named.next().context("the policy of a frame has to name two hashes");
        text = text.replace(&format!("@SCRIPT {name}@"), hash()?).replace("@STYLE@", hash()?);
    }
    for (name, hash) in hashes {
        text = text.replace(&format!("@SRI {name}@"), hash);
    }
    ensure!(!text.contains('@'), "package/SNIPPETS.md names a file that is not there");
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_file_is_another_folder() {
        let of = |hash: &str| folder(&BTreeMap::from([("a".to_owned(), hash.to_owned())]));
        assert_ne!(of("1"), of("2"));
        assert!(of("1").starts_with(&format!("smr-check-{VERSION}-")));
    }
}
