//! What is asked can matter, and what is skipped can't: every question on the way is held against all answers that are still possible.
//!
//! Every way is gone with at most one programme. With two there are too many: 20 random walks, 200 with `SMR_CHECK_SWEEP=full`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::cast_possible_truncation)]

use super::every_answer::{all_answers, every_answer};
use super::relevance::is_used_up;
use super::*;
use crate::assess::{Shown, shown};
use crate::values::{Code, Value};
use core::ops::ControlFlow;

extern crate std;

fn is_full() -> bool {
    std::env::var("SMR_CHECK_SWEEP").is_ok_and(|value| value == "full")
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn starts() -> [NaiveDate; 7] {
    [day(2024, 6, 15), day(2025, 12, 1), day(2026, 1, 1), day(2026, 11, 22), day(2027, 1, 1), day(2027, 5, 10), day(2028, 3, 1)]
}

fn insurers() -> Vec<Insurer> {
    ["zilveren-kruis", "asr", "salland", "vgz", "cz", "unknown"].into_iter().map(|id| Insurer::parse(id).unwrap()).collect()
}

/// When a programme may have begun, as it can be answered.
fn whens(planned_start: NaiveDate) -> [When; 7] {
    let year = planned_start.year();
    let this_month = planned_start.with_day(1).unwrap();
    [
        When::Month(this_month),
        When::Month(day(year, 1, 1)),
        When::Year(year),
        When::Year(year - 1),
        When::Before(year - 1),
        When::Day(day(year - 1, 12, 20)),
        When::Unknown,
    ]
}

/// Does a question matter? Tried with every answer to every open question.
fn matters_for_sure(answers: &Answers, facts: &Facts, open: &[Question]) -> bool {
    fn visit(answers: &Answers, facts: &mut Facts, question: Question, later: &[Question]) -> ControlFlow<()> {
        let Some((next, rest)) = later.split_first() else {
            let mut first: Option<Shown> = None;
            return every_answer(answers, facts, question, &mut |facts| match shown(facts) {
                Some(shown) if *first.get_or_insert(shown) != shown => ControlFlow::Break(()),
                _ => ControlFlow::Continue(()),
            });
        };
        let mut has_answers = false;
        every_answer(answers, facts, *next, &mut |facts| {
            has_answers = true;
            visit(answers, facts, question, rest)
        })?;
        if has_answers { ControlFlow::Continue(()) } else { visit(answers, facts, question, rest) }
    }
    // Who gives it hides things, but brings nothing to light: see `provider_brings_nothing_to_light`.
    let later: Vec<_> = open[1..].iter().copied().filter(|question| *question != Question::Provider).collect();
    let mut facts = facts.clone();
    if open[0] != Question::Provider {
        facts.provider = Provider::Contracted;
    }
    visit(answers, &mut facts, open[0], &later).is_break()
}

/// Does the year stay used up, whatever follows?
fn used_up_for_sure(answers: &Answers, facts: &Facts, open: &[Question]) -> bool {
    let Some((next, rest)) = open.split_first().filter(|(next, _)| **next != Question::Wanted) else {
        return shown(facts).is_none_or(|shown| shown.codes.contains(Code::LimitReached));
    };
    let possible = all_answers(answers, facts, *next);
    if possible.is_empty() {
        return used_up_for_sure(answers, facts, rest);
    }
    possible.iter().all(|facts| used_up_for_sure(answers, facts, rest))
}

#[derive(Default)]
struct Tally {
    asked: u32,
    skipped: u32,
    ended: u32,
}

/// Follows the questions from this place in their order on, each answered in every way that `choose` leaves of all, and checks every question
/// on it.
fn walk(answers: &Answers, facts: &Facts, open: &[Question], tally: &mut Tally, choose: &mut dyn FnMut(&mut Vec<Facts>)) {
    let Some((question, later)) = open.split_first() else { return };
    let used_up = is_used_up(answers, facts, open);
    if used_up || shown(facts).is_some_and(|shown| shown.codes.contains(Code::LimitReached)) {
        assert_eq!(used_up, used_up_for_sure(answers, facts, open), "used up? {question:?} {facts:?}");
    }
    if used_up {
        tally.ended += 1;
        return;
    }
    let matters = relevance::matters(answers, facts, open);
    assert_eq!(matters, matters_for_sure(answers, facts, open), "{question:?} of {facts:?}");
    if !matters {
        tally.skipped += 1;
        return walk(answers, facts, later, tally, choose);
    }
    tally.asked += 1;
    let mut possible = all_answers(answers, facts, *question);
    choose(&mut possible);
    for facts in possible {
        walk(answers, &facts, later, tally, choose);
    }
}

fn facts_with(insurer: Insurer, start: NaiveDate, history: &[Earlier]) -> Facts {
    Facts {
        start,
        insurer,
        chain_care: None,
        history: answers::begun(history, start),
        wanted: Kind::Unknown,
        provider: Provider::Unknown,
    }
}

#[test]
fn what_is_asked_can_matter_and_what_is_skipped_can_not() {
    let mut tally = Tally::default();
    for insurer in insurers() {
        for start in starts() {
            let histories = whens(start).map(|when| std::vec![Earlier::begun(when)]);
            for history in histories.iter().cloned().chain([Vec::new()]) {
                let answers = Answers { history: Some(history.clone()), ..Answers::default() };
                let order = order(history.len(), start.year());
                walk(&answers, &facts_with(insurer, start, &history), &order, &mut tally, &mut |_| {});
            }
        }
    }
    std::println!("at most one programme: {} asked, {} skipped, {} ended early", tally.asked, tally.skipped, tally.ended);
    assert!(tally.asked > 10_000 && tally.skipped > 50_000 && tally.ended > 50);
}

/// A small generator of its own, so that the walks are the same everywhere.
fn random(seed: &mut u64) -> usize {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    (*seed >> 16) as usize
}

#[test]
fn two_programmes_at_random() {
    let (mut tally, mut seed) =
        (Tally::default(), std::env::var("SMR_CHECK_SEED").map_or(0x5eed, |seed| seed.parse::<u64>().unwrap()));
    let few = if is_full() { 200 } else { 20 };
    let walks = std::env::var("SMR_CHECK_WALKS").map_or(few, |walks| walks.parse().unwrap());
    let insurers = insurers();
    for _ in 0..walks {
        let mut pick = |many: usize| random(&mut seed) % many;
        let start = starts()[pick(7)];
        let insurer = insurers[pick(insurers.len())];
        let history: Vec<_> = (0..2).map(|_| Earlier::begun(whens(start)[pick(7)])).collect();
        let answers = Answers { history: Some(history.clone()), ..Answers::default() };
        let order = order(history.len(), start.year());
        walk(&answers, &facts_with(insurer, start, &history), &order, &mut tally, &mut |possible| {
            let one = possible.swap_remove(pick(possible.len()));
            *possible = std::vec![one];
        });
    }
    std::println!("two programmes: {} asked, {} skipped, {} ended early", tally.asked, tally.skipped, tally.ended);
}

/// A question that makes no difference with a contracted provider makes none with any other: which kind is wanted, because it is then the
/// same for all kinds or differs with a contracted one too; everything else, because what is shown with a contracted one and the kind
/// decide on what is shown with the others.
#[test]
fn provider_brings_nothing_to_light() {
    type Row = Vec<Option<Shown>>;
    fn visit(answers: &Answers, facts: &mut Facts, open: &[Question], seen: &mut Vec<(Kind, Row)>) {
        let Some((question, rest)) = open.split_first() else {
            let row = |kind: Kind| -> Row {
                let with = |provider: &Provider| shown(&Facts { wanted: kind, provider: *provider, ..facts.clone() });
                Provider::ALL.iter().map(with).collect()
            };
            let rows: Vec<(Kind, Row)> = Kind::ALL.iter().map(|kind| (*kind, row(*kind))).collect();
            let differ = |at: usize| rows.iter().any(|(_, row)| row[at] != rows[0].1[at]);
            assert!(differ(0) || !(0..Provider::ALL.len()).any(differ), "the kind of {facts:?}");
            for row in rows {
                match seen.iter().find(|other| (other.0, other.1[0]) == (row.0, row.1[0])) {
                    Some(same) => assert_eq!(*same, row, "{facts:?}"),
                    None => seen.push(row),
                }
            }
            return;
        };
        let possible = all_answers(answers, facts, *question);
        if possible.is_empty() {
            visit(answers, facts, rest, seen);
        }
        for mut facts in possible {
            visit(answers, &mut facts, rest, seen);
        }
    }
    assert_eq!(Provider::ALL[0], Provider::Contracted);
    for insurer in insurers() {
        for start in starts() {
            let history = [Earlier::begun(When::Month(start.with_day(1).unwrap()))];
            let answers = Answers { history: Some(history.to_vec()), ..Answers::default() };
            let mut order = order(1, start.year());
            order.retain(|question| !matches!(question, Question::Wanted | Question::Provider));
            visit(&answers, &mut facts_with(insurer, start, &history), &order, &mut Vec::new());
        }
    }
}
