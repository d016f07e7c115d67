//! `cargo xtask`: sets up, builds, serves, tests and measures the project.
//!
//! The only place in the project that runs other programs. No tool has to be installed first: what a command needs it
//! finds, or adds, or says how to add.
#![forbid(unsafe_code)]

mod alike;
mod bindgen;
mod embed;
mod imports;
mod library;
mod package;
mod package_bom;
mod package_single;
mod script;
mod serve;
mod setup;
mod shell;
mod site;
mod size;
mod test;
mod text_bytes;
mod types;
mod web;
mod yew;

use anyhow::{Result, bail};
use std::path::Path;
use std::process::ExitCode;
use web::Flavour;

type Run = fn(&[String]) -> Result<()>;

const COMMANDS: [(&str, &str, Run); 10] = [
    ("start", "build the page and the intake, serve them and print their addresses  [--smallest]", start),
    ("test", "run every check, or the named steps  [fmt clippy doc rust …]", test::command),
    (
        "build",
        "build the page into target/page; with --site page and intake into target/site, with --library the functions into target/library, \
         with --embed the element into target/embed  [--smallest]",
        build,
    ),
    ("package", "everything that others get, into dist/: the npm package and the folder for a server  [--stable]", pack),
    ("size", "size of every file of the release build; fails over xtask/size-budget.json  [--stable]", size),
    ("bench", "run the benchmarks: native, WebAssembly in Node, the self-check in a slow browser", bench),
    ("screenshots", "every screen at three widths, light and dark, nl and en, into target/screenshots", screenshots),
    ("trunk", "run Trunk with this wasm-bindgen: cargo xtask trunk serve", trunk),
    ("setup", "only find or add what the commands need", setup),
    ("help", "this list", help),
];

fn main() -> ExitCode {
    let mut args = std::env::args();
    let program = args.next().unwrap_or_default();
    let args: Vec<String> = args.collect();
    let result = if bindgen::is_called_as(Path::new(&program)) { bindgen::pose(&args) } else { dispatch(&args) };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error}");
            for cause in error.chain().skip(1) {
                eprintln!("  because: {cause}");
            }
            ExitCode::FAILURE
        }
    }
}

fn dispatch(args: &[String]) -> Result<()> {
    let Some((name, rest)) = args.split_first() else {
        return help(&[]);
    };
    match COMMANDS.iter().find(|(command, ..)| command == name) {
        Some((_, _, run)) => run(rest),
        None => bail!("no command `{name}`; `cargo xtask help` lists them"),
    }
}

fn help(_: &[String]) -> Result<()> {
    println!("cargo xtask COMMAND\n");
    for (name, what, _) in COMMANDS {
        println!("  {name:<11} {what}");
    }
    println!("\nsteps of `test`: {}", test::names().join(" "));
    Ok(())
}

fn start(args: &[String]) -> Result<()> {
    let [smallest] = flags(args, ["--smallest"])?;
    let site = site::build(Flavour::new(smallest))?;
    let listener = serve::bind(8080)?;
    let address = listener.local_addr()?;
    println!("\nThe page is at http://{address}/, the intake at http://{address}/intake/ (Ctrl+C stops the server)");
    serve::run(listener, &site)
}

fn build(args: &[String]) -> Result<()> {
    let [smallest, site, library, element] = flags(args, ["--smallest", "--site", "--library", "--embed"])?;
    let flavour = Flavour::new(smallest);
    let out = match (site, library, element) {
        (false, false, false) => web::page(flavour)?,
        (true, false, false) => site::build(flavour)?,
        (false, true, false) => library::build(flavour)?,
        (false, false, true) => embed::build(flavour)?,
        _ => bail!("one of --site, --library and --embed at a time"),
    };
    println!("built: {}", shell::shown(&out));
    Ok(())
}

fn pack(args: &[String]) -> Result<()> {
    let [stable] = flags(args, ["--stable"])?;
    println!("built: {}", shell::shown(&package::build(Flavour::new(!stable))?));
    Ok(())
}

fn size(args: &[String]) -> Result<()> {
    let [stable] = flags(args, ["--stable"])?;
    let flavour = Flavour::new(!stable);
    let (site, element) = (site::build(flavour)?, embed::build(flavour)?);
    size::check(&web::page(flavour)?, &site.join("intake"), &element)
}

fn bench(args: &[String]) -> Result<()> {
    let [] = flags(args, [])?;
    setup::node()?;
    shell::run("the native benchmarks", shell::cargo().args(["bench", "--package", "smr-rules"]))?;
    let functions = library::build(Flavour::Stable)?;
    shell::run(
        "the WebAssembly benchmarks",
        shell::program("node").arg("tests/node/bench.mjs").env("SMR_CHECK_LIB", functions.join(library::MODULE)),
    )?;
    test::with_page(
        &web::page(Flavour::Smallest)?,
        "the benchmarks in the browser",
        shell::program("node").arg("tests/browser/bench.mjs"),
    )
}

fn screenshots(args: &[String]) -> Result<()> {
    let [] = flags(args, [])?;
    let folder = shell::target()?.join("screenshots");
    let mut node = shell::program("node");
    test::with_page(&site::build(Flavour::Stable)?, "the screenshots", node.arg("tests/browser/screenshots.mjs").arg(&folder))?;
    shell::say(format!("screenshots: {}", shell::shown(&folder)));
    Ok(())
}

fn trunk(args: &[String]) -> Result<()> {
    shell::run("Trunk", web::trunk()?.args(args))
}

fn setup(args: &[String]) -> Result<()> {
    let [] = flags(args, [])?;
    setup::everything()
}

/// Which of the flags were given. Anything else is an error: a misspelt flag must not be ignored in silence.
fn flags<const N: usize>(args: &[String], known: [&str; N]) -> Result<[bool; N]> {
    if let Some(unknown) = args.iter().find(|arg| !known.contains(&arg.as_str())) {
        bail!("no option `{unknown}` here; `cargo xtask help` lists them");
    }
    Ok(known.map(|flag| args.iter().any(|arg| arg == flag)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_flag_is_an_error() {
        assert_eq!(flags(&["--b".into()], ["--a", "--b"]).unwrap(), [false, true]);
        assert!(flags(&["--bb".into()], ["--a", "--b"]).is_err());
    }
}
