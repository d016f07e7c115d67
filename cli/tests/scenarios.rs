//! Every worked scenario through the program.

mod program;

use program::{answer, as_lines, json_lines, root, scenarios, scenarios_file};
use serde_json::{Value as Json, json};

#[test]
fn every_scenario_gets_its_answer() {
    let scenarios = scenarios();
    let answers = json_lines(&answer(&["assess"], as_lines(&scenarios)));
    assert_eq!(answers.len(), scenarios.len());
    let mut differences = Vec::new();
    for (scenario, answer) in scenarios.iter().zip(&answers) {
        let expected = match (&scenario.expect, &scenario.error) {
            (Some(expect), None) => whole(expect),
            (None, Some(error)) => json!({ "error": error }),
            _ => panic!("{}: either an answer or an error is expected", scenario.id),
        };
        differences.extend(differing(&expected, answer).into_iter().map(|what| format!("{}: {what}", scenario.id)));
    }
    assert!(differences.is_empty(), "{} differences\n{}", differences.len(), differences.join("\n"));
}

/// Where a scenario names no problems there are none; where it says that the answer is firm, no reading changes it.
fn whole(expect: &Json) -> Json {
    let mut whole = expect.clone();
    for (key, holds) in [("problems", true), ("readings", expect["certainty"] == "firm")] {
        if holds && whole.get(key).is_none() {
            whole[key] = json!([]);
        }
    }
    whole
}

/// The expected fields that the answer does not have so.
fn differing(expected: &Json, answer: &Json) -> Vec<String> {
    if let Some(error) = expected.get("error") {
        let told = &answer["error"];
        let got = json!({ "path": told["path"], "code": told["code"] });
        return if got == *error { Vec::new() } else { vec![format!("expected {error}, got {answer}")] };
    }
    let fields = expected.as_object().expect("an object with fields");
    fields
        .iter()
        .filter(|(key, value)| answer.get(key) != Some(value))
        .map(|(key, value)| format!("{key}: expected {value}, got {}", answer[key]))
        .collect()
}

#[test]
fn an_error_is_path_code_and_message_alone() {
    let scenarios: Vec<_> = scenarios().into_iter().filter(|scenario| scenario.error.is_some()).collect();
    assert!(!scenarios.is_empty());
    for line in json_lines(&answer(&["assess"], as_lines(&scenarios))) {
        let keys = |value: &Json| value.as_object().map(|object| object.keys().cloned().collect::<Vec<_>>());
        assert_eq!(keys(&line), Some(vec!["error".into()]), "{line}");
        assert_eq!(keys(&line["error"]), Some(["code", "message", "path"].map(String::from).to_vec()), "{line}");
        assert!(line["error"]["message"].as_str().is_some_and(|message| !message.is_empty()), "{line}");
    }
}

/// The scenarios are a copy of those that all parts of the project agreed on. Where those are not, there is nothing to compare.
#[test]
fn the_scenarios_are_the_agreed_ones() {
    let Ok(agreed) = std::fs::read(root().join("../shared/scenarios-2.json")) else {
        println!("no ../shared/scenarios-2.json: nothing to compare");
        return;
    };
    let ours = std::fs::read(scenarios_file()).expect("tests/scenarios.json");
    assert!(ours == agreed, "tests/scenarios.json differs from ../shared/scenarios-2.json: copy that here");
}
