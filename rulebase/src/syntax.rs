//! What is wrong with a line that is not TOML, in words for somebody who does not know TOML.

use crate::fault::{Fault, File};

/// Quotation marks that word processors put in place of `"`.
const CURLY: [char; 9] = ['“', '”', '„', '‟', '‘', '’', '«', '»', '`'];

/// The fault that a reader of TOML met.
pub(crate) fn fault(file: &File, error: &toml::de::Error) -> Fault {
    let at = error.span().map_or(0, |span| span.start.min(file.text.len()));
    let mut fault = file.fault(at, error.message().replace('\n', " "));
    // What is missing at the end of a line is told of the line on which it should stand.
    if fault.text.trim().is_empty() && at > 0 {
        fault = file.fault(file.text[..at].trim_end().len().saturating_sub(1), error.message().replace('\n', " "));
    }
    if let Some((what, instead)) = explain(&fault.text, error.message()) {
        fault.what = what.into();
        fault.instead = instead;
    }
    fault
}

fn explain(line: &str, message: &str) -> Option<(&'static str, Option<String>)> {
    let line = line.trim();
    if message.contains("duplicate key") {
        return Some(("duplicate key: this stands twice", Some("it once".into())));
    }
    if let Some(invisible) =
        line.chars().find(|letter| matches!(letter, '\u{a0}' | '\u{200b}'..='\u{200f}' | '\u{202f}' | '\u{feff}'))
    {
        let clean = line.replace(invisible, if invisible == '\u{a0}' || invisible == '\u{202f}' { " " } else { "" });
        return Some(("an invisible character stands on this line, often from a word processor or a web page", Some(clean)));
    }
    if line.contains(CURLY) {
        return Some(("curly quotes stand here, and straight ones are needed", Some(line.replace(CURLY, "\""))));
    }
    if line.starts_with("//") || line.starts_with(';') || line.starts_with("--") || line.starts_with("/*") {
        let remark = line.trim_start_matches(['/', ';', '-', '*']).trim_end_matches("*/").trim();
        return Some(("a remark begins with #", Some(format!("# {remark}"))));
    }
    if line.starts_with('[') {
        let name = line.trim_matches(|letter: char| !letter.is_alphanumeric());
        let is_step = name.contains('.');
        let instead = if is_step { format!("[{name}]") } else { format!("[[{name}]]") };
        return Some(("the square brackets do not fit", Some(instead)));
    }
    let Some((key, value)) = line.split_once('=') else {
        return Some(match line.split_once(':') {
            Some((key, value)) => ("a colon stands here, and = is needed", Some(format!("{} = {}", key.trim(), value.trim()))),
            None => ("a key without a value", Some(format!("{line} = …"))),
        });
    };
    let (key, value) = (key.trim(), value.trim());
    if value.is_empty() {
        return Some(("nothing stands behind the =", Some(format!("{key} = \"…\""))));
    }
    if value.matches('"').count() % 2 == 1 {
        let whole = format!("\"{}\"", value.replace('"', ""));
        return Some(("a quotation mark is missing", Some(format!("{key} = {whole}"))));
    }
    if let Some(inner) = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'))
        && inner.contains('"')
    {
        let instead = format!("{key} = \"{}\"", inner.replace('"', "'"));
        return Some(("a quotation mark stands within the text, where it ends it", Some(instead)));
    }
    if let Some(inner) = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        let words = inner.split([',', ' ', '"', '\'']).filter(|word| !word.is_empty()).map(|word| format!("{word:?}"));
        let list = words.collect::<Vec<_>>().join(", ");
        return Some(("in a list each word needs quotes, and a comma stands between", Some(format!("{key} = [{list}]"))));
    }
    if key.contains(' ') {
        return Some(("a space stands in the key", Some(format!("{} = {value}", key.replace(' ', "-")))));
    }
    match value.to_lowercase().as_str() {
        "true" | "yes" | "ja" => return Some(("true is written without quotes, in lower case", Some(format!("{key} = true")))),
        "false" | "no" | "nee" => {
            return Some(("false is written without quotes, in lower case", Some(format!("{key} = false"))));
        }
        _ => {}
    }
    if !value.contains(['"', '\'', '[', '{']) {
        let value = value.split(" #").next().unwrap_or(value).trim();
        return Some(("text needs quotes", Some(format!("{key} = {value:?}"))));
    }
    None
}
