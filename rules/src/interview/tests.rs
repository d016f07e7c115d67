//! What is asked can matter, and what is skipped can't: every question on the way is held against all answers that are still possible.
//!
//! That takes minutes. By default one history in 41 and 20 random walks are tried; `SMR_CHECK_SWEEP=full` tries all, and 600 walks.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::cast_possible_truncation)]

use super::relevance::{all_answers, is_used_up};
use super::*;
use crate::assess::{Shown, shown};
use crate::values::Code;

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
    fn visit(answers: &Answers, facts: &Facts, question: Question, later: &[Question]) -> bool {
        let Some((next, rest)) = later.split_first() else {
            let mut seen: Option<Shown> = None;
            return all_answers(answers, facts, question)
                .iter()
                .filter_map(shown)
                .any(|shown| *seen.get_or_insert(shown) != shown);
        };
        let possible = all_answers(answers, facts, *next);
        if possible.is_empty() {
            return visit(answers, facts, question, rest);
        }
        possible.iter().any(|facts| visit(answers, facts, question, rest))
    }
    // Who gives it hides things, but brings nothing to light: see `provider_brings_nothing_to_light`.
    let later: Vec<_> = open[1..].iter().copied().filter(|question| *question != Question::Provider).collect();
    let mut facts = facts.clone();
    if open[0] != Question::Provider {
        facts.provider = Provider::Contracted;
    }
    visit(answers, &facts, open[0], &later)
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

/// Follows one way through the questions, each answered as `choose` says, and checks every question on it.
fn walk(answers: &Answers, facts: &mut Facts, tally: &mut Tally, choose: &mut dyn FnMut(usize) -> usize) {
    let order = order(facts.history.len(), facts.start.year());
    for (at, question) in order.iter().enumerate() {
        let open = &order[at..];
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
        if matters {
            tally.asked += 1;
            let possible = all_answers(answers, facts, *question);
            *facts = possible[choose(possible.len())].clone();
        } else {
            tally.skipped += 1;
        }
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

/// Every combination of choices, in the manner of an odometer.
fn every_way(mut walk: impl FnMut(&mut dyn FnMut(usize) -> usize)) {
    let mut digits: Vec<(usize, usize)> = Vec::new();
    loop {
        let mut at = 0;
        walk(&mut |many| {
            if at == digits.len() {
                digits.push((0, many));
            }
            at += 1;
            digits[at - 1].0
        });
        digits.truncate(at);
        while digits.last().is_some_and(|(digit, many)| digit + 1 >= *many) {
            digits.pop();
        }
        match digits.last_mut() {
            Some((digit, _)) => *digit += 1,
            None => return,
        }
    }
}

#[test]
fn what_is_asked_can_matter_and_what_is_skipped_can_not() {
    let mut tally = Tally::default();
    let mut at = 0;
    for insurer in insurers() {
        for start in starts() {
            let histories = whens(start).map(|when| std::vec![Earlier::begun(when)]);
            for history in histories.iter().cloned().chain([Vec::new()]) {
                at += 1;
                if !is_full() && at % 41 != 0 {
                    continue;
                }
                let answers = Answers { history: Some(history.clone()), ..Answers::default() };
                every_way(|choose| walk(&answers, &mut facts_with(insurer, start, &history), &mut tally, choose));
            }
        }
    }
    std::println!("at most one programme: {} asked, {} skipped, {} ended early", tally.asked, tally.skipped, tally.ended);
    assert!(tally.asked > 1_000 && tally.skipped > 1_000);
    assert!(!is_full() || (tally.asked > 100_000 && tally.skipped > 100_000 && tally.ended > 50));
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
    let few = if is_full() { 600 } else { 20 };
    let walks = std::env::var("SMR_CHECK_WALKS").map_or(few, |walks| walks.parse().unwrap());
    let insurers = insurers();
    for _ in 0..walks {
        let mut pick = |many: usize| random(&mut seed) % many;
        let start = starts()[pick(7)];
        let insurer = insurers[pick(insurers.len())];
        let history: Vec<_> = (0..2).map(|_| Earlier::begun(whens(start)[pick(7)])).collect();
        let answers = Answers { history: Some(history.clone()), ..Answers::default() };
        walk(&answers, &mut facts_with(insurer, start, &history), &mut tally, &mut |many| pick(many));
    }
    std::println!("two programmes: {} asked, {} skipped, {} ended early", tally.asked, tally.skipped, tally.ended);
}
