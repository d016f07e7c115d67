//! The decision table of an insurer and a year: all kinds of cases, folded into as few rows as fit.
//!
//! The levels are looked at in order; the first with a row that fits decides, and every row of it that fits holds.

use super::features::{FEATURES, Values, every, point, words};
use crate::levels::{self, LEVELS};
use crate::space;
use smr_rules::values::{Code, Information, Reading, Value};
use smr_rules::{Insurer, assess_brief};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// What answers a group of insurers gets in a year.
pub struct Table {
    /// The rows of each of the [`LEVELS`].
    pub levels: Levels,
    /// The readings that would change some answer.
    pub readings: BTreeSet<Reading>,
    /// The information lines, and whether each answer has it.
    pub information: BTreeMap<Information, bool>,
    /// How many kinds of cases were looked at.
    pub cases: usize,
}

/// A row: which cases fit, and what holds in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub fits: Values,
    pub codes: Vec<Code>,
    /// False if something decides that the table does not show: it holds in some of the cases.
    pub always: bool,
}

impl Row {
    /// The features that matter, each with the values that fit.
    pub fn conditions(&self) -> impl Iterator<Item = (usize, Vec<&'static str>)> {
        let matter = (0..FEATURES.len()).filter(|at| self.fits & every(*at) != every(*at));
        matter.map(|at| (at, words(at, self.fits)))
    }
}

fn fits(row: Values, point: Values) -> bool {
    point & !row == 0
}

/// The cases that look the same.
#[derive(Default, PartialEq, Eq, PartialOrd, Ord)]
struct Cell {
    /// For each level how many of them come so far.
    reach: [usize; LEVELS.len()],
    codes: BTreeMap<Code, usize>,
}

type Cells = BTreeMap<Values, Cell>;
type Levels = [Vec<Row>; LEVELS.len()];

/// Makes tables, and keeps what it folded: many years of many insurers have the same rows.
#[derive(Default)]
pub struct Folder(BTreeMap<Cells, Levels>);

impl Folder {
    pub fn fold(&mut self, insurer: Insurer, year: i32) -> Table {
        let (cells, mut table) = look(insurer, year);
        table.levels = match self.0.get(&cells) {
            Some(levels) => levels.clone(),
            None => {
                let levels = fold_cells(&cells);
                self.0.insert(cells, levels.clone());
                levels
            }
        };
        table
    }
}

/// What all kinds of cases are answered.
fn look(insurer: Insurer, year: i32) -> (Cells, Table) {
    let mut cells = Cells::new();
    let mut lines = [0; Information::ALL.len()];
    let mut table = Table { levels: Default::default(), readings: BTreeSet::new(), information: BTreeMap::new(), cases: 0 };
    space::each_case(year, &space::histories(year), |facts, _| {
        facts.insurer = insurer;
        let answer = assess_brief(facts);
        // The table speaks of facts that fit together.
        if answer.codes.contains(Code::ContradictoryFacts) {
            return;
        }
        table.cases += 1;
        table.readings.extend(answer.readings.iter().map(|other| other.reading));
        answer.information.iter().for_each(|line| lines[line.index()] += 1);
        let cell = cells.entry(point(facts)).or_default();
        let decides = answer.codes.iter().next().map_or(LEVELS.len() - 1, level);
        cell.reach[..=decides].iter_mut().for_each(|cases| *cases += 1);
        answer.codes.iter().for_each(|code| *cell.codes.entry(code).or_insert(0) += 1);
    });
    let told = Information::ALL.iter().filter(|line| lines[line.index()] > 0);
    table.information = told.map(|line| (*line, lines[line.index()] == table.cases)).collect();
    (cells, table)
}

fn fold_cells(cells: &Cells) -> Levels {
    let mut levels = Levels::default();
    let codes: BTreeSet<Code> = cells.values().flat_map(|cell| cell.codes.keys().copied()).collect();
    for code in codes {
        let rows = &mut levels[level(code)];
        for (always, values) in rows_of(code, cells) {
            match rows.iter_mut().find(|row| row.fits == values && row.always == always) {
                Some(row) => row.codes.push(code),
                None => rows.push(Row { fits: values, codes: vec![code], always }),
            }
        }
    }
    levels
}

/// The place of the level on which each code decides for somebody who is insured.
static LEVEL_OF: LazyLock<Vec<usize>> =
    LazyLock::new(|| Code::ALL.iter().map(|code| levels::of(*code).next().unwrap_or(LEVELS.len() - 1)).collect());

fn level(code: Code) -> usize {
    LEVEL_OF[code.index()]
}

/// The rows of a code: those in which it always holds, then those in which it holds sometimes.
fn rows_of(code: Code, cells: &Cells) -> Vec<(bool, Values)> {
    let (mut always, mut sometimes, mut never) = (Vec::new(), Vec::new(), Vec::new());
    for (point, cell) in cells {
        match (cell.codes.get(&code).copied().unwrap_or(0), cell.reach[level(code)]) {
            (_, 0) => {}
            (0, _) => never.push(*point),
            (holds, all) if holds == all => always.push(*point),
            _ => sometimes.push(*point),
        }
    }
    let sure = cover(&always, &[&never[..], &sometimes[..]].concat());
    let unsure = cover(&sometimes, &never);
    sure.into_iter().map(|values| (true, values)).chain(unsure.into_iter().map(|values| (false, values))).collect()
}

/// Few rows that fit all of these points, and none of those.
fn cover(points: &[Values], none_of: &[Values]) -> Vec<Values> {
    let mut rows: Vec<Values> = Vec::new();
    for seed in points {
        if !rows.iter().any(|row| fits(*row, *seed)) {
            rows.push(widest(*seed, points, none_of));
        }
    }
    // What the other rows cover too is left out.
    let mut at = 0;
    while at < rows.len() {
        let elsewhere = |point: &Values| rows.iter().enumerate().any(|(other, row)| other != at && fits(*row, *point));
        if points.iter().filter(|point| fits(rows[at], **point)).all(elsewhere) {
            rows.remove(at);
        } else {
            at += 1;
        }
    }
    rows.into_iter().map(|row| shortest(row, points)).collect()
}

/// The row that a point lies in with the fewest conditions; of those the one that the most points lie in.
fn widest(seed: Values, points: &[Values], none_of: &[Values]) -> Values {
    // In which features each of the others differs from it: one of them must be a condition.
    let masks: [Values; FEATURES.len()] = std::array::from_fn(every);
    let differs = |point: &Values| {
        let both = seed & point;
        masks.iter().enumerate().filter(|(_, mask)| both & **mask == 0).fold(0u32, |all, (at, _)| all | 1 << at)
    };
    let differs: BTreeSet<u32> = none_of.iter().map(differs).collect();
    let mut conditions: Vec<u32> = (0..1 << FEATURES.len()).filter(|set| differs.iter().all(|one| one & set != 0)).collect();
    let fewest = conditions.iter().map(|set| set.count_ones()).min();
    conditions.retain(|set| Some(set.count_ones()) == fewest);
    let rows = conditions.into_iter().map(|set| {
        let masks = masks.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1).map(|(_, mask)| *mask);
        widened(seed, &masks.collect::<Vec<_>>(), none_of)
    });
    rows.max_by_key(|row| points.iter().filter(|point| fits(*row, **point)).count()).unwrap_or(seed)
}

/// The values of all points in a row. A plain loop, for the sake of builds without optimisation: most time goes by here.
fn seen_in(row: Values, points: &[Values]) -> Values {
    let mut seen = 0;
    for point in points {
        if point & !row == 0 {
            seen |= point;
        }
    }
    seen
}

/// The values of a point in these features, and all other values there that keep the others out.
fn widened(seed: Values, conditions: &[Values], none_of: &[Values]) -> Values {
    let mut row = conditions.iter().fold(Values::MAX, |row, mask| row & (!mask | seed));
    for mask in conditions {
        let others = row | mask;
        row = others & !(seen_in(others, none_of) & mask);
    }
    row
}

/// The same row without values that no point in it has, where it has a condition.
fn shortest(row: Values, points: &[Values]) -> Values {
    let seen = seen_in(row, points);
    let free = (0..FEATURES.len()).map(every).filter(|mask| row & mask == *mask);
    free.fold(row & seen, |row, mask| row | mask)
}

#[cfg(test)]
mod tests {
    use super::*;
    use smr_rules::Facts;
    use smr_rules::rulebase::{brands, groups};

    /// The codes that the table gives, each with whether it is sure of it.
    fn read(table: &Table, facts: &Facts) -> BTreeMap<Code, bool> {
        let point = point(facts);
        let rows = table.levels.iter().map(|rows| rows.iter().filter(|row| fits(row.fits, point)).collect::<Vec<_>>());
        let mut codes = BTreeMap::new();
        for rows in rows {
            for row in &rows {
                row.codes.iter().for_each(|code| *codes.entry(*code).or_insert(false) |= row.always);
            }
            if rows.iter().any(|row| row.always) {
                break;
            }
        }
        codes
    }

    #[test]
    fn every_table_says_what_the_rules_say() {
        let first = |at| brands().iter().find(|brand| brand.group == Some(at)).map(Insurer::Brand);
        let insurers = (0..groups().len()).filter_map(first).chain([Insurer::Other]);
        let mut folder = Folder::default();
        for insurer in insurers {
            let year = 2027;
            let table = folder.fold(insurer, year);
            space::each_case(year, &space::histories(year), |facts, _| {
                facts.insurer = insurer;
                let told = read(&table, facts);
                let codes: BTreeSet<_> = assess_brief(facts).codes.iter().collect();
                if codes.contains(&Code::ContradictoryFacts) {
                    return;
                }
                let sure: BTreeSet<_> = told.iter().filter(|(_, sure)| **sure).map(|(code, _)| *code).collect();
                let may: BTreeSet<_> = told.keys().copied().collect();
                assert!(sure.is_subset(&codes) && codes.is_subset(&may), "{facts:?}: {codes:?}, and the table says {told:?}");
            });
        }
    }
}
