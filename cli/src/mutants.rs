//! `rules test --mutants`: what could stand otherwise in the rule base without anybody noticing.
//!
//! Each change is made in the text of one file: a term is another legal value or not said, its years begin or end earlier or later, a
//! number of the law, the sector or `base.toml` is one less or more, a statement is left out. The checker may notice, a scenario, or a
//! signed table.

use crate::cases::Case;
use crate::output::Outcome;
use crate::table::{self, Signed};
use crate::{diff, folder};
use serde::Serialize;
use smr_rules::assessment::Assessment;
use smr_rules::load::check::check;
use smr_rules::load::fault::File;
use smr_rules::load::{RuleBase, folder as files};
use smr_rules::rulebase::{TermKind, Terms, Years, version};
use smr_rules::values::{ChainCareRule, ChainCount, ChainStep, Kind, ParallelOtherReading, Value};
use smr_rules::{assess, assess_brief};
use std::ops::Range;
use std::path::Path;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Who notices a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum By {
    Check,
    Scenario,
    Table,
    /// Nobody, and no answer changes, over all kinds of cases of `rules diff`.
    NothingChanges,
    Nobody,
}

impl By {
    pub const ALL: [Self; 5] = [Self::Check, Self::Scenario, Self::Table, Self::NothingChanges, Self::Nobody];
}

/// A change, and who notices it.
#[derive(Serialize)]
pub struct Mutant {
    pub file: String,
    pub line: usize,
    pub change: String,
    pub by: By,
    /// The fault, the scenario or the table.
    #[serde(skip_serializing_if = "String::is_empty")]
    what: String,
}

/// A change of the text of a file.
struct Edit {
    at: Range<usize>,
    with: String,
    change: String,
    /// The years in which `rules diff` can say that it changes no answer; of numbers and statements it cannot.
    comparable: Option<Years>,
}

pub fn run(folder: &Path, cases: &[Case]) -> Outcome<Vec<Mutant>> {
    let mut files = files::read(folder)?.0;
    let (today, base) = (folder::today().to_string(), RuleBase::in_use());
    let before: Vec<_> = cases.iter().filter_map(Before::of).collect();
    let tables = tables(folder)?;
    let mut mutants = Vec::new();
    for at in 0..files.len() {
        let file = files[at].clone();
        let Ok(document) = DeTable::parse(&file.text) else { continue };
        let document = document.get_ref();
        if get(document, "adopted").and_then(DeValue::as_bool) == Some(false) {
            continue;
        }
        let group = get(document, "group").and_then(DeValue::as_str);
        for edit in edits(&file, document) {
            files[at].text.replace_range(edit.at.clone(), &edit.with);
            let (by, what) = match check(&files, Some(&today)) {
                Err(faults) => (By::Check, faults.first().map(|fault| fault.what.clone()).unwrap_or_default()),
                Ok(checked) => {
                    let mutant = RuleBase::load(&checked, version().sha256);
                    let scenario = mutant.run(|| before.iter().find(|before| before.differs()));
                    let mut of_group = tables.iter().filter(|table| group.is_none_or(|group| table.group == group));
                    if let Some(Before { case, .. }) = scenario {
                        (By::Scenario, format!("{}:{}: {}", case.file, case.line, case.name))
                    } else if let Some(table) = mutant.run(|| of_group.find(|table| table.differs(folder))) {
                        (By::Table, format!("{}-{}.table.csv", table.group, table.year))
                    } else if edit.comparable.is_some_and(|years| !diff::is_any([base, mutant], group, years)) {
                        (By::NothingChanges, String::new())
                    } else {
                        (By::Nobody, String::new())
                    }
                }
            };
            files[at].text.clone_from(&file.text);
            let line = file.fault(edit.at.start, "").line;
            mutants.push(Mutant { file: file.name.clone(), line, change: edit.change, by, what });
        }
    }
    Ok(mutants)
}

/// A case as it is answered without a change.
struct Before<'a> {
    case: &'a Case,
    answer: Assessment,
    passes: bool,
}

impl<'a> Before<'a> {
    fn of(case: &'a Case) -> Option<Self> {
        let facts = case.facts.as_ref().ok()?;
        let passes = case.differences(&assess(facts)).is_empty();
        Some(Self { case, answer: assess_brief(facts), passes })
    }

    /// Is it now answered as expected and was not, or the other way round?
    fn differs(&self) -> bool {
        let Ok(facts) = &self.case.facts else { return false };
        let may = self.case.looks_at_citations() || assess_brief(facts) != self.answer;
        may && self.case.differences(&assess(facts)).is_empty() != self.passes
    }
}

/// A signed table, and in how many cases it differs from the rules without a change.
struct Table {
    group: String,
    year: i32,
    differences: Option<usize>,
}

impl Table {
    fn differs(&self, folder: &Path) -> bool {
        Signed::find(folder, &self.group, self.year).and_then(|table| table.differences) != self.differences
    }
}

fn tables(folder: &Path) -> Outcome<Vec<Table>> {
    let table = |(_, group, year): (_, String, i32)| {
        let differences = Signed::find(folder, &group, year).and_then(|table| table.differences);
        Table { group, year, differences }
    };
    Ok(table::all(folder)?.into_iter().map(table).collect())
}

fn get<'a>(table: &'a DeTable<'_>, key: &str) -> Option<&'a DeValue<'a>> {
    table.get(key).map(Spanned::get_ref)
}

/// The tables that stand under a key, one or several.
fn tables_of<'a>(document: &'a DeTable<'_>, key: &str) -> Vec<(usize, &'a DeTable<'a>)> {
    let Some(found) = document.get(key) else { return Vec::new() };
    let one = std::slice::from_ref(found);
    let all = found.get_ref().as_array().map_or(one, |values| values);
    all.iter().filter_map(|value| Some((value.span().start, value.get_ref().as_table()?))).collect()
}

fn edits(file: &File, document: &DeTable<'_>) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (_, terms) in tables_of(document, "terms") {
        let years = years_of(terms);
        edits.extend(periods(file, terms));
        for (key, value) in terms {
            let Some(field) = Terms::FIELDS.iter().find(|field| field.key() == *key.get_ref()) else { continue };
            match value.get_ref() {
                DeValue::Table(steps) => {
                    for (step, value) in steps {
                        let name = format!("{}: {}", key.get_ref(), step.get_ref());
                        set(file, &name, value, words::<ChainStep>(), years, &mut edits);
                    }
                }
                of => set(file, key.get_ref(), value, values(field.kind, of), years, &mut edits),
            }
        }
    }
    for (_, numbers) in ["general", "limit", "guidance"].iter().flat_map(|name| tables_of(document, name)) {
        edits.extend(periods(file, numbers));
        for (key, value) in numbers {
            replace(file, key.get_ref(), value, near(value.get_ref()), None, &mut edits);
        }
    }
    for (at, statement) in tables_of(document, "statement") {
        let place = get(statement, "place").and_then(DeValue::as_str).unwrap_or_default();
        let says = get(statement, "says").and_then(DeValue::as_str).unwrap_or_default();
        let rest = &file.text[at..];
        let end = rest.find("\n[").map_or(rest.len(), |end| end + 1);
        let change = format!("without the statement {place}: {says}");
        edits.push(Edit { at: at..at + end, with: String::new(), change, comparable: None });
    }
    edits
}

fn years_of(table: &DeTable<'_>) -> Option<Years> {
    get(table, "years").and_then(DeValue::as_str).and_then(Years::parse)
}

/// Its years begin or end a year earlier or later.
fn periods(file: &File, table: &DeTable<'_>) -> Vec<Edit> {
    let mut edits = Vec::new();
    if let (Some(Years { from, to }), Some(value)) = (years_of(table), table.get("years")) {
        // Each with the year that is in the one period alone.
        let begins = [(Years { from: from - 1, to }, from - 1), (Years { from: from + 1, to }, from)];
        let ends = [(Years { from, to: to - 1 }, to), (Years { from, to: to + 1 }, to + 1)];
        let begins = begins.into_iter().filter(|_| from != Years::ALWAYS);
        let ends = ends.into_iter().filter(|_| to != Years::OPEN);
        for (years, year) in begins.chain(ends).filter(|(years, _)| years.from <= years.to) {
            let with = vec![format!("{:?}", years.to_string())];
            replace(file, "years", value, with, Some(Years { from: year, to: year }), &mut edits);
        }
    }
    edits
}

/// A term has each of these values in place of its own, or is not said.
fn set(file: &File, key: &str, value: &Spanned<DeValue<'_>>, values: Vec<String>, years: Option<Years>, edits: &mut Vec<Edit>) {
    let comparable = years.filter(|_| !value.get_ref().is_integer());
    replace(file, key, value, values, comparable, edits);
    let at = value.span();
    let start = file.text[..at.start].rfind('\n').map_or(0, |end| end + 1);
    let end = file.text[at.end..].find('\n').map_or(file.text.len(), |end| at.end + end + 1);
    let change = format!("without {key} = {}", &file.text[at]);
    edits.push(Edit { at: start..end, with: String::new(), change, comparable });
}

fn replace(
    file: &File,
    key: &str,
    value: &Spanned<DeValue<'_>>,
    values: Vec<String>,
    comparable: Option<Years>,
    edits: &mut Vec<Edit>,
) {
    let at = value.span();
    let is = &file.text[at.clone()];
    for with in values.into_iter().filter(|with| with != is) {
        let change = format!("{key} = {with} in place of {is}");
        edits.push(Edit { at: at.clone(), with, change, comparable });
    }
}

/// The values that a term may have, as they are written.
fn values(kind: TermKind, of: &DeValue<'_>) -> Vec<String> {
    match kind {
        TermKind::Flag => vec!["true".into(), "false".into()],
        TermKind::ChainCount | TermKind::OptionalChainCount => words::<ChainCount>(),
        TermKind::ChainCareRule => words::<ChainCareRule>(),
        TermKind::ParallelOtherReading => words::<ParallelOtherReading>(),
        TermKind::OptionalFirstWithinChain => Vec::new(),
        TermKind::OptionalDays => near(of),
        TermKind::OptionalKinds => {
            let kinds = |kinds: &[Kind]| format!("{:?}", kinds.iter().map(|kind| kind.as_str()).collect::<Vec<_>>());
            vec![kinds(&[Kind::Intensive]), kinds(&[Kind::Short, Kind::Intensive])]
        }
    }
}

fn words<T: Value>() -> Vec<String> {
    T::ALL.iter().map(|value| format!("{:?}", value.as_str())).collect()
}

/// One less and one more.
fn near(number: &DeValue<'_>) -> Vec<String> {
    let number = number.as_integer().and_then(|number| number.as_str().parse::<i64>().ok());
    number.into_iter().flat_map(|number| [number - 1, number + 1]).map(|near| near.to_string()).collect()
}
