//! Finds each tool that a command needs, or adds it, or says how to add it. Quick and silent when it is there.

use crate::shell::{self, find, output, program, run, say};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The oldest Node that the tests run on: the one of Debian 13.
const NODE: u32 = 20;

/// `cargo xtask setup`: all that the default tests need.
pub fn everything() -> Result<()> {
    rust_components()?;
    wasm_target()?;
    npm_packages()?;
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

pub fn sysroot() -> Result<PathBuf> {
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
fn node() -> Result<()> {
    if find("node").is_none() {
        install("Node", &["nodejs", "npm"], "install Node 20 or newer, with npm")?;
    } else if find("npm").is_none() {
        install("npm", &["npm"], "install npm, which belongs to Node")?;
    }
    let version = output(program("node").arg("--version")).context("`node --version` failed")?;
    match version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok()) {
        Some(major) if major >= NODE => Ok(()),
        _ => bail!("Node {version} is too old for the tests; install {NODE} or newer and put it first on the PATH"),
    }
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

/// A browser of the tests.
struct Browser {
    /// As `SMR_CHECK_ENGINES` names it.
    engine: &'static str,
    /// The environment variable that names its program to the tests.
    variable: &'static str,
    /// What its program is called, and where it is on macOS.
    programs: &'static [&'static str],
    mac: &'static str,
    /// Programs that it needs to run without a screen.
    needs: &'static [&'static str],
    /// Of Debian.
    packages: &'static [&'static str],
}

const BROWSERS: [Browser; 3] = [
    Browser {
        engine: "chromium",
        variable: "CHROMIUM",
        programs: &["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"],
        mac: "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        needs: &[],
        packages: &["chromium"],
    },
    Browser {
        engine: "firefox",
        variable: "FIREFOX",
        programs: &["firefox-esr", "firefox"],
        mac: "/Applications/Firefox.app/Contents/MacOS/firefox",
        needs: &[],
        packages: &["firefox-esr"],
    },
    Browser {
        engine: "webkit",
        variable: "WEBKIT_DRIVER",
        programs: &["WebKitWebDriver"],
        mac: "",
        needs: &["xvfb-run", "xauth"],
        packages: &["webkit2gtk-driver", "xvfb", "xauth"],
    },
];

/// The browsers of the tests: the environment variable that names each, and its program. What SMR_CHECK_ENGINES leaves out is not looked
/// for, except Chromium: some tests run in it alone. The driver of WebKitGTK is for Linux only.
pub fn browsers() -> Result<Vec<(&'static str, PathBuf)>> {
    let engines = std::env::var("SMR_CHECK_ENGINES").unwrap_or_else(|_| "firefox,webkit".into());
    let is_wanted = |engine| engine == "chromium" || engines.split(',').any(|named| named == engine);
    let is_possible =
        |one: &&Browser| cfg!(target_os = "linux") || one.engine != "webkit" || std::env::var_os(one.variable).is_some();
    let wanted = BROWSERS.iter().filter(|one| is_wanted(one.engine)).filter(is_possible);
    let mut browsers: Vec<_> = wanted.map(|one| Ok((one.variable, one.program()?))).collect::<Result<_>>()?;
    if std::env::var_os("CHROMIUM").is_none() {
        browsers.extend(HEADLESS_SHELL.clone().map(|shell| ("CHROMIUM_HEADLESS_SHELL", shell)));
    }
    Ok(browsers)
}

/// Chromium's headless shell: half the processor time for a test. Without it Chromium serves. Debian has both of one version only.
static HEADLESS_SHELL: LazyLock<Option<PathBuf>> = LazyLock::new(|| {
    const NAME: &str = "chromium-headless-shell";
    find(NAME).or_else(|| install(NAME, &["chromium", NAME], "go on without").ok().and_then(|()| find(NAME)))
});

/// The same, with a line for each.
pub fn has_browsers() -> Result<()> {
    browsers()?.iter().for_each(|(_, program)| say(format!("browser: {}", program.display())));
    Ok(())
}

impl Browser {
    /// The program that the variable names, or the one that is found, if need be after an installation.
    fn program(&self) -> Result<PathBuf> {
        let Self { engine, variable, packages, .. } = self;
        if let Some(path) = std::env::var_os(variable).map(PathBuf::from) {
            return if path.is_file() { Ok(path) } else { bail!("{variable} names {}, which is not there", path.display()) };
        }
        if let Some(path) = self.found() {
            return Ok(path);
        }
        install(engine, packages, &format!("install {engine}, or name its program in {variable}"))?;
        self.found().with_context(|| format!("{engine} was installed, but its program was not found; name it in {variable}"))
    }

    fn found(&self) -> Option<PathBuf> {
        let mac = || Some(PathBuf::from(self.mac)).filter(|mac| mac.is_file());
        let has_needs = self.needs.iter().all(|name| find(name).is_some());
        self.programs.iter().find_map(|name| find(name)).or_else(mac).filter(|_| has_needs)
    }
}

/// A program of crates.io that one step needs: the one on the PATH if it is of this version, else compiled into `target/tools` once.
pub fn cargo_tool(package: &str, name: &str, version: &str, options: &[&str]) -> Result<PathBuf> {
    let tools = shell::target()?.join("tools");
    let own = tools.join("bin").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    let is_right = |path: &Path| output(program(path).arg("--version")).is_some_and(|line| line.contains(version));
    if let Some(found) = find(name).into_iter().chain([own.clone()]).find(|path| is_right(path)) {
        return Ok(found);
    }
    say(format!("compiling {name} {version} into {} (once, several minutes)", shell::shown(&tools)));
    let mut cargo = shell::cargo();
    cargo.args(["install", package, "--version", version, "--root"]).arg(&tools).args(options);
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
        let what = format!("the installation of {what} (or {otherwise})");
        shell::capture(&what, program("apt-get").arg("-qq").args(args).env("DEBIAN_FRONTEND", "noninteractive"))
    };
    apt(&["update"])?;
    apt(&[&["install", "--yes", "--no-install-recommends"], packages].concat())?;
    Ok(())
}
