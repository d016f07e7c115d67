//! What is inside of what is shipped: the crates that are compiled into the WebAssembly, as a CycloneDX bill of materials and as the
//! notices that their licences ask for.
//!
//! cargo-cyclonedx was tried: its bill names folders of the machine and the crates that only run while building (macros), and lacks the
//! standard library. All crates that the build takes in are listed, even if the compiler keeps nothing of some.

use crate::{files, shell};
use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What of the project's own crate is shipped. Not `ssr`, which runs on the build machine.
const FEATURES: [&str; 2] = ["--features", "mount,mount-intake,js"];
const TARGET: &str = "wasm32-unknown-unknown";

pub struct Crate {
    name: String,
    version: String,
    license: String,
    repository: Option<String>,
    authors: Vec<String>,
    folder: PathBuf,
    /// SHA-256 of the package; none for the project's own.
    checksum: Option<String>,
    /// References of those that it needs.
    needs: Vec<String>,
}

impl Crate {
    fn reference(&self) -> String {
        reference(&self.name, &self.version, self.checksum.is_some())
    }

    /// The texts of licences and notices in its package. If it has none, that of the MIT licence, if it is under that.
    fn licence_texts(&self) -> Result<Vec<String>> {
        let is_text =
            |name: &str| ["LICEN", "COPYING", "NOTICE", "UNLICENSE", "COPYRIGHT"].iter().any(|word| name.starts_with(word));
        let all = files::list(&self.folder)?.into_iter().filter(|file| is_text(&file.to_string_lossy().to_uppercase()));
        let found: Vec<String> = all.map(|file| files::read(&self.folder.join(file))).collect::<Result<_>>()?;
        if !found.is_empty() {
            return Ok(found.iter().map(|text| text.replace("\r\n", "\n")).collect());
        }
        let Self { name, license, authors, .. } = self;
        ensure!(license.split(" OR ").any(|part| part == "MIT"), "{name} has no text of its licence {license}");
        let mit = files::source("LICENSE-MIT")?;
        let terms = mit.split_once("Permission is hereby").context("LICENSE-MIT has another shape")?.1;
        let authors = if authors.is_empty() { format!("The contributors of {name}") } else { authors.join(", ") };
        Ok(vec![format!("MIT License\n\nCopyright (c) {authors}\n\nPermission is hereby{terms}")])
    }
}

fn reference(name: &str, version: &str, is_of_registry: bool) -> String {
    let kind = if is_of_registry { "cargo" } else { "generic" };
    format!("pkg:{kind}/{name}@{version}")
}

/// Every crate that is compiled into the WebAssembly, by name and version. An error if a licence is not one of deny.toml.
pub fn crates() -> Result<Vec<Crate>> {
    let chosen = chosen()?;
    let mut cargo = shell::cargo();
    cargo.args(["metadata", "--locked", "--format-version", "1", "--filter-platform", TARGET]).args(FEATURES);
    let metadata: Value = serde_json::from_str(&shell::capture("cargo metadata", &mut cargo)?)?;
    let checksums = checksums()?;
    let key = |package: &Value| (text(&package["name"]), text(&package["version"]));
    let packages = list(&metadata["packages"]).filter(|package| chosen.contains(&key(package)));
    let by_id: BTreeMap<String, &Value> = packages.map(|package| (text(&package["id"]), package)).collect();
    let reference =
        |package: &Value| reference(&text(&package["name"]), &text(&package["version"]), package["source"].is_string());
    let mut found = Vec::new();
    for node in list(&metadata["resolve"]["nodes"]) {
        let Some(package) = by_id.get(&text(&node["id"])) else { continue };
        let is_normal = |of: &&Value| list(&of["dep_kinds"]).any(|kind| kind["kind"].is_null());
        let of_it = list(&node["deps"]).filter(is_normal).filter_map(|of| by_id.get(&text(&of["pkg"])));
        let (name, version) = key(package);
        let needs: BTreeSet<String> = of_it.map(|package| reference(package)).collect();
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
    check_licences(&found)?;
    Ok(found)
}

/// Holds the crates to the licences of deny.toml. `cargo xtask test deny` does more, and for everything in Cargo.lock.
fn check_licences(crates: &[Crate]) -> Result<()> {
    let policy: toml::Table = toml::from_str(&files::source("deny.toml")?)?;
    let allowed = policy.get("licenses").and_then(|licenses| licenses.get("allow")).and_then(toml::Value::as_array);
    let allowed: BTreeSet<&str> =
        allowed.context("deny.toml allows no licence")?.iter().filter_map(toml::Value::as_str).collect();
    for Crate { name, version, license, .. } in crates {
        let expression =
            spdx::Expression::parse(license).with_context(|| format!("the licence of {name} {version}: {license}"))?;
        let is_allowed = |needed: &spdx::LicenseReq| needed.license.id().is_some_and(|id| allowed.contains(id.name));
        if !expression.evaluate(is_allowed) {
            bail!("{name} {version} is under {license}, which deny.toml does not allow");
        }
    }
    Ok(())
}

/// Names and versions, as cargo picks them for this target and these features: `cargo metadata` would also take what the rest of the
/// workspace asks for.
fn chosen() -> Result<BTreeSet<(String, String)>> {
    let mut cargo = shell::cargo();
    cargo.args(["tree", "--locked", "--package", "smr-check", "--target", TARGET]).args(FEATURES);
    cargo.args(["--edges", "normal,no-proc-macro", "--prefix", "none", "--no-dedupe", "--format", "{p}"]);
    let tree = shell::capture("cargo tree", &mut cargo)?;
    let key = |line: &str| {
        let mut words = line.split(' ');
        let name = words.next().context("cargo tree wrote an empty line")?;
        let version = words.next().context("cargo tree names no version")?;
        Ok((name.to_owned(), version.trim_start_matches('v').to_owned()))
    };
    tree.lines().filter(|line| !line.is_empty()).map(key).collect()
}

/// What Cargo.lock says of the crates of the registry.
fn checksums() -> Result<BTreeMap<(String, String), String>> {
    let lock: toml::Table = toml::from_str(&files::source("Cargo.lock")?)?;
    let packages = lock.get("package").and_then(toml::Value::as_array).context("Cargo.lock has no packages")?;
    let field = |package: &toml::Value, key: &str| package.get(key).and_then(toml::Value::as_str).map(str::to_owned);
    let of = |package| Some(((field(package, "name")?, field(package, "version")?), field(package, "checksum")?));
    Ok(packages.iter().filter_map(of).collect())
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// The version of the compiler, and with it of the standard library.
fn rust() -> Result<String> {
    let version = shell::capture("rustc", shell::program("rustc").arg("--version"))?;
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
    let bill = json!({
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
    Ok(serde_json::to_string_pretty(&bill)? + "\n")
}

/// The notices: which crates there are, and each licence text once, with those that carry it.
pub fn notices(crates: &[Crate]) -> Result<String> {
    let mut out = format!(
        "smr-check {} is under MIT OR Apache-2.0 (LICENSE-MIT, LICENSE-APACHE).\n\nIts WebAssembly is compiled from the crates below as well, \
         and from the standard library of Rust {} (the Rust\nproject's contributors, MIT OR Apache-2.0). bom.json lists the same for machines.\n\n",
        env!("CARGO_PKG_VERSION"),
        rust()?
    );
    let mut texts: BTreeMap<String, (String, BTreeSet<String>)> = BTreeMap::new();
    for one in crates.iter().filter(|one| one.checksum.is_some()) {
        let name = format!("{} {}", one.name, one.version);
        let repository = one.repository.as_ref().map_or(String::new(), |at| format!(", {at}"));
        out += &format!("{name}: {}{repository}\n", one.license);
        for text in one.licence_texts()? {
            // The same words in other lines are the same text.
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            texts.entry(words).or_insert_with(|| (text, BTreeSet::new())).1.insert(name.clone());
        }
    }
    let rule = "-".repeat(100);
    for (text, of) in texts.values() {
        let of: Vec<&str> = of.iter().map(String::as_str).collect();
        out += &format!("\n{rule}\n{}\n{rule}\n\n{}\n", of.join(", "), text.trim_matches('\n').trim_end());
    }
    Ok(out)
}
