//! Any text as facts: refused with a place in the text, or answered, and read again as it is written.
#![no_main]

use libfuzzer_sys::fuzz_target;
use smr_rules::values::Value;
use smr_rules::{Facts, assess, assess_brief};

fuzz_target!(|text: &str| {
    let facts = match Facts::from_json(text) {
        Ok(facts) => facts,
        Err(error) => {
            assert!(error.path.is_empty() || error.path.starts_with('/'), "{error:?}");
            return;
        }
    };
    let written = serde_json::to_string(&facts).expect("facts are JSON");
    assert_eq!(Facts::from_json(&written).as_ref(), Ok(&facts));
    let (answer, mut brief) = (assess(&facts), assess_brief(&facts));
    let mut text = String::new();
    answer.write_json(&mut text);
    assert_eq!(text, serde_json::to_string(&answer).expect("an answer is JSON"));
    (brief.trace, brief.changes, brief.outlook) = (answer.trace.clone(), answer.changes.clone(), answer.outlook);
    assert_eq!(brief, answer);
    assert_eq!(answer.readings.is_empty(), answer.certainty.as_str() == "firm");
});
