//! Running other programs.

use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The top folder of the project.
pub fn root() -> PathBuf {
    // Set by `cargo run`, so that a moved checkout works without a rebuild.
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    Path::new(&manifest).parent().map(Path::to_owned).unwrap_or_default()
}

/// Cargo's target folder, wherever it was moved to: the xtask itself is in `<target>/debug`.
pub fn target() -> Result<PathBuf> {
    let me = std::env::current_exe().context("the path of the xtask is not known")?;
    me.parent().and_then(Path::parent).map(Path::to_owned).context("the xtask is not in a target folder")
}

/// A path for a message: relative to the project where it is inside.
pub fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

/// One line about what is going on.
pub fn say(text: impl std::fmt::Display) {
    println!("  - {text}");
}

/// A program that runs in the top folder and does not read the terminal.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root()).stdin(Stdio::null());
    // All programs that build share one target folder, even if it was moved.
    if let Ok(target) = target() {
        command.env("CARGO_TARGET_DIR", target);
    }
    command
}

/// The cargo that runs this xtask.
pub fn cargo() -> Command {
    program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs a program to its end with its output shown; `what` names it in the error.
pub fn run(what: &str, command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("{what}: {} could not be started", name(command)))?;
    if !status.success() {
        bail!("{what} failed ({} ended with {status}); its own message is above", name(command));
    }
    Ok(())
}

/// Runs a program and returns its standard output; its messages are shown.
pub fn capture(what: &str, command: &mut Command) -> Result<String> {
    let output = command.stderr(Stdio::inherit()).output();
    let output = output.with_context(|| format!("{what}: {} could not be started", name(command)))?;
    if !output.status.success() {
        bail!("{what} failed ({} ended with {}); its own message is above", name(command), output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("{what} did not write UTF-8"))
}

/// What a program prints on standard output; `None` if it is missing or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Where a program is, by the PATH.
pub fn find(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&std::env::var_os("PATH")?).map(|folder| folder.join(&file)).find(|path| path.is_file())
}

fn name(command: &Command) -> String {
    Path::new(command.get_program()).file_name().unwrap_or_default().display().to_string()
}
