//! `cargo xtask test`: every check there is, in the order in which a fault is cheapest to find.

use crate::shell::{cargo, program, root, run, say, shown, target};
use crate::web::{self, Flavour};
use crate::{embed, imports, library, package, serve, setup, site, size};
use anyhow::{Context, Result, bail, ensure};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

struct Step {
    name: &'static str,
    what: &'static str,
    /// What has to be there, found or added before the first step runs: better now than after ten minutes.
    needs: &'static [fn() -> Result<()>],
    run: fn() -> Result<()>,
}

const STEPS: [Step; 12] = [
    Step { name: "fmt", what: "the code is formatted", needs: &[setup::rust_components], run: fmt },
    Step {
        name: "clippy",
        what: "the linter has no remark, natively and for the browser",
        needs: &[setup::rust_components, setup::wasm_target],
        run: clippy,
    },
    Step { name: "doc", what: "the documentation builds without a warning", needs: &[], run: doc },
    Step { name: "rust", what: "the Rust tests", needs: &[], run: rust },
    Step { name: "native", what: "the program smr-check builds", needs: &[], run: native },
    Step { name: "oracle", what: "smr-check answers as the independent oracle does", needs: &[setup::npm_packages], run: oracle },
    Step { name: "node", what: "the JavaScript library in Node", needs: &[setup::npm_packages, setup::wasm_target], run: node },
    Step {
        name: "browser",
        what: "the page in the browsers",
        needs: &[setup::npm_packages, setup::wasm_target, setup::has_browsers],
        run: browser,
    },
    Step { name: "trunk", what: "Trunk builds the same page", needs: &[setup::wasm_target], run: trunk },
    Step {
        name: "size",
        what: "the release build is within its size budget, and can reach nothing that is not in xtask/imports.txt",
        needs: &[setup::wasm_target, setup::rust_src],
        run: sizes,
    },
    Step {
        name: "package",
        what: "the package holds together, is built the same twice, and serves whoever has just installed it",
        needs: &[setup::npm_packages, setup::wasm_target, setup::rust_src, setup::has_browsers],
        run: package,
    },
    Step {
        name: "smallest",
        what: "the release build in the browsers",
        needs: &[setup::npm_packages, setup::wasm_target, setup::rust_src, setup::has_browsers],
        run: smallest,
    },
];

pub fn names() -> Vec<&'static str> {
    STEPS.iter().map(|step| step.name).collect()
}

/// Runs the steps that are named, or all, and stops at the first that fails.
pub fn command(args: &[String]) -> Result<()> {
    if let Some(unknown) = args.iter().find(|arg| !names().contains(&arg.as_str())) {
        bail!("no test step `{unknown}`; there are: {}", names().join(" "));
    }
    let steps: Vec<&Step> = STEPS.iter().filter(|step| args.is_empty() || args.iter().any(|arg| arg == step.name)).collect();

    println!("==> tools: finding or adding what the tests need");
    for need in steps.iter().flat_map(|step| step.needs) {
        need()?;
    }
    for (done, step) in steps.iter().enumerate() {
        println!("\n==> {}: {}", step.name, step.what);
        let start = Instant::now();
        if let Err(error) = (step.run)() {
            println!("\n{done} passed, 1 failed");
            return Err(error.context(format!("the step `{0}` failed; alone: cargo xtask test {0}", step.name)));
        }
        println!("==> {}: passed in {:.1} s", step.name, start.elapsed().as_secs_f32());
    }
    println!("\n{} passed, 0 failed", steps.len());
    Ok(())
}

fn fmt() -> Result<()> {
    run("the formatter (`cargo fmt` mends it)", cargo().args(["fmt", "--all", "--check"]))
}

fn clippy() -> Result<()> {
    run("the linter", cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    run(
        "the linter for the browser",
        cargo().args(["clippy", "--package", "smr-check", "--lib", "--bins", "--all-features"]).args([
            "--target",
            "wasm32-unknown-unknown",
            "--",
            "-D",
            "warnings",
        ]),
    )
}

fn doc() -> Result<()> {
    // Libraries only: the pages of the program smr-check and of the library smr_check would share a folder.
    run(
        "the documentation",
        cargo().args(["doc", "--workspace", "--no-deps", "--lib", "--all-features"]).env("RUSTDOCFLAGS", "-D warnings"),
    )
}

fn rust() -> Result<()> {
    run("the Rust tests", cargo().args(["test", "--workspace"]))
}

fn native() -> Result<()> {
    run("the build of smr-check", cargo().args(["build", "--release", "--bin", "smr-check"]))
}

fn oracle() -> Result<()> {
    let program = smr_check()?;
    run("the oracle's own tests", &mut node_tests("tests/oracle")?)?;
    run("the comparison with the oracle", crate::shell::program("node").arg("tests/oracle/compare.mjs").arg(program).arg("20000"))
}

/// Tells the tests where everything lies that they compare, built anew if it is stale: a step may run alone.
fn equipped(tests: &mut Command) -> Result<&mut Command> {
    Ok(tests
        .env("SMR_CHECK_BIN", smr_check()?)
        .env("SMR_CHECK_LIB", library::build(Flavour::Stable)?.join(library::MODULE))
        .env("SMR_CHECK_SWEEP_SAMPLE", target()?.join("tmp/sweep-sample.jsonl")))
}

fn node() -> Result<()> {
    run("the tests in Node", equipped(&mut node_tests("tests/node")?)?)
}

fn browser() -> Result<()> {
    in_browser(Flavour::Stable)
}

fn in_browser(flavour: Flavour) -> Result<()> {
    let mut tests = node_tests("tests/browser")?;
    let site = site::build(flavour)?;
    // Some tests serve the site themselves, to stop that or to serve another version.
    tests.env("SMR_CHECK_EMBED", embed::build(flavour)?).env("SMR_CHECK_SITE", &site);
    with_page(&site, "the tests in the browsers", &mut tests)
}

/// Runs what needs the page in the browsers, with the page or the whole site served.
pub fn with_page(page: &Path, what: &str, command: &mut Command) -> Result<()> {
    setup::npm_packages()?;
    let listener = serve::bind(0)?;
    let address = format!("http://{}/", listener.local_addr()?);
    let page = page.to_owned();
    // Ends with this program.
    std::thread::spawn(move || serve::run(listener, &page));
    run(what, equipped(command)?.env("SMR_CHECK_URL", address).envs(setup::browsers()?))
}

fn smallest() -> Result<()> {
    in_browser(Flavour::Smallest)
}

fn package() -> Result<()> {
    let dist = package::build(Flavour::Smallest)?;
    let again = target()?.join("package-again");
    package::into(&again, Flavour::Smallest)?;
    same_files(&dist, &again)?;
    say("a second build is the same, byte for byte");
    let folder = package::served(&dist)?;
    imports::look_at_glue(&[&folder])?;
    let mut tests = node_tests("tests/package")?;
    tests.env("SMR_CHECK_DIST", &dist).env("SMR_CHECK_EMBED", &folder).envs(setup::browsers()?);
    run("the tests of the package", equipped(&mut tests)?)?;
    // The functions as they are shipped, against the native program.
    let mut parity = program("node");
    parity.args(["--test", "--test-reporter=spec", "tests/node/parity.test.mjs"]);
    run("the functions of the package", equipped(&mut parity)?.env("SMR_CHECK_LIB", dist.join("index.js")))
}

fn trunk() -> Result<()> {
    let ours = web::page(Flavour::Stable)?;
    let theirs = target()?.join("trunk");
    run("the build with Trunk", web::trunk()?.arg("build").arg("--dist").arg(&theirs))?;
    same_files(&ours, &theirs)?;
    say("Trunk's page is the same, byte for byte");
    Ok(())
}

fn same_files(ours: &Path, theirs: &Path) -> Result<()> {
    let (names, other) = (web::files(ours)?, web::files(theirs)?);
    ensure!(names == other, "{} holds {names:?}, but {} holds {other:?}", shown(ours), shown(theirs));
    for name in names {
        let (mine, its) = (std::fs::read(ours.join(&name))?, std::fs::read(theirs.join(&name))?);
        ensure!(mine == its, "{} differs between {} and {}", name.display(), shown(ours), shown(theirs));
    }
    Ok(())
}

fn sizes() -> Result<()> {
    let (site, element) = (site::build(Flavour::Smallest)?, embed::build(Flavour::Smallest)?);
    let page = web::page(Flavour::Smallest)?;
    imports::check(&["page", "mount", "mount-share", "rules", "intake", "mount-intake"])?;
    imports::look_at_glue(&[&page, &site, &element])?;
    size::check(&page, &site.join("intake"), &element)
}

/// The native program.
fn smr_check() -> Result<PathBuf> {
    native()?;
    Ok(target()?.join("release").join(format!("smr-check{}", std::env::consts::EXE_SUFFIX)))
}

/// `node --test` with the test files of a folder. Named one by one: Node 18 knows no patterns.
fn node_tests(folder: &str) -> Result<Command> {
    let path = root().join(folder);
    let files: Vec<PathBuf> = web::files(&path)
        .with_context(|| format!("{folder} has no tests"))?
        .into_iter()
        .filter(|file| file.to_string_lossy().ends_with(".test.mjs"))
        .map(|file| path.join(file))
        .collect();
    ensure!(!files.is_empty(), "{folder} has no *.test.mjs");
    let mut node = program("node");
    node.args(["--test", "--test-reporter=spec"]).args(files);
    Ok(node)
}
