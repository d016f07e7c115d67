//! Facts at random: arbitrary dates, up to eight programmes.
#![allow(dead_code)] // not every test uses all of them

use chrono::{Days, NaiveDate};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use smr_rules::rulebase::BRANDS;
use smr_rules::values::{ChainProgramme, Kind, Outcome, Provider, Setting, Value, YesNoUnknown};
use smr_rules::{ChainCare, Facts, Insurer, Programme};

/// So many cases, or five times as many with `SMR_CHECK_SWEEP=full`; the same ones each time, so that a run is red only because of a change.
/// `PROPTEST_RNG_SEED` and `PROPTEST_CASES` look at others.
pub fn config(few: u32) -> ProptestConfig {
    let is_set = |name: &str| std::env::var_os(name).is_some();
    let is_full = std::env::var("SMR_CHECK_SWEEP").is_ok_and(|value| value == "full");
    let standard = ProptestConfig::default();
    ProptestConfig {
        cases: match is_full {
            _ if is_set("PROPTEST_CASES") => standard.cases,
            true => few * 5,
            false => few,
        },
        rng_seed: if is_set("PROPTEST_RNG_SEED") { standard.rng_seed } else { RngSeed::Fixed(2027) },
        failure_persistence: None,
        ..standard
    }
}

fn value<T: Value + std::fmt::Debug>() -> impl Strategy<Value = T> {
    (0..T::ALL.len()).prop_map(|at| T::ALL[at])
}

fn insurer() -> impl Strategy<Value = Insurer> {
    prop_oneof![
        4 => (0..BRANDS.len()).prop_map(|at| Insurer::Brand(&BRANDS[at])),
        1 => Just(Insurer::Other),
        2 => Just(Insurer::Unknown),
        1 => Just(Insurer::Uninsured),
    ]
}

fn chain_care() -> impl Strategy<Value = Option<ChainCare>> {
    let care = (vec(value::<ChainProgramme>(), 0..3), value::<YesNoUnknown>())
        .prop_map(|(programmes, includes_smr)| ChainCare { programmes: programmes.into_iter().collect(), includes_smr });
    weighted(0.8, care)
}

fn day(from: NaiveDate, back: i64, forth: i64) -> impl Strategy<Value = NaiveDate> {
    (-back..=forth).prop_map(move |days| {
        let length = Days::new(days.unsigned_abs());
        let moved = if days < 0 { from.checked_sub_days(length) } else { from.checked_add_days(length) };
        moved.expect("near enough")
    })
}

pub fn programme(start: NaiveDate) -> impl Strategy<Value = Programme> {
    (
        weighted(0.85, day(start, 900, 3)),
        weighted(0.7, day(start, 500, 200)),
        value::<Kind>(),
        value::<Setting>(),
        value::<Outcome>(),
    )
        .prop_map(|(start, end, kind, setting, outcome)| Programme { start, end, kind, setting, outcome })
}

pub fn facts() -> impl Strategy<Value = Facts> {
    let start = prop_oneof![
        6 => (0u64..365 * 7).prop_map(|days| NaiveDate::from_ymd_opt(2023, 1, 1).expect("a date") + Days::new(days)),
        1 => (0u64..365 * 1000).prop_map(|days| NaiveDate::from_ymd_opt(1905, 1, 1).expect("a date") + Days::new(days)),
    ];
    start.prop_flat_map(|start| {
        (Just(start), insurer(), chain_care(), vec(programme(start), 0..8), value::<Kind>(), value::<Provider>()).prop_map(
            |(start, insurer, chain_care, history, wanted, provider)| Facts {
                start,
                insurer,
                chain_care,
                history: history.into_iter().collect(),
                wanted,
                provider,
            },
        )
    })
}
