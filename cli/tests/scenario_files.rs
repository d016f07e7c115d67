//! `smr-check rules test`: scenarios beside the documents.

mod program;

use program::{Folder, answer, root, run, stderr, stdout};
use serde_json::Value as Json;
use std::fs;

const SCENARIOS: &str = r#"
[base]
start = "2027-05-10"
insurer = "asr"
chain-care = "none"
wanted = "intensive"
provider = "contracted"

[[scenario]]
name = "een eerste programma"
because = "Niets houdt het tegen"
verdict = "eligible"
codes = []

[[scenario]]
name = "een tweede programma binnen een jaar"
because = "Passende Zorg: de aanbieder onderbouwt stepped care"
verdict = "eligible-with-conditions"
codes = ["stepped-care"]
information = ["tell-earlier-guidance"]
[scenario.facts]
history = ["2026-09-01/2026-11-01/short/gp/no-success"]
"#;

fn with(name: &str, scenarios: &str) -> Folder {
    let folder = Folder::new(name);
    fs::write(folder.0.join("asr-2027.scenarios.toml"), scenarios).expect("scenarios");
    folder
}

#[test]
fn scenarios_that_are_answered_as_they_say_pass() {
    let folder = with("passing", SCENARIOS);
    assert!(answer(&["rules", "check", "--rules", folder.path()], "").starts_with("no faults"));
    let told = answer(&["rules", "test", "--rules", folder.path()], "");
    assert_eq!(told, "2 of 2 scenarios are answered as they say; 0 are of later\n");
}

#[test]
fn all_that_differs_is_told_with_line_reason_and_trace() {
    let wrong = SCENARIOS.replace("\"eligible\"", "\"not-yet\"").replace("[\"stepped-care\"]", "[\"short-at-gp\"]");
    let folder = with("failing", &wrong);
    let output = run(&["rules", "test", "--rules", folder.path()], "");
    let told = stdout(&output);
    assert_eq!(output.status.code(), Some(1), "{told}");
    for part in [
        "asr-2027.scenarios.toml:9: een eerste programma",
        "verdict: not-yet expected, eligible answered",
        "codes: short-at-gp expected, not there",
        "codes: stepped-care not expected",
        "expected because: Passende Zorg",
        "holds: stepped-care (",
        "asr-2027, Passende Zorg",
        "0 of 2 scenarios",
    ] {
        assert!(told.contains(part), "{part} is not in\n{told}");
    }
    let report = folder.0.join("report.xml");
    let path = report.to_str().expect("UTF-8");
    let output = run(&["rules", "test", "--rules", folder.path(), "--junit", path, "--json"], "");
    let json: Json = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert_eq!((json["failed"].as_u64(), json["results"][1]["line"].as_u64()), (Some(2), Some(15)), "{json}");
    let xml = fs::read_to_string(report).expect("the report");
    assert!(xml.contains("tests=\"2\" failures=\"2\"") && xml.matches("<failure ").count() == 2, "{xml}");
}

#[test]
fn what_is_cited_or_not_told_and_what_a_reading_gives_is_looked_at() {
    let facts = "[scenario.facts]\nprovider = \"unregistered\"\n";
    let scenario = |lines: &str| {
        format!(
            "{SCENARIOS}\n[[scenario]]\nname = \"geen register\"\nbecause = \"…, Contract\"\nverdict = \"not-covered\"\n{lines}\n{facts}"
        )
    };
    let is_so = scenario(
        r#"readings = ["register-required: eligible-with-conditions, open"]
cites = ["asr-2027, Contractvoorwaarden: De zorgverlener staat", "slides, Bekostiging: betaling"]
not-told = ["no-document"]"#,
    );
    answer(&["rules", "test", "--rules", with("cites", &is_so).path()], "");
    let is_not = scenario(
        r#"readings = ["register-required: not-yet"]
cites = ["asr-2027, Ketenzorg"]
not-told = ["indication-only"]"#,
    );
    let output = run(&["rules", "test", "--rules", with("cites-not", &is_not).path()], "");
    let told = stdout(&output);
    for part in [
        "readings: register-required gives eligible-with-conditions, open",
        "cites: \"asr-2027, Ketenzorg\" expected, not cited",
        "information: indication-only not expected, told",
    ] {
        assert!(told.contains(part), "{part} is not in\n{told}");
    }
}

#[test]
fn facts_that_contradict_each_other_are_named() {
    let scenarios = SCENARIOS.replacen("chain-care = \"none\"", "chain-care = \"dm2\"\nincludes-smr = \"yes\"", 1).replacen(
        "[scenario.facts]",
        "[scenario.facts]\nchain-care = \"none\"",
        1,
    );
    let told = stdout(&run(&["rules", "test", "--rules", with("contradictory", &scenarios).path()], ""));
    let named = "  the facts contradict each other at chain-care and includes-smr: smr-without-chain-care (what a scenario does ";
    assert_eq!(told.matches(named).count(), 1, "{told}");
    let scenarios = SCENARIOS.replacen("2026-09-01/2026-11-01", "2026-11-01/2026-09-01", 1);
    let told = stdout(&run(&["rules", "test", "--rules", with("contradictory", &scenarios).path()], ""));
    assert!(told.contains("each other at /history/0/end: ends-before-start (") && told.contains("\n1 of 2 "), "{told}");
}

#[test]
fn what_is_wanted_later_may_fail_and_is_told_once_it_passes() {
    let later = SCENARIOS.replace("verdict = \"eligible\"\n", "verdict = \"not-yet\"\nwanted = \"later\"\n");
    let told = answer(&["rules", "test", "--rules", with("later", &later).path()], "");
    assert_eq!(told, "2 of 2 scenarios are answered as they say; 1 are of later\n");
    let now = SCENARIOS.replace("verdict = \"eligible\"\n", "verdict = \"eligible\"\nwanted = \"later\"\n");
    let output = run(&["rules", "test", "--rules", with("now", &now).path()], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("take out `wanted"), "{}", stdout(&output));
}

#[test]
fn coverage_names_what_no_scenario_reaches() {
    let folder = with("coverage", SCENARIOS);
    let args = ["rules", "test", "--coverage", "--rules", folder.path()];
    let told = answer(&args, "");
    assert!(told.contains("codes: 1 of ") && told.contains("no scenario reaches limit-reached"), "{told}");
    assert!(told.contains("no scenario reaches zk-2027, "), "{told}");
    assert!(told.contains("no scenario reaches limit-reached (blocks)"), "{told}");
    // What is asked after a second programme rests on a term; whether one in the chain counts is not asked here.
    assert!(told.contains("no scenario reaches asr-2027, 2027: chain-count\n"), "{told}");
    assert!(!told.contains("2027: stepped-care-within-days"), "{told}");
    let also = root().join("tests/scenarios.json");
    let more = stdout(&run(&[&args as &[&str], &["--also", also.to_str().expect("UTF-8")]].concat(), ""));
    assert!(more.contains("\nterms: ") && !more.contains("no scenario reaches limit-reached"), "{more}");
}

#[test]
fn faults_of_scenarios_are_told_by_check() {
    for (from, to, says, line) in [
        ("\"eligible\"", "\"eligable\"", "write instead: verdict = \"eligible\"", 12),
        ("because = \"Niets houdt het tegen\"\n", "", "missing field `because`", 9),
        ("start = \"2027-05-10\"\n", "", "[base] has no start", 2),
        ("\"een tweede programma binnen een jaar\"", "\"een eerste programma\"", "two scenarios are called", 16),
        ("codes = []", "readings = [\"paralel: eligible\"]", "write instead: readings = [\"parallel: eligible\"]\n", 13),
        ("codes = []", "codes = [\"chain-frist\"]", "write instead: codes = [\"chain-first\"]\n", 13),
        ("codes = []", "codes = [\n  \"chain-frist\",\n]", "write instead: \"chain-first\"\n", 14),
        ("codes = []", "readings = [\"parallel: eligable\"]", "write instead: readings = [\"parallel: eligible\"]\n", 13),
        ("wanted = \"intensive\"", "wanted = intensive", "write instead: wanted = \"intensive\"", 6),
    ] {
        let folder = with("scenario-faults", &SCENARIOS.replacen(from, to, 1));
        let output = run(&["rules", "check", "--rules", folder.path()], "");
        let told = stdout(&output);
        assert_eq!(output.status.code(), Some(1), "{told}");
        assert!(
            told.contains(says) && told.contains(&format!("asr-2027.scenarios.toml:{line}:")),
            "{to}: {says}, {line}\n{told}"
        );
    }
    let folder = with("facts", &SCENARIOS.replacen("2026-09-01/2026-11-01/short", "2026-09-01/short", 1));
    let output = run(&["rules", "test", "--rules", folder.path()], "");
    assert!(stdout(&output).contains("has 4 parts"), "{} {}", stdout(&output), stderr(&output));
}

#[test]
fn the_scenarios_of_the_rule_base_pass_and_reach_everything() {
    let (folder, also) = (root().join("rules/rulebase"), root().join("tests/scenarios.json"));
    let (folder, also) = (folder.to_str().expect("UTF-8"), also.to_str().expect("UTF-8"));
    let told = answer(&["rules", "test", "--coverage", "--rules", folder, "--also", also], "");
    assert!(!told.contains("no scenario reaches"), "{told}");
}
