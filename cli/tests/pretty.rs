//! `smr-check assess --pretty`: one case in words.

mod program;

use program::{GOOD, Scenario, answer, run, scenarios, stderr, stdout};
use serde_json::Value as Json;
use smr_rules::values::{Value, Verdict};
use smr_rules::{Facts, assess};
use smr_texts::Lang;
use std::fs;
use std::path::PathBuf;

const LANGUAGES: [Lang; 2] = [Lang::Nl, Lang::En];

fn in_words(lang: Lang, facts: &Json) -> String {
    answer(&["assess", "--pretty", "-", "--lang", lang.tag()], facts.to_string())
}

fn well_formed() -> Vec<Scenario> {
    scenarios().into_iter().filter(|scenario| scenario.error.is_none()).collect()
}

/// A file of this test with this content.
fn file(name: &str, content: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, content).expect("a file");
    path
}

#[test]
fn every_scenario_is_said_in_whole_sentences() {
    for scenario in well_formed() {
        for lang in LANGUAGES {
            let text = in_words(lang, &scenario.facts);
            // A placeholder, or the sign that stands for one that nobody filled in.
            for left in ['{', '}', '…'] {
                let line = text.lines().find(|line| line.contains(left));
                assert_eq!(line, None, "{} {}: {left}", scenario.id, lang.tag());
            }
            assert!(!text.contains("\n\n\n") && text.ends_with('\n'), "{} {}:\n{text}", scenario.id, lang.tag());
            assert!(text.lines().all(|line| line == line.trim_end()), "{} {}:\n{text}", scenario.id, lang.tag());
        }
    }
}

#[test]
fn every_scenario_is_said_with_its_verdict_and_codes() {
    for scenario in well_formed() {
        let answered = assess(&Facts::from_json(&scenario.facts.to_string()).expect("facts"));
        let verdict = answered.verdict;
        let codes = answered.codes.iter().map(Value::as_str);
        let codes: Vec<_> = codes.chain(answered.information.iter().map(Value::as_str)).collect();
        for lang in LANGUAGES {
            let text = in_words(lang, &scenario.facts);
            // A yes begins as a yes, and nothing else does but a question of which every answer leads to one.
            let heading = text.lines().next().unwrap_or_default();
            let is_yes = heading.starts_with(smr_texts::verdict(Verdict::Eligible).get(lang));
            let may_be = verdict.is_start() || verdict == Verdict::NeedsInformation;
            assert!(if is_yes { may_be } else { !verdict.is_start() }, "{}: {heading}", scenario.id);
            for code in &codes {
                let mark = format!("[{code}]");
                assert!(text.contains(&mark), "{} {}: no {mark} in\n{text}", scenario.id, lang.tag());
            }
        }
    }
}

#[test]
fn dutch_is_the_first_language() {
    let [dutch, english] = LANGUAGES.map(|lang| answer(&["assess", "--pretty", "-", "--lang", lang.tag()], GOOD));
    assert_eq!(answer(&["assess", "--pretty", "-"], GOOD), dutch);
    assert_ne!(dutch, english);
    assert_eq!(answer(&["assess", "--lang", "en-GB", "--pretty", "-"], GOOD), english);
}

#[test]
fn a_file_is_read_as_a_whole() {
    let expected = answer(&["assess", "--pretty", "-"], GOOD);
    let indented = serde_json::to_string_pretty(&serde_json::from_str::<Json>(GOOD).expect("JSON")).expect("JSON");
    for (name, content) in [
        ("one-line.json", GOOD.to_owned()),
        ("indented.json", indented.clone()),
        ("other-line-ends.json", indented.replace('\n', "\r\n")),
        ("byte-order-mark.json", format!("\u{feff}{indented}\n")),
    ] {
        let path = file(name, content.as_bytes());
        assert_eq!(answer(&["assess", "--pretty", path.to_str().expect("UTF-8")], ""), expected, "{name}");
    }
}

#[test]
fn malformed_facts_are_no_answer_and_are_told_with_their_place() {
    for scenario in scenarios().into_iter().filter(|scenario| scenario.error.is_some()) {
        let error = scenario.error.expect("an error is expected");
        for lang in LANGUAGES {
            let output = run(&["assess", "--pretty", "-", "--lang", lang.tag()], scenario.facts.to_string());
            let told = stderr(&output);
            assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(1), ""), "{}", scenario.id);
            for part in [&error["path"], &error["code"]] {
                assert!(told.contains(part.as_str().expect("text")), "{}: no {part} in {told}", scenario.id);
            }
            assert!(!told.contains(['{', '…']), "{}: {told}", scenario.id);
        }
    }
}

#[test]
fn a_file_that_can_not_be_read_is_named() {
    let folder = env!("CARGO_TARGET_TMPDIR");
    let not_there = format!("{folder}/not-there.json");
    let empty = file("empty.json", b"");
    let not_utf_8 = file("not-utf-8.json", b"{\"start\":\"\xff\"}");
    let not_json = file("not-json.json", b"start: 2027-05-10");
    let paths = [
        &not_there,
        folder,
        empty.to_str().expect("UTF-8"),
        not_utf_8.to_str().expect("UTF-8"),
        not_json.to_str().expect("UTF-8"),
    ];
    for path in paths {
        let output = run(&["assess", "--pretty", path], GOOD);
        let told = stderr(&output);
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(1), ""), "{path}: {told}");
        assert!(told.starts_with(&format!("smr-check: {path}: ")), "{path}: {told}");
    }
}
