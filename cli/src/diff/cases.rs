//! The answers to given cases, under two rule bases.

use super::told::then;
use super::{Base, Change, changes, stamp};
use crate::output::{Outcome, PLACE, STRONG, found, json, misuse};
use serde::Serialize;
use smr_rules::load::RuleBase;
use smr_rules::values::{Value, Verdict};
use smr_rules::{Facts, Insurer, assess_brief};
use smr_table::BYTE_ORDER_MARK;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;

#[derive(Serialize)]
struct Report {
    old: Base,
    new: Base,
    cases: usize,
    changed: usize,
    answers: Vec<Answer>,
}

/// A case that gets another answer.
#[derive(Serialize)]
struct Answer {
    line: usize,
    from: Verdict,
    to: Verdict,
    changes: Vec<Change>,
}

/// Compares the answers to facts as JSON Lines.
pub fn run(bases: &[RuleBase; 2], file: &Path, as_json: bool, out: &mut impl Write) -> Outcome {
    let place = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", file.display()));
    let [old, new] = bases;
    let mut report = Report { old: stamp(old), new: stamp(new), cases: 0, changed: 0, answers: Vec::new() };
    for (line, text) in (1..).zip(BufReader::new(File::open(file).map_err(place)?).split(b'\n')) {
        let text = text.map_err(place)?;
        let text = String::from_utf8_lossy(text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&text));
        if text.trim().is_empty() {
            continue;
        }
        let [before, after] = read(bases, &text).map_err(|wrong| misuse(format!("{}:{line}: {wrong}", file.display())))?;
        let (before, after) = (old.run(|| assess_brief(&before)), new.run(|| assess_brief(&after)));
        report.cases += 1;
        let (from, to, changes) = (before.verdict, after.verdict, changes(&before, &after));
        if from != to || !changes.is_empty() {
            report.answers.push(Answer { line, from, to, changes });
        }
    }
    report.changed = report.answers.len();
    if as_json {
        json(out, &report)?;
    } else {
        writeln!(out, "{STRONG}{} of {} cases get another answer{STRONG:#}", report.changed, report.cases)?;
        for Answer { line, from, to, changes } in &report.answers {
            let verdicts = if from == to { from.as_str().into() } else { format!("{} → {}", from.as_str(), to.as_str()) };
            let changes: Vec<_> = changes.iter().map(then).collect();
            writeln!(out, "{PLACE}{}:{line}{PLACE:#}: {verdicts}; {}", file.display(), changes.join("; "))?;
        }
    }
    found(report.changed > 0)
}

/// The facts for each rule base. An insurer that one of them does not know is there one that is not in the list.
fn read(bases: &[RuleBase; 2], text: &str) -> Result<[Facts; 2], String> {
    let [old, new] = bases.map(|base| base.run(|| Facts::from_json(text)));
    match (old, new) {
        (Ok(old), Ok(new)) => Ok([old, new]),
        (Ok(known), Err(_)) => Ok([known.clone(), Facts { insurer: Insurer::Other, ..known }]),
        (Err(_), Ok(known)) => Ok([Facts { insurer: Insurer::Other, ..known.clone() }, known]),
        (Err(error), Err(_)) => Err(error.to_string()),
    }
}
