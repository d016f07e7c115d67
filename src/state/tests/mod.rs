//! Tests of both reducers.

mod intake;
mod scenarios;
mod self_check;

use super::HostSettings;
use chrono::NaiveDate;
use smr_rules::interview::{Answers, Earlier, Membership, When};
use smr_rules::{Facts, Insurer, Programme};
use smr_texts::Lang;
use std::rc::Rc;
use yew::Reducible;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date")
}

fn settings(insurer: Option<Insurer>) -> HostSettings {
    HostSettings { insurer, lang: Lang::Nl, ..HostSettings::default() }
}

/// The state after these messages.
fn after<S: Reducible + Clone>(state: &S, messages: impl IntoIterator<Item = S::Action>) -> S {
    let state = messages.into_iter().fold(Rc::new(state.clone()), Reducible::reduce);
    S::clone(&state)
}

/// The state after one message.
trait After: Reducible + Clone {
    fn after(&self, message: Self::Action) -> Self {
        after(self, [message])
    }
}
impl<S: Reducible + Clone> After for S {}

/// The facts of every scenario.
fn scenarios() -> Vec<Facts> {
    let all: serde_json::Value = serde_json::from_str(include_str!("../../../tests/scenarios.json")).expect("JSON");
    let facts = |case: &serde_json::Value| Facts::from_json(&case["facts"].to_string()).ok();
    let all: Vec<_> = all.as_array().expect("a list").iter().filter_map(facts).collect();
    assert!(all.len() > 100);
    all
}

/// Facts as answers.
fn answers(facts: &Facts) -> Answers {
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
