//! `rules test`: the scenarios beside the documents, and what they reach.

use crate::cases::{self, Case};
use crate::coverage::{Coverage, Reached};
use crate::mutants::{self, By, Mutant};
use crate::output::{BAD, GOOD, Outcome, PLACE, STRONG, found, json};
use serde::Serialize;
use smr_rules::assess;
use smr_rules::assessment::Assessment;
use smr_rules::load::check::Checked;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What is asked for.
pub struct Wanted<'a> {
    pub coverage: bool,
    pub mutants: bool,
    pub also: &'a [PathBuf],
    pub junit: Option<&'a Path>,
    pub json: bool,
}

#[derive(Serialize)]
struct Report {
    scenarios: usize,
    failed: usize,
    later: usize,
    results: Vec<Answered>,
    #[serde(skip_serializing_if = "Option::is_none")]
    coverage: Option<Vec<Coverage>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mutants: Option<Vec<Mutant>>,
}

/// A scenario with its answer.
#[derive(Serialize)]
struct Answered {
    file: String,
    line: usize,
    name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    because: String,
    /// What differs; nothing if it is answered as it says.
    differs: Vec<String>,
    /// Is it to be answered so only later?
    later: bool,
    /// The rules that held, with what they looked at.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    trace: Vec<String>,
}

impl Answered {
    /// A scenario of later that is answered as it says is told: it is no longer of later.
    fn failed(&self) -> bool {
        self.differs.is_empty() == self.later
    }
}

pub fn run(folder: &Path, checked: &Checked, wanted: &Wanted, out: &mut impl Write) -> Outcome {
    let mut reached = Reached::default();
    let cases = cases::read(folder, wanted.also)?;
    let results: Vec<_> = cases.iter().map(|case| answer(case, &mut reached)).collect();
    let failed = results.iter().filter(|result| result.failed()).count();
    let later = results.iter().filter(|result| result.later).count();
    let coverage = wanted.coverage.then(|| reached.coverage(checked));
    let mutants = wanted.mutants.then(|| mutants::run(folder, &cases)).transpose()?;
    let report = Report { scenarios: results.len(), failed, later, results, coverage, mutants };
    if let Some(path) = wanted.junit {
        let place = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
        fs::write(path, junit(&report)).map_err(place)?;
    }
    if wanted.json {
        json(out, &report)?
    } else {
        tell(folder, &report, out)?
    }
    found(failed > 0)
}

fn answer(case: &Case, reached: &mut Reached) -> Answered {
    let (differs, trace) = match &case.facts {
        Err(wrong) => (vec![wrong.clone()], Vec::new()),
        Ok(facts) => {
            let answer = assess(facts);
            reached.add(facts, &answer);
            let differs = case.differences(&answer);
            let trace = if differs.is_empty() { Vec::new() } else { trace(&answer) };
            (differs, trace)
        }
    };
    let Case { file, line, name, because, later, .. } = case;
    Answered { file: file.clone(), line: *line, name: name.clone(), because: because.clone(), differs, later: *later, trace }
}

/// The rules that held, with what they looked at and what they rest on.
fn trace(answer: &Assessment) -> Vec<String> {
    let entries = answer.trace.iter().flatten().filter(|entry| entry.holds);
    let line = entries.map(|entry| {
        let because: Vec<_> = entry
            .evidence
            .iter()
            .map(|(name, fact)| format!("{name} {}", serde_json::to_string(&fact).unwrap_or_default()))
            .collect();
        let sources: Vec<_> = entry.sources().map(|statement| format!("{}, {}", statement.source.id, statement.place)).collect();
        format!("{} ({}) — {}", entry.rule.as_str(), because.join(", "), sources.join("; "))
    });
    line.collect()
}

fn tell(folder: &Path, report: &Report, out: &mut impl Write) -> Outcome {
    for result in report.results.iter().filter(|result| result.failed()) {
        let place = if Path::new(&result.file).components().count() > 1 {
            PathBuf::from(&result.file)
        } else {
            folder.join(&result.file)
        };
        writeln!(out, "{PLACE}{}:{}{PLACE:#}: {BAD}{}{BAD:#}", place.display(), result.line, result.name)?;
        if result.later {
            writeln!(out, "  is answered as it says now: take out `wanted = \"later\"`")?;
        }
        result.differs.iter().try_for_each(|differs| writeln!(out, "  {differs}"))?;
        if !result.because.is_empty() {
            writeln!(out, "  expected because: {}", result.because)?;
        }
        result.trace.iter().try_for_each(|rule| writeln!(out, "    holds: {rule}"))?;
        writeln!(out)?;
    }
    let Report { scenarios, failed, later, .. } = report;
    let style = if *failed > 0 { BAD } else { GOOD };
    writeln!(
        out,
        "{style}{} of {scenarios} scenarios are answered as they say{style:#}; {later} are of later",
        scenarios - failed
    )?;
    for Coverage { what, all, reached, missing } in report.coverage.iter().flatten() {
        writeln!(out, "\n{STRONG}{what}: {reached} of {all} reached{STRONG:#}")?;
        missing.iter().try_for_each(|name| writeln!(out, "  no scenario reaches {name}"))?;
    }
    report.mutants.as_ref().map_or(Ok(()), |mutants| tell_mutants(mutants, out))
}

fn tell_mutants(all: &[Mutant], out: &mut impl Write) -> Outcome {
    let number = |by: By| all.iter().filter(|mutant| mutant.by == by).count();
    let [check, scenario, table, same, nobody] = By::ALL.map(number);
    let noticed = check + scenario + table;
    writeln!(out, "\n{STRONG}changes: {noticed} of {} are noticed{STRONG:#}", noticed + nobody)?;
    writeln!(out, "  by the checker {check}, by a scenario {scenario}, by a table {table}; {same} others change no answer")?;
    for mutant in all.iter().filter(|mutant| mutant.by == By::Nobody) {
        let Mutant { file, line, change, .. } = mutant;
        writeln!(out, "  nobody notices {PLACE}{file}:{line}{PLACE:#}: {change}")?;
    }
    Ok(())
}

fn junit(report: &Report) -> String {
    let cases = report.results.iter().map(|result| {
        let Answered { file, line, name, .. } = result;
        let head = format!("  <testcase classname=\"{}\" name=\"{}\" line=\"{line}\"", xml(file), xml(name));
        match (result.failed(), result.later) {
            (false, true) => format!("{head}><skipped message=\"wanted later\"/></testcase>\n"),
            (false, false) => format!("{head}/>\n"),
            (true, _) => {
                let what = if result.later { "is answered as it says now".into() } else { result.differs.join("\n") };
                let text = format!("{what}\n{}\n{}", result.because, result.trace.join("\n"));
                format!(
                    "{head}><failure message=\"{}\">{}</failure></testcase>\n",
                    xml(what.lines().next().unwrap_or_default()),
                    xml(&text)
                )
            }
        }
    });
    let Report { scenarios, failed, .. } = report;
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"scenarios\" tests=\"{scenarios}\" failures=\"{failed}\">\n{}</testsuite>\n",
        cases.collect::<String>()
    )
}

pub fn xml(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
