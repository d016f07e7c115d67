//! `rules check`: all faults of a rule base at once.

use crate::folder::{self, Folder};
use crate::output::{BAD, GOOD, Outcome, PLACE, found, json};
use serde::Serialize;
use smr_rules::load::copies::{self, Compared};
use smr_rules::load::fault::Fault;
use std::io::{self, Write};
use std::path::Path;

#[derive(Serialize)]
struct Report<'a> {
    folder: String,
    files: usize,
    faults: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    fault: &'a str,
    instead: Option<&'a str>,
    text: &'a str,
}

impl<'a> From<&'a Fault> for Entry<'a> {
    fn from(fault: &'a Fault) -> Self {
        let Fault { file, line, column, what, instead, text, .. } = fault;
        Self { file, line: *line, column: *column, fault: what, instead: instead.as_deref(), text }
    }
}

pub fn run(folder: &Path, copies: Option<&Path>, as_json: bool, out: &mut impl Write) -> Outcome {
    let Folder { files, checked } = folder::read(folder)?;
    let compared = copies.map(|copies| copies::compare(&files, copies)).transpose()?;
    let (waiting, mut faults) = match checked {
        Ok(checked) => (checked.waiting.iter().map(|source| source.id.get_ref().as_str().into()).collect(), Vec::new()),
        Err(faults) => (Vec::<String>::new(), faults),
    };
    faults.extend(compared.iter().flat_map(|compared| compared.faults.iter().cloned()));
    if as_json {
        let faults = faults.iter().map(Entry::from).collect();
        json(out, &Report { folder: folder.display().to_string(), files: files.len(), faults })?;
    } else {
        faults.iter().try_for_each(|fault| tell(folder, fault, out))?;
        if let Some(Compared { found, without_copy, .. }) = &compared {
            writeln!(out, "places found in the copies: {found}")?;
            if !without_copy.is_empty() {
                writeln!(out, "no copy of: {}", without_copy.join(", "))?;
            }
        }
        match faults.len() {
            0 => {
                writeln!(out, "{GOOD}no faults{GOOD:#} in {} files of {}", files.len(), folder.display())?;
                if !waiting.is_empty() {
                    writeln!(out, "not adopted, so no answer rests on it: {}", waiting.join(", "))?;
                }
            }
            1 => writeln!(out, "{BAD}1 fault{BAD:#} in {}", folder.display())?,
            number => writeln!(out, "{BAD}{number} faults{BAD:#} in {}", folder.display())?,
        }
    }
    found(!faults.is_empty())
}

fn tell(folder: &Path, fault: &Fault, out: &mut impl Write) -> io::Result<()> {
    let Fault { file, line, column, what, instead, text, .. } = fault;
    let place = folder.join(file);
    writeln!(out, "{PLACE}{}:{line}:{column}{PLACE:#}: {BAD}{what}{BAD:#}", place.display())?;
    if !text.trim().is_empty() {
        writeln!(out, "  {line:>4} | {text}")?;
    }
    if let Some(instead) = instead {
        writeln!(out, "  write instead: {GOOD}{instead}{GOOD:#}")?;
    }
    writeln!(out)
}
