//! The steps of `cargo xtask test`, mostly those first that find a fault quickly.

use crate::package::{build, build_into, served};
use crate::setup::{has_browsers, npm_packages, rust_components, wasm_target};
use crate::shell::{cargo, program, root, run, say, shown, target};
use crate::site::{self, Scripts};
use crate::{element, files, imports, serve, setup, size};
use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};
use std::process::Command;

pub type Need = fn() -> Result<()>;

pub struct Step {
    pub name: &'static str,
    pub what: &'static str,
    /// Whether it runs without being named.
    pub by_default: bool,
    /// Find or add what it needs, before the first step runs: better now than after ten minutes.
    pub needs: &'static [Need],
    pub run: fn() -> Result<()>,
}

const fn step(name: &'static str, what: &'static str, needs: &'static [Need], run: fn() -> Result<()>) -> Step {
    Step { name, what, by_default: true, needs, run }
}

const fn only_if_named(step: Step) -> Step {
    Step { by_default: false, ..step }
}

const RUST_TESTS: [&str; 3] = ["test", "--workspace", "--no-fail-fast"];
const BROWSERS: &[Need] = &[npm_packages, wasm_target, has_browsers];

pub const STEPS: [Step; 15] = [
    step("fmt", "the code is formatted", &[rust_components], || {
        run("the formatter (`cargo fmt` mends it)", cargo().args(["fmt", "--all", "--check"]))
    }),
    step("clippy", "the linter has no remark, natively and for the browser", &[rust_components, wasm_target], clippy),
    step("eslint", "the linter has no remark on the JavaScript", &[npm_packages], || {
        run("ESLint", program("node").args(["node_modules/eslint/bin/eslint.js", "."]))
    }),
    step("doc", "the documentation builds without a warning", &[], doc),
    step("sweep", "the Rust tests, with the long sweeps over all kinds of cases", &[], || {
        run("the Rust tests", cargo().args(RUST_TESTS).env("SMR_CHECK_SWEEP", "full"))
    }),
    step("oracle", "smr-check answers as the independent oracle does", &[npm_packages], oracle),
    step("node", "the JavaScript functions in Node", &[npm_packages, wasm_target], node),
    step("size", "what is shipped is within its budget, and imports only what is listed", &[npm_packages, wasm_target], sizes),
    step("package", "the package is built the same twice, and can be used", BROWSERS, package),
    step("browser", "the pages and the element in the browsers", BROWSERS, browser),
    only_if_named(step("rust", "the Rust tests, with a sample of the sweeps: quick", &[], || {
        run("the Rust tests", cargo().args(RUST_TESTS))
    })),
    only_if_named(step("bundlers", "bundlers and frameworks take the package along", BROWSERS, bundlers)),
    only_if_named(step("fuzz", "no facts, link or rule base file makes its reader panic: half a minute each", &[], fuzz)),
    only_if_named(step("trunk", "Trunk builds the same page", &[wasm_target], trunk)),
    only_if_named(step("deny", "the dependencies follow deny.toml", &[], deny)),
];

fn clippy() -> Result<()> {
    run("the linter", cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    let mut browser = cargo();
    browser.args(["clippy", "--package", "smr-check", "--lib", "--bins", "--features", "mount-intake,js,preview"]);
    run("the linter for the browser", browser.args(["--target", "wasm32-unknown-unknown", "--", "-D", "warnings"]))
}

fn doc() -> Result<()> {
    // Libraries only: the pages of the program smr-check and of the library smr_check would share a folder.
    let mut doc = cargo();
    doc.args(["doc", "--workspace", "--no-deps", "--lib", "--all-features"]).env("RUSTDOCFLAGS", "-D warnings");
    run("the documentation", &mut doc)
}

fn oracle() -> Result<()> {
    run("the oracle's own tests", &mut node_tests("tests/oracle")?)?;
    run("the comparison with the oracle", program("node").arg("tests/oracle/compare.mjs").arg(smr_check()?).arg("20000"))?;
    run("the build of the interview", cargo().args(["build", "--workspace", "--example", "interview"]))?;
    let interview = target()?.join(format!("debug/examples/interview{}", std::env::consts::EXE_SUFFIX));
    run("the comparison of questions", program("node").arg("tests/oracle/compare-interview.mjs").arg(interview))
}

fn node() -> Result<()> {
    run("the tests in Node", equipped(&mut node_tests("tests/node")?)?)
}

fn browser() -> Result<()> {
    let mut tests = program("node");
    tests.arg("tests/browser/run.mjs");
    let site = site::build(Scripts::Minified)?;
    // Some tests serve the site themselves, to stop it or to serve another version.
    tests.env("SMR_CHECK_EMBED", element::build()?).env("SMR_CHECK_SITE", &site);
    tests.env("SMR_CHECK_PREVIEW", element::preview()?);
    with_site(&site, "the tests in the browsers", &mut tests)
}

pub fn sizes() -> Result<()> {
    let (site, element, preview) = (site::build(Scripts::Minified)?, element::build()?, element::preview()?);
    let (page, intake, modules) = (target()?.join("page"), site.join("intake"), target()?.join("wasm"));
    let shipped = [("self_check", page.join("self_check_bg.wasm")), ("intake", intake.join("intake_bg.wasm"))];
    let inside = ["mount", "mount-intake", "rules", "preview"].map(|name| (name, modules.join(format!("{name}/{name}_bg.wasm"))));
    imports::check(&[&shipped[..], &inside[..]].concat())?;
    imports::check_scripts(&[&page, &site, &element, &preview])?;
    size::check(&page, &intake, &element)
}

fn package() -> Result<()> {
    let dist = build()?;
    let again = target()?.join("package-again");
    build_into(&again)?;
    same_files(&dist, &again, |_| true)?;
    say("a second build is the same, byte for byte");
    let folder = served(&dist)?;
    imports::check_scripts(&[&folder])?;
    let mut tests = node_tests("tests/package")?;
    tests.env("SMR_CHECK_DIST", &dist).env("SMR_CHECK_EMBED", &folder).envs(setup::browsers()?);
    run("the tests of the package", equipped(&mut tests)?)
}

/// Without a sanitizer, which only a nightly compiler has; the code is safe Rust.
fn fuzz() -> Result<()> {
    let fuzz = setup::cargo_tool("cargo-fuzz", "cargo-fuzz", "0.13.2", &["--locked"])?;
    for reader in ["facts", "link", "rulebase"] {
        let mut command = program(&fuzz);
        // What is found goes to the first folder.
        command.args(["run", "--sanitizer", "none", reader]).arg(files::emptied_target(&format!("fuzz-{reader}"))?);
        command.arg(format!("fuzz/corpus/{reader}")).args(["--", "-max_total_time=30", "-max_len=4000", "-timeout=20"]);
        run(&format!("fuzzing {reader}"), &mut command)?;
    }
    Ok(())
}

fn bundlers() -> Result<()> {
    let (dist, mut node) = (build()?, program("node"));
    run("the bundlers", node.arg("tests/package/bundlers.mjs").env("SMR_CHECK_DIST", dist).envs(setup::browsers()?))
}

/// Trunk, and the wasm-bindgen that it calls. Its page has other WebAssembly, because it keeps the names of functions, and other glue.
fn trunk() -> Result<()> {
    let ours = site::page(Scripts::AsWritten)?;
    let theirs = target()?.join("trunk");
    let trunk = setup::cargo_tool("trunk", "trunk", "0.21.14", &["--locked", "--no-default-features"])?;
    let bindgen = setup::cargo_tool("wasm-bindgen-cli", "wasm-bindgen", "0.2.130", &[])?;
    let mut path = vec![bindgen.parent().context("wasm-bindgen is in no folder")?.to_owned()];
    path.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    let mut build = program(trunk);
    build.arg("build").arg("--dist").arg(&theirs).env("PATH", std::env::join_paths(path)?);
    run("the build with Trunk", &mut build)?;
    same_files(&ours, &theirs, |name| !name.to_string_lossy().starts_with("self_check"))
}

fn deny() -> Result<()> {
    let deny = setup::cargo_tool("cargo-deny", "cargo-deny", "0.20.2", &["--locked"])?;
    run("cargo-deny", program(deny).args(["check", "bans", "licenses", "sources"]))
}

/// Runs what needs the pages in the browsers, with a folder served.
pub fn with_site(site: &Path, what: &str, command: &mut Command) -> Result<()> {
    setup::npm_packages()?;
    let listener = serve::bind(0)?;
    let address = format!("http://{}/", listener.local_addr()?);
    let site = site.to_owned();
    // Ends with this program.
    std::thread::spawn(move || serve::run(listener, &site));
    run(what, equipped(command)?.env("SMR_CHECK_URL", address).envs(setup::browsers()?))
}

/// Tells the tests where everything is that they compare, built again if it is stale: a step may run alone.
fn equipped(tests: &mut Command) -> Result<&mut Command> {
    Ok(tests
        .env("SMR_CHECK_BIN", smr_check()?)
        .env("SMR_CHECK_LIB", element::library()?.join(element::RULES))
        .env("SMR_CHECK_SWEEP_SAMPLE", target()?.join("tmp/sweep-sample.jsonl")))
}

/// The native program, as the Rust tests build it: the workspace settles the features.
pub fn smr_check() -> Result<PathBuf> {
    run("the build of smr-check", cargo().args(["build", "--workspace", "--bin", "smr-check"]))?;
    Ok(target()?.join(format!("debug/smr-check{}", std::env::consts::EXE_SUFFIX)))
}

/// `node --test` with the test files of a folder. Named one by one: Node 20 knows no patterns.
fn node_tests(folder: &str) -> Result<Command> {
    let path = root().join(folder);
    let all = files::list(&path).with_context(|| format!("{folder} has no tests"))?;
    let tests = all.into_iter().filter(|file| file.to_string_lossy().ends_with(".test.mjs"));
    let tests: Vec<PathBuf> = tests.map(|file| path.join(file)).collect();
    ensure!(!tests.is_empty(), "{folder} has no *.test.mjs");
    let mut node = program("node");
    node.args(["--test", "--test-reporter=spec"]).args(tests);
    Ok(node)
}

/// Fails unless two folders have files of the same names, and of the same content where `is_compared`.
fn same_files(ours: &Path, theirs: &Path, is_compared: fn(&Path) -> bool) -> Result<()> {
    let (names, other) = (files::list(ours)?, files::list(theirs)?);
    ensure!(names == other, "{} has {names:?}, but {} has {other:?}", shown(ours), shown(theirs));
    for name in names.iter().filter(|name| is_compared(name)) {
        let (mine, its) = (files::bytes(&ours.join(name))?, files::bytes(&theirs.join(name))?);
        ensure!(mine == its, "{} differs between {} and {}", name.display(), shown(ours), shown(theirs));
    }
    Ok(())
}
