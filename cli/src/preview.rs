//! `rules preview`: the self-check with a rule base, as one file that opens in a browser.
//!
//! `cargo xtask build preview` makes the page. The files of the rule base go into it as they are: its WebAssembly has the reader and the
//! checker of this program.

use crate::output::{GOOD, Outcome, json, misuse};
use crate::{check, folder, scenarios, table};
use serde::Serialize;
use smr_rules::rulebase::version;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// What the page is called where it stands beside the program.
const PAGE: &str = "smr-check-preview.html";
/// Where the rule base stands in the page: between these. A script that is no JavaScript does nothing, so no policy of the page names it.
const BLOCK: [&str; 2] = [r#"<script type="application/json" id="rules" data-version=""#, "</script>"];
/// The cases that each table to sign is compared with.
const CASES: usize = 60_000;
const LONGEST_NAME: usize = 80;

/// What is asked for.
pub struct Wanted<'a> {
    /// Who changed the rules.
    pub name: &'a str,
    pub page: Option<&'a Path>,
    pub to: &'a Path,
    pub json: bool,
}

/// The rule base as the page reads it (src/preview.rs).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Block<'a> {
    changed_by: &'a str,
    files: BTreeMap<&'a str, &'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Report<'a> {
    page: String,
    changed_by: &'a str,
    version: &'a str,
    sha256: &'a str,
}

pub fn run(folder: &Path, wanted: &Wanted, out: &mut impl Write) -> Outcome {
    let name = wanted.name.trim();
    if name.is_empty() || name.chars().count() > LONGEST_NAME || name.contains(char::is_control) {
        return Err(misuse(format!("--name: a name of 1 to {LONGEST_NAME} signs in one line is needed")));
    }
    let page = read(wanted.page)?;
    told_if_refused(out, |out| check::run(folder, None, wanted.json, out))?;
    let (checked, base) = folder::with_tables(folder)?;
    base.run(|| {
        let all = scenarios::Wanted { coverage: false, mutants: false, also: &[], junit: None, json: wanted.json };
        told_if_refused(out, |out| scenarios::run(folder, &checked, &all, out))?;
        for (file, group, year) in table::all(folder)? {
            told_if_refused(out, |out| table::run(&file, &group, year, CASES, wanted.json, out))?;
        }
        let files = folder::read(folder)?.files;
        let files = files.iter().map(|file| (file.name.as_str(), file.text.as_str())).collect();
        // No text ends the script: `<` stands in JSON only within texts.
        let block = serde_json::to_string(&Block { changed_by: name, files })?.replace('<', "\\u003c");
        let (before, after) = page;
        fs::write(wanted.to, [before, block, after].concat()).map_err(|error| at(wanted.to, &error))?;
        let (to, version) = (wanted.to.display(), version());
        if wanted.json {
            let (page, version, sha256) = (to.to_string(), version.version, version.sha256);
            return json(out, &Report { page, changed_by: name, version, sha256 });
        }
        writeln!(out, "{GOOD}{to}{GOOD:#}: the self-check with the changed rules of {name}")?;
        Ok(writeln!(out, "rule base {}, sha256 {}", version.version, version.sha256)?)
    })
}

/// What a command tells is shown only if it does not end well.
fn told_if_refused(out: &mut impl Write, run: impl FnOnce(&mut Vec<u8>) -> Outcome) -> Outcome {
    let mut told = Vec::new();
    let outcome = run(&mut told);
    if outcome.is_err() {
        out.write_all(&told)?;
    }
    outcome
}

/// The page before and after the rule base.
fn read(page: Option<&Path>) -> Outcome<(String, String)> {
    let path = match page {
        Some(page) => page.to_owned(),
        None => std::env::current_exe()?.with_file_name(PAGE),
    };
    let shown = path.display();
    if !path.is_file() {
        return Err(misuse(format!(
            "{shown} is not there: the page that comes with this program. Say --page FILE; in the checkout `cargo xtask build preview` makes it"
        )));
    }
    let text = String::from_utf8(fs::read(&path).map_err(|error| at(&path, &error))?).unwrap_or_default();
    let parts = text.split_once(BLOCK[0]).and_then(|(before, rest)| {
        let (version, rest) = rest.split_once("\">")?;
        let (_, after) = rest.split_once(BLOCK[1])?;
        Some((before, version, after))
    });
    let Some((before, version, after)) = parts else {
        return Err(misuse(format!("{shown} is no page for a preview: {PAGE} is needed, which comes with this program")));
    };
    let own = env!("CARGO_PKG_VERSION");
    if version != own {
        return Err(misuse(format!(
            "{shown} is of version {version} of smr-check, and this is {own}: the page that comes with it is needed"
        )));
    }
    Ok((format!("{before}{}{version}\">", BLOCK[0]), format!("{}{after}", BLOCK[1])))
}

fn at(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
