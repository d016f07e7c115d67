//! A snapshot a rule: every file in `src/rules/` and `src/readings/` has one in `tests/snapshots/`, with cases in which it holds and cases next to
//! them in which it does not. Each case has the facts, what the trace says of the rule, and the answer.
//!
//! To add one, write the list of `{"facts": …}`; `SMR_CHECK_SNAPSHOTS=renew cargo test -p smr-rules --test snapshots` fills in the rest. Read
//! the difference before you commit it.

use serde_json::{Value as Json, json};
use smr_rules::{Facts, assess};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The files of a folder and of those in it that end so, without that ending and without `mod`.
fn stems(folder: &str, end: &str) -> Vec<PathBuf> {
    fn visit(folder: &Path, end: &str, stems: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                visit(&path, end, stems);
            } else if path.extension().is_some_and(|found| found == end) && path.file_stem().is_some_and(|stem| stem != "mod") {
                stems.push(path.with_extension(""));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut stems = Vec::new();
    visit(&root, end, &mut stems);
    stems.iter().map(|path| path.strip_prefix(&root).expect("inside").to_owned()).collect()
}

/// Every rule and reading, as `conditions/chain_first` or `readings/parallel`.
fn rules() -> Vec<PathBuf> {
    let readings = stems("src/readings", "rs").into_iter().map(|stem| Path::new("readings").join(stem));
    let mut rules: Vec<_> = stems("src/rules", "rs").into_iter().chain(readings).collect();
    rules.sort();
    rules
}

fn file(rule: &Path) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots").join(rule).with_extension("json")
}

/// What the snapshot of a rule keeps of the answer to these facts.
fn case(rule: &Path, facts: &Json) -> Json {
    let name = rule.file_stem().expect("a name").to_string_lossy().replace('_', "-");
    let parsed = Facts::from_json(&facts.to_string()).unwrap_or_else(|error| panic!("{}: {error:?}: {facts}", rule.display()));
    let mut answer = serde_json::to_value(assess(&parsed)).expect("an assessment is JSON");
    let answer = answer.as_object_mut().expect("an object");
    let trace = answer.remove("trace").expect("a trace");
    let mut entries: Vec<Json> =
        trace.as_array().expect("a list").iter().filter(|entry| entry["rule"] == name).cloned().collect();
    for entry in &mut entries {
        for source in entry["sources"].as_array_mut().expect("sources") {
            *source =
                json!(format!("{}: {}", source["id"].as_str().expect("an id"), source["locator"].as_str().expect("a place")));
        }
    }
    answer.retain(|key, _| !["rulebase", "certainty", "year", "limit"].contains(&key.as_str()));
    json!({ "facts": facts, "trace": entries, "answer": answer })
}

/// A line for each part of each case, so that a difference can be read.
fn written(cases: &[Json]) -> String {
    let mut text = String::from("[");
    for (at, case) in cases.iter().enumerate() {
        // In the order of the contract.
        let facts = Facts::from_json(&case["facts"].to_string()).map(|facts| serde_json::to_string(&facts).expect("JSON"));
        let facts = facts.expect("facts");
        let parts = [("facts", facts), ("trace", case["trace"].to_string()), ("answer", case["answer"].to_string())];
        let parts = parts.map(|(part, value)| format!("    \"{part}\": {value}"));
        write!(text, "{}\n  {{\n{}\n  }}", if at == 0 { "" } else { "," }, parts.join(",\n")).expect("text");
    }
    text + "\n]\n"
}

#[test]
fn every_rule_answers_as_in_its_snapshot() {
    let renew = env::var("SMR_CHECK_SNAPSHOTS").is_ok_and(|value| value == "renew");
    for rule in rules() {
        let file = file(&rule);
        let text = fs::read_to_string(&file).unwrap_or_else(|_| panic!("{} has no snapshot {}", rule.display(), file.display()));
        let cases: Vec<Json> = serde_json::from_str(&text).expect("a list of cases");
        let now: Vec<_> = cases.iter().map(|before| case(&rule, &before["facts"])).collect();
        if renew {
            fs::write(&file, written(&now)).expect("written");
            continue;
        }
        for (before, now) in cases.iter().zip(&now) {
            assert_eq!(before, now, "{}; as it should be now? Then SMR_CHECK_SNAPSHOTS=renew", rule.display());
        }
        assert_eq!(text, written(&now), "{} is not as it is written", file.display());
    }
}

/// Whether a rule holds shows in one of these, the same one in each case of a rule.
fn holds(rule: &Path, case: &Json) -> bool {
    let (name, answer) = (rule.file_stem().expect("a name").to_string_lossy().replace('_', "-"), &case["answer"]);
    let lists = [("problems", "code"), ("readings", "reading")];
    let is_listed = |(list, key): (&str, &str)| answer[list].as_array().expect("a list").iter().any(|entry| entry[key] == *name);
    case["trace"].as_array().expect("a list").iter().any(|entry| entry["holds"] == true) || lists.into_iter().any(is_listed)
}

#[test]
fn every_snapshot_has_a_case_in_which_the_rule_holds_and_one_in_which_it_does_not() {
    for rule in rules() {
        let cases: Vec<Json> = serde_json::from_str(&fs::read_to_string(file(&rule)).expect("a snapshot")).expect("JSON");
        if rule.starts_with("counting") || rule.ends_with("first_within_chain") {
            // No rule of its own: what they say shows in the places left, or in the rules of chain care.
            assert!(cases.iter().any(|case| case["answer"] != cases[0]["answer"]), "{}", rule.display());
            continue;
        }
        assert!(cases.iter().any(|case| holds(&rule, case)), "{} never holds", rule.display());
        let always =
            ["information/indication_only", "information/medication_only_with_support"].iter().any(|name| rule.ends_with(name));
        assert!(always || cases.iter().any(|case| !holds(&rule, case)), "{} never fails", rule.display());
    }
}

#[test]
fn every_snapshot_is_of_a_rule() {
    let mut snapshots = stems("tests/snapshots", "json");
    snapshots.sort();
    assert_eq!(snapshots, rules());
}
