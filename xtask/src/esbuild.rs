//! esbuild, an npm package of the tests, bundles and minifies the JavaScript and CSS that is shipped.

use crate::{files, setup, shell};
use anyhow::Result;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Browsers that know `light-dark()`, which the style sheet needs, know all of this.
const BROWSERS: &str = "es2022";

/// A bundle of JavaScript: options of esbuild.
pub struct Bundle(pub Vec<String>);

impl Bundle {
    /// `esm` or `iife`.
    pub fn new(format: &str) -> Self {
        Self(vec![format!("--format={format}")])
    }

    /// Replaces a name in the sources by a constant.
    pub fn define(self, name: &str, value: impl Into<Value>) -> Self {
        let value: Value = value.into();
        self.option(format!("--define:{name}={value}"))
    }

    /// The file that stands behind the name of an import.
    pub fn alias(self, name: &str, file: &Path) -> Self {
        self.option(format!("--alias:{name}={}", file.display()))
    }

    pub fn option(mut self, option: impl Into<String>) -> Self {
        self.0.push(option.into());
        self
    }

    /// Bundles a file of the project with all that it imports, into a file.
    pub fn write(&self, entry: &str, out: &Path) -> Result<()> {
        let mut esbuild = esbuild()?;
        esbuild.arg(entry).arg("--bundle").args(&self.0);
        shell::run(&format!("the bundling of {entry}"), esbuild.arg(format!("--outfile={}", out.display())))
    }
}

/// Minifies files where they are. Their names and what they import and export stay.
pub fn minify(files: &[PathBuf]) -> Result<()> {
    for file in files {
        let path = file.display();
        let mut esbuild = esbuild()?;
        esbuild.arg(file).arg(format!("--outfile={path}")).arg("--allow-overwrite");
        shell::run(&format!("the minification of {path}"), &mut esbuild)?;
    }
    Ok(())
}

/// Several style sheets as one, minified.
pub fn style(sources: &[&str]) -> Result<String> {
    let all: String = sources.iter().map(|source| files::source(source)).collect::<Result<_>>()?;
    let file = shell::target()?.join("wasm/style.css");
    files::write(&file, all)?;
    minify(std::slice::from_ref(&file))?;
    files::read(&file)
}

fn esbuild() -> Result<Command> {
    setup::npm_packages()?;
    let mut command = shell::program(shell::root().join("node_modules/.bin/esbuild"));
    command.args(["--minify", "--charset=utf8", "--legal-comments=none", "--log-level=warning"]);
    command.arg(format!("--target={BROWSERS}"));
    Ok(command)
}
