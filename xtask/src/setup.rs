//! Finds each tool that a command needs, or adds it, or says how to add it. Quick and silent when it is there.

use crate::shell::{self, find, output, program, run, run_quietly, say};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

/// The oldest Node that the tests run on: the one of Debian 12.
const NODE: u32 = 18;

/// `cargo xtask setup`: all that the default tests need, with a line for each.
pub fn everything() -> Result<()> {
    rust_components()?;
    say("rustfmt and clippy: there");
    wasm_target()?;
    say("Rust target wasm32-unknown-unknown: there");
    npm_packages()?;
    say(format!("Node {} and the npm packages: there", output(program("node").arg("--version")).unwrap_or_default()));
    has_browsers()
}

/// The formatter and the linter.
pub fn rust_components() -> Result<()> {
    for (command, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if output(shell::cargo().args([command, "--version"])).is_none() {
            rustup(&["component", "add", component])?;
        }
    }
    Ok(())
}

/// The standard library for the browser.
pub fn wasm_target() -> Result<()> {
    // rust-toolchain.toml names it too, but rustup adds what that file names only when it installs the toolchain.
    if sysroot()?.join("lib/rustlib/wasm32-unknown-unknown/lib").is_dir() {
        return Ok(());
    }
    rustup(&["target", "add", "wasm32-unknown-unknown"])
}

fn sysroot() -> Result<PathBuf> {
    output(program("rustc").args(["--print", "sysroot"]))
        .map(PathBuf::from)
        .context("rustc was not found; install Rust with rustup")
}

fn rustup(args: &[&str]) -> Result<()> {
    say(format!("adding to Rust: rustup {}", args.join(" ")));
    if find("rustup").is_none() {
        bail!("rustup was not found; install Rust with rustup, or add `{}` the way your Rust was installed", args[2]);
    }
    run("rustup", program("rustup").args(args))
}

/// Node and npm: for the tests, and for what is shipped.
pub fn node() -> Result<()> {
    if find("node").is_none() {
        install("Node", &["nodejs", "npm"], "install Node 18 or newer, with npm")?;
    } else if find("npm").is_none() {
        install("npm", &["npm"], "install npm, which belongs to Node")?;
    }
    let version = output(program("node").arg("--version")).context("`node --version` failed")?;
    match major(&version) {
        Some(major) if major >= NODE => Ok(()),
        _ => bail!("Node {version} is too old for the tests; install {NODE} or newer and put it first on the PATH"),
    }
}

fn major(version: &str) -> Option<u32> {
    version.trim_start_matches('v').split('.').next()?.parse().ok()
}

/// The npm packages, as package-lock.json pins them.
pub fn npm_packages() -> Result<()> {
    let lock = fs::read(shell::root().join("package-lock.json")).context("package-lock.json could not be read")?;
    // A copy of the lock file that was installed: file times say nothing after a checkout.
    let installed = shell::root().join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    node()?;
    say("installing the npm packages into node_modules: npm ci");
    run("npm", program("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    fs::write(&installed, lock).context("node_modules could not be written to")
}

const CHROMIUM: &str = "CHROMIUM";
const FIREFOX: &str = "FIREFOX";
const WEBKIT: &str = "WEBKIT_DRIVER";

/// The browsers of the tests: the environment variable that names each, and its program. What SMR_CHECK_ENGINES leaves out is not looked
/// for, except Chromium: some tests run in it alone.
pub fn browsers() -> Result<Vec<(&'static str, PathBuf)>> {
    let engines = std::env::var("SMR_CHECK_ENGINES").ok();
    let wanted = |engine| engines.as_ref().is_none_or(|engines| engines.split(',').any(|named| named == engine));
    let mut browsers = vec![(CHROMIUM, chromium()?)];
    if wanted("firefox") {
        browsers.push((FIREFOX, firefox()?));
    }
    if wanted("webkit") {
        browsers.extend(webkit()?.map(|driver| (WEBKIT, driver)));
    }
    Ok(browsers)
}

/// The same, with a line for each.
pub fn has_browsers() -> Result<()> {
    let browsers = browsers()?;
    for (_, program) in &browsers {
        say(format!("browser: {}", program.display()));
    }
    if !cfg!(target_os = "linux") && browsers.iter().all(|(variable, _)| *variable != WEBKIT) {
        say("no WebKit: its driver is for Linux; nothing is tested in it");
    }
    Ok(())
}

/// A Chromium or Chrome.
fn chromium() -> Result<PathBuf> {
    let names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
    let found = || find_any(&names, "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    browser("Chromium", CHROMIUM, found, &["chromium"], "install Chromium or Chrome")
}

fn firefox() -> Result<PathBuf> {
    let found = || find_any(&["firefox-esr", "firefox"], "/Applications/Firefox.app/Contents/MacOS/firefox");
    browser("Firefox", FIREFOX, found, &["firefox-esr"], "install Firefox")
}

/// The driver of WebKitGTK, which finds its browser, and what it needs to run without a screen. On Linux only.
fn webkit() -> Result<Option<PathBuf>> {
    if !cfg!(target_os = "linux") && std::env::var_os(WEBKIT).is_none() {
        return Ok(None);
    }
    let found = || find("xvfb-run").and(find("xauth")).and(find("WebKitWebDriver"));
    let otherwise = "install WebKitWebDriver of WebKitGTK, xvfb-run and xauth";
    browser("WebKit", WEBKIT, found, &["webkit2gtk-driver", "xvfb", "xauth"], otherwise).map(Some)
}

/// The program that `variable` names, or the one that is `found`, if need be after an installation.
fn browser(
    what: &str,
    variable: &str,
    found: impl Fn() -> Option<PathBuf>,
    packages: &[&str],
    otherwise: &str,
) -> Result<PathBuf> {
    if let Some(path) = std::env::var_os(variable).map(PathBuf::from) {
        if path.is_file() {
            return Ok(path);
        }
        bail!("{variable} names {}, which is not there", path.display());
    }
    if let Some(path) = found() {
        return Ok(path);
    }
    install(what, packages, &format!("{otherwise}, or name its program in {variable}"))?;
    found().with_context(|| format!("{what} was installed, but its program was not found; name it in {variable}"))
}

fn find_any(names: &[&str], mac: &str) -> Option<PathBuf> {
    let mac = PathBuf::from(mac);
    names.iter().copied().find_map(find).or_else(|| mac.is_file().then_some(mac))
}

/// A program of crates.io that one step needs: the one on the PATH if its version begins so, else compiled into `target/tools` once.
pub fn cargo_tool(name: &str, version: &str, options: &[&str]) -> Result<PathBuf> {
    let tools = shell::target()?.join("tools");
    let own = tools.join("bin").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    let is_right = |path: &Path| output(program(path).arg("--version")).is_some_and(|line| line.contains(version));
    if let Some(found) = find(name).into_iter().chain([own.clone()]).find(|path| is_right(path)) {
        return Ok(found);
    }
    say(format!("compiling {name} {version} into {} (once, several minutes)", shell::shown(&tools)));
    let mut cargo = shell::cargo();
    cargo.args(["install", name, "--version", version, "--root"]).arg(&tools).args(options);
    // Without optimisation it is there in a third of the time. Its crates are of no use to other builds.
    cargo.args(["--debug", "--config", "profile.dev.debug=0", "--quiet"]).env_remove("CARGO_TARGET_DIR");
    run(&format!("the build of {name}"), &mut cargo)?;
    Ok(own)
}

/// Installs Debian packages where that is possible without asking; else says `otherwise`.
fn install(what: &str, packages: &[&str], otherwise: &str) -> Result<()> {
    let names = packages.join(" ");
    if find("apt-get").is_none() {
        bail!("{what} was not found: {otherwise}");
    }
    if output(program("id").arg("-u")).as_deref() != Some("0") {
        bail!("{what} was not found, and only root may add it: sudo apt-get install {names}\n  or {otherwise}");
    }
    say(format!("installing {what}: apt-get install {names}"));
    let apt = |args: &[&str]| {
        let mut command = program("apt-get");
        command.args(args).env("DEBIAN_FRONTEND", "noninteractive");
        run_quietly(&format!("the installation of {what} (or {otherwise})"), &mut command)
    };
    apt(&["update"])?;
    apt(&[&["install", "--yes", "--no-install-recommends"], packages].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_version_of_node() {
        assert_eq!(major("v18.20.4"), Some(18));
        assert_eq!(major("none"), None);
    }
}
