//! `cargo xtask`: sets up, builds, serves, tests and measures the project. What a command needs it finds, or adds, or says how to add.
#![forbid(unsafe_code)]

mod element;
mod esbuild;
mod files;
mod imports;
mod package;
mod sbom;
mod serve;
mod setup;
mod shell;
mod site;
mod size;
mod start_screen;
mod steps;
mod test;
mod text_bytes;
mod wasm;

use anyhow::{Context, Result, bail};
use site::Scripts;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

type Run = fn(&[String]) -> Result<()>;
/// Builds files and returns their folder.
type Build = fn() -> Result<PathBuf>;

const COMMANDS: [(&str, &str, Run); 11] = [
    ("start", "build the self-check and the intake, serve them and print their addresses (needs no Node)", start),
    ("test", "run every check, or the named steps: fmt clippy doc rust ...", test::command),
    ("build", "build into target/: site (both pages), element (<smr-check>), library (functions), preview, or all", build),
    ("package", "everything that others get, into dist/: the npm package and the folders for a server", package),
    ("size", "the size of every file that is shipped; fails over xtask/size-budget.json", |_| steps::sizes()),
    ("bench", "run the benchmarks: native, WebAssembly in Node, the self-check in a slow browser", bench),
    ("screenshots", "every screen, at three widths, light and dark, nl and en; two go into docs/pictures", screenshots),
    ("start-screen", "fill the start screen into the index.html of a folder: the hook of Trunk", fill_start_screen),
    ("book", "the rule base as a site that can be searched and printed, into target/book", book),
    ("setup", "only find or add what the commands need", |_| setup::everything()),
    ("help", "this list", help),
];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error}");
            error.chain().skip(1).for_each(|cause| eprintln!("  because: {cause}"));
            ExitCode::FAILURE
        }
    }
}

fn dispatch(args: &[String]) -> Result<()> {
    let Some((name, rest)) = args.split_first() else {
        return help(&[]);
    };
    match COMMANDS.iter().find(|(command, ..)| command == name) {
        // A misspelt option must not be ignored in silence.
        Some(_) if !rest.is_empty() && !["test", "build", "start-screen"].contains(&name.as_str()) => {
            bail!("`{name}` has no options")
        }
        Some((_, _, run)) => run(rest),
        None => bail!("no command `{name}`; `cargo xtask help` lists them"),
    }
}

fn help(_: &[String]) -> Result<()> {
    println!("cargo xtask COMMAND\n");
    for (name, what, _) in COMMANDS {
        println!("  {name:<13} {what}");
    }
    println!("\nsteps of `test`: {}\nonly if named: {}", test::names(true).join(" "), test::names(false).join(" "));
    Ok(())
}

fn start(_: &[String]) -> Result<()> {
    let site = site::build(Scripts::AsWritten)?;
    let listener = serve::bind(8080)?;
    let address = listener.local_addr()?;
    println!("\nThe self-check is at http://{address}/, the intake at http://{address}/intake/ (Ctrl+C stops the server)");
    serve::run(listener, &site)
}

fn build(args: &[String]) -> Result<()> {
    const ALL: [(&str, Build); 4] = [
        ("site", || site::build(Scripts::Minified)),
        ("element", element::build),
        ("library", element::library),
        ("preview", element::preview),
    ];
    if let Some(unknown) = args.iter().find(|arg| ALL.iter().all(|(name, _)| name != arg)) {
        bail!("no part `{unknown}`; there are site, element, library and preview");
    }
    for (_, build) in ALL.iter().filter(|(name, _)| args.is_empty() || args.iter().any(|arg| arg == name)) {
        println!("built: {}", shell::shown(&build()?));
    }
    Ok(())
}

fn package(_: &[String]) -> Result<()> {
    println!("built: {}", shell::shown(&package::build()?));
    Ok(())
}

fn bench(_: &[String]) -> Result<()> {
    setup::npm_packages()?;
    shell::run("the native benchmarks", shell::cargo().args(["bench", "-p", "smr-rules", "-p", "smr-check-cli"]))?;
    let functions = element::library()?.join(element::RULES);
    let mut node = shell::program("node");
    shell::run("the WebAssembly benchmarks", node.arg("tests/node/bench.mjs").env("SMR_CHECK_LIB", functions))?;
    let mut browser = shell::program("node");
    browser.arg("tests/bench/bench.mjs").env("SMR_CHECK_SITE", site::build(Scripts::Minified)?);
    browser.env("SMR_CHECK_EMBED", element::build()?).envs(setup::browsers()?);
    shell::run("the benchmarks in the browser", &mut browser)
}

fn screenshots(_: &[String]) -> Result<()> {
    let folder = shell::target()?.join("screenshots");
    let mut node = shell::program("node");
    node.arg("tests/browser/screenshots.mjs").arg(&folder).arg(shell::root().join("docs/pictures"));
    steps::with_site(&site::build(Scripts::Minified)?, "the screenshots", &mut node)?;
    shell::say(format!("screenshots: {}, docs/pictures", shell::shown(&folder)));
    Ok(())
}

fn fill_start_screen(args: &[String]) -> Result<()> {
    // Trunk tells its hooks where it builds.
    let staging = std::env::var("TRUNK_STAGING_DIR").ok();
    let folder = args.first().cloned().or(staging).context("which folder? cargo xtask start-screen FOLDER")?;
    start_screen::fill(Path::new(&folder))
}

fn book(_: &[String]) -> Result<()> {
    let (smr_check, to) = (steps::smr_check()?, shell::target()?.join("book"));
    shell::run("the writing of the book", shell::program(smr_check).args(["rules", "book"]).arg(&to))?;
    let mdbook = setup::cargo_tool("mdbook", "mdbook", "0.5.4", &["--locked", "--no-default-features", "--features=search"])?;
    shell::run("mdBook", shell::program(mdbook).arg("build").arg(&to))?;
    shell::say(format!("the book: {}", shell::shown(&to.join("book/index.html"))));
    Ok(())
}
