//! wasm-bindgen as a library, so that its version is pinned by Cargo.lock and nothing has to be installed.

use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

/// The version that this xtask links; a test below holds every file that names it to it.
const VERSION: &str = "0.2.130";

#[derive(Clone, Copy, PartialEq)]
pub enum Target {
    Web,
    Node,
}

/// Writes the JavaScript glue and the finished WebAssembly for `wasm` into `out`.
pub fn bind(wasm: &Path, out: &Path, name: &str, target: Target, typescript: bool) -> Result<()> {
    let mut bindgen = Bindgen::new();
    match target {
        Target::Web => bindgen.web(true),
        Target::Node => bindgen.nodejs(true),
    }?;
    bindgen
        .input_path(wasm)
        .out_name(name)
        .typescript(typescript)
        // As the program wasm-bindgen does, so that Trunk's page is the same with either.
        .omit_default_module_path(false)
        // Not `strip = true` in Cargo.toml: that also drops the list of features that wasm-bindgen reads.
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(out)
        .with_context(|| format!("wasm-bindgen {VERSION} failed on {}", wasm.display()))
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
    bind(&call.wasm, &call.out, &call.name, Target::Web, call.typescript)
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
