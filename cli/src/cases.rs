//! The cases of `rules test`: facts, and what should be answered.

use crate::coverage::cited;
use crate::output::Outcome;
use serde::Deserialize;
use serde_json::Value as Json;
use serde_json::value::RawValue;
use smr_rules::assessment::Assessment;
use smr_rules::load::folder;
use smr_rules::load::scenarios::{self, Scenario};
use smr_rules::values::{Code, Kind, Provider, Value, YesNoUnknown};
use smr_rules::{Facts, Insurer, Pointer};
use smr_table::compact;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Facts, and what should be answered.
pub struct Case {
    pub file: String,
    pub line: usize,
    pub name: String,
    pub because: String,
    /// Is it to be answered so only later?
    pub later: bool,
    /// The facts, or what is wrong with them.
    pub facts: Result<Facts, String>,
    expected: Expected,
}

enum Expected {
    InShort(Box<Scenario>),
    /// The fields of the assessment that are laid down.
    Fields(serde_json::Map<String, Json>),
}

impl Case {
    /// What the answer says otherwise than expected.
    pub fn differences(&self, answer: &Assessment) -> Vec<String> {
        match &self.expected {
            Expected::InShort(scenario) => of_scenario(scenario, answer),
            Expected::Fields(fields) => {
                let answer = serde_json::to_value(answer).unwrap_or_default();
                let differs = fields.iter().filter(|(key, expected)| answer[key] != **expected);
                differs.map(|(key, expected)| format!("{key}: {expected} expected, {} answered", answer[key])).collect()
            }
        }
    }

    /// Does it lay down what the answer cites? That stands in the trace alone.
    pub fn looks_at_citations(&self) -> bool {
        matches!(&self.expected, Expected::InShort(scenario) if scenario.cites.is_some())
    }
}

/// The cases beside the documents of a folder, then those of files in the form of `tests/scenarios.json`.
pub fn read(rules: &Path, also: &[PathBuf]) -> Outcome<Vec<Case>> {
    let mut cases = Vec::new();
    for file in &folder::read_scenarios(rules)?.0 {
        let faults = |faults: Vec<_>| io::Error::other(faults.first().map(ToString::to_string).unwrap_or_default());
        let scenarios::Scenarios { base, scenario } = scenarios::read(file).map_err(faults)?;
        cases.extend(scenario.into_iter().map(|scenario| {
            let line = file.fault(scenario.span().start, "").line;
            let scenario = scenario.into_inner();
            Case {
                file: file.name.clone(),
                line,
                name: scenario.name.get_ref().to_string(),
                because: scenario.because.to_string(),
                later: scenario.wanted.is_some(),
                facts: facts(base.get_ref(), scenario.facts.as_ref()),
                expected: Expected::InShort(scenario.into()),
            }
        }));
    }
    for path in also {
        cases.extend(of_json(path)?);
    }
    Ok(cases)
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

fn of_scenario(scenario: &scenarios::Scenario, answer: &Assessment) -> Vec<String> {
    let mut differs = Vec::new();
    if scenario.verdict != answer.verdict {
        differs.push(format!("verdict: {} expected, {} answered", scenario.verdict.as_str(), answer.verdict.as_str()));
    }
    if let Some(codes) = &scenario.codes {
        differs.extend(lists("codes", codes, &answer.codes.iter().collect::<Vec<_>>()));
    }
    if let Some(readings) = &scenario.readings {
        let answered: Vec<_> = answer.readings.iter().map(|other| other.reading).collect();
        differs.extend(lists("readings", &readings.iter().map(|of| of.reading).collect::<Vec<_>>(), &answered));
        for (of, other) in readings.iter().flat_map(|of| answer.readings.iter().map(move |other| (of, other))) {
            let is_as_said = of.verdict.is_none_or(|of| of == other.verdict) && of.route.is_none_or(|of| of == other.route);
            if of.reading == other.reading && !is_as_said {
                let [reading, verdict, route] = [other.reading.as_str(), other.verdict.as_str(), other.route.as_str()];
                differs.push(format!("readings: {reading} gives {verdict}, {route}"));
            }
        }
    }
    let lacks = scenario.information.iter().flatten().filter(|line| !answer.information.contains(**line));
    differs.extend(lacks.map(|line| format!("information: {} expected, not told", line.as_str())));
    let more = scenario.not_told.iter().flatten().filter(|line| answer.information.contains(**line));
    differs.extend(more.map(|line| format!("information: {} not expected, told", line.as_str())));
    let cited: Vec<_> = cited(answer).map(|of| format!("{}, {}: {}", of.source.id, of.place, of.says())).collect();
    let lacks = scenario.cites.iter().flatten().filter(|words| !cited.iter().any(|line| line.starts_with(words.as_str())));
    differs.extend(lacks.map(|words| format!("cites: {:?} expected, not cited", words.as_str())));
    if !differs.is_empty() && !scenario.codes.iter().flatten().any(|code| *code == Code::ContradictoryFacts) {
        differs.extend(answer.problems.iter().map(|problem| {
            let place = match problem.path {
                Pointer::ChainCare | Pointer::IncludesSmr => "chain-care and includes-smr".into(),
                path => path.to_string(),
            };
            let code = problem.code.as_str();
            format!("the facts contradict each other at {place}: {code} (what a scenario does not say is that of [base])")
        }));
    }
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

#[derive(Deserialize)]
struct JsonScenario<'a> {
    id: String,
    #[serde(borrow)]
    facts: &'a RawValue,
    expect: Option<serde_json::Map<String, Json>>,
}

/// Scenarios in the form of `tests/scenarios.json`; those of malformed facts are left out.
fn of_json(path: &Path) -> Outcome<Vec<Case>> {
    let place = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
    let text = fs::read_to_string(path).map_err(place)?;
    let all: Vec<JsonScenario> = serde_json::from_str(&text).map_err(|error| place(error.into()))?;
    let case = |JsonScenario { id, facts, expect }: JsonScenario| {
        let (expect, facts) = (expect?, Facts::from_json(facts.get()).ok()?);
        Some(Case {
            file: path.display().to_string(),
            line: 1,
            name: id,
            because: String::new(),
            later: false,
            facts: Ok(facts),
            expected: Expected::Fields(expect),
        })
    };
    Ok(all.into_iter().filter_map(case).collect())
}
