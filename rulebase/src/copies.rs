//! Copies of the documents, kept outside the rule base: do the words by which places are found stand in them?

use crate::fault::{Fault, File};
use crate::read;
use crate::schema::Source;
use std::path::Path;
use std::{fs, io};

/// What was compared.
#[derive(Debug, Default)]
pub struct Compared {
    /// Words that do not stand in the copy of their document.
    pub faults: Vec<Fault>,
    /// How many words stand in the copy of their document.
    pub found: usize,
    /// The ids of documents with words of which there is no copy.
    pub without_copy: Vec<String>,
}

/// Compares the words of each document with its copy `ID.txt` in a folder. Line breaks, case and the shape of quotes make no difference.
///
/// # Errors
/// If the folder or a copy cannot be read.
pub fn compare(files: &[File], copies: &Path) -> io::Result<Compared> {
    let mut compared = Compared::default();
    if !copies.is_dir() {
        return Err(io::Error::new(io::ErrorKind::NotFound, format!("{}: there is no such folder", copies.display())));
    }
    for file in files {
        // A file with faults is told about elsewhere.
        let (Some(source), _) = read::read::<Source>(file) else { continue };
        if source.words().next().is_none() {
            continue;
        }
        let id = source.id.get_ref().as_str();
        let path = copies.join(format!("{id}.txt"));
        if !path.is_file() {
            compared.without_copy.push(id.into());
            continue;
        }
        let copy = plain(&String::from_utf8_lossy(&fs::read(&path)?));
        for words in source.words() {
            if copy.contains(&plain(words.get_ref())) {
                compared.found += 1;
            } else {
                let what = format!("these words do not stand in the copy {}", path.display());
                let instead = "words as they stand there, or another place";
                compared.faults.push(file.fault(words.span().start, what).instead(instead));
            }
        }
    }
    Ok(compared)
}

/// Text without what differs between a page and its copy.
fn plain(text: &str) -> String {
    let straight = text.to_lowercase().replace(['’', '‘', '`'], "'").replace(['“', '”', '„', '«', '»'], "\"");
    straight.split_whitespace().collect::<Vec<_>>().join(" ")
}
