//! The files of a folder as text, whatever an editor made of them.

use crate::fault::{Fault, File};
use sha2::{Digest, Sha256};
use std::fs;
use std::io;
use std::path::Path;

/// Scenarios stand beside the documents in files with this ending.
pub const SCENARIOS: &str = ".scenarios.toml";

/// The files of a rule base, sorted by name, and what is wrong with the files themselves.
///
/// # Errors
/// If the folder cannot be read.
pub fn read(folder: &Path) -> io::Result<(Vec<File>, Vec<Fault>)> {
    let (mut files, mut faults) = (Vec::new(), Vec::new());
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        names.push((entry.file_name().to_string_lossy().into_owned(), entry.path()));
    }
    names.sort();
    for (name, path) in names {
        if path.is_dir() {
            faults.extend(folder_within(&name, &path));
        } else if name.ends_with(SCENARIOS) || name.starts_with('.') {
        } else if let Some(stem) = name.strip_suffix(".toml") {
            if stem.is_empty() || stem.contains(' ') {
                faults.push(Fault::of_file(&name, "a space stands in the name of the file", Some(name.replace(' ', "-"))));
            }
            match fs::read(&path) {
                Ok(bytes) => {
                    let (file, told) = decode(&name, &bytes);
                    files.push(file);
                    faults.extend(told);
                }
                Err(error) => faults.push(Fault::of_file(&name, format!("the file cannot be read: {error}"), None)),
            }
        } else if let Some(at) = name.to_lowercase().find(".toml") {
            let what = "the name of the file does not end in .toml, so nobody reads it";
            faults.push(Fault::of_file(&name, what, Some(format!("{}.toml as its name", &name[..at]))));
        }
    }
    Ok((files, faults))
}

/// The files of scenarios in a folder, sorted by name, and what is wrong with the files themselves.
///
/// # Errors
/// If the folder or a file cannot be read.
pub fn read_scenarios(folder: &Path) -> io::Result<(Vec<File>, Vec<Fault>)> {
    let (mut files, mut faults) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(SCENARIOS) {
            let (file, told) = decode(&name, &fs::read(entry.path())?);
            files.push(file);
            faults.extend(told);
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok((files, faults))
}

/// The fingerprint of a rule base: SHA-256 over its files.
#[must_use]
pub fn sha256(files: &[File]) -> String {
    let mut hash = Sha256::new();
    for file in files {
        hash.update(format!("{}\n{}\n{}", file.name, file.text.len(), file.text));
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Nobody reads TOML in a folder within the folder.
fn folder_within(name: &str, path: &Path) -> Option<Fault> {
    let inside =
        fs::read_dir(path).ok()?.flatten().find(|entry| entry.path().extension().is_some_and(|ending| ending == "toml"))?;
    let file = format!("{name}/{}", inside.file_name().to_string_lossy());
    Some(Fault::of_file(file, "a file in a folder within the rule base: nobody reads it", Some("it in the folder itself".into())))
}

/// Bytes as text. What is no UTF-8 is a fault, and read as what it seems to be, so that the other faults are told too.
#[must_use]
pub fn decode(name: &str, bytes: &[u8]) -> (File, Vec<Fault>) {
    const UTF_8: &str = "the same text, saved as UTF-8 (in the editor: Save as, Encoding)";
    let mut faults = Vec::new();
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => Err(("UTF-16", utf_16(rest, u16::from_le_bytes))),
        [0xfe, 0xff, rest @ ..] => Err(("UTF-16", utf_16(rest, u16::from_be_bytes))),
        [0xef, 0xbb, 0xbf, rest @ ..] => utf_8(rest),
        [_, 0, ..] => Err(("UTF-16", utf_16(bytes, u16::from_le_bytes))),
        [0, _, ..] => Err(("UTF-16", utf_16(bytes, u16::from_be_bytes))),
        bytes => utf_8(bytes),
    };
    let text = text.unwrap_or_else(|(encoding, text)| {
        let at = if encoding == "UTF-16" { 0 } else { bytes.utf8_chunks().next().map_or(0, |chunk| chunk.valid().len()) };
        let file = File { name: name.into(), text };
        faults.push(file.fault(at, format!("this is {encoding}, and UTF-8 is needed")).instead(UTF_8));
        file.text
    });
    let text = text.replace("\r\n", "\n");
    let mut file = File { name: name.into(), text };
    if let Some(at) = file.text.find('\r') {
        file.text = file.text.replace('\r', "\n");
        faults.push(
            file.fault(at, "line ends of an old Mac (CR)")
                .instead("the same text, saved with line ends of Unix (LF) or Windows (CRLF)"),
        );
    }
    (file, faults)
}

fn utf_16(bytes: &[u8], unit: impl Fn([u8; 2]) -> u16) -> String {
    let units: Vec<_> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
    String::from_utf16_lossy(&units)
}

/// UTF-8, or else what Windows writes in western Europe, as far as the letters of Dutch go.
fn utf_8(bytes: &[u8]) -> Result<String, (&'static str, String)> {
    String::from_utf8(bytes.into()).map_err(|_| {
        let letter = |byte: &u8| match byte {
            0x80 => '€',
            0x82 => '‚',
            0x84 => '„',
            0x85 => '…',
            0x91 => '‘',
            0x92 => '’',
            0x93 => '“',
            0x94 => '”',
            0x96 => '–',
            0x97 => '—',
            byte => char::from(*byte),
        };
        ("Windows-1252", bytes.iter().map(letter).collect())
    })
}
