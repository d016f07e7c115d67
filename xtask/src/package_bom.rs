//! What is inside of what is shipped: the crates that are compiled into the WebAssembly, as a CycloneDX bill of materials and as the
//! notices that their licences ask for.
//!
//! All crates that the build takes in, though of many nothing is left: the compiler drops what is not called, and nobody should have to prove which.
//! Not the crates that run while building (macros, build scripts).

use crate::{shell, web, yew};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Licences that may be in it; of a crate that offers a choice one of them is enough.
const ALLOWED: [&str; 8] = ["MIT", "Apache-2.0", "BSD-3-Clause", "BSD-2-Clause", "Zlib", "BSL-1.0", "Unlicense", "Unicode-3.0"];

/// What is said of the one crate that is not taken as it is published.
const CHANGED: &str = "Compiled with changes: what the element does not use is taken out";

pub struct Crate {
    name: String,
    version: String,
    license: String,
    repository: Option<String>,
    authors: Vec<String>,
    folder: PathBuf,
    /// SHA-256 of what the registry gave; none for our own.
    checksum: Option<String>,
    /// Those of the others that it needs.
    needs: Vec<String>,
}

impl Crate {
    fn reference(&self) -> String {
        let kind = if self.checksum.is_some() { "cargo" } else { "generic" };
        format!("pkg:{kind}/{}@{}", self.name, self.version)
    }
}

/// Every crate that is compiled into the WebAssembly, by name and version.
pub fn crates() -> Result<Vec<Crate>> {
    let chosen = chosen()?;
    let mut cargo = shell::cargo();
    cargo.args([
        "metadata",
        "--locked",
        "--format-version",
        "1",
        "--all-features",
        "--filter-platform",
        "wasm32-unknown-unknown",
    ]);
    let metadata = shell::output(&mut cargo).context("cargo metadata failed")?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let checksums = checksums()?;
    let key = |package: &Value| (text(&package["name"]), text(&package["version"]));
    let packages = list(&metadata["packages"]).filter(|package| chosen.contains(&key(package)));
    let by_id: BTreeMap<String, &Value> = packages.map(|package| (text(&package["id"]), package)).collect();
    let reference = |package: &Value| {
        let (name, version) = key(package);
        let kind = if checksums.contains_key(&(name.clone(), version.clone())) { "cargo" } else { "generic" };
        format!("pkg:{kind}/{name}@{version}")
    };
    let mut found = Vec::new();
    for node in list(&metadata["resolve"]["nodes"]) {
        let Some(package) = by_id.get(&text(&node["id"])) else { continue };
        let is_normal = |of: &&Value| list(&of["dep_kinds"]).any(|kind| kind["kind"].is_null());
        let needs: BTreeSet<String> = list(&node["deps"])
            .filter(is_normal)
            .filter_map(|of| by_id.get(&text(&of["pkg"])))
            .map(|package| reference(package))
            .collect();
        let (name, version) = key(package);
        let manifest = text(&package["manifest_path"]);
        found.push(Crate {
            license: text(&package["license"]).replace(" / ", " OR ").replace('/', " OR "),
            repository: package["repository"].as_str().map(str::to_owned),
            authors: list(&package["authors"]).map(text).collect(),
            folder: Path::new(&manifest).parent().context("a manifest without a folder")?.to_owned(),
            checksum: checksums.get(&(name.clone(), version.clone())).cloned(),
            needs: needs.into_iter().collect(),
            name,
            version,
        });
    }
    ensure!(found.len() == chosen.len(), "cargo tree and cargo metadata name other crates");
    found.sort_by(|one, other| (&one.name, &one.version).cmp(&(&other.name, &other.version)));
    for one in &found {
        let is_allowed = |word: &str| ALLOWED.contains(&word.trim_matches(['(', ')']));
        let every = one.license.split(" AND ").all(|part| part.split(" OR ").any(is_allowed));
        ensure!(every, "{} {} is under {}, which nobody has looked at", one.name, one.version, one.license);
    }
    Ok(found)
}

/// Names and versions, as cargo picks them for this target and all features of the WebAssembly: of the whole workspace `cargo metadata`
/// would also take what the tools alone ask for.
fn chosen() -> Result<BTreeSet<(String, String)>> {
    let mut cargo = shell::cargo();
    cargo.args(["tree", "--locked", "--package", "smr-check", "--all-features", "--target", "wasm32-unknown-unknown"]);
    cargo.args(["--edges", "normal,no-proc-macro", "--prefix", "none", "--no-dedupe", "--format", "{p}"]);
    let tree = shell::output(&mut cargo).context("cargo tree failed")?;
    tree.lines()
        .map(|line| {
            let mut words = line.split(' ');
            let name = words.next().context("cargo tree wrote an empty line")?;
            let version = words.next().and_then(|version| version.strip_prefix('v')).context("cargo tree names no version")?;
            Ok((name.to_owned(), version.to_owned()))
        })
        .collect()
}

/// What Cargo.lock says of the crates of the registry.
fn checksums() -> Result<BTreeMap<(String, String), String>> {
    let lock = web::read(&shell::root().join("Cargo.lock"))?;
    let field = |block: &str, key: &str| {
        let line = block.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = \""))?;
        Some(line.trim_end_matches('"').to_owned())
    };
    Ok(lock
        .split("[[package]]")
        .filter_map(|block| Some(((field(block, "name")?, field(block, "version")?), field(block, "checksum")?)))
        .collect())
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// The version of the compiler, and with it of the standard library.
fn rust() -> Result<String> {
    let version = shell::output(shell::program("rustc").arg("--version")).context("rustc was not found")?;
    Ok(version.split(' ').nth(1).context("rustc tells no version")?.into())
}

/// The bill of materials. Neither a time nor a random number is in it: the same build has the same bill.
pub fn bill(crates: &[Crate]) -> Result<String> {
    let rust = rust()?;
    let version = env!("CARGO_PKG_VERSION");
    let package = format!("pkg:npm/smr-check@{version}");
    let standard = format!("pkg:generic/rust-std@{rust}");
    let license = |of: &str| {
        // A single one has an id, more of them are an expression.
        if of.contains(' ') { json!([{ "expression": of }]) } else { json!([{ "license": { "id": of } }]) }
    };
    let patch = web::read(&shell::root().join(yew::PATCH))?;
    let patch = format!("The patch is {} of the source of this project, SHA-256 {}", yew::PATCH, hex(&Sha256::digest(patch)));
    let mut components: Vec<Value> = crates
        .iter()
        .map(|one| {
            let mut component = json!({
                "type": "library", "bom-ref": one.reference(), "name": one.name, "version": one.version, "purl": one.reference(),
                "scope": "required", "licenses": license(&one.license),
            });
            if let Some(checksum) = &one.checksum {
                component["hashes"] = json!([{ "alg": "SHA-256", "content": checksum }]);
            }
            if let Some(repository) = &one.repository {
                component["externalReferences"] = json!([{ "type": "vcs", "url": repository }]);
            }
            if one.name == "yew" {
                component["pedigree"] = json!({ "patches": [{ "type": "unofficial" }], "notes": format!("{CHANGED}. {patch}") });
            }
            component
        })
        .collect();
    components.push(json!({
        "type": "library", "bom-ref": standard, "name": "rust-std", "version": rust, "purl": standard, "scope": "required",
        "description": "The standard library of Rust, with what it is made of", "licenses": license("MIT OR Apache-2.0"),
        "externalReferences": [{ "type": "vcs", "url": "https://github.com/rust-lang/rust" }],
    }));
    let root = crates.iter().find(|one| one.name == "smr-check").context("the project's own crate is not in it")?;
    let mut dependencies = vec![json!({ "ref": package, "dependsOn": [root.reference()] })];
    dependencies.extend(crates.iter().map(|one| {
        let mut needs = one.needs.clone();
        needs.push(standard.clone());
        json!({ "ref": one.reference(), "dependsOn": needs })
    }));
    dependencies.push(json!({ "ref": standard, "dependsOn": [] }));
    let bindgen = crates.iter().find(|one| one.name == "wasm-bindgen").context("wasm-bindgen is not in it")?;
    let mut bill = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
        "metadata": {
            "component": {
                "type": "library", "bom-ref": package, "name": "smr-check", "version": version, "purl": package,
                "licenses": license("MIT OR Apache-2.0"),
            },
            "tools": { "components": [
                { "type": "application", "name": "rustc", "version": rust },
                { "type": "application", "name": "wasm-bindgen", "version": bindgen.version },
            ] },
        },
        "components": components,
        "dependencies": dependencies,
    });
    let hex = hex(&Sha256::digest(bill.to_string()));
    // A UUID of version 8: of our own making.
    let serial = format!("urn:uuid:{}-{}-8{}-a{}-{}", &hex[..8], &hex[8..12], &hex[13..16], &hex[17..20], &hex[20..32]);
    bill["serialNumber"] = json!(serial);
    Ok(serde_json::to_string_pretty(&bill)? + "\n")
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The notices: which crates there are, and each licence text once, with those that carry it.
pub fn notices(crates: &[Crate]) -> Result<String> {
    let foreign: Vec<&Crate> = crates.iter().filter(|one| one.checksum.is_some()).collect();
    let mut texts: Vec<(String, String, Vec<&Crate>)> = Vec::new();
    let mut without = Vec::new();
    for one in &foreign {
        let found = licence_texts(&one.folder)?;
        if found.is_empty() {
            without.push(*one);
        }
        for found in found {
            // The same words in other lines are the same text.
            let plain = found.split_whitespace().collect::<Vec<_>>().join(" ");
            match texts.iter_mut().find(|(known, ..)| *known == plain) {
                Some((.., of)) if of.iter().any(|known| known.name == one.name && known.version == one.version) => {}
                Some((.., of)) => of.push(one),
                None => texts.push((plain, found, vec![one])),
            }
        }
    }
    let rule = "-".repeat(100);
    let named = |of: &[&Crate]| of.iter().map(|one| format!("{} {}", one.name, one.version)).collect::<Vec<_>>().join(", ");
    let mut out = format!(
        "smr-check {} is under MIT OR Apache-2.0 (LICENSE-MIT, LICENSE-APACHE).\n\nIts WebAssembly is compiled from the crates below as well, \
         and from the standard library of Rust {} (the Rust\nproject's contributors, MIT OR Apache-2.0). bom.json lists the same for machines.\n\n",
        env!("CARGO_PKG_VERSION"),
        rust()?
    );
    for one in &foreign {
        out += &format!("{} {}: {}", one.name, one.version, one.license);
        out += &one.repository.as_ref().map_or(String::new(), |at| format!(", {at}"));
        if one.name == "yew" {
            out += &format!(". {CHANGED}.");
        }
        out.push('\n');
    }
    for (_, text, of) in &texts {
        out += &format!("\n{rule}\n{}\n{rule}\n\n{}\n", named(of), text.trim_matches('\n').trim_end());
    }
    let mit = web::read(&shell::root().join("LICENSE-MIT"))?;
    let terms = mit.split_once("Permission is hereby").context("LICENSE-MIT has another shape")?.1;
    for one in without {
        ensure!(one.license.split(" OR ").any(|part| part == "MIT"), "{} has no text of its licence {}", one.name, one.license);
        let authors = if one.authors.is_empty() { format!("The contributors of {}", one.name) } else { one.authors.join(", ") };
        out += &format!(
            "\n{rule}\n{} {} (its package names the licence and carries no text of it)\n{rule}\n\nMIT License\n\nCopyright (c) {authors}\n\nPermission is hereby{}\n",
            one.name,
            one.version,
            terms.trim_end()
        );
    }
    Ok(out.replace("\r\n", "\n"))
}

/// The texts of licences and notices in the folder of a crate, in the order of their names.
fn licence_texts(folder: &Path) -> Result<Vec<String>> {
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| format!("{} could not be read", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
        let is_text =
            ["LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE", "COPYRIGHT"].iter().any(|word| name.starts_with(word));
        if is_text && path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    files.iter().map(|file| Ok(web::read(file)?.replace("\r\n", "\n"))).collect()
}
