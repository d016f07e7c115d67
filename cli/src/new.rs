//! `rules new`: a document to fill in.

use crate::output::{Outcome, misuse};
use smr_rules::rulebase::groups;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;

/// What each line is for. The checker refuses it until it is filled in.
const DOCUMENT: &str = include_str!("new.toml");

pub fn print(id: &str, out: &mut impl Write) -> Outcome {
    Ok(out.write_all(document(id)?.as_bytes())?)
}

pub fn write(id: &str, folder: &Path, out: &mut impl Write) -> Outcome {
    let text = document(id)?;
    let path = folder.join(format!("{id}.toml"));
    let place = |error: io::Error| match error.kind() {
        kind @ io::ErrorKind::AlreadyExists => {
            io::Error::new(kind, format!("{} is there already: edit that, or take another id", path.display()))
        }
        kind => io::Error::new(kind, format!("{}: {error}", path.display())),
    };
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&path)
        .and_then(|mut file| file.write_all(text.as_bytes()))
        .map_err(place)?;
    writeln!(out, "{} is there to be filled in.", path.display())?;
    Ok(writeln!(out, "Then: smr-check rules check --rules {}", folder.display())?)
}

fn document(id: &str) -> Outcome<String> {
    let fits = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-' || letter == '.';
    if id.is_empty() || id.starts_with(['-', '.']) || !id.chars().all(fits) {
        return Err(misuse(format!("{id:?} is no id: lower case, digits, - and . are, such as cz-2027")));
    }
    let (name, year) = match id.rsplit_once('-') {
        Some((name, year)) if year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()) => (name, year),
        _ => (id, ""),
    };
    let group = groups().iter().find(|group| group.id == name).map_or("", |group| group.id);
    Ok(DOCUMENT.replace("{id}", id).replace("{group}", group).replace("{year}", year))
}
