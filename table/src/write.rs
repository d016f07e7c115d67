//! The answers as a table.

use smr_rules::assessment::Assessment;
use smr_rules::iso;
use smr_rules::values::Value;

/// The columns of an answer behind the id, from `verdict` to `certainty`.
pub fn write_answer(out: &mut Vec<u8>, separator: u8, answer: &Assessment) {
    let mut add = |at, text: &str| write_field(out, separator, at, text);
    add(1, answer.verdict.as_str());
    let mut codes = String::new();
    for code in answer.codes.iter() {
        codes += if codes.is_empty() { "" } else { "+" };
        codes += code.as_str();
    }
    add(2, &codes);
    add(3, answer.route.as_str());
    add(4, &answer.remaining.map(|left| format!("{}-{}", left.min, left.max)).unwrap_or_default());
    let earliest = answer.earliest_start.and_then(|earliest| earliest.date);
    match earliest {
        Some(day) => add(5, &iso::write(day)),
        None => add(5, ""),
    }
    add(6, answer.certainty.as_str());
}

/// A field behind the `at` before it, in quotes where it needs them.
pub fn write_field(out: &mut Vec<u8>, separator: u8, at: usize, text: &str) {
    if at > 0 {
        out.push(separator);
    }
    if text.bytes().any(|byte| byte == separator || matches!(byte, b'"' | b'\n' | b'\r')) {
        out.push(b'"');
        out.extend_from_slice(text.replace('"', "\"\"").as_bytes());
        out.push(b'"');
    } else {
        out.extend_from_slice(text.as_bytes());
    }
}
