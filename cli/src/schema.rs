//! JSON Schema (2020-12) of the input and the output, made from the enumerations and brands of the rule core.

use serde_json::{Map, Value as Json, json};
use smr_rules::MOST_PROGRAMMES;
use smr_rules::rulebase::BRANDS;
use smr_rules::values::{
    Certainty, ChainProgramme, Code, Contradiction, Information, Kind, Outcome, Provider, Reading, Route, Setting, Tri, Value,
    Verdict,
};

/// Which document.
#[derive(Clone, Copy)]
pub enum Of {
    Facts,
    Assessment,
}

pub fn schema(of: Of) -> Json {
    match of {
        Of::Facts => facts(),
        Of::Assessment => assessment(),
    }
}

fn facts() -> Json {
    let mut insurers: Vec<_> = BRANDS.iter().map(|brand| brand.id).collect();
    insurers.extend(["other", "unknown", "uninsured"]);
    let chain_care = object(&[
        ("programmes", "The chronic-care programmes; empty: not in chain care.", list(words::<ChainProgramme>(), None)),
        ("includesSmr", "Whether stop-smoking guidance is part of any of them.", words::<Tri>()),
    ]);
    let programme = object(&[
        ("start", "First day; null: unknown.", or_null(date())),
        ("end", "Last day of the guidance, planned while it runs; null: unknown.", or_null(date())),
        ("kind", "Short or intensive.", words::<Kind>()),
        ("setting", "Inside or outside chain care.", words::<Setting>()),
        ("outcome", "How it ended, or that it runs.", words::<Outcome>()),
    ]);
    document(
        "Facts",
        "What smr-check is asked about.",
        object(&[
            ("start", "Planned start of the new programme.", date()),
            ("insurer", "The insurer on that day.", json!({ "enum": insurers })),
            ("chainCare", "Chain care on that day; null: not known whether in chain care.", or_null(chain_care)),
            ("history", "Earlier and running programmes, in any order.", list(programme, Some(MOST_PROGRAMMES))),
            ("wanted", "The kind of the new programme.", words::<Kind>()),
            ("provider", "Who would give it.", words::<Provider>()),
        ]),
    )
}

fn assessment() -> Json {
    let pointer = || json!({ "type": "string", "pattern": "^(/[A-Za-z0-9]+)*$" });
    let count = || json!({ "type": "integer", "minimum": 0 });
    let remaining =
        object(&[("min", "If everything that may count does.", count()), ("max", "If only what surely counts does.", count())]);
    let earliest = object(&[
        ("date", "The day; null if nothing is known.", or_null(json!({ "type": "string", "format": "date" }))),
        ("exact", "False if it may be later.", json!({ "type": "boolean" })),
    ]);
    let reading = object(&[
        ("reading", "The reading that was turned round.", words::<Reading>()),
        ("verdict", "The verdict it would give.", words::<Verdict>()),
    ]);
    let problem = object(&[("path", "Where.", pointer()), ("code", "What.", words::<Contradiction>())]);
    let source = object(&[
        ("id", "The source.", json!({ "type": "string" })),
        ("locator", "Chapter or heading.", json!({ "type": "string", "minLength": 1 })),
        ("url", "Its web address, where public.", or_null(json!({ "type": "string", "format": "uri" }))),
    ]);
    let rules: Vec<_> =
        Code::ALL.iter().map(|code| code.as_str()).chain(Information::ALL.iter().map(|line| line.as_str())).collect();
    let fact = json!({ "type": ["integer", "string", "boolean", "null"] });
    let looked = object(&[
        ("rule", "The rule.", json!({ "enum": rules })),
        ("holds", "Whether it holds.", json!({ "type": "boolean" })),
        ("because", "The facts it looked at.", json!({ "type": "object", "additionalProperties": fact })),
        ("sources", "What it rests on, for this insurer and year.", list(source, None)),
    ]);
    let day = object(&[
        ("kind", "Another planned start.", json!({ "const": "date" })),
        ("from", "The first such day that was found.", json!({ "type": "string", "format": "date" })),
        ("verdict", "The verdict on that day.", words::<Verdict>()),
    ]);
    let other_fact = object(&[
        ("kind", "Another fact.", json!({ "const": "fact" })),
        ("path", "Which.", pointer()),
        ("value", "Its new value.", json!({ "type": ["string", "object"] })),
        ("verdict", "The verdict with it.", words::<Verdict>()),
    ]);
    let rulebase = object(&[
        ("version", "Version of the rule base.", json!({ "type": "string" })),
        ("sha256", "SHA-256 over its files.", json!({ "type": "string", "pattern": "^[0-9a-f]{64}$" })),
        ("verifiedThrough", "The last verified day.", date()),
        ("checkedOn", "The day on which the sources were last checked.", date()),
    ]);
    let mut shape = object(&[
        ("verdict", "The answer in a word. An indication, never a decision.", words::<Verdict>()),
        ("codes", "The codes of the deciding level, sorted.", list(words::<Code>(), None)),
        ("certainty", "Whether every admissible reading gives this answer.", words::<Certainty>()),
        ("readings", "The readings that would change verdict or route.", list(reading, None)),
        ("route", "Inside chain care first, or anywhere.", words::<Route>()),
        ("year", "The calendar year of the planned start.", json!({ "type": "integer" })),
        ("limit", "Programmes a year; null when out of range.", or_null(count())),
        ("remaining", "Places left before the new programme.", or_null(remaining)),
        ("earliestStart", "The planned start, or the day on which the blocks end.", or_null(earliest)),
        ("information", "What is worth knowing beside it, sorted.", list(words::<Information>(), None)),
        ("problems", "Contradictions in the facts.", list(problem, None)),
        ("asks", "The unknown facts that decide.", list(pointer(), None)),
        ("trace", "Every rule looked at, in order. Absent in a brief assessment.", list(looked, None)),
        (
            "changes",
            "The smallest changes that turn the answer into a start. Absent in a brief assessment.",
            list(json!({ "oneOf": [day, other_fact] }), None),
        ),
        ("rulebase", "The rule base that gave the answer.", rulebase),
    ]);
    if let Some(required) = shape["required"].as_array_mut() {
        required.retain(|key| key != "trace" && key != "changes");
    }
    document("Assessment", "What smr-check answers.", shape)
}

fn document(title: &str, about: &str, shape: Json) -> Json {
    let mut out = Map::new();
    out.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
    out.insert("title".into(), json!(title));
    out.insert("description".into(), json!(about));
    if let Json::Object(shape) = shape {
        out.extend(shape);
    }
    Json::Object(out)
}

/// An object with exactly these keys.
fn object(keys: &[(&str, &str, Json)]) -> Json {
    let mut properties = Map::new();
    for (key, about, shape) in keys {
        let mut shape = shape.clone();
        if let Json::Object(shape) = &mut shape {
            shape.insert("description".into(), json!(about));
        }
        properties.insert((*key).into(), shape);
    }
    let required: Vec<_> = keys.iter().map(|(key, ..)| key).collect();
    json!({ "type": "object", "additionalProperties": false, "required": required, "properties": properties })
}

fn list(of: Json, most: Option<usize>) -> Json {
    let mut out = json!({ "type": "array", "items": of });
    if let (Some(most), Json::Object(out)) = (most, &mut out) {
        out.insert("maxItems".into(), json!(most));
    }
    out
}

fn words<T: Value>() -> Json {
    json!({ "enum": T::ALL.iter().map(|value| value.as_str()).collect::<Vec<_>>() })
}

fn date() -> Json {
    json!({ "type": "string", "format": "date", "pattern": "^(19|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}$" })
}

fn or_null(shape: Json) -> Json {
    json!({ "anyOf": [shape, { "type": "null" }] })
}
