//! `rules table`: does a decision table that a lawyer signs say what the rules say?
//!
//! Blocks with hit policies as in DMN: in blocks 0 and 2 exactly one row fits every case (U), in blocks 1 and 3 every row that fits holds (C).

use crate::output::{BAD, GOOD, Outcome, PLACE, found, json, misuse};
use chrono::{Datelike, Days, NaiveDate};
use serde::Serialize;
use smr_rules::rulebase::{Brand, brands};
use smr_rules::values::{ChainProgramme, Code, Kind, Outcome as Ended, Provider, Setting, Value, Verdict, YesNoUnknown};
use smr_rules::{ChainCare, Facts, Insurer, Programme, assess_brief};
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

const COLUMNS: [&str; 12] =
    ["block", "row", "chain", "last-chain", "counted", "intensive", "running", "wanted", "provider", "outcome", "codes", "place"];
/// The column behind them: who signs the row.
const SIGN: &str = "sign";
/// The columns that say which cases a row fits.
const CONDITIONS: std::ops::Range<usize> = 2..9;
/// The differences that are told.
const MOST_TOLD: usize = 10;

struct Row {
    line: usize,
    block: u8,
    name: String,
    /// For each condition the values that fit; none: it does not matter.
    conditions: Vec<Vec<String>>,
    outcome: String,
    codes: BTreeSet<Code>,
    /// The codes beside which it does not hold.
    not_beside: BTreeSet<Code>,
    signed: bool,
}

#[derive(Serialize)]
struct Report {
    cases: usize,
    differences: usize,
    /// The rows whose column `sign` is empty.
    unsigned: usize,
    told: Vec<Difference>,
}

#[derive(Serialize)]
struct Difference {
    /// The rows that fit.
    rows: Vec<String>,
    what: String,
    facts: Facts,
}

pub fn run(file: &Path, group: &str, year: i32, cases: usize, as_json: bool, out: &mut impl Write) -> Outcome {
    let place = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", file.display()));
    let rows = read(&text(file).map_err(place)?, year).map_err(|wrong| misuse(format!("{}:{wrong}", file.display())))?;
    let brand = brands().iter().find(|brand| brand.named && brand.group().is_some_and(|of| of.id == group));
    let Some(brand) = brand else {
        return Err(misuse(format!("there is no group {group:?} with a brand that a document names")));
    };
    let (report, used) = compare(&rows, brand, year, cases);
    let unused: Vec<_> = rows.iter().filter(|row| !used.contains(&row.name)).collect();
    if as_json {
        json(out, &report)?;
    } else {
        for Difference { rows, what, facts } in &report.told {
            writeln!(out, "{PLACE}{}, rows {}{PLACE:#}: {BAD}{what}{BAD:#}", file.display(), rows.join(", "))?;
            writeln!(out, "  {}", serde_json::to_string(facts)?)?;
        }
        for row in &unused {
            writeln!(out, "{PLACE}{}:{}{PLACE:#}: no case reaches row {}", file.display(), row.line, row.name)?;
        }
        let style = if report.differences > 0 { BAD } else { GOOD };
        writeln!(out, "{style}{} differences{style:#} in {} cases of {}, {year}", report.differences, report.cases, brand.name)?;
        if report.unsigned > 0 {
            writeln!(out, "{} of {} rows are not signed", report.unsigned, rows.len())?;
        }
    }
    found(report.differences > 0 || !unused.is_empty())
}

/// The tables to sign of a folder, sorted, each with its group and year: GROUP-YEAR.table.csv.
pub fn all(folder: &Path) -> Outcome<Vec<(PathBuf, String, i32)>> {
    let mut tables = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let Some(of) = name.strip_suffix(".table.csv") else { continue };
        let Some((group, year)) = of.rsplit_once('-').and_then(|(group, year)| Some((group, year.parse().ok()?))) else {
            return Err(misuse(format!("{}: the name of a table is GROUP-YEAR.table.csv", path.display())));
        };
        tables.push((path.clone(), group.into(), year));
    }
    tables.sort();
    Ok(tables)
}

/// The table of a group and a year as it stands in the folder of the rule base: its cells, and in how many generated cases it says
/// something else than the rules; `None` if it is no table.
pub struct Signed {
    pub cells: Vec<Vec<String>>,
    pub cases: usize,
    pub differences: Option<usize>,
}

impl Signed {
    pub fn find(folder: &Path, group: &str, year: i32) -> Option<Self> {
        const CASES: usize = 5000;
        let text = text(&folder.join(format!("{group}-{year}.table.csv"))).ok()?;
        let brand = brands().iter().find(|brand| brand.named && brand.group().is_some_and(|of| of.id == group))?;
        let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
        // The last cell holds all that is behind it: places have semicolons too.
        let cells = |line: &str| line.splitn(COLUMNS.len(), ';').map(|cell| cell.trim_matches([';', ' ']).to_string()).collect();
        let cells = lines.map(cells).collect();
        let differences = read(&text, year).ok().map(|rows| compare(&rows, brand, year, CASES).0.differences);
        Some(Self { cells, cases: CASES, differences })
    }
}

/// What the table and the rules say in generated cases, the same on each run; and the names of the rows that fit some case.
fn compare(rows: &[Row], brand: &'static Brand, year: i32, cases: usize) -> (Report, BTreeSet<String>) {
    let mut random = Random(0x5eed_0000 + u64::from(year.unsigned_abs()));
    let unsigned = rows.iter().filter(|row| !row.signed).count();
    let (mut report, mut used) = (Report { cases: 0, differences: 0, unsigned, told: Vec::new() }, BTreeSet::new());
    while report.cases < cases {
        let facts = random.facts(year, Insurer::Brand(brand));
        let answer = assess_brief(&facts);
        // The table speaks of facts that fit together.
        if answer.codes.contains(Code::ContradictoryFacts) {
            continue;
        }
        report.cases += 1;
        let decided = decide(rows, &features(&facts, year));
        used.extend(decided.rows.iter().cloned());
        let codes: BTreeSet<_> = answer.codes.iter().collect();
        let what = match decided.answer {
            Ok(of_table) if of_table == (answer.verdict, codes.clone()) => continue,
            Ok((verdict, of_table)) => {
                format!("the table says {}, the rules say {}", told(verdict, &of_table), told(answer.verdict, &codes))
            }
            Err(fault) => fault,
        };
        report.differences += 1;
        if report.told.len() < MOST_TOLD && report.told.iter().all(|other| other.what != what || other.rows != decided.rows) {
            report.told.push(Difference { rows: decided.rows, what, facts });
        }
    }
    (report, used)
}

fn told(verdict: Verdict, codes: &BTreeSet<Code>) -> String {
    let codes: Vec<_> = codes.iter().map(|code| code.as_str()).collect();
    if codes.is_empty() { verdict.as_str().into() } else { format!("{} with {}", verdict.as_str(), codes.join(", ")) }
}

/// The text of a file, without the mark that Excel writes before it.
fn text(file: &Path) -> io::Result<String> {
    let text = fs::read_to_string(file)?;
    Ok(text.strip_prefix('\u{feff}').map(Into::into).unwrap_or(text))
}

fn read(text: &str, year: i32) -> Result<Vec<Row>, String> {
    let mut lines = (1..).zip(text.lines()).filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
    let (line, head) = lines.next().ok_or("1: the table is empty")?;
    // Excel makes all lines as long as the longest, the head too.
    let padding = head.len() - head.trim_end_matches(';').len();
    let names: Vec<_> = head.trim_end_matches(';').split(';').map(str::trim).collect();
    if !names.starts_with(&COLUMNS) {
        return Err(format!("{line}: the columns {} are needed, in this order, with semicolons between", COLUMNS.join(";")));
    }
    let read = |(line, text): (usize, &str)| {
        let mut row = row(line, text, &names, year).map_err(|wrong| format!("{line}: {wrong}"))?;
        let text = (0..padding).fold(text, |text, _| text.strip_suffix(';').unwrap_or(text));
        row.signed = names.get(COLUMNS.len()) == Some(&SIGN) && is_signed(text);
        Ok(row)
    };
    lines.map(read).collect()
}

/// Does a sign stand in the last cell? A remark is none, nor is a part of the place, which a space sets apart.
fn is_signed(text: &str) -> bool {
    let sign = text.split(';').skip(COLUMNS.len()).last().unwrap_or_default();
    !sign.trim().is_empty() && !sign.starts_with(' ') && !sign.starts_with("not beside ")
}

/// The values of a condition, as its column holds them.
fn words(column: &str, year: i32) -> Vec<String> {
    fn all<T: Value>() -> Vec<String> {
        T::ALL.iter().map(|value| value.as_str().into()).collect()
    }
    let listed = |words: &[&str]| words.iter().map(ToString::to_string).collect();
    match column {
        "chain" => all::<YesNoUnknown>(),
        "last-chain" => listed(&["none", "success", "unknown", &format!("failed-{year}"), "failed-earlier"]),
        "running" => listed(&["yes", "no"]),
        "wanted" => all::<Kind>(),
        "provider" => all::<Provider>(),
        _ => listed(&["0", "1", "2", "3", "4", "2+", "3+"]),
    }
}

/// The values of a condition that fit; none: it does not matter.
fn values(column: &str, field: &str, year: i32) -> Result<Vec<String>, String> {
    if field == "-" {
        return Ok(Vec::new());
    }
    let (all, values): (_, Vec<_>) = (words(column, year), field.split(',').map(|value| value.trim().to_string()).collect());
    match values.iter().find(|value| !all.contains(value)) {
        Some(value) => Err(format!("{column} {value:?} is not one of: {}, or - if it does not matter", all.join(", "))),
        None => Ok(values),
    }
}

fn row(line: usize, text: &str, names: &[&str], year: i32) -> Result<Row, String> {
    let fields: Vec<_> = text.split(';').map(str::trim).collect();
    if fields.len() < names.len() {
        return Err(format!("the line has {} columns, {} are needed", fields.len(), names.len()));
    }
    let block =
        fields[0].parse().ok().filter(|block| *block <= 3).ok_or_else(|| format!("block {:?} is not 0, 1, 2 or 3", fields[0]))?;
    let code = |word: &str| Code::parse(word).ok_or_else(|| format!("there is no code {word:?}"));
    let codes = fields[10].split(',').map(str::trim).filter(|word| !word.is_empty()).map(code).collect::<Result<_, _>>()?;
    let remarks =
        fields[11..].iter().flat_map(|field| field.split(';')).filter_map(|remark| remark.trim().strip_prefix("not beside "));
    let outcomes = match block {
        0 => ["next", "not-covered", ""],
        1 => ["not-yet", "", ""],
        2 => ["next", "condition", "ask"],
        _ => ["condition", "", ""],
    };
    if !outcomes.contains(&fields[9]) || fields[9].is_empty() {
        return Err(format!("outcome {:?} is not one of block {block}: {}", fields[9], outcomes.join(" ").trim()));
    }
    let conditions = CONDITIONS.map(|at| values(names[at], fields[at], year));
    Ok(Row {
        line,
        block,
        name: fields[1].into(),
        conditions: conditions.collect::<Result<_, _>>()?,
        outcome: fields[9].into(),
        codes,
        not_beside: remarks.map(code).collect::<Result<_, _>>()?,
        signed: false,
    })
}

/// What a case looks like to the table: for each condition the values that it has.
type Features = Vec<Vec<String>>;

fn features(facts: &Facts, year: i32) -> Features {
    let chain = match facts.chain_care {
        None => "unknown",
        Some(care) if care.programmes.is_empty() => "no",
        Some(care) => care.includes_smr.as_str(),
    };
    let in_year: Vec<_> = facts.history.iter().filter(|one| one.start.is_some_and(|start| start.year() == year)).collect();
    let number = |number: usize| {
        vec![
            number.to_string(),
            if number >= 3 { "3+".into() } else { String::new() },
            if number >= 2 { "2+".into() } else { String::new() },
        ]
    };
    let runs = facts.history.iter().any(|one| one.outcome == Ended::Running && one.end.is_none_or(|end| end > facts.start));
    vec![
        vec![chain.into()],
        vec![last_chain(facts, year)],
        number(in_year.len()),
        number(in_year.iter().filter(|one| one.kind == Kind::Intensive).count()),
        vec![if runs { "yes" } else { "no" }.into()],
        vec![facts.wanted.as_str().into()],
        vec![facts.provider.as_str().into()],
    ]
}

/// How the chain programme that started last ended.
fn last_chain(facts: &Facts, year: i32) -> String {
    let order = |one: &&Programme| (one.start, one.end.or(one.start));
    let rank = |one: &&Programme| match one.outcome {
        Ended::Success => 2,
        Ended::NoSuccess | Ended::DroppedOut => 0,
        Ended::Running | Ended::Unknown => 1,
    };
    let chain = facts.history.iter().filter(|one| one.setting == Setting::Chain);
    let Some(last) = chain.max_by_key(|one| (order(one), rank(one))) else { return "none".into() };
    match (last.outcome, last.end.or(last.start)) {
        (Ended::Success, _) => "success".into(),
        (Ended::Running | Ended::Unknown, _) => "unknown".into(),
        (_, Some(end)) if end.year() == year => format!("failed-{year}"),
        _ => "failed-earlier".into(),
    }
}

struct Decided {
    rows: Vec<String>,
    answer: Result<(Verdict, BTreeSet<Code>), String>,
}

fn decide(rows: &[Row], features: &Features) -> Decided {
    let fits = |row: &&Row| {
        row.conditions
            .iter()
            .zip(features)
            .all(|(values, has)| values.is_empty() || values.iter().any(|value| has.contains(value)))
    };
    let of_block = |block: u8| rows.iter().filter(move |row| row.block == block).filter(fits).collect::<Vec<_>>();
    let mut names = Vec::new();
    let mut codes = BTreeSet::new();
    for block in 0..4 {
        let fitting: Vec<_> = of_block(block).into_iter().filter(|row| row.not_beside.is_disjoint(&codes)).collect();
        names.extend(fitting.iter().map(|row| row.name.clone()));
        if block % 2 == 0 && fitting.len() != 1 {
            let what = if fitting.is_empty() {
                format!("gap: no row of block {block} fits")
            } else {
                format!("overlap: {} rows of block {block} fit", fitting.len())
            };
            return Decided { rows: names, answer: Err(what) };
        }
        let ends = fitting.iter().find_map(|row| match row.outcome.as_str() {
            "not-covered" => Some(Verdict::NotCovered),
            "not-yet" => Some(Verdict::NotYet),
            "ask" => Some(Verdict::NeedsInformation),
            _ => None,
        });
        codes.extend(fitting.iter().flat_map(|row| row.codes.iter().copied()));
        if let Some(verdict) = ends {
            return Decided { rows: names, answer: Ok((verdict, codes)) };
        }
    }
    let verdict = if codes.is_empty() { Verdict::Eligible } else { Verdict::EligibleWithConditions };
    Decided { rows: names, answer: Ok((verdict, codes)) }
}

/// The same cases on each run (splitmix64).
struct Random(u64);

impl Random {
    fn next(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % below.max(1)
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[usize::try_from(self.next(of.len() as u64)).unwrap_or(0)]
    }

    /// Facts in which all that the table looks at is known, or unknown on purpose.
    fn facts(&mut self, year: i32, insurer: Insurer) -> Facts {
        let new_year = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default();
        let start = new_year + Days::new(self.next(365));
        let chain_care = match self.next(5) {
            0 => None,
            1 => Some(ChainCare::NONE),
            _ => {
                let includes_smr = self.one(YesNoUnknown::ALL);
                Some(ChainCare { programmes: [self.one(ChainProgramme::ALL)].into_iter().collect(), includes_smr })
            }
        };
        let number = self.next(5);
        let history = (0..number).map(|_| self.programme(start)).collect();
        Facts { start, insurer, chain_care, history, wanted: self.one(Kind::ALL), provider: self.one(Provider::ALL) }
    }

    fn programme(&mut self, before: NaiveDate) -> Programme {
        let start = before - Days::new(self.next(500));
        let end = start + Days::new(self.next(120));
        let kind = self.one(&[Kind::Short, Kind::Intensive]);
        let setting = self.one(&[Setting::Chain, Setting::Gp, Setting::Specialist]);
        if end > before {
            let end = (self.next(2) == 0).then_some(end);
            return Programme { start: Some(start), end, kind, setting, outcome: Ended::Running };
        }
        let outcome = self.one(&[Ended::Success, Ended::NoSuccess, Ended::DroppedOut, Ended::Unknown]);
        Programme { start: Some(start), end: Some(end), kind, setting, outcome }
    }
}
