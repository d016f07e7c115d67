//! Reading, writing and copying files, with errors that name the file.

use crate::{setup, shell};
use anyhow::{Context, Result, ensure};
use base64::prelude::*;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

pub fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("{} could not be read", path.display()))
}

pub fn bytes(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("{} could not be read", path.display()))
}

/// A file of the project, by its path from the top folder.
pub fn source(path: &str) -> Result<String> {
    read(&shell::root().join(path))
}

pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    fs::write(path, content).with_context(|| format!("{} could not be written", path.display()))
}

pub fn copy(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to).with_context(|| format!("{} could not be copied", from.display()))?;
    Ok(())
}

pub fn copy_all(from: &Path, to: &Path) -> Result<()> {
    list(from)?.iter().try_for_each(|file| copy(&from.join(file), &to.join(file)))
}

/// An empty folder; what was in it is deleted.
pub fn emptied(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("{} could not be emptied", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("{} could not be made", folder.display()))
}

/// An empty folder below the target folder.
pub fn emptied_target(name: &str) -> Result<PathBuf> {
    let folder = shell::target()?.join(name);
    emptied(&folder)?;
    Ok(folder)
}

/// Every file below a folder, sorted, by its path relative to that folder.
pub fn list(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::new()];
    while let Some(inner) = open.pop() {
        let here = folder.join(&inner);
        for entry in fs::read_dir(&here).with_context(|| format!("{} could not be read", here.display()))? {
            let entry = entry?;
            let path = inner.join(entry.file_name());
            if entry.file_type()?.is_dir() { open.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}

/// The path of a file in a folder as an address has it.
pub fn address(file: &Path) -> String {
    file.to_string_lossy().replace('\\', "/")
}

/// Replaces a text that has to be there exactly once.
pub fn replace_once(text: &str, from: &str, to: &str) -> Result<String> {
    let found = text.matches(from).count();
    ensure!(found == 1, "`{from}` has to be there once and is there {found} times");
    Ok(text.replacen(from, to, 1))
}

/// SHA-256 as `integrity` and a Content-Security-Policy write it.
pub fn sha256(content: impl AsRef<[u8]>) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(content)))
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Fails if one of the files names a folder of the machine that built it.
pub fn ensure_no_machine_paths(out: &Path) -> Result<()> {
    for folder in [cargo_home(), shell::root(), setup::sysroot()?] {
        let folder = folder.display().to_string();
        for file in list(out)? {
            let content = bytes(&out.join(&file))?;
            let is_named = content.windows(folder.len()).any(|part| part == folder.as_bytes());
            ensure!(!is_named, "{} would be shipped with the path {folder} in it", file.display());
        }
    }
    Ok(())
}

pub fn cargo_home() -> PathBuf {
    let default = || std::env::home_dir().unwrap_or_default().join(".cargo");
    std::env::var_os("CARGO_HOME").map_or_else(default, PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_integrity_is_as_browsers_compute_it() {
        assert_eq!(sha256(b""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
