//! Yew as the release flavour uses it: the published source with `xtask/yew.patch` on it, in `target/yew`.
//!
//! The page has one component, and of Yew's nodes only elements, texts and lists. What serves anything else is a sixth of the release build
//! and can't be switched off with features, so the patch takes it out. Every other build uses Yew as it is published: all tests of the
//! browser run with both.

use crate::{shell, web};
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

pub const PATCH: &str = "xtask/yew.patch";

/// Makes a build of cargo take the patched Yew. Its dependencies are the same, so Cargo.lock stays as it is.
pub fn patched(cargo: &mut Command) -> Result<()> {
    let folders = Value::from(vec![source()?.display().to_string()]);
    cargo.args(["--config", &format!("paths={folders}")]);
    Ok(())
}

/// The folder with the patched source. Always in the checkout, wherever the target folder was moved to: cargo makes the name of a crate, and
/// so the order of its functions, of the path of its folder in the project.
pub fn source() -> Result<PathBuf> {
    let folder = shell::root().join("target/yew");
    let patch = web::read(&shell::root().join(PATCH))?;
    let published = published()?;
    let made_of = format!("{}\n{patch}", published.display());
    let note = folder.join("made-of");
    if fs::read_to_string(&note).is_ok_and(|note| note == made_of) {
        return Ok(folder);
    }
    shell::say(format!("patching {}", published.file_name().unwrap_or_default().display()));
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("{} could not be emptied", folder.display()))?;
    }
    web::copy_all(&published, &folder)?;
    for (file, hunks) in files(&patch)? {
        let path = folder.join(file);
        let text = web::read(&path).and_then(|text| apply(&text, &hunks));
        let text = text.with_context(|| {
            format!("{PATCH} does not fit {file} of {}: CONTRIBUTING.md says how to make it anew", published.display())
        })?;
        web::write(&path, &text)?;
    }
    web::write(&note, &made_of)?;
    Ok(folder)
}

/// Where cargo keeps the Yew that Cargo.lock names; fetches it if need be.
fn published() -> Result<PathBuf> {
    let output =
        shell::cargo().args(["metadata", "--format-version=1", "--locked"]).output().context("cargo metadata did not run")?;
    ensure!(output.status.success(), "cargo metadata failed:\n{}", String::from_utf8_lossy(&output.stderr));
    let all: Value = serde_json::from_slice(&output.stdout).context("cargo metadata wrote no JSON")?;
    let packages = all["packages"].as_array().context("cargo metadata lists no packages")?;
    let yew = packages.iter().find(|package| package["name"] == "yew").context("yew is no dependency any more")?;
    let manifest = yew["manifest_path"].as_str().context("cargo metadata does not say where yew lies")?;
    Path::new(manifest).parent().map(Path::to_owned).context("yew lies nowhere")
}

/// The lines of a hunk, with their signs, and the number of its first line in the old file.
struct Hunk<'a> {
    first: usize,
    lines: Vec<&'a str>,
}

/// The files of a patch as git writes it, each with its hunks. What stands before the first file is for readers.
fn files(patch: &str) -> Result<Vec<(&str, Vec<Hunk<'_>>)>> {
    let mut files: Vec<(&str, Vec<Hunk>)> = Vec::new();
    // Lines of the hunk that is read which are still to come, in the old file and in the new one.
    let (mut old, mut new) = (0, 0);
    for line in patch.lines() {
        if old + new > 0 {
            let sign = line.as_bytes().first();
            old -= usize::from(sign != Some(&b'+'));
            new -= usize::from(sign != Some(&b'-'));
            let hunk = files.last_mut().and_then(|(_, hunks)| hunks.last_mut());
            hunk.context("lines before the first file")?.lines.push(line);
        } else if let Some(file) = line.strip_prefix("--- a/") {
            files.push((file, Vec::new()));
        } else if let Some(ranges) = line.strip_prefix("@@ -") {
            let range = |range: Option<&str>| -> Option<(usize, usize)> {
                let (first, count) = range?.split_once(',').unwrap_or((range?, "1"));
                Some((first.parse().ok()?, count.parse().ok()?))
            };
            let mut ranges = ranges.split([' ', '+']).filter(|range| !range.is_empty());
            let (first, count) = range(ranges.next()).with_context(|| format!("no range of lines: {line}"))?;
            (old, new) = (count, range(ranges.next()).with_context(|| format!("no range of lines: {line}"))?.1);
            files.last_mut().context("a hunk before the first file")?.1.push(Hunk { first, lines: Vec::new() });
        }
    }
    ensure!(old + new == 0, "the last hunk is cut short");
    Ok(files)
}

/// A text with hunks applied, each exactly where it says: the version of Yew is pinned.
fn apply(text: &str, hunks: &[Hunk]) -> Result<String> {
    let old: Vec<&str> = text.lines().collect();
    let mut new = Vec::new();
    let mut at = 0;
    for hunk in hunks {
        let first = hunk.first.saturating_sub(1);
        new.extend(old.get(at..first).with_context(|| format!("line {} is out of order, or behind the end", hunk.first))?);
        at = first;
        for line in &hunk.lines {
            let (sign, line) = line.split_at(line.len().min(1));
            if sign != "+" {
                ensure!(old.get(at) == Some(&line), "line {} is {:?} and not {line:?}", at + 1, old.get(at));
                at += 1;
            }
            if sign != "-" {
                new.push(line);
            }
        }
    }
    new.extend(&old[at..]);
    Ok(new.join("\n") + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "a\nb\nc\nd\ne\nf\n";
    const PATCH: &str = "Why.\n\ndiff --git a/x b/x\nindex 1..2 100644\n--- a/x\n+++ b/x\n@@ -1,2 +1,3 @@ fn a\n a\n+--- a/z\n b\n@@ -4 +5,0 @@\n-d\n\
        --- a/y\n+++ b/y\n@@ -1,0 +1 @@\n+new\n";

    #[test]
    fn a_patch_is_applied_hunk_by_hunk() {
        let files = files(PATCH).unwrap();
        assert_eq!(files.iter().map(|(name, hunks)| (*name, hunks.len())).collect::<Vec<_>>(), [("x", 2), ("y", 1)]);
        assert_eq!(apply(OLD, &files[0].1).unwrap(), "a\n--- a/z\nb\nc\ne\nf\n");
    }

    #[test]
    fn a_patch_for_other_lines_is_refused() {
        let hunks = &files(PATCH).unwrap()[0].1;
        for other in ["a\nB\nc\nd\n", "a\nb\nc\n", "a\n", ""] {
            assert!(apply(other, hunks).is_err(), "{other:?}");
        }
        assert!(files("--- a/x\n@@ -1,2 +1 @@\n a\n").is_err(), "a hunk that is cut short");
        assert!(files("--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+a\n").is_err(), "a new file");
    }

    #[test]
    fn the_committed_patch_fits_the_yew_of_the_lock_file() {
        assert!(source().unwrap().join("Cargo.toml").is_file());
    }
}
