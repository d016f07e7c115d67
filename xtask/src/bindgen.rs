//! wasm-bindgen as a library, so that its version is pinned by Cargo.lock and nothing has to be installed.

use crate::{alike, imports};
use anyhow::{Context, Result, bail, ensure};
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::{Bindgen, Output};

/// The version that this xtask links; a test below holds every file that names it to it.
const VERSION: &str = "0.2.130";

/// Writes the JavaScript glue and the finished WebAssembly for `wasm` into `out`. With types it is a module for others, and keeps
/// the names that wasm-bindgen gives.
pub fn bind(wasm: &Path, out: &Path, name: &str, typescript: bool) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .web(true)?
        .input_path(wasm)
        .out_name(name)
        .typescript(typescript)
        // As the program wasm-bindgen does, so that Trunk's page is the same with either.
        .omit_default_module_path(false)
        // Not `strip = true` in Cargo.toml: that also drops the list of features that wasm-bindgen reads.
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()
        .and_then(|mut output| if typescript { output.emit(out) } else { write_short(&mut output, out, name) })
        .with_context(|| format!("wasm-bindgen {VERSION} failed on {}", wasm.display()))
}

/// Writes both files with short names for what one takes from the other. Those of wasm-bindgen end in a hash each, which no
/// compression makes smaller: 2.4 kB of the page.
fn write_short(output: &mut Output, out: &Path, name: &str) -> Result<()> {
    let js = output.js().to_owned();
    ensure!(!js.contains("/snippets/"), "the page would import JavaScript files of a dependency, which are not written");
    let module = output.wasm_mut();
    imports::note(name, module.imports.iter().map(|import| import.name.as_str()))?;
    let imports = module.imports.iter_mut().map(|import| &mut import.name);
    let names = imports.chain(module.exports.iter_mut().map(|export| &mut export.name));
    let mut short = HashMap::new();
    // The others are few, and known outside: `main`, `memory`.
    for name in names.filter(|name| name.starts_with("__") || name.starts_with("wasm_bindgen")) {
        let number = short.len();
        *name = short.entry(name.clone()).or_insert_with(|| letters(number)).clone();
    }
    fs::create_dir_all(out)?;
    fs::write(out.join(format!("{name}_bg.wasm")), alike::next_to_alike(&module.emit_wasm())?)?;
    fs::write(out.join(format!("{name}.js")), with_names(&js, &short))?;
    Ok(())
}

/// `a` to `z`, then `aa`.
fn letters(number: usize) -> String {
    let last = char::from(b'a' + (number % 26) as u8);
    if number < 26 { last.into() } else { letters(number / 26 - 1) + &last.to_string() }
}

/// JavaScript with some of its names replaced, wherever they stand as a whole word.
fn with_names(js: &str, names: &HashMap<String, String>) -> String {
    let is_of_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '$';
    let mut out = String::new();
    let mut rest = js;
    while let Some(start) = rest.find(is_of_word) {
        let (before, from_word) = rest.split_at(start);
        let (word, after) = from_word.split_at(from_word.find(|letter| !is_of_word(letter)).unwrap_or(from_word.len()));
        out.extend([before, names.get(word).map_or(word, String::as_str)]);
        rest = after;
    }
    out + rest
}

/// Whether this program was started under the name `wasm-bindgen`, as Trunk does.
pub fn is_called_as(program: &Path) -> bool {
    program.file_stem().is_some_and(|stem| stem == "wasm-bindgen")
}

/// Answers the call that Trunk makes to the program `wasm-bindgen`.
pub fn pose(args: &[String]) -> Result<()> {
    if args == ["--version"] {
        println!("wasm-bindgen {VERSION}");
        return Ok(());
    }
    let call = Call::read(args)?;
    bind(&call.wasm, &call.out, &call.name, call.typescript)
}

#[derive(Debug, PartialEq)]
struct Call {
    wasm: PathBuf,
    out: PathBuf,
    name: String,
    typescript: bool,
}

impl Call {
    fn read(args: &[String]) -> Result<Self> {
        let (mut wasm, mut out, mut name, mut typescript) = (None, None, None, true);
        for arg in args {
            match arg.split_once('=') {
                Some(("--out-dir", value)) => out = Some(value.into()),
                Some(("--out-name", value)) => name = Some(value.to_owned()),
                _ if arg == "--target=web" => {}
                _ if arg == "--no-typescript" => typescript = false,
                _ if arg.starts_with('-') => {
                    bail!("this stand-in for wasm-bindgen does not know `{arg}`")
                }
                _ => wasm = Some(arg.into()),
            }
        }
        Ok(Self {
            wasm: wasm.context("wasm-bindgen was called without a file")?,
            out: out.context("wasm-bindgen was called without --out-dir=")?,
            name: name.context("wasm-bindgen was called without --out-name=")?,
            typescript,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_call_of_trunk() {
        let args = ["--target=web", "--out-dir=a", "--out-name=page", "x/page.wasm", "--no-typescript"];
        let call = Call::read(&args.map(String::from)).unwrap();
        let expected = Call { wasm: "x/page.wasm".into(), out: "a".into(), name: "page".into(), typescript: false };
        assert_eq!(call, expected);
        assert!(Call::read(&["--target=bundler".into()]).is_err());
    }

    #[test]
    fn only_whole_words_get_another_name() {
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["a", "z", "aa", "zz", "aaa"]);
        let names = HashMap::from([("__wbg_is_1".into(), "a".into()), ("__throw".into(), "b".into())]);
        let js = "const i = { __wbg_is_1: x => wasm.__throw(x), __wbg_is_12: 1 }; // __throw";
        assert_eq!(with_names(js, &names), "const i = { a: x => wasm.b(x), __wbg_is_12: 1 }; // b");
    }

    #[test]
    fn every_file_names_the_same_version() {
        for (file, dependency) in [
            ("Cargo.toml", "\nwasm-bindgen = "),
            ("xtask/Cargo.toml", "\nwasm-bindgen-cli-support = "),
            ("Trunk.toml", "\nwasm_bindgen = "),
        ] {
            let text = std::fs::read_to_string(crate::shell::root().join(file)).unwrap();
            let line = text.split(dependency).nth(1).unwrap().lines().next().unwrap();
            assert!(line.contains(VERSION), "{file}: {line}");
        }
    }
}
