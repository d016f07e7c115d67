//! The JavaScript surface: `assess`, `assessJson`, `rules`, `version`.
//!
//! Input goes through JSON and the strict reader of the rule core, so that JavaScript and the command line
//! refuse the same facts with the same words.

use js_sys::{Error, JSON, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use smr_rules::values::{ErrorCode, Value};
use smr_rules::{Facts, FactsError};
use wasm_bindgen::prelude::*;

/// Assesses facts, an object as in the contract, and gives an assessment.
///
/// # Errors
///
/// Throws an `Error` with the name `FactsError` and the properties `path` and `code`.
#[wasm_bindgen]
pub fn assess(facts: &JsValue) -> Result<JsValue, JsValue> {
    let text = JSON::stringify(facts).ok().and_then(|text| text.as_string());
    let read = match text {
        Some(text) => Facts::from_json(&text),
        None => Err(FactsError {
            path: String::new(),
            code: ErrorCode::InvalidJson,
            message: "these facts can't be written as JSON".into(),
        }),
    };
    let facts = read.map_err(|error| thrown(&error))?;
    smr_rules::assess(&facts).serialize(&Serializer::json_compatible()).map_err(JsValue::from)
}

/// Assesses facts as JSON text and gives what the command line gives: an assessment or an error object, as JSON text.
#[wasm_bindgen(js_name = assessJson)]
#[must_use]
pub fn assess_json(text: &str) -> String {
    // An answer with its trace fills about this much; growing step by step would copy it again and again.
    let mut written = String::with_capacity(1 << 14);
    match Facts::from_json(text) {
        Ok(facts) => smr_rules::assess(&facts).write_json(&mut written),
        Err(error) => error.write_json(&mut written),
    }
    written
}

/// The rule base.
///
/// # Errors
///
/// None: the tables are static. The type only says that JavaScript objects are made.
#[wasm_bindgen]
pub fn rules() -> Result<JsValue, JsValue> {
    smr_rules::catalogue::catalogue().serialize(&Serializer::json_compatible()).map_err(JsValue::from)
}

/// The version of this package.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}

fn thrown(error: &FactsError) -> JsValue {
    let object = Error::new(&error.message);
    object.set_name("FactsError");
    for (key, value) in [("path", error.path.as_str()), ("code", error.code.as_str())] {
        // A fresh object takes properties.
        let _ = Reflect::set(&object, &key.into(), &value.into());
    }
    object.into()
}
