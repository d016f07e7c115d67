//! Reads the opening comment of every rule file: What, Source, Valid, Example. The catalogue that
//! `smr-check rules` prints comes from there, and a rule without one fails the build.

use crate::generate::RuleDoc;
use smr_rulebase::fault::File;
use smr_rulebase::values::{Code, Information, Value};
use std::path::Path;
use std::{fs, io};

/// The folders of `src/rules` whose files are named by a code, in the order of §4 and §6.
const LEVELS: [&str; 5] = ["refusals", "blocks", "questions", "conditions", "information"];

pub fn read(folder: &Path) -> Result<Vec<RuleDoc>, String> {
    let mut all = Vec::new();
    for level in LEVELS {
        for file in rust_files(&folder.join(level)).map_err(|error| format!("src/rules/{level}: {error}"))? {
            if file.name != "mod.rs" {
                all.push(document(level, &file)?);
            }
        }
    }
    let names = Code::ALL.iter().map(|code| code.as_str()).chain(Information::ALL.iter().map(|line| line.as_str()));
    for name in names {
        if !all.iter().any(|doc| doc.rule == name) {
            return Err(format!("src/rules: no file {}.rs for the rule {name:?}", name.replace('-', "_")));
        }
    }
    Ok(all)
}

/// The files of a folder, sorted by name.
fn rust_files(folder: &Path) -> io::Result<Vec<File>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        files.push(File { text: fs::read_to_string(entry.path())?, name });
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

fn document(level: &str, file: &File) -> Result<RuleDoc, String> {
    let place = format!("src/rules/{level}/{}:1", file.name);
    let rule = file.name.trim_end_matches(".rs").replace('_', "-");
    if Code::parse(&rule).is_none() && Information::parse(&rule).is_none() {
        return Err(format!("{place}: no code is called {rule:?}"));
    }
    let text: Vec<_> = file.text.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim).collect();
    let field = |name: &str| {
        let start = text
            .iter()
            .position(|line| line.starts_with(name))
            .ok_or_else(|| format!("{place}: the opening comment has no «{name}»"))?;
        let lines = text[start..]
            .iter()
            .enumerate()
            .take_while(|(at, line)| *at == 0 || !(line.is_empty() || FIELDS.iter().any(|field| line.starts_with(field))));
        let joined = lines.map(|(_, line)| *line).collect::<Vec<_>>().join(" ");
        let value = joined[name.len()..].trim().to_string();
        if value.is_empty() { Err(format!("{place}: «{name}» says nothing")) } else { Ok(value) }
    };
    // Which documents it rests on today is told by the rule base, not by the comment: a document can be taken out without Rust.
    field("Source:")?;
    let doc = RuleDoc { what: field("What:")?, valid: field("Valid:")?, example: field("Example:")?, level: level.into(), rule };
    Ok(doc)
}

const FIELDS: [&str; 4] = ["What:", "Source:", "Valid:", "Example:"];
