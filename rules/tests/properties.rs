//! What must hold for any facts at all, with arbitrary dates and up to eight programmes: 2,000 cases a property, ten times as many with
//! `SMR_CHECK_SWEEP=full`. (That the order of the history is irrelevant is proven by the sweep, which has more ties.)

mod strategies;

use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;
use serde_json::Value as Json;
use smr_rules::values::{Setting, Value, Verdict};
use smr_rules::{Counted, Facts, assess, assess_brief, counted, handover};
use strategies::{facts, programme};

/// Puts a change into facts the way a reader of the contract would: in the JSON, at the pointer.
fn apply(facts: &Facts, change: &Json) -> Facts {
    let mut document = serde_json::to_value(facts).expect("facts are JSON");
    let (path, value) = match change["kind"].as_str() {
        Some("date") => ("/start", &change["from"]),
        _ => (change["path"].as_str().expect("a path"), &change["value"]),
    };
    *document.pointer_mut(path).expect("a place in the facts") = value.clone();
    Facts::from_json(&document.to_string()).expect("still well-formed")
}

proptest! {
    #![proptest_config(strategies::config(2_000))]

    #[test]
    fn every_change_holds_when_applied(facts in facts()) {
        let answer = serde_json::to_value(assess(&facts)).expect("JSON");
        let starts = ["eligible", "eligible-with-conditions"].contains(&answer["verdict"].as_str().unwrap_or_default());
        for change in answer["changes"].as_array().expect("a list") {
            prop_assert!(!starts, "a start needs no change");
            let changed = apply(&facts, change);
            prop_assert_ne!(&changed, &facts);
            let answer = assess_brief(&changed);
            let verdict = answer.verdict;
            prop_assert_eq!(verdict.as_str(), change["verdict"].as_str().unwrap_or_default());
            prop_assert_eq!(answer.route.as_str(), change["route"].as_str().unwrap_or_default());
            prop_assert!(matches!(verdict, Verdict::Eligible | Verdict::EligibleWithConditions));
        }
    }

    #[test]
    fn the_places_left_are_those_that_no_counted_programme_takes(facts in facts()) {
        let all = counted(&facts);
        prop_assert_eq!(all.len(), facts.history.len());
        let answer = assess_brief(&facts);
        if let (Some(left), Some(limit)) = (answer.remaining, answer.limit) {
            let number = |is: fn(&Counted) -> bool| u8::try_from(all.iter().filter(|counted| is(counted)).count()).expect("few");
            let sure = number(|counted| *counted == Counted::Counts);
            let possible = sure + number(|counted| matches!(counted, Counted::Open { .. }));
            prop_assert_eq!((left.max, left.min), (limit.saturating_sub(sure), limit.saturating_sub(possible)));
        }
        for (programme, counted) in facts.history.iter().zip(all) {
            if let (Counted::OtherYear, Some(start)) = (counted, programme.start) {
                prop_assert_ne!(start.year(), facts.start.year());
            }
            prop_assert!(counted != Counted::InChain || programme.setting == Setting::Chain);
        }
    }

    #[test]
    fn a_brief_answer_is_the_full_one_without_trace_changes_and_outlook(facts in facts()) {
        let mut full = assess(&facts);
        full.trace = None;
        full.changes = None;
        full.outlook = None;
        prop_assert_eq!(full, assess_brief(&facts));
    }

    #[test]
    fn the_fast_writer_writes_what_serialize_describes(facts in facts()) {
        for answer in [assess(&facts), assess_brief(&facts)] {
            let mut text = String::from("before");
            answer.write_json(&mut text);
            let described = serde_json::to_string(&answer).expect("JSON");
            prop_assert_eq!(text, format!("before{described}"));
        }
    }

    #[test]
    fn facts_are_read_as_they_are_written(facts in facts()) {
        let text = serde_json::to_string(&facts).expect("facts are JSON");
        prop_assert_eq!(Facts::from_json(&text), Ok(facts));
    }

    #[test]
    fn a_link_of_anything_else_is_refused(text in "[1-2A-Za-z0-9_~-]{0,80}") {
        if let Ok(answers) = handover::read(&text) {
            prop_assert_eq!(handover::write(&answers), text);
        }
    }

    #[test]
    fn another_programme_never_adds_a_place(facts in facts(), another in programme(NaiveDate::from_ymd_opt(2026, 6, 1).expect("a date"))) {
        let mut more = facts.clone();
        more.history.push(another);
        if let (Some(before), Some(after)) = (assess_brief(&facts).remaining, assess_brief(&more).remaining) {
            prop_assert!(after.min <= before.min && after.max <= before.max);
        }
    }

    #[test]
    fn a_definite_block_wins_over_everything_unknown(facts in facts()) {
        let answer = assess_brief(&facts);
        if answer.verdict == Verdict::NotYet {
            prop_assert!(answer.asks.is_empty());
            prop_assert!(answer.codes.iter().all(|code| ["limit-reached", "running-programme", "third-intensive"].contains(&code.as_str())));
        }
    }
}
