//! Facts for tests.

use chrono::NaiveDate;
use smr_rules::interview::{Answers, Earlier, Membership, When};
use smr_rules::{Facts, Programme};

/// The facts of every scenario.
pub fn scenarios() -> Vec<Facts> {
    let all: serde_json::Value = serde_json::from_str(include_str!("../tests/scenarios.json")).expect("JSON");
    let facts = |case: &serde_json::Value| Facts::from_json(&case["facts"].to_string()).ok();
    let all: Vec<_> = all.as_array().expect("a list").iter().filter_map(facts).collect();
    assert!(all.len() > 100);
    all
}

/// Facts as answers.
pub fn answers(facts: &Facts) -> Answers {
    let when = |day: Option<NaiveDate>| day.map_or(When::Unknown, When::Day);
    let earlier = |programme: &Programme| Earlier {
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
