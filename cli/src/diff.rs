//! `rules diff OLD NEW`: whose answer changes, over all kinds of cases, folded into few sentences.

mod cases;
mod texts;
mod told;

use crate::folder;
use crate::output::{Outcome, found, json, misuse};
use crate::space::{self, FEATURES, Features, History, Insurers};
use serde::Serialize;
use smr_rules::assessment::Assessment;
use smr_rules::load::RuleBase;
use smr_rules::rulebase::{Years, groups, version};
use smr_rules::values::{Value, Verdict};
use smr_rules::{Facts, Insurer, assess_brief};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// What changes in an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
enum What {
    Code,
    Information,
    Reading,
    ReadingVerdict,
    Route,
    Remaining,
    Sureness,
}

/// One thing that an answer now says, or no longer says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
struct Change {
    what: What,
    name: String,
    now: bool,
}

/// The values of each feature.
type Values = [BTreeSet<&'static str>; FEATURES.len()];

/// The cases of one insurer in one period in which something changes.
#[derive(Default)]
struct Cell {
    cases: usize,
    verdicts: BTreeMap<(Verdict, Verdict), usize>,
    seen: Values,
    /// How many cases of that insurer and period have such values.
    of: usize,
}

#[derive(Serialize)]
struct Report {
    old: Base,
    new: Base,
    cases: usize,
    changed: usize,
    verdicts: Vec<Verdicts>,
    changes: Vec<Sentence>,
    /// The remarks and duties that are otherwise.
    texts: Vec<texts::Change>,
}

#[derive(Serialize)]
struct Base {
    version: &'static str,
    sha256: &'static str,
}

#[derive(Serialize)]
struct Verdicts {
    from: Verdict,
    to: Verdict,
    cases: usize,
}

#[derive(Serialize)]
struct Sentence {
    insurers: Vec<String>,
    years: Vec<Years>,
    #[serde(flatten)]
    change: Change,
    /// The features that not all cases share, with their values here.
    conditions: BTreeMap<&'static str, Vec<&'static str>>,
    /// How many cases, of all that look like this.
    cases: usize,
    of: usize,
    verdicts: Vec<Verdicts>,
}

pub enum Format {
    Text,
    Markdown,
    Json,
}

/// The part of the space that is asked for.
pub struct Part<'a> {
    pub group: Option<&'a str>,
    pub year: Option<i32>,
    /// These cases in place of all kinds.
    pub cases: Option<&'a Path>,
}

pub fn run(old: &Path, new: &Path, part: &Part, format: &Format, out: &mut impl Write) -> Outcome {
    let bases = [base(old)?, base(new)?];
    if let Some(file) = part.cases {
        return cases::run(&bases, file, matches!(format, Format::Json), out);
    }
    let known = |group: &str| bases.iter().any(|base| base.run(|| groups().iter().any(|of| of.id == group)));
    if let Some(group) = part.group.filter(|group| !known(group)) {
        return Err(misuse(format!("there is no group {group:?} in either rule base")));
    }
    let report = compare(&bases, part);
    match format {
        Format::Json => json(out, &report)?,
        Format::Markdown => told::markdown(&report, out)?,
        Format::Text => told::text(&report, out)?,
    }
    found(report.changed > 0 || !report.texts.is_empty())
}

/// Does the answer to some kind of case change in these years, for the insurers of this group or where the insurer is not known?
pub fn is_any(bases: [RuleBase; 2], group: Option<&str>, years: Years) -> bool {
    let (mut insurers, periods) = space_of(&bases, &Part { group: None, year: None, cases: None });
    insurers.retain(|of| of.id == "unknown" || group.is_none_or(|group| is_of_group(&bases, of, group)));
    let changes = |insurers: &Insurers, year: i32| {
        let insurer = insurer_in(&bases, insurers);
        let mut is_any = false;
        space::each_case(year, &space::histories(year), |facts, _| {
            is_any = is_any || answer(bases[0], insurer[0], facts) != answer(bases[1], insurer[1], facts);
        });
        is_any
    };
    periods
        .iter()
        .filter(|period| period.overlap(years))
        .any(|period| insurers.iter().any(|insurers| changes(insurers, period.from)))
}

/// A folder, or the rule base that is built in.
fn base(path: &Path) -> Outcome<RuleBase> {
    if path == Path::new("built-in") { Ok(RuleBase::BUILT_IN) } else { folder::load(path) }
}

type Cells = BTreeMap<(Change, usize, usize), Cell>;

fn is_of_group(bases: &[RuleBase; 2], insurers: &Insurers, group: &str) -> bool {
    bases.iter().any(|base| base.run(|| Insurer::parse(&insurers.id).is_some_and(|of| group_of(of) == Some(group))))
}

/// The kinds of insurers, and the periods, of the part that is asked for.
fn space_of(bases: &[RuleBase; 2], part: &Part) -> (Vec<Insurers>, Vec<Years>) {
    let mut insurers = space::insurers(bases);
    insurers.retain(|insurers| part.group.is_none_or(|group| is_of_group(bases, insurers, group)));
    let mut periods = space::periods(bases);
    periods.retain(|period| part.year.is_none_or(|year| period.contain(year)));
    (insurers, periods)
}

fn compare(bases: &[RuleBase; 2], part: &Part) -> Report {
    let (insurers, periods) = space_of(bases, part);
    let work: Vec<_> = (0..periods.len()).flat_map(|period| (0..insurers.len()).map(move |insurer| (insurer, period))).collect();
    let next = AtomicUsize::new(0);
    let total = Mutex::new((Cells::new(), BTreeMap::new(), 0, 0));
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, Into::into) {
            scope.spawn(|| {
                while let Some((insurer, period)) = work.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let year = periods[*period].from;
                    let one = compare_one(bases, &insurers[*insurer], year, &space::histories(year));
                    let mut total = total.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                    total.2 += one.cases;
                    total.3 += one.changed;
                    one.verdicts.into_iter().for_each(|(verdicts, cases)| *total.1.entry(verdicts).or_insert(0) += cases);
                    total.0.extend(one.changes.into_iter().map(|(change, cell)| ((change, *insurer, *period), cell)));
                }
            });
        }
    });
    let (cells, verdicts, cases, changed) = total.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    Report {
        old: stamp(&bases[0]),
        new: stamp(&bases[1]),
        cases,
        changed,
        verdicts: changed_verdicts(verdicts),
        changes: fold(cells, &insurers, &periods),
        texts: texts::changes(bases, part),
    }
}

fn stamp(base: &RuleBase) -> Base {
    base.run(|| Base { version: version().version, sha256: version().sha256 })
}

fn group_of(insurer: Insurer) -> Option<&'static str> {
    match insurer {
        Insurer::Brand(brand) => brand.group().map(|group| group.id),
        _ => None,
    }
}

#[derive(Default)]
struct One {
    cases: usize,
    changed: usize,
    verdicts: BTreeMap<(Verdict, Verdict), usize>,
    changes: BTreeMap<Change, Cell>,
}

/// An insurer that one of them does not know is there one that is not in the list.
fn insurer_in(bases: &[RuleBase; 2], insurers: &Insurers) -> [Insurer; 2] {
    bases.map(|base| base.run(|| Insurer::parse(&insurers.id).unwrap_or(Insurer::Other)))
}

fn answer(base: RuleBase, insurer: Insurer, facts: &mut Facts) -> Assessment {
    facts.insurer = insurer;
    base.run(|| assess_brief(facts))
}

fn compare_one(bases: &[RuleBase; 2], insurers: &Insurers, year: i32, histories: &[History]) -> One {
    let insurer = insurer_in(bases, insurers);
    let mut one = One::default();
    let mut seen: Vec<(Features, Vec<Change>)> = Vec::with_capacity(space::size(histories.len()));
    space::each_case(year, histories, |facts, features| {
        one.cases += 1;
        let (old, new) = (answer(bases[0], insurer[0], facts), answer(bases[1], insurer[1], facts));
        let changes = changes(&old, &new);
        if !changes.is_empty() {
            one.changed += 1;
            *one.verdicts.entry((old.verdict, new.verdict)).or_insert(0) += 1;
        }
        for change in &changes {
            let cell = one.changes.entry(change.clone()).or_default();
            cell.cases += 1;
            *cell.verdicts.entry((old.verdict, new.verdict)).or_insert(0) += 1;
            cell.seen.iter_mut().zip(features).for_each(|(seen, value)| {
                seen.insert(value);
            });
        }
        seen.push((*features, changes));
    });
    for cell in one.changes.values_mut() {
        let fits = |features: &Features| cell.seen.iter().zip(features).all(|(seen, value)| seen.contains(value));
        cell.of = seen.iter().filter(|(features, _)| fits(features)).count();
    }
    one
}

fn changes(old: &Assessment, new: &Assessment) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut add = |what, name: &str, now| changes.push(Change { what, name: name.into(), now });
    if old.codes != new.codes {
        old.codes.iter().filter(|code| !new.codes.contains(*code)).for_each(|code| add(What::Code, code.as_str(), false));
        new.codes.iter().filter(|code| !old.codes.contains(*code)).for_each(|code| add(What::Code, code.as_str(), true));
    }
    if old.information != new.information {
        let (gone, come) = (old.information, new.information);
        gone.iter().filter(|line| !come.contains(*line)).for_each(|line| add(What::Information, line.as_str(), false));
        come.iter().filter(|line| !gone.contains(*line)).for_each(|line| add(What::Information, line.as_str(), true));
    }
    for (one, other, now) in [(old, new, false), (new, old, true)] {
        for reading in &one.readings {
            match other.readings.iter().find(|other| other.reading == reading.reading) {
                None => add(What::Reading, reading.reading.as_str(), now),
                Some(other) if other != reading && now => add(What::ReadingVerdict, reading.reading.as_str(), true),
                Some(_) => {}
            }
        }
    }
    if old.route != new.route {
        add(What::Route, new.route.as_str(), true);
    }
    if old.remaining != new.remaining {
        let left = new.remaining.map_or("none".into(), |left| format!("{} to {}", left.min, left.max));
        add(What::Remaining, &left, true);
    }
    if let (true, Some(sureness)) = (old.sureness != new.sureness, new.sureness) {
        add(What::Sureness, sureness.as_str(), true);
    }
    changes
}

/// The number of a feature, and its values.
type Condition = (usize, Vec<&'static str>);

/// Periods and insurers in which the same changes under the same conditions make one sentence.
fn fold(cells: Cells, insurers: &[Insurers], periods: &[Years]) -> Vec<Sentence> {
    // The values that cases with so many programmes have.
    let mut by_number: BTreeMap<&str, Values> = BTreeMap::new();
    space::each_case(2020, &space::histories(2020), |_, features| {
        let all = by_number.entry(features[space::NUMBER]).or_default();
        all.iter_mut().zip(features).for_each(|(all, value)| {
            all.insert(value);
        });
    });
    let conditions = |cell: &Cell| {
        // Of a programme that nobody had there is nothing to tell, nor of one that all had.
        let mut all = Values::default();
        for of in cell.seen[space::NUMBER].iter().filter_map(|number| by_number.get(number)) {
            all.iter_mut().zip(of).for_each(|(all, of)| all.extend(of));
        }
        all[space::NUMBER] = space::NUMBERS.into_iter().collect();
        let values = |at: usize| -> Option<Condition> {
            let lacks: Vec<_> = all[at].difference(&cell.seen[at]).copied().collect();
            match lacks[..] {
                [] => None,
                [one] if all[at].len() > 2 => Some((at, vec!["all but", one])),
                _ => Some((at, cell.seen[at].iter().copied().collect())),
            }
        };
        (0..FEATURES.len()).filter_map(values).collect::<Vec<_>>()
    };
    // First the periods of one insurer, then the insurers of the same periods.
    let mut by_insurer: BTreeMap<_, (BTreeSet<usize>, Cell)> = BTreeMap::new();
    for ((change, insurer, period), cell) in cells {
        let (of, sum) = by_insurer.entry((change, conditions(&cell), cell.cases == cell.of, insurer)).or_default();
        of.insert(period);
        add(sum, cell);
    }
    let mut sentences: BTreeMap<_, (BTreeSet<usize>, Cell)> = BTreeMap::new();
    for ((change, conditions, _, insurer), (of, cell)) in by_insurer {
        let (insurers, sum) = sentences.entry((change, conditions, of)).or_default();
        insurers.insert(insurer);
        add(sum, cell);
    }
    let sentences = sentences.into_iter().map(|((change, conditions, of), (of_insurers, cell))| Sentence {
        insurers: of_insurers.iter().map(|at| insurers[*at].name.clone()).collect(),
        years: joined(of.iter().map(|at| periods[*at])),
        change,
        conditions: conditions.into_iter().map(|(at, values)| (FEATURES[at], values)).collect(),
        cases: cell.cases,
        of: cell.of,
        verdicts: changed_verdicts(cell.verdicts),
    });
    sentences.collect()
}

fn add(sum: &mut Cell, cell: Cell) {
    sum.cases += cell.cases;
    sum.of += cell.of;
    cell.verdicts.into_iter().for_each(|(verdicts, cases)| *sum.verdicts.entry(verdicts).or_insert(0) += cases);
}

/// Periods that follow each other as one.
fn joined(periods: impl Iterator<Item = Years>) -> Vec<Years> {
    let mut all: Vec<Years> = Vec::new();
    for period in periods {
        match all.last_mut() {
            Some(last) if last.to + 1 == period.from => last.to = period.to,
            _ => all.push(period),
        }
    }
    all
}

fn changed_verdicts(verdicts: BTreeMap<(Verdict, Verdict), usize>) -> Vec<Verdicts> {
    let changed = verdicts.into_iter().filter(|((from, to), _)| from != to);
    changed.map(|((from, to), cases)| Verdicts { from, to, cases }).collect()
}
