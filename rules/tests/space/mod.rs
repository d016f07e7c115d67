//! The discretised input space: every insurer group, the borders of every year, chain care in all its
//! forms, up to three programmes out of [`programmes`], every wanted kind and provider.
//!
//! By default the tests see a sample of it: every case with at most one programme, every 7th with at most two, every 61st with
//! at most three. `SMR_CHECK_SWEEP=full` runs every case; CI does, and whoever changes a rule should once before pushing.
#![allow(dead_code)] // not every test uses all of it

use chrono::{Datelike, Days, NaiveDate};
use smr_rules::rulebase::{BRANDS, Brand};
use smr_rules::values::{ChainProgramme, Kind, Outcome, Provider, Setting, Value, YesNoUnknown};
use smr_rules::{ChainCare, Facts, Insurer, Programme};
use std::sync::Mutex;

/// One brand of each group, one with documents of its own, one that no document of its group names, one without a group, and whoever has none.
pub fn insurers() -> Vec<Insurer> {
    let mut brands: Vec<&'static Brand> = Vec::new();
    let class = |of: &'static Brand| (of.group, of.named, of.documents().map(|source| source.id).collect::<Vec<_>>());
    for brand in &BRANDS {
        if !brands.iter().any(|other| class(other) == class(brand)) {
            brands.push(brand);
        }
    }
    brands.into_iter().map(Insurer::Brand).chain([Insurer::Other, Insurer::Unknown, Insurer::Uninsured]).collect()
}

/// First and last day of every year around the borders of the rules.
pub fn starts() -> Vec<NaiveDate> {
    (2012..=2029).flat_map(|year| [day(year, 1, 1), day(year, 12, 31)]).collect()
}

pub fn chain_cares() -> Vec<Option<ChainCare>> {
    let member = |includes_smr| Some(ChainCare { programmes: [ChainProgramme::Dm2].into_iter().collect(), includes_smr });
    let not_member = Some(ChainCare::NONE);
    let contradictory = Some(ChainCare { includes_smr: YesNoUnknown::Yes, ..ChainCare::NONE });
    vec![None, not_member, contradictory, member(YesNoUnknown::Yes), member(YesNoUnknown::No), member(YesNoUnknown::Unknown)]
}

/// Programmes as they may lie before a planned start: ended, running, unknown, this year, last year, inside the chain and outside.
pub fn programmes(start: NaiveDate) -> Vec<Programme> {
    let this_year = Some(day(start.year(), 1, 1));
    let last_year = Some(day(start.year() - 1, 11, 20));
    let programme = |start, end, kind, setting, outcome| Programme { start, end, kind, setting, outcome };
    use {Kind as K, Outcome as O, Setting as S};
    vec![
        programme(this_year, this_year, K::Short, S::Gp, O::NoSuccess),
        programme(this_year, this_year, K::Intensive, S::Specialist, O::DroppedOut),
        programme(this_year, None, K::Intensive, S::Specialist, O::NoSuccess),
        programme(this_year, this_year, K::Unknown, S::Unknown, O::Success),
        programme(this_year, this_year, K::Short, S::Chain, O::NoSuccess),
        programme(this_year, this_year, K::Intensive, S::Chain, O::Success),
        programme(this_year, this_year, K::Unknown, S::Chain, O::Unknown),
        programme(this_year, None, K::Short, S::Chain, O::Running),
        programme(last_year, Some(start + Days::new(40)), K::Intensive, S::Specialist, O::Running),
        programme(last_year, None, K::Short, S::Gp, O::Unknown),
        programme(last_year, Some(start), K::Short, S::Chain, O::Running),
        programme(last_year, last_year, K::Short, S::Chain, O::DroppedOut),
        programme(None, this_year, K::Intensive, S::Gp, O::NoSuccess),
        programme(None, None, K::Intensive, S::Chain, O::Unknown),
    ]
}

/// Every choice of at most `most` programmes, none twice: two equal records are a contradiction of their own.
pub fn histories(start: NaiveDate, most: usize) -> Vec<Vec<Programme>> {
    let all = programmes(start);
    let mut histories = vec![vec![]];
    let mut from = 0;
    for _ in 0..most {
        let until = histories.len();
        for at in from..until {
            let last = histories[at].last().and_then(|last| all.iter().position(|programme| programme == last));
            for next in &all[last.map_or(0, |last| last + 1)..] {
                let mut longer = histories[at].clone();
                longer.push(*next);
                histories.push(longer);
            }
        }
        from = until;
    }
    histories
}

/// Runs every case, and not a sample?
pub fn is_full() -> bool {
    std::env::var("SMR_CHECK_SWEEP").is_ok_and(|value| value == "full")
}

/// Sums over all insurers, two of them at a time.
pub fn over_all_insurers(count: impl Fn(Insurer) -> u64 + Sync) -> u64 {
    let left = Mutex::new(insurers());
    let next = || left.lock().expect("no case panics").pop();
    std::thread::scope(|scope| {
        let runs = [(); 2].map(|()| scope.spawn(|| std::iter::from_fn(next).map(&count).sum::<u64>()));
        runs.map(|run| run.join().expect("no case panics")).iter().sum()
    })
}

/// Calls `with` for the cases of one insurer, all or a sample; returns how many there were.
pub fn cases(insurer: Insurer, most_programmes: usize, with: &mut dyn FnMut(&Facts)) -> u64 {
    // Primes, so that the sample does not fall in step with the lists below.
    let step = match most_programmes {
        _ if is_full() => 1,
        0 | 1 => 1,
        2 => 7,
        _ => 61,
    };
    every_nth_case(insurer, most_programmes, step, with)
}

/// Calls `with` for every nth case of one insurer; returns how many there were.
pub fn every_nth_case(insurer: Insurer, most_programmes: usize, step: u64, with: &mut dyn FnMut(&Facts)) -> u64 {
    let (mut at, mut count) = (0u64, 0);
    for start in starts() {
        for history in histories(start, most_programmes) {
            for chain_care in chain_cares() {
                for wanted in Kind::ALL {
                    for provider in Provider::ALL {
                        if at.is_multiple_of(step) {
                            let history = history.iter().copied().collect();
                            with(&Facts { start, insurer, chain_care, history, wanted: *wanted, provider: *provider });
                            count += 1;
                        }
                        at += 1;
                    }
                }
            }
        }
    }
    count
}

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date")
}
