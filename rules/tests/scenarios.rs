//! The worked cases: every field that a scenario gives must agree.

use serde_json::Value as Json;
use smr_rules::{Facts, MOST_PROGRAMMES, assess};
use std::fs;
use std::path::Path;

#[test]
fn every_scenario_agrees_in_every_field() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/scenarios.json");
    let scenarios: Vec<Json> = serde_json::from_str(&fs::read_to_string(path).expect("scenarios.json")).expect("JSON");
    let mut fields = 0;
    for scenario in &scenarios {
        let id = &scenario["id"];
        let (expected, answer) = match Facts::from_json(&scenario["facts"].to_string()) {
            Ok(facts) => (&scenario["expect"], serde_json::to_value(assess(&facts))),
            Err(error) => (&scenario["error"], serde_json::to_value(error)),
        };
        let answer = answer.expect("JSON");
        for (field, value) in
            expected.as_object().unwrap_or_else(|| panic!("{id}: an error where an answer is expected, or the reverse"))
        {
            assert_eq!(&answer[field], value, "{id}: {field}");
            fields += 1;
        }
    }
    println!("{} scenarios, {fields} fields", scenarios.len());
    assert!(scenarios.len() >= 131);
}

/// As many programmes as facts may hold, each with as many slips as fit in one.
#[test]
fn every_slip_of_fifty_programmes_is_told() {
    let slip = r#"{"start":"2027-05-12","end":"2027-05-11","kind":"short","setting":"chain","outcome":"success"}"#;
    let history = vec![slip; MOST_PROGRAMMES].join(",");
    let facts = Facts::from_json(&format!(
        r#"{{"start":"2027-05-10","insurer":"cz","chainCare":{{"programmes":["dm2"],"includesSmr":"no"}},"history":[{history}],"wanted":"short","provider":"contracted"}}"#
    ));
    let problems = assess(&facts.expect("facts")).problems;
    // The first is not the same as an earlier one.
    assert_eq!(problems.len(), 5 * MOST_PROGRAMMES - 1);
}
