//! The JavaScript functions as they cross over. What JavaScript calls (`assess`, `rules`) stands in `embed/rules.js`.
//!
//! Assessments are JSON text in, JSON text out: the strict reader and the writer of the rule core then do for JavaScript what they do for
//! the command line, word for word, and the browser's own JSON makes objects faster than calls from here could. The rule base, which is
//! asked for once, is an object right away.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use smr_rules::Facts;
use smr_rules::catalogue::catalogue;
use wasm_bindgen::prelude::*;

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
#[wasm_bindgen(js_name = ruleBase)]
pub fn rule_base() -> Result<JsValue, JsValue> {
    catalogue().serialize(&Serializer::json_compatible()).map_err(JsValue::from)
}
