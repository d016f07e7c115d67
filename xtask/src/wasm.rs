//! From Rust to WebAssembly and the JavaScript that wasm-bindgen writes for it ("glue").

use crate::{files, setup, shell};
use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use wasm_bindgen_cli_support::Bindgen;

const PROFILE: &str = "web";
const TARGET: &str = "wasm32-unknown-unknown";

/// WebAssembly, and its glue as an ES module.
pub struct Module {
    /// The file, beside which `NAME_bg.wasm` stands.
    pub glue: PathBuf,
    pub wasm: Vec<u8>,
}

/// What this process has built. The features of the library overwrite each other's files, so cargo would build them again each time.
static BUILT: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// Builds the program of a page and writes `NAME.js` and `NAME_bg.wasm` into `out`.
pub fn page(name: &str, out: &Path) -> Result<()> {
    let built = program(name, "")?.glue;
    [format!("{name}.js"), format!("{name}_bg.wasm")]
        .iter()
        .try_for_each(|file| files::copy(&built.with_file_name(file), &out.join(file)))
}

/// Builds the program of a page with some features.
pub fn program(name: &str, features: &str) -> Result<Module> {
    build(name, &["build", "--bin", name, "--features", features], &format!("{name}.wasm"))
}

/// Builds the library with some features.
pub fn module(name: &str, features: &str) -> Result<Module> {
    // The crate type is named here and not in Cargo.toml: a cdylib beside the rlib makes the pages larger.
    build(name, &["rustc", "--lib", "--crate-type", "cdylib", "--features", features], "smr_check.wasm")
}

/// Builds into a folder below `target/wasm`.
fn build(name: &str, what: &[&str], file: &str) -> Result<Module> {
    let out = shell::target()?.join("wasm").join(name);
    let mut built = BUILT.lock().unwrap_or_else(PoisonError::into_inner);
    if !built.contains(name) {
        let wasm = compile(name, what, file)?;
        files::emptied(&out)?;
        bind(&wasm, &out, name)?;
        built.insert(name.to_owned());
    }
    let wasm = files::bytes(&out.join(format!("{name}_bg.wasm")))?;
    Ok(Module { glue: out.join(format!("{name}.js")), wasm })
}

fn compile(name: &str, what: &[&str], file: &str) -> Result<PathBuf> {
    setup::wasm_target()?;
    shell::say(format!("building for the browser: {name}"));
    let mut cargo = shell::cargo();
    cargo.args(what).args(["--package", "smr-check", "--target", TARGET, "--profile", PROFILE]);
    shell::run("the build for the browser", cargo.env("CARGO_ENCODED_RUSTFLAGS", rust_flags()?.join("\x1f")))?;
    Ok(shell::target()?.join(TARGET).join(PROFILE).join(file))
}

/// Panic messages name source files. Without the folders of whoever built them every machine builds the same bytes: those of the libraries
/// get no folder, those of the standard library the one that they have where its source is not installed.
fn rust_flags() -> Result<Vec<String>> {
    let version = shell::capture("rustc", shell::program("rustc").arg("-vV"))?;
    let hash = version.lines().find_map(|line| line.strip_prefix("commit-hash: ")).context("rustc tells no commit")?;
    let standard = setup::sysroot()?.join("lib/rustlib/src/rust");
    let mut flags = vec![format!("--remap-path-prefix={}=/rustc/{hash}", standard.display())];
    let libraries = fs::read_dir(files::cargo_home().join("registry/src")).into_iter().flatten().flatten();
    flags.extend(libraries.map(|folder| format!("--remap-path-prefix={}=", folder.path().display())));
    flags.sort();
    Ok(flags)
}

/// Runs wasm-bindgen, which is linked as a library: so Cargo.lock pins its version, and nothing has to be installed.
fn bind(wasm: &Path, out: &Path, name: &str) -> Result<()> {
    Bindgen::new()
        .web(true)?
        .input_path(wasm)
        .out_name(name)
        .typescript(false)
        .omit_default_module_path(false)
        // Not `strip = true` in Cargo.toml: that also removes the list of features that wasm-bindgen reads.
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(out)
        .with_context(|| format!("wasm-bindgen failed on {}", wasm.display()))
}
