//! The face of smr-check: asks, shows, and leaves every rule to `smr-rules`.
//!
//! Nothing here compares dates or counts programmes, and nothing here can reach a network or store anything.

pub mod app;
pub mod intake;
pub mod page;
pub mod state;

mod journey;
mod out;
mod parts;
mod platform;
mod result;
mod words;

#[cfg(feature = "mount")]
pub mod mount;

#[cfg(feature = "js")]
pub mod js;

#[cfg(all(target_family = "wasm", not(target_feature = "atomics")))]
#[global_allocator]
static ALLOCATOR: talc::cell::TalcSyncCell<talc::wasm::WasmGrowAndClaim, talc::wasm::WasmBinning> =
    talc::cell::TalcSyncCell::new_wasm(talc::wasm::WasmGrowAndClaim);

/// The facts of every scenario, for tests.
#[cfg(test)]
fn scenarios() -> Vec<smr_rules::Facts> {
    let all: serde_json::Value = serde_json::from_str(include_str!("../tests/scenarios.json")).expect("JSON");
    let facts = |case: &serde_json::Value| smr_rules::Facts::from_json(&case["facts"].to_string()).ok();
    let all: Vec<_> = all["scenarios"].as_array().or(all.as_array()).expect("a list").iter().filter_map(facts).collect();
    assert!(all.len() > 100);
    all
}

/// Facts as answers, for tests.
#[cfg(test)]
fn answers(facts: &smr_rules::Facts) -> smr_rules::interview::Answers {
    use smr_rules::interview::{Answers, Earlier, Membership, When};
    let when = |day: Option<chrono::NaiveDate>| day.map_or(When::Unknown, When::Day);
    let earlier = |programme: &smr_rules::Programme| Earlier {
        outcome: Some(programme.outcome),
        setting: Some(programme.setting),
        end: Some(when(programme.end)),
        kind: Some(programme.kind),
        ..Earlier::begun(when(programme.start))
    };
    Answers {
        insurer: Some(facts.insurer),
        start: Some(facts.start),
        history: Some(facts.history.iter().map(earlier).collect()),
        chain_care: Some(facts.chain_care.map_or(Membership::Unknown, |care| Membership::In(care.programmes))),
        includes_smr: facts.chain_care.filter(|care| !care.programmes.is_empty()).map(|care| care.includes_smr),
        wanted: Some(facts.wanted),
        provider: Some(facts.provider),
    }
}
