//! `cargo xtask package`: `dist/`, everything that others get.
//!
//! `dist/` itself is the npm package, in which files have stable names. `dist/cdn/smr-check-VERSION-HASH/` holds what browsers load, once
//! more: the folder is named by what is in it, so whatever has its address never changes, and files of two builds never meet. Files
//! find each other by relative names, which is why they stay together and only the folder is numbered. `dist/site/` is the self-check and the
//! intake as pages of their own.

use crate::web::{self, Flavour};
use crate::{embed, package_bom, package_single, shell, site, types};
use anyhow::{Context, Result, ensure};
use base64::prelude::*;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256, Sha384};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const VERSION: &str = env!("CARGO_PKG_VERSION");
/// Beside every copy of the files, because their licences ask for it.
const LICENCES: [&str; 2] = ["LICENSE-MIT", "LICENSE-APACHE"];
const NOTICES: &str = "THIRD-PARTY-NOTICES.txt";
const INTEGRITY: &str = "integrity.json";
/// The folder beside the element with the self-check as a page. `embed/frame.js` and `embed/inline.js` know its name.
const PAGE: &str = "page";
/// The types of each module. `rules.d.ts` ends with those of the schemas.
const TYPES: [(&str, &str); 7] = [
    ("rules.d.ts", "rules.d.ts"),
    ("element.d.ts", "element.d.ts"),
    ("index.d.ts", "index.d.ts"),
    ("smr-check.d.ts", "smr-check.d.ts"),
    ("smr-check.d.ts", "smr-check.split.d.ts"),
    ("single.d.ts", "smr-check.single.d.ts"),
    ("react.d.ts", "react.d.ts"),
];

/// Builds `dist/` and returns it.
pub fn build(flavour: Flavour) -> Result<PathBuf> {
    let out = shell::root().join("dist");
    into(&out, flavour)?;
    Ok(out)
}

/// Builds the same into another folder, which is emptied.
pub fn into(out: &Path, flavour: Flavour) -> Result<()> {
    let element = embed::build(flavour)?;
    if out.exists() {
        fs::remove_dir_all(out).with_context(|| format!("{} could not be emptied", shell::shown(out)))?;
    }
    fs::create_dir_all(out).with_context(|| format!("{} could not be made", shell::shown(out)))?;
    web::copy_all(&element, out)?;
    package_single::write(out)?;
    let loaded = web::files(out)?;

    let hashes = hashes(out, &loaded)?;
    let folder = folder(&hashes);
    write_json(&out.join(INTEGRITY), &integrity(&folder, &hashes))?;
    for name in LICENCES {
        fs::copy(shell::root().join(name), out.join(name)).with_context(|| format!("{name} could not be copied"))?;
    }
    let crates = package_bom::crates()?;
    web::write(&out.join(NOTICES), &package_bom::notices(&crates)?)?;
    let page = web::page(flavour)?;
    let cdn = out.join("cdn").join(&folder);
    fs::create_dir_all(&cdn)?;
    let beside = [INTEGRITY, NOTICES].into_iter().chain(LICENCES).map(PathBuf::from);
    for name in loaded.iter().cloned().chain(beside) {
        fs::copy(out.join(&name), cdn.join(&name))?;
    }
    // The self-check as a page: where a link leads that hands facts over at the intake.
    for beside in [out, &cdn] {
        web::copy_all(&page, &beside.join(PAGE))?;
    }
    // To be hosted as it is, at an address that stays: its service worker looks there for the next version.
    web::copy_all(&site::build(flavour)?, &out.join("site"))?;

    web::write(&out.join("bom.json"), &package_bom::bill(&crates)?)?;
    for (source, name) in TYPES {
        let declared = if name == "rules.d.ts" { types::of_schemas()? } else { String::new() };
        web::write(&out.join(name), &(own(source)? + &declared))?;
    }
    write_json(&out.join("custom-elements.json"), &manifest()?)?;
    let pages: Vec<String> = web::files(&page)?.iter().map(|file| format!("{PAGE}/{}", file.to_string_lossy())).collect();
    write_json(&out.join("package.json"), &package(&loaded, &pages))?;
    web::write(&out.join("README.md"), &own("README.md")?.replace("@VERSION@", VERSION))?;
    fs::copy(shell::root().join("CHANGELOG.md"), out.join("CHANGELOG.md")).context("CHANGELOG.md could not be copied")?;
    web::write(&out.join("SNIPPETS.md"), &snippets(&folder, &hashes, &web::read(&out.join(package_single::FRAME))?)?)?;
    web::without_machine_paths(out)
}

/// The folder for servers in a finished `dist/`.
pub fn served(dist: &Path) -> Result<PathBuf> {
    let text = web::read(&dist.join(INTEGRITY))?;
    let integrity: Value = serde_json::from_str(&text).context("integrity.json is no JSON")?;
    let folder = integrity["folder"].as_str().context("integrity.json names no folder")?;
    Ok(dist.join("cdn").join(folder))
}

/// A file of `package/`: what is written by hand.
fn own(name: &str) -> Result<String> {
    web::read(&shell::root().join("package").join(name))
}

fn write_json(path: &Path, value: &Value) -> Result<()> {
    web::write(path, &(serde_json::to_string_pretty(value)? + "\n"))
}

/// What `integrity` says of each file.
fn hashes(folder: &Path, files: &[PathBuf]) -> Result<BTreeMap<String, String>> {
    files
        .iter()
        .map(|file| {
            let bytes = fs::read(folder.join(file))?;
            Ok((file.to_string_lossy().into_owned(), format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))))
        })
        .collect()
}

/// The name of the folder that never changes: by the version for people, by the files for machines.
fn folder(hashes: &BTreeMap<String, String>) -> String {
    let all: String = hashes.iter().map(|(name, hash)| format!("{name} {hash}\n")).collect();
    let hash: String = Sha256::digest(all).iter().take(5).map(|byte| format!("{byte:02x}")).collect();
    format!("smr-check-{VERSION}-{hash}")
}

fn integrity(folder: &str, hashes: &BTreeMap<String, String>) -> Value {
    json!({ "version": VERSION, "folder": folder, "files": hashes })
}

/// The custom elements manifest: `package/custom-elements.json`, and the custom properties that the style sheets really read.
fn manifest() -> Result<Value> {
    let mut manifest: Value =
        serde_json::from_str(&own("custom-elements.json")?).context("package/custom-elements.json is no JSON")?;
    let sources = ["static/style.css", "embed/embed.css", "embed/element.js"].map(|path| web::read(&shell::root().join(path)));
    let mut properties: Vec<Value> = Vec::new();
    for source in sources {
        for (name, fallback) in custom_properties(&source?) {
            if properties.iter().all(|known| known["name"] != name) {
                properties.push(described(&name, &fallback));
            }
        }
    }
    ensure!(!properties.is_empty(), "the style sheets read no --smr- property");
    manifest["modules"][0]["declarations"][0]["cssProperties"] = Value::Array(properties);
    Ok(manifest)
}

/// `var(--smr-…, fallback)` wherever it stands, with its fallback.
fn custom_properties(css: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (at, start) in css.match_indices("var(--smr-") {
        let inside = &css[at + start.len() - "--smr-".len()..];
        let mut depth = 0;
        let end = inside.find(|sign| {
            depth += match sign {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            depth < 0
        });
        let inside = &inside[..end.unwrap_or(inside.len())];
        let (name, fallback) = inside.split_once(',').unwrap_or((inside, ""));
        found.push((name.trim().to_owned(), fallback.trim().to_owned()));
    }
    found
}

fn described(name: &str, fallback: &str) -> Value {
    let what = name.trim_start_matches("--smr-").replace('-', " ");
    let token = fallback.strip_prefix("var(").and_then(|rest| rest.split(',').next());
    let without = match (token, fallback) {
        (Some(token), _) => format!("Without it `{token}` of NL Design System, then a default."),
        (None, "") => "Without it nothing.".into(),
        (None, _) => "Without it a default.".into(),
    };
    let mut property = json!({ "name": name, "description": format!("The {what}. {without}") });
    if !fallback.is_empty() {
        property["default"] = json!(fallback);
    }
    property
}

fn package(loaded: &[PathBuf], pages: &[String]) -> Value {
    let names: Vec<String> = loaded.iter().map(|file| file.to_string_lossy().into_owned()).collect();
    // The types of a module stand beside it under its name, where TypeScript finds them without being told.
    let mut exports = Map::new();
    for (name, file) in [(".", "index.js"), ("./element", "element.js"), ("./rules", "rules.js")] {
        exports.insert(name.into(), json!(format!("./{file}")));
    }
    exports.insert("./react".into(), json!({ "types": "./react.d.ts" }));
    for name in &names {
        exports.insert(format!("./{name}"), json!(format!("./{name}")));
    }
    for name in ["custom-elements.json", INTEGRITY, "bom.json", "package.json"] {
        exports.insert(format!("./{name}"), json!(format!("./{name}")));
    }
    let mut files: Vec<&str> = names.iter().map(String::as_str).chain(TYPES.iter().map(|(_, name)| *name)).collect();
    files.extend(["custom-elements.json", INTEGRITY, "bom.json", NOTICES, "SNIPPETS.md", "CHANGELOG.md"]);
    files.extend(LICENCES);
    files.extend(pages.iter().map(String::as_str));
    files.sort_unstable();
    json!({
        "name": "smr-check",
        "version": VERSION,
        "description": "Can this person start another stop-smoking programme? An element that answers in the browser and sends nothing.",
        "keywords": ["custom-element", "web-component", "webassembly", "health-insurance", "stoppen-met-roken", "netherlands"],
        "license": "MIT OR Apache-2.0",
        "type": "module",
        "main": "./index.js",
        "types": "./index.d.ts",
        "exports": exports,
        "unpkg": "./smr-check.js",
        "jsdelivr": "./smr-check.js",
        "customElements": "./custom-elements.json",
        // What defines the element; whoever wants nothing but the functions takes in nothing else.
        "sideEffects": ["./index.js", "./element.js", "./smr-check.js", "./smr-check.split.js", package_single::SINGLE_PATH],
        "engines": { "node": ">=18" },
        "files": files,
    })
}

/// What can be pasted, with the addresses and hashes of this build.
fn snippets(folder: &str, hashes: &BTreeMap<String, String>, frame: &str) -> Result<String> {
    // As the frame's own policy says it.
    let script = frame.split('\'').find(|word| word.starts_with("sha256-")).context("the policy of the frame names no hash")?;
    let mut text =
        own("SNIPPETS.md")?.replace("@VERSION@", VERSION).replace("@FOLDER@", folder).replace("@FRAME SCRIPT@", script);
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
    fn custom_properties_are_found_with_their_fallbacks() {
        let css = "a { --x: var(--smr-a, var(--basis-b, light-dark(#fff, #000))); y: var(--smr-c,1rem)/2 var(--other); }";
        let found = custom_properties(css);
        let expected = [("--smr-a", "var(--basis-b, light-dark(#fff, #000))"), ("--smr-c", "1rem")];
        assert_eq!(found, expected.map(|(name, fallback)| (name.to_owned(), fallback.to_owned())));
        assert!(described("--smr-a", &found[0].1)["description"].as_str().unwrap().contains("`--basis-b`"));
    }

    #[test]
    fn another_file_is_another_folder() {
        let of = |hash: &str| folder(&BTreeMap::from([("a".to_owned(), hash.to_owned())]));
        assert_ne!(of("1"), of("2"));
        assert!(of("1").starts_with(&format!("smr-check-{VERSION}-")));
    }
}
