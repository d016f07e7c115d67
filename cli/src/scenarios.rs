//! `rules test`: the scenarios beside the documents, and what they reach.

use crate::coverage::{Coverage, Reached};
use crate::output::{BAD, GOOD, Outcome, PLACE, STRONG, found, json};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use smr_rules::assessment::Assessment;
use smr_rules::load::check::Checked;
use smr_rules::load::fault::File;
use smr_rules::load::folder;
use smr_rules::load::scenarios::{self, Scenarios};
use smr_rules::values::{Code, Kind, Provider, Value, YesNoUnknown};
use smr_rules::{Facts, Insurer, assess};
use smr_table::compact;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What is asked for.
pub struct Wanted<'a> {
    pub coverage: bool,
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
    let mut results = Vec::new();
    for file in &folder::read_scenarios(folder)?.0 {
        let faults = |faults: Vec<_>| io::Error::other(faults.first().map(ToString::to_string).unwrap_or_default());
        let scenarios = scenarios::read(file).map_err(faults)?;
        results.extend(answer_file(file, &scenarios, &mut reached));
    }
    for path in wanted.also {
        results.extend(answer_json(path, &mut reached)?);
    }
    let failed = results.iter().filter(|result| result.failed()).count();
    let later = results.iter().filter(|result| result.later).count();
    let coverage = wanted.coverage.then(|| reached.coverage(checked));
    let report = Report { scenarios: results.len(), failed, later, results, coverage };
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

fn answer_file(file: &File, scenarios: &Scenarios, reached: &mut Reached) -> Vec<Answered> {
    let one = |scenario: &toml::Spanned<scenarios::Scenario>| {
        let at = scenario.span().start;
        let scenario = scenario.get_ref();
        let (differs, trace) = match facts(scenarios.base.get_ref(), scenario.facts.as_ref()) {
            Err(wrong) => (vec![wrong], Vec::new()),
            Ok(facts) => {
                let answer = assess(&facts);
                reached.add(&facts, &answer);
                let differs = differences(scenario, &answer);
                let trace = if differs.is_empty() { Vec::new() } else { trace(&answer) };
                (differs, trace)
            }
        };
        Answered {
            file: file.name.clone(),
            line: file.fault(at, "").line,
            name: scenario.name.get_ref().to_string(),
            because: scenario.because.to_string(),
            differs,
            later: scenario.wanted.is_some(),
            trace,
        }
    };
    scenarios.scenario.iter().map(one).collect()
}

/// The facts of a scenario: those of the base, with what differs.
fn facts(base: &scenarios::Facts, differs: Option<&scenarios::Facts>) -> Result<Facts, String> {
    macro_rules! of {
        ($field:ident) => {
            differs.and_then(|facts| facts.$field.as_ref()).or(base.$field.as_ref())
        };
    }
    let text = |text: Option<&toml::Spanned<String>>| text.map(|text| text.get_ref().clone()).unwrap_or_default();
    let id = text(of!(insurer));
    let chain_care = text(of!(chain_care));
    let includes =
        of!(includes_smr).copied().unwrap_or(if chain_care == "none" { YesNoUnknown::No } else { YesNoUnknown::Unknown });
    let history = of!(history).map(Vec::as_slice).unwrap_or_default();
    if history.len() > smr_rules::MOST_PROGRAMMES {
        return Err(format!("history: more than {} programmes", smr_rules::MOST_PROGRAMMES));
    }
    let history: Result<_, _> = history.iter().map(|one| compact::programme(one.get_ref())).collect();
    Ok(Facts {
        start: compact::day(of!(start).map_or("", |day| day.as_str()))?,
        insurer: Insurer::parse(&id).ok_or_else(|| format!("insurer: there is no brand {id:?}"))?,
        chain_care: compact::chain_care(&chain_care, includes).map_err(|wrong| format!("chain-care: {wrong}"))?,
        history: history.map_err(|wrong| format!("history: {wrong}"))?,
        wanted: of!(wanted).copied().unwrap_or(Kind::Unknown),
        provider: of!(provider).copied().unwrap_or(Provider::Unknown),
    })
}

fn differences(scenario: &scenarios::Scenario, answer: &Assessment) -> Vec<String> {
    let mut differs = Vec::new();
    if scenario.verdict != answer.verdict {
        differs.push(format!("verdict: {} expected, {} answered", scenario.verdict.as_str(), answer.verdict.as_str()));
    }
    if let Some(codes) = &scenario.codes {
        differs.extend(lists("codes", codes, &answer.codes.iter().collect::<Vec<_>>()));
    }
    if let Some(readings) = &scenario.readings {
        differs.extend(lists("readings", readings, &answer.readings.iter().map(|other| other.reading).collect::<Vec<_>>()));
    }
    let lines = scenario.information.iter().flatten().filter(|line| !answer.information.contains(**line));
    differs.extend(lines.map(|line| format!("information: {} expected, not told", line.as_str())));
    differs
}

/// What stands in one list alone.
fn lists<T: Value>(name: &str, expected: &[T], answered: &[T]) -> Vec<String> {
    let lacks = expected
        .iter()
        .filter(|value| !answered.contains(value))
        .map(|value| format!("{name}: {} expected, not there", value.as_str()));
    let more =
        answered.iter().filter(|value| !expected.contains(value)).map(|value| format!("{name}: {} not expected", value.as_str()));
    lacks.chain(more).collect()
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

#[derive(Deserialize)]
struct JsonScenario<'a> {
    id: String,
    #[serde(borrow)]
    facts: &'a RawValue,
    expect: Option<Expect>,
}

#[derive(Deserialize)]
struct Expect {
    verdict: Option<String>,
    codes: Option<Vec<String>>,
}

/// Scenarios in the form of `tests/scenarios.json`; those of malformed facts are left out.
fn answer_json(path: &Path, reached: &mut Reached) -> Outcome<Vec<Answered>> {
    let place = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
    let text = fs::read_to_string(path).map_err(place)?;
    let all: Vec<JsonScenario> = serde_json::from_str(&text).map_err(|error| place(error.into()))?;
    let mut results = Vec::new();
    for JsonScenario { id, facts, expect } in all {
        let (Some(expect), Ok(facts)) = (expect, Facts::from_json(facts.get())) else { continue };
        let answer = assess(&facts);
        reached.add(&facts, &answer);
        let mut differs = Vec::new();
        if let Some(verdict) = expect.verdict.filter(|verdict| verdict != answer.verdict.as_str()) {
            differs.push(format!("verdict: {verdict} expected, {} answered", answer.verdict.as_str()));
        }
        if let Some(codes) = expect.codes {
            let codes: Vec<_> = codes.iter().filter_map(|code| Code::parse(code)).collect();
            differs.extend(lists("codes", &codes, &answer.codes.iter().collect::<Vec<_>>()));
        }
        let trace = if differs.is_empty() { Vec::new() } else { trace(&answer) };
        let file = path.display().to_string();
        results.push(Answered { file, line: 1, name: id, because: String::new(), differs, later: false, trace });
    }
    Ok(results)
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
