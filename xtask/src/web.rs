//! From Rust to what a browser loads.

use crate::{bindgen, setup, shell, yew};
use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

#[derive(Clone, Copy, PartialEq)]
pub enum Flavour {
    /// The standard library as Rust ships it: quick to build, and a panic says where.
    Stable,
    /// What is released: the standard library built for size, in which a panic is a bare trap. The trap still reaches
    /// JavaScript (an `error` event with a `WebAssembly.RuntimeError`), but no message and no answer can be in it.
    Smallest,
}

impl Flavour {
    pub fn new(smallest: bool) -> Self {
        if smallest { Self::Smallest } else { Self::Stable }
    }
}

/// Builds the stand-alone page into `target/page` and returns that folder.
pub fn page(flavour: Flavour) -> Result<PathBuf> {
    let wasm = compile(flavour, "web", &["build", "--bin", "page"], "page.wasm")?;
    if flavour == Flavour::Smallest {
        without_formatting(&fs::read(&wasm)?)?;
    }
    // Not `target/web`: cargo keeps what it compiles for this machine under the name of the profile.
    let out = emptied("page")?;
    bindgen::bind(&wasm, &out, "page", false)?;
    copy_all(&shell::root().join("static"), &out)?;
    let html = read(&shell::root().join("index.html"))?;
    write(&out.join("index.html"), &without_trunk_links(&html)?)?;
    without_machine_paths(&out)?;
    Ok(out)
}

/// What `<smr-check>` can show.
#[derive(Clone, Copy, PartialEq)]
pub enum Mount {
    SelfCheck,
    /// The self-check with a button that gives the answer to the page around.
    Sharing,
    Intake,
}

/// What `<smr-check>` runs: the glue of wasm-bindgen and the WebAssembly.
pub fn mount(flavour: Flavour, what: Mount) -> Result<(String, Vec<u8>)> {
    match what {
        Mount::SelfCheck => bound(flavour, "web", "mount", "mount"),
        Mount::Sharing => bound(flavour, "web", "mount,share", "mount-share"),
        Mount::Intake => bound(flavour, "web", "mount-intake", "mount-intake"),
    }
}

/// The same of what `rules.js` runs.
pub fn rules(flavour: Flavour) -> Result<(String, Vec<u8>)> {
    bound(flavour, "module", "js", "rules")
}

/// The library with a feature as WebAssembly, and its glue.
fn bound(flavour: Flavour, profile: &str, feature: &str, name: &str) -> Result<(String, Vec<u8>)> {
    // The crate type is named here and not in Cargo.toml: a cdylib beside the rlib makes the page larger.
    let wasm = compile(flavour, profile, &["rustc", "--lib", "--crate-type", "cdylib", "--features", feature], "smr_check.wasm")?;
    if flavour == Flavour::Smallest && name == "mount" {
        without_formatting(&fs::read(&wasm)?)?;
    }
    let out = emptied(name)?;
    bindgen::bind(&wasm, &out, name, false)?;
    let wasm = fs::read(out.join(format!("{name}_bg.wasm"))).context("wasm-bindgen wrote no WebAssembly")?;
    Ok((read(&out.join(format!("{name}.js")))?, wasm))
}

pub fn compile(flavour: Flavour, profile: &str, what: &[&str], file: &str) -> Result<PathBuf> {
    setup::wasm_target()?;
    let mut cargo = shell::cargo();
    cargo.args(what).args(["--package", "smr-check", "--target", "wasm32-unknown-unknown", "--profile", profile]);
    let mut target = shell::target()?;
    let mut flags = rust_flags();
    match flavour {
        Flavour::Stable => shell::say("building for the browser"),
        Flavour::Smallest => {
            setup::rust_src()?;
            shell::say("building for the browser, standard library included (the first time about a minute)");
            // A folder of its own, so that going from one flavour to the other rebuilds nothing.
            target.push("smallest");
            cargo
                .args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size", "--target-dir"])
                .arg(&target)
                .env("RUSTC_BOOTSTRAP", "1");
            yew::patched(&mut cargo)?;
            flags.extend(["-Zunstable-options".into(), "-Cpanic=immediate-abort".into()]);
        }
    }
    shell::run("the build for the browser", cargo.env(FLAGS, flags.join(SEPARATOR)))?;
    Ok(target.join("wasm32-unknown-unknown").join(profile).join(file))
}

/// Trunk, with what makes its build the same as `page`.
pub fn trunk() -> Result<Command> {
    setup::wasm_target()?;
    let mut trunk = setup::trunk()?;
    trunk.env(FLAGS, rust_flags().join(SEPARATOR));
    Ok(trunk)
}

const FLAGS: &str = "CARGO_ENCODED_RUSTFLAGS";
const SEPARATOR: &str = "\x1f";

/// Panic messages name the source files of libraries: without the folder of whoever built it, so that every machine
/// builds the same bytes.
fn rust_flags() -> Vec<String> {
    let sources = cargo_home().join("registry/src");
    let mut flags: Vec<String> = fs::read_dir(sources)
        .into_iter()
        .flatten()
        .flatten()
        .map(|folder| format!("--remap-path-prefix={}=", folder.path().display()))
        .collect();
    flags.sort();
    flags
}

fn cargo_home() -> PathBuf {
    let default = || std::env::home_dir().unwrap_or_default().join(".cargo");
    std::env::var_os("CARGO_HOME").map_or_else(default, PathBuf::from)
}

/// One `format!` or `to_string` of a number brings `core::fmt` along: more than a kilobyte after brotli. Read from the names of the
/// functions, before they are taken out.
fn without_formatting(wasm: &[u8]) -> Result<()> {
    const CORE_FMT: &[u8] = b"4core3fmt";
    let Some(at) = wasm.windows(CORE_FMT.len()).position(|part| part == CORE_FMT) else { return Ok(()) };
    let is_of_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let start = wasm[..at].iter().rposition(|byte| !is_of_name(byte)).map_or(0, |before| before + 1);
    let name: Vec<u8> = wasm[start..].iter().copied().take_while(is_of_name).collect();
    bail!(
        "core::fmt is in the page or the element again, first in {}: put words together with concat() and smr_texts::digits()",
        String::from_utf8_lossy(&name)
    );
}

/// Nothing that is shipped tells where it was built.
pub fn without_machine_paths(out: &Path) -> Result<()> {
    for folder in [cargo_home(), shell::root()] {
        let folder = folder.display().to_string();
        for file in files(out)? {
            let bytes = fs::read(out.join(&file))?;
            let named = bytes.windows(folder.len()).any(|part| part == folder.as_bytes());
            ensure!(!named, "{} would be shipped with the path {folder} in it", file.display());
        }
    }
    Ok(())
}

/// `index.html` as Trunk would write it: the links that only Trunk reads are taken out, to the byte.
fn without_trunk_links(html: &str) -> Result<String> {
    let mut rest = html;
    let mut out = String::new();
    while let Some(start) = rest.find("<link data-trunk") {
        let Some(length) = rest[start..].find('>') else {
            bail!("index.html: a `<link data-trunk` has no end");
        };
        out.push_str(&rest[..start]);
        rest = &rest[start + length + 1..];
    }
    Ok(out + rest)
}

pub fn emptied(name: &str) -> Result<PathBuf> {
    let folder = shell::target()?.join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("{} could not be emptied", folder.display()))?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("{} could not be made", folder.display()))?;
    Ok(folder)
}

pub fn copy_all(from: &Path, to: &Path) -> Result<()> {
    for file in files(from)? {
        let target = to.join(&file);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(from.join(&file), &target).with_context(|| format!("{} could not be copied", file.display()))?;
    }
    Ok(())
}

/// Every file below a folder, sorted, by its path relative to that folder.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::new()];
    while let Some(inner) = open.pop() {
        let here = folder.join(&inner);
        for entry in fs::read_dir(&here).with_context(|| format!("{} could not be read", here.display()))? {
            let entry = entry?;
            let path = inner.join(entry.file_name());
            if entry.file_type()?.is_dir() { open.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}

pub fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("{} could not be read", path.display()))
}

pub fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).with_context(|| format!("{} could not be written", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formatting_is_found_by_its_name() {
        assert!(without_formatting(b"\0asm _RNvNtCs1_4core3str5count\0").is_ok());
        let error = without_formatting(b"\0asm\x20_RNvMsa_NtCs1_4core3fmtNtB5_9Formatter3pad\0").unwrap_err();
        assert!(error.to_string().contains(" _RNvMsa_NtCs1_4core3fmtNtB5_9Formatter3pad:"), "{error}");
    }

    #[test]
    fn only_the_links_for_trunk_go() {
        let html = "a\n<link data-trunk rel=\"rust\">\n<link rel=\"icon\">\n<link data-trunk rel=\"copy-dir\">b";
        assert_eq!(without_trunk_links(html).unwrap(), "a\n\n<link rel=\"icon\">\nb");
        assert!(without_trunk_links("<link data-trunk ").is_err());
    }
}
