//! Malformed facts are refused with the place and the code of the first fault, and never become an answer.
//!
//! Most cases are [`GOOD`] with one thing changed.

use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;
use serde_json::{Value as Json, json};
use smr_rules::values::ErrorCode::{
    InvalidDate, InvalidJson, InvalidType, InvalidValue, MissingField, TooManyRecords, UnknownField,
};
use smr_rules::values::{ChainProgramme, ErrorCode, Value};
use smr_rules::{Facts, FactsError, MOST_PROGRAMMES};

const GOOD: &str = concat!(
    r#"{"start":"2027-05-10","insurer":"cz","chainCare":{"programmes":["dm2"],"includesSmr":"yes"},"#,
    r#""history":[{"start":"2027-01-10","end":"2027-04-30","kind":"short","setting":"chain","outcome":"no-success"}],"#,
    r#""wanted":"intensive","provider":"contracted"}"#
);

/// Every object of the contract with its keys, in the order of the contract.
const OBJECTS: [(&str, &[&str]); 3] = [
    ("", &["start", "insurer", "chainCare", "history", "wanted", "provider"]),
    ("/chainCare", &["programmes", "includesSmr"]),
    ("/history/0", &["start", "end", "kind", "setting", "outcome"]),
];

/// Every place of the contract with the types of JSON that may stand there.
const PLACES: [(&str, &[&str]); 16] = [
    ("", &["object"]),
    ("/start", &["text"]),
    ("/insurer", &["text"]),
    ("/chainCare", &["object", "null"]),
    ("/chainCare/programmes", &["list"]),
    ("/chainCare/programmes/0", &["text"]),
    ("/chainCare/includesSmr", &["text"]),
    ("/history", &["list"]),
    ("/history/0", &["object"]),
    ("/history/0/start", &["text", "null"]),
    ("/history/0/end", &["text", "null"]),
    ("/history/0/kind", &["text"]),
    ("/history/0/setting", &["text"]),
    ("/history/0/outcome", &["text"]),
    ("/wanted", &["text"]),
    ("/provider", &["text"]),
];

// --- Helpers -------------------------------------------------------------------------------------------------------

/// [`GOOD`] with a piece of its text replaced.
fn with(from: &str, to: &str) -> String {
    assert_eq!(GOOD.matches(from).count(), 1, "{from} must stand once in the facts");
    GOOD.replacen(from, to, 1)
}

fn good() -> Json {
    serde_json::from_str(GOOD).expect("JSON")
}

/// [`GOOD`] with another value at a place.
fn at(place: &str, value: Json) -> String {
    let mut facts = good();
    *facts.pointer_mut(place).expect("a place of the facts") = value;
    facts.to_string()
}

/// [`GOOD`] with a list of the given history.
fn with_history(programmes: &[&str]) -> String {
    let mut facts = good();
    facts["history"] = programmes.iter().map(|text| serde_json::from_str::<Json>(text).expect("JSON")).collect();
    facts.to_string()
}

fn refused(text: &str) -> FactsError {
    match Facts::from_json(text) {
        Ok(facts) => panic!("taken for well-formed: {}\n{facts:?}", shown(text)),
        Err(error) => error,
    }
}

/// The text, cut where it is long.
fn shown(text: &str) -> String {
    text.chars().take(400).collect()
}

/// The text is refused at this place with this code, and the message is a sentence, not a book.
fn check(text: &str, path: &str, code: ErrorCode) {
    let error = refused(text);
    assert_eq!((error.path.as_str(), error.code), (path, code), "{}\n{error}", shown(text));
    check_message(&error);
}

fn check_message(error: &FactsError) {
    let length = error.message.chars().count();
    assert!((1..=300).contains(&length), "a message of {length} characters: {error}");
}

/// The text is well-formed and means the same as [`GOOD`].
fn check_same(text: &str) {
    let expected = Facts::from_json(GOOD).expect("well-formed");
    assert_eq!(Facts::from_json(text).as_ref(), Ok(&expected), "{}", shown(text));
}

// --- Keys and types, at every level --------------------------------------------------------------------------------

#[test]
fn the_facts_that_the_cases_start_from_are_well_formed() {
    check_same(GOOD);
}

#[test]
fn every_key_is_needed() {
    for (path, keys) in OBJECTS {
        for key in keys {
            let mut facts = good();
            facts.pointer_mut(path).and_then(Json::as_object_mut).expect("an object").remove(*key).expect("a key of it");
            check(&facts.to_string(), &format!("{path}/{key}"), MissingField);
        }
        check(&at(path, json!({})), &format!("{path}/{}", keys[0]), MissingField);
    }
}

#[test]
fn no_other_key_is_known() {
    // Key, and how a JSON Pointer writes it.
    let keys = [
        ("bsn", "bsn"),
        ("", ""),
        ("Start", "Start"),
        ("start ", "start "),
        ("chain_care", "chain_care"),
        ("__proto__", "__proto__"),
        ("a/b", "a~1b"),
        ("m~n", "m~0n"),
        ("~1", "~01"),
        ("/~/", "~1~0~1"),
        ("één", "één"),
        ("\u{1F6AD}", "\u{1F6AD}"),
        ("\"\\\n", "\"\\\n"),
        ("0", "0"),
    ];
    for (at, _) in OBJECTS {
        for (key, written) in keys {
            let mut facts = good();
            facts.pointer_mut(at).expect("an object")[key] = json!(null);
            check(&facts.to_string(), &format!("{at}/{written}"), UnknownField);
        }
    }
}

#[test]
fn every_place_has_its_type() {
    let others = [
        ("null", json!(null)),
        ("bool", json!(true)),
        ("number", json!(2027)),
        ("text", json!("2027-05-10")),
        ("list", json!([])),
        ("object", json!({})),
    ];
    for (path, fitting) in PLACES {
        for (_, other) in others.iter().filter(|(name, _)| !fitting.contains(name)) {
            check(&at(path, other.clone()), path, InvalidType);
        }
    }
}

#[test]
fn numbers_of_any_size_are_the_wrong_type() {
    let digits = "9".repeat(300);
    for number in ["0", "-1", "20270510", "1.5", "1e308", "-0.0", "18446744073709551616", &digits] {
        check(&with(r#""2027-05-10""#, number), "/start", InvalidType);
        check(&with(r#"["dm2"]"#, &format!("[{number}]")), "/chainCare/programmes/0", InvalidType);
        check(&with(r#""yes""#, number), "/chainCare/includesSmr", InvalidType);
    }
    // No number type holds this one. It is refused; whether as a number or as no JSON at all is the reader's affair.
    check_message(&refused(&with(r#""2027-05-10""#, "1e999")));
}

// --- Values --------------------------------------------------------------------------------------------------------

#[test]
fn dates_are_days_of_the_calendar_from_1900_to_2999() {
    #[rustfmt::skip]
    let not_dates = [
        "2027-02-30", "2027-02-29", "2100-02-29", "1900-02-29", "2027-04-31", "2027-00-10", "2027-13-01", "2027-05-00",
        "2027-05-32", "1899-12-31", "3000-01-01", "0000-01-01", "9999-12-31", "2027-2-3", "2027-02-3", "27-02-03",
        "+2027-01-01", "-2027-01-01", "02027-01-01", "2027-01-01T00:00", "2027-01-01Z", "2027-01", "2027", "20270101",
        "2027/01/01", "2027–01–01", "01-02-2027", "1 mei 2027", " 2027-01-01", "2027-01-01 ", "2027- 1-01",
        "2027-01-+1", "202a-01-01", "2027-01-01\0", "２０２７-０１-０１", "٢٠٢٧-٠١-٠١", "", "null", "unknown", "today",
    ];
    for text in not_dates {
        for place in ["/start", "/history/0/start", "/history/0/end"] {
            check(&at(place, json!(text)), place, InvalidDate);
        }
    }
}

#[test]
fn words_are_those_of_the_contract_exactly() {
    let cases = [
        ("/insurer", ["Zilveren Kruis", "CZ", "", "cz ", "zk", "Unknown"]),
        ("/chainCare/programmes/0", ["DM2", "dm", "", "vrm", "dm2 ", "unknown"]),
        ("/chainCare/includesSmr", ["Yes", "true", "", "ja", "no ", "null"]),
        ("/history/0/kind", ["Short", "long", "", "kort", "in\u{ad}tensive", "success"]),
        ("/history/0/setting", ["GP", "hospital", "", "keten", "gp-practice", "chain\n"]),
        ("/history/0/outcome", ["no success", "noSuccess", "", "no_success", "failed", "short"]),
        ("/wanted", ["INTENSIVE", "both", "", "ｓｈｏｒｔ", " short", "running"]),
        ("/provider", ["Contracted", "gp", "", "gpPractice", "gp_practice", "specialist"]),
    ];
    for (place, words) in cases {
        for word in words {
            check(&at(place, json!(word)), place, InvalidValue);
        }
    }
}

#[test]
fn a_message_stays_short_whatever_was_written() {
    for letter in ["x", "\"", "\\", "\u{1}", "\u{200b}", "\u{10ffff}", "\u{1F6AD}"] {
        for times in [1, 40, 41, 100_000] {
            for place in ["/start", "/insurer", "/wanted", "/provider", "/history/0/outcome"] {
                let error = refused(&at(place, json!(letter.repeat(times))));
                assert_eq!(error.path, place);
                check_message(&error);
            }
        }
    }
}

// --- Lists ---------------------------------------------------------------------------------------------------------

const RECORD: &str = r#"{"start":"2020-01-01","end":null,"kind":"short","setting":"gp","outcome":"success"}"#;

#[test]
fn at_most_fifty_records_are_read() {
    assert_eq!(MOST_PROGRAMMES, 50);
    let facts = Facts::from_json(&with_history(&[RECORD; 50])).expect("fifty are well-formed");
    assert_eq!(facts.history.len(), 50);
    for count in [51, 52, 10_000] {
        check(&with_history(&vec![RECORD; count]), "/history", TooManyRecords);
        check(&with_history(&vec!["null"; count]), "/history", TooManyRecords);
    }
}

#[test]
fn the_fault_is_told_of_the_record_that_has_it() {
    for at in [0, 1, 9, 10, 49] {
        let mut records = vec![RECORD; 50];
        records[at] = r#"{"start":"2020-01-01","end":"2020-02-30","kind":"short","setting":"gp","outcome":"success"}"#;
        check(&with_history(&records), &format!("/history/{at}/end"), InvalidDate);
        records[at] = "[]";
        check(&with_history(&records), &format!("/history/{at}"), InvalidType);
    }
}

#[test]
fn every_chain_programme_is_read_however_long_the_list() {
    for at in [0, 1, 49, 50, 51, 52, 9_999] {
        let list = |last: &str| with(r#""dm2""#, &format!("{}{last}", r#""dm2","#.repeat(at)));
        check(&list(r#""DM2""#), &format!("/chainCare/programmes/{at}"), InvalidValue);
        check(&list("7"), &format!("/chainCare/programmes/{at}"), InvalidType);
        let care = Facts::from_json(&list(r#""dm2","copd""#)).expect("well-formed").chain_care.expect("chain care");
        assert!(care.programmes.contains(ChainProgramme::Copd), "copd, number {} in the list, is lost", at + 2);
    }
}

#[test]
fn a_thousand_unknown_keys_are_refused_at_the_first() {
    let many: String = (0..1000).map(|at| format!(r#""key{at}":[{at}],"#)).collect();
    check(&with(r#""start":"2027-05-10""#, &format!(r#"{many}"start":"2027-05-10""#)), "/key0", UnknownField);
    check(&with(r#""programmes""#, &format!(r#"{many}"programmes""#)), "/chainCare/key0", UnknownField);
    check(&with(r#""kind""#, &format!(r#"{many}"kind""#)), "/history/0/key0", UnknownField);
}

// --- What is not JSON ----------------------------------------------------------------------------------------------

#[test]
fn what_is_not_json_is_refused_as_a_whole() {
    #[rustfmt::skip]
    let texts = [
        "", " ", "\n", "nothing", "nul", "{", "}", "[", "\"", "'", "{]", "[}", "{}}", "{} {}", "{},", "1 2",
        "null null", "--1", "01", ".5", "5.", "0x10", "NaN", "Infinity", "-Infinity", "undefined", "True", "{start:1}",
        "{'start':1}", r#"{"start"}"#, r#"{"start":}"#, r#"{"start" 1}"#, r#"{"start":1,}"#, r#"{,"start":1}"#,
        r#"{"start":1 "insurer":2}"#, r#"{1:2}"#, r#"{null:2}"#, "[1,]", "[,1]", "[1 2]", r#"{"start":NaN}"#,
        r#"{"start":tru}"#, r#"{"start":"2027-05-10}"#, r#"{"start":"\x"}"#, r#"{"start":"\u12"}"#,
        "{\"start\":\"a\nb\"}", "{\"start\":\"a\u{0}b\"}", "{}\u{0}", "\u{feff}{}", "{\u{a0}}", "{} // done",
        "/* facts */ {}", "# facts\n{}", r#"{"start":"\ud800"}"#, r#"{"start":"\udc00"}"#,
        r#"{"start":"\ud800\u0041"}"#, r#"{"start":"\ud800x"}"#, r#"{"\ud83d":1}"#, "start: 2027-05-10",
        "start=2027-05-10", "<facts/>",
    ];
    for text in texts {
        check(text, "", InvalidJson);
    }
}

#[test]
fn well_formed_facts_with_something_before_or_behind_are_not_json() {
    for text in [format!("{GOOD}{GOOD}"), format!("{GOOD}\n{GOOD}"), format!("{GOOD},"), format!("{GOOD} x"), format!("x{GOOD}")]
    {
        check(&text, "", InvalidJson);
    }
    for cut in 0..GOOD.len() {
        check(&GOOD[..cut], "", InvalidJson);
    }
}

#[test]
fn endless_nesting_is_refused_and_breaks_nothing() {
    const DEEP: usize = 200_000;
    let nests = [("[", "]"), (r#"{"a":"#, "}"), (r#"[{"a":"#, "}]")];
    for (open, close) in nests {
        check(&open.repeat(DEEP), "", InvalidJson);
        check(&format!("{}1{}", open.repeat(DEEP), close.repeat(DEEP)), "", InvalidJson);
        check(&with(r#""2027-05-10""#, &open.repeat(DEEP)), "", InvalidJson);
        let deep = format!("{}1{}", open.repeat(DEEP), close.repeat(DEEP));
        check(&with(r#""2027-05-10""#, &deep), "", InvalidJson);
    }
}

#[test]
fn a_key_that_stands_twice_is_refused() {
    for (path, keys) in OBJECTS {
        for key in keys {
            let (facts, place) = (good(), format!("{path}/{key}"));
            let twice = format!(r#""{key}":{}"#, facts.pointer(&place).expect("a place"));
            let object = facts.pointer(path).expect("an object").to_string();
            let doubled = format!("{{{},{twice}}}", &object[1..object.len() - 1]);
            check(&facts.to_string().replacen(&object, &doubled, 1), &place, InvalidJson);
        }
    }
    // Nor does an escape hide it.
    check(&with(r#""wanted":"#, r#""\u0073tart":"2027-05-10","wanted":"#), "/start", InvalidJson);
}

// --- Which of several faults ---------------------------------------------------------------------------------------

#[test]
fn the_first_fault_from_left_to_right_is_told() {
    const GP: &str = r#""kind":"short","setting":"gp","outcome":"success""#;
    let records = |records: &str| with_history(&[]).replace(r#""history":[]"#, &format!(r#""history":[{records}]"#));
    let cases = [
        // Within an object the text decides, not the contract.
        (r#"{"start":"x","insurer":"y","wanted":"z"}"#.into(), "/start", InvalidDate),
        (r#"{"wanted":"z","insurer":"y","start":"x"}"#.into(), "/wanted", InvalidValue),
        (r#"{"insurer":5,"bsn":1,"start":"x"}"#.into(), "/insurer", InvalidType),
        (r#"{"bsn":1,"insurer":5,"start":"x"}"#.into(), "/bsn", UnknownField),
        (r#"{"b":1,"a":1}"#.into(), "/b", UnknownField),
        (r#"{"start":"x","start":"2027-05-10"}"#.into(), "/start", InvalidDate),
        (r#"{"start":"2027-05-10","start":"2027-05-10","bsn":1}"#.into(), "/start", InvalidJson),
        // A missing key is told at the end of its object; of several the first of the contract.
        (r#"{"provider":"contracted","wanted":"short"}"#.into(), "/start", MissingField),
        (r#"{"start":"2027-05-10","provider":"contracted"}"#.into(), "/insurer", MissingField),
        (r#"{"provider":"z"}"#.into(), "/provider", InvalidValue),
        (with(r#""includesSmr":"yes""#, r#""bsn":1"#), "/chainCare/bsn", UnknownField),
        (with(r#","includesSmr":"yes""#, "").replace("contracted", "z"), "/chainCare/includesSmr", MissingField),
        (with(r#","includesSmr":"yes""#, "").replace("2027-05-10", "x"), "/start", InvalidDate),
        // An object or list that is whole in itself comes before what stands behind it.
        (with(r#"["dm2"]"#, r#"["DM2",7]"#), "/chainCare/programmes/0", InvalidValue),
        (with(r#"["dm2"]"#, r#"["dm2",7,"DM2"]"#), "/chainCare/programmes/1", InvalidType),
        (records(r#"{"start":null},{"start":5}"#), "/history/0/end", MissingField),
        (records(r#"{"start":null,"end":5},[]"#), "/history/0/end", InvalidType),
        (records(&format!(r#"{{"start":null,"end":null,{GP}}},[],null"#)), "/history/1", InvalidType),
        // Too many are counted before the first is read, and what stands before the list comes first.
        (records(&vec!["{}"; 51].join(",")), "/history", TooManyRecords),
        (records(&vec!["{}"; 50].join(",")), "/history/0/start", MissingField),
        (records(&vec!["{}"; 51].join(",")).replace("dm2", "DM2"), "/chainCare/programmes/0", InvalidValue),
        (records(&vec!["{}"; 51].join(",")).replace("intensive", "z"), "/history", TooManyRecords),
        // What is not JSON has no first fault in it.
        (r#"{"start":"x","insurer":}"#.into(), "", InvalidJson),
        (r#"{"bsn":1} {}"#.into(), "", InvalidJson),
    ];
    for (text, path, code) in cases {
        check(&text, path, code);
    }
}

// --- Odd, yet well-formed ------------------------------------------------------------------------------------------

#[test]
fn the_same_facts_may_be_written_otherwise() {
    let texts = [
        // White space
        GOOD.replace(',', " , ").replace(':', "\t:\r\n"),
        GOOD.replace('{', "{\n").replace('}', "\n}").replace('[', "[ ").replace(']', " ]"),
        format!("\n\n \t{GOOD}\r\n"),
        // Escapes, in values and in keys
        with("2027-05-10", r"\u0032027-05-10"),
        with("2027-05-10", r"2027\u002d05\u002D10"),
        with("contracted", r"contr\u0061cted"),
        with(r#""insurer""#, r#""\u0069nsurer""#),
        with(r#""includesSmr""#, r#""includes\u0053mr""#),
        with(r#""kind""#, r#""\u006b\u0069\u006e\u0064""#),
        // The same programme more than once
        with(r#"["dm2"]"#, r#"["dm2","dm2"]"#),
        with(r#""dm2""#, &[r#""dm2""#; 200].join(",")),
    ];
    for text in &texts {
        check_same(text);
    }
}

#[test]
fn keys_stand_in_any_order() {
    fn reversed(value: &Json) -> String {
        match value {
            Json::Object(keys) => {
                let entries: Vec<_> = keys.iter().rev().map(|(key, value)| format!("{key:?}:{}", reversed(value))).collect();
                format!("{{{}}}", entries.join(","))
            }
            Json::Array(items) => format!("[{}]", items.iter().map(reversed).collect::<Vec<_>>().join(",")),
            other => other.to_string(),
        }
    }
    check_same(&good().to_string());
    check_same(&reversed(&good()));
}

#[test]
fn the_borders_of_what_is_allowed_are_allowed() {
    let dates = ["1900-01-01", "2999-12-31", "2000-02-29", "2028-02-29", "2400-02-29", "2027-12-31", "2027-01-01"];
    for date in dates {
        for place in ["/start", "/history/0/start", "/history/0/end"] {
            check_round_trip(&at(place, json!(date)));
        }
    }
    for (place, value) in [
        ("/chainCare", json!(null)),
        ("/chainCare/programmes", json!([])),
        ("/chainCare/programmes", json!(["dm2", "cvrm", "copd", "asthma"])),
        ("/history", json!([])),
        ("/history/0/start", json!(null)),
        ("/history/0/end", json!(null)),
        ("/insurer", json!("other")),
        ("/insurer", json!("unknown")),
        ("/insurer", json!("uninsured")),
    ] {
        check_round_trip(&at(place, value));
    }
}

/// The facts are well-formed, and what was read is what was written.
fn check_round_trip(text: &str) {
    let read = Facts::from_json(text).expect("well-formed");
    assert_eq!(serde_json::to_value(&read).expect("JSON"), serde_json::from_str::<Json>(text).expect("JSON"));
}

#[test]
fn every_word_of_the_contract_is_known() {
    let words = [
        ("/chainCare/includesSmr", "yes no unknown"),
        ("/history/0/kind", "short intensive unknown"),
        ("/history/0/setting", "chain gp specialist unknown"),
        ("/history/0/outcome", "success no-success dropped-out running unknown"),
        ("/wanted", "short intensive unknown"),
        ("/provider", "contracted registered gp-practice unregistered unknown"),
    ];
    for (place, words) in words {
        for word in words.split(' ') {
            check_round_trip(&at(place, json!(word)));
        }
    }
}

#[test]
fn the_error_is_the_object_of_the_contract() {
    let error = refused(&with("2027-01-10", "2027-02-30"));
    let json = serde_json::to_value(&error).expect("JSON");
    assert_eq!(json, json!({ "path": "/history/0/start", "code": "invalid-date", "message": error.message }));
    let codes =
        ["invalid-json", "missing-field", "unknown-field", "invalid-type", "invalid-date", "invalid-value", "too-many-records"];
    assert_eq!(ErrorCode::ALL.iter().map(|code| code.as_str()).collect::<Vec<_>>(), codes);
}

// --- Any text at all -----------------------------------------------------------------------------------------------

/// Either facts that say what the text says, or an error at a place that the text has.
fn check_any(text: &str) -> Result<(), TestCaseError> {
    // Of a key that stands twice, `Value` keeps the last; no well-formed facts have one.
    let document = serde_json::from_str::<Json>(text);
    let error = match Facts::from_json(text) {
        Ok(facts) => {
            let mut document = document.expect("facts are JSON");
            if let Some(Json::Array(programmes)) = document.pointer_mut("/chainCare/programmes") {
                let order = |word: &Json| ["dm2", "cvrm", "copd", "asthma"].iter().position(|known| word == known);
                programmes.sort_by_key(order);
                programmes.dedup();
            }
            prop_assert_eq!(serde_json::to_value(&facts).expect("JSON"), document);
            return Ok(());
        }
        Err(error) => error,
    };
    prop_assert!(ErrorCode::ALL.contains(&error.code));
    prop_assert!((1..=300).contains(&error.message.chars().count()), "{}", error);
    let Some(above) = error.path.rfind('/') else {
        prop_assert_eq!(error.path, "");
        return Ok(());
    };
    prop_assert!(error.path.starts_with('/'), "{}", error);
    let document = document.expect("a fault with a place is one of a JSON document");
    let is_there = document.pointer(&error.path).is_some();
    let is_object_above = document.pointer(&error.path[..above]).is_some_and(|above| above.is_object() || above.is_array());
    prop_assert!(is_object_above && is_there == (error.code != MissingField), "{}", error);
    Ok(())
}

/// Pieces of facts, of JSON, and of neither.
#[rustfmt::skip]
const PIECES: [&str; 42] = [
    "{", "}", "[", "]", ",", ":", "\"", "null", "true", "0", "-1", "1e9", "\\", "\\u0000", "\\ud800", "~", "/", " ",
    "\u{0}", "é", "\u{200b}", "\"start\"", "\"insurer\"", "\"chainCare\"", "\"programmes\"", "\"includesSmr\"",
    "\"history\"", "\"end\"", "\"kind\"", "\"setting\"", "\"outcome\"", "\"wanted\"", "\"provider\"", "\"2027-02-30\"",
    "\"2027-01-01\"", "\"cz\"", "\"unknown\"", "\"short\"", "\"dm2\"", "\"yes\"", "[]", "{}",
];

/// One change of a text: take out so many characters at this place (given as a share of the length) and put this in.
type Edit = (f64, usize, String);

fn edit(text: &str, (place, taken, put): &Edit) -> String {
    let letters: Vec<char> = text.chars().collect();
    #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, clippy::cast_sign_loss)]
    let at = (place * letters.len() as f64) as usize;
    let rest = letters.iter().skip(at + taken);
    letters.iter().take(at).copied().chain(put.chars()).chain(rest.copied()).collect()
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let put = prop_oneof![
        2 => Just(String::new()),
        5 => select(PIECES.as_slice()).prop_map(String::from),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec((0.0..1.0f64, 0..4usize, put), 1..5)
}

/// A JSON value that is put in the place of another, so that the text stays JSON.
fn any_json() -> impl Strategy<Value = Json> {
    let word = select(vec![
        "",
        "x",
        "2027-02-30",
        "2027-01-01",
        "2999-12-31",
        "cz",
        "unknown",
        "yes",
        "short",
        "gp",
        "running",
        "dm2",
        "~/",
    ]);
    let leaf = prop_oneof![
        1 => Just(json!(null)),
        1 => any::<bool>().prop_map(Json::from),
        1 => any::<i64>().prop_map(Json::from),
        6 => word.prop_map(Json::from),
        1 => any::<String>().prop_map(Json::from),
    ];
    let key =
        select(vec!["start", "insurer", "programmes", "includesSmr", "end", "kind", "setting", "outcome", "a/b", "m~n", ""]);
    leaf.prop_recursive(3, 90, 60, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..60).prop_map(Json::from),
            prop::collection::btree_map(key.clone().prop_map(String::from), inner, 0..8)
                .prop_map(|keys| Json::Object(keys.into_iter().collect())),
        ]
    })
}

fn seeded(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, rng_seed: RngSeed::Fixed(2027), failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(seeded(4_000))]

    #[test]
    fn arbitrary_text_is_refused_or_read(text in any::<String>()) {
        check_any(&text)?;
    }

    #[test]
    fn arbitrary_pieces_of_json_are_refused_or_read(pieces in prop::collection::vec(select(PIECES.as_slice()), 0..40)) {
        check_any(&pieces.concat())?;
    }

    #[test]
    fn changed_text_of_facts_is_refused_or_read(edits in edits()) {
        check_any(&edits.iter().fold(GOOD.to_owned(), |text, change| edit(&text, change)))?;
    }

    #[test]
    fn changed_values_of_facts_are_refused_or_read(place in select(PLACES.as_slice()), value in any_json()) {
        check_any(&at(place.0, value))?;
    }
}
