//! JSON Schema (2020-12) of the input, of the outputs and of the rule base, made from the enumerations and brands of the rule core.
//!
//! What has a title has that name in TypeScript too: the types of the package are made from these documents (xtask/src/types.rs).

mod rules;

use serde_json::{Map, Value as Json, json};
use smr_rules::MOST_PROGRAMMES;
use smr_rules::rulebase::BRANDS;
use smr_rules::values::{
    Certainty, ChainProgramme, Code, Contradiction, ErrorCode, Information, Kind, Outcome, Outlook, Provider, Reading, Route,
    Setting, Sureness, Value, Verdict, YesNoUnknown,
};

/// Which document.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub enum Of {
    /// The input.
    Facts,
    /// An answer.
    Assessment,
    /// What comes in place of an answer where facts are malformed.
    Error,
    /// The rule base.
    Rules,
}

pub fn schema(of: Of) -> Json {
    match of {
        Of::Facts => facts(),
        Of::Assessment => assessment(),
        Of::Error => error(),
        Of::Rules => rules::rules(),
    }
}

fn facts() -> Json {
    let mut insurers: Vec<_> = BRANDS.iter().map(|brand| brand.id).collect();
    insurers.extend(["other", "unknown", "uninsured"]);
    let programme = titled(
        "Programme",
        object(&[
            ("start", "First day; null: unknown.", or_null(date())),
            ("end", "Last day of the guidance, planned while it runs; null: unknown.", or_null(date())),
            ("kind", "Short or intensive.", words::<Kind>("Kind")),
            ("setting", "Inside or outside chain care.", words::<Setting>("Setting")),
            ("outcome", "How it ended, or that it runs.", words::<Outcome>("Outcome")),
        ]),
    );
    document(
        "Facts",
        "What smr-check is asked about.",
        object(&[
            ("start", "Planned start of the new programme.", date()),
            ("insurer", "The insurer on that day.", titled("InsurerId", json!({ "enum": insurers }))),
            ("chainCare", "Chain care on that day; null: not known whether in chain care.", or_null(chain_care())),
            ("history", "Earlier and running programmes, in any order.", list(programme, Some(MOST_PROGRAMMES))),
            ("wanted", "The kind of the new programme.", words::<Kind>("Kind")),
            ("provider", "Who would give it.", words::<Provider>("Provider")),
        ]),
    )
}

fn chain_care() -> Json {
    let programmes = list(words::<ChainProgramme>("ChainProgramme"), None);
    titled(
        "ChainCare",
        object(&[
            ("programmes", "The chronic-care programmes; empty: not in chain care.", programmes),
            ("includesSmr", "Whether stop-smoking guidance is part of any of them.", words::<YesNoUnknown>("YesNoUnknown")),
        ]),
    )
}

fn assessment() -> Json {
    let pointer = || json!({ "type": "string", "pattern": "^(/[A-Za-z0-9]+)*$" });
    let verdict = || words::<Verdict>("Verdict");
    let route = || words::<Route>("Route");
    let remaining = titled(
        "Remaining",
        object(&[("min", "If everything that may count does.", count()), ("max", "If only what surely counts does.", count())]),
    );
    let earliest = titled(
        "EarliestStart",
        object(&[
            ("date", "The day; null if nothing is known.", or_null(json!({ "type": "string", "format": "date" }))),
            ("exact", "False if it may be later.", json!({ "type": "boolean" })),
        ]),
    );
    let reading = titled(
        "OtherReading",
        object(&[
            ("reading", "The reading that was turned round.", words::<Reading>("Reading")),
            ("verdict", "The verdict it would give.", verdict()),
            ("route", "The route it would give.", route()),
        ]),
    );
    let problem =
        titled("Problem", object(&[("path", "Where.", pointer()), ("code", "What.", words::<Contradiction>("Contradiction"))]));
    let source = titled(
        "Citation",
        object(&[
            ("id", "The source.", text()),
            ("locator", "Chapter or heading.", json!({ "type": "string", "minLength": 1 })),
            ("url", "Its web address, where public.", or_null(address())),
        ]),
    );
    let fact = json!({ "type": ["integer", "string", "boolean", "null"] });
    let entry = titled(
        "TraceEntry",
        object(&[
            ("rule", "The rule.", rule()),
            ("holds", "Whether it holds.", json!({ "type": "boolean" })),
            ("because", "The facts it looked at.", json!({ "type": "object", "additionalProperties": fact })),
            ("sources", "What it rests on, for this insurer and year.", list(source, None)),
        ]),
    );
    let day = titled(
        "OtherDate",
        object(&[
            ("kind", "Another planned start.", json!({ "const": "date" })),
            ("from", "The first such day that was found.", json!({ "type": "string", "format": "date" })),
            ("verdict", "The verdict on that day.", verdict()),
            ("route", "The route on that day.", route()),
        ]),
    );
    let other_fact = titled(
        "OtherFact",
        object(&[
            ("kind", "Another fact.", json!({ "const": "fact" })),
            ("path", "Which.", pointer()),
            ("value", "Its new value.", json!({ "anyOf": [text(), chain_care()] })),
            ("verdict", "The verdict with it.", verdict()),
            ("route", "The route with it.", route()),
        ]),
    );
    let change = titled("Change", json!({ "oneOf": [day, other_fact] }));
    let mut shape = object(&[
        ("verdict", "The answer in a word. An indication, never a decision.", verdict()),
        ("codes", "The codes of the deciding level, sorted.", list(words::<Code>("Code"), None)),
        ("certainty", "Whether every admissible reading gives this answer.", words::<Certainty>("Certainty")),
        ("readings", "The readings that would change verdict or route.", list(reading, None)),
        ("route", "Inside chain care first, or anywhere.", route()),
        ("sureness", "How sure, for people; null with contradictory facts.", or_null(words::<Sureness>("Sureness"))),
        (
            "outlook",
            "Needs-information: where the answer to what is asked leads. Absent in a brief assessment.",
            or_null(words::<Outlook>("Outlook")),
        ),
        ("year", "The calendar year of the planned start.", json!({ "type": "integer" })),
        ("limit", "Programmes a year; null when out of range.", or_null(count())),
        ("remaining", "Places left before the new programme.", or_null(remaining)),
        ("earliestStart", "The planned start, or the day on which the blocks end.", or_null(earliest)),
        ("information", "What is worth knowing beside it, sorted.", list(words::<Information>("Information"), None)),
        ("problems", "Contradictions in the facts.", list(problem, None)),
        ("asks", "The unknown facts that decide.", list(pointer(), None)),
        ("trace", "Every rule looked at, in order. Absent in a brief assessment.", list(entry, None)),
        ("changes", "The smallest changes that turn the answer into a start. Absent in a brief assessment.", list(change, None)),
        ("rulebase", "The rule base that gave the answer.", stamp()),
    ]);
    if let Some(required) = shape["required"].as_array_mut() {
        required.retain(|key| key != "trace" && key != "changes" && key != "outlook");
    }
    document("Assessment", "What smr-check answers.", shape)
}

fn error() -> Json {
    let fault = titled(
        "Fault",
        object(&[
            ("path", "Where the first fault is, as a JSON Pointer.", text()),
            ("code", "What it is.", words::<ErrorCode>("FactsErrorCode")),
            ("message", "The same for whoever wrote the facts, in English.", text()),
        ]),
    );
    document("Refusal", "What smr-check answers to malformed facts.", object(&[("error", "The fault.", fault)]))
}

fn stamp() -> Json {
    titled(
        "RuleBaseStamp",
        object(&[
            ("version", "Version of the rule base.", text()),
            ("sha256", "SHA-256 over its files.", json!({ "type": "string", "pattern": "^[0-9a-f]{64}$" })),
            ("verifiedThrough", "The last verified day.", date()),
            ("checkedOn", "The day on which the sources were last checked.", date()),
        ]),
    )
}

fn rule() -> Json {
    let codes = Code::ALL.iter().map(|code| code.as_str());
    let rules: Vec<_> = codes.chain(Information::ALL.iter().map(|line| line.as_str())).collect();
    titled("RuleName", json!({ "enum": rules }))
}

/// A period of years: `2024`, `2024-2026`, `-2025`, `2026-`, or `-` for all.
fn years() -> Json {
    json!({ "type": "string", "pattern": "^([0-9]{4})?-?([0-9]{4})?$" })
}

fn text() -> Json {
    json!({ "type": "string" })
}

fn address() -> Json {
    json!({ "type": "string", "format": "uri" })
}

fn count() -> Json {
    json!({ "type": "integer", "minimum": 0 })
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

fn words<T: Value>(name: &str) -> Json {
    titled(name, json!({ "enum": T::ALL.iter().map(|value| value.as_str()).collect::<Vec<_>>() }))
}

fn titled(name: &str, mut shape: Json) -> Json {
    if let Json::Object(shape) = &mut shape {
        shape.insert("title".into(), json!(name));
    }
    shape
}

fn date() -> Json {
    json!({ "type": "string", "format": "date", "pattern": "^(19|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}$" })
}

fn or_null(shape: Json) -> Json {
    json!({ "anyOf": [shape, { "type": "null" }] })
}
