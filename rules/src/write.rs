//! An assessment as JSON text, for the paths where it must be fast: the command line in bulk and the browser.
//!
//! `Serialize` describes the same document; a test holds the two together byte for byte. Words of the contract need no
//! escaping and citations are escaped at build time, so writing is copying.

use crate::assessment::{Assessment, Change, NewValue, TraceEntry};
use crate::enum_set::EnumSet;
use crate::evidence::Fact;
use crate::facts::ChainCare;
use crate::iso;
use crate::pointer::Pointer;
use crate::rulebase::citation;
use crate::values::Value;
use alloc::string::String;
use chrono::NaiveDate;

impl Assessment {
    /// Writes the answer as JSON behind what is in `out` already.
    pub fn write_json(&self, out: &mut String) {
        key(out, "{\"verdict\":", self.verdict);
        set(out, ",\"codes\":", self.codes);
        key(out, ",\"certainty\":", self.certainty);
        list(out, ",\"readings\":", &self.readings, |out, other| {
            key(out, "{\"reading\":", other.reading);
            key(out, ",\"verdict\":", other.verdict);
            key(out, ",\"route\":", other.route);
            out.push('}');
        });
        key(out, ",\"route\":", self.route);
        optional(out, ",\"sureness\":", self.sureness, |out, sureness| key(out, "", sureness));
        if let Some(outlook) = self.outlook {
            optional(out, ",\"outlook\":", outlook, |out, outlook| key(out, "", outlook));
        }
        number(out, ",\"year\":", self.year);
        optional(out, ",\"limit\":", self.limit, |out, limit| number(out, "", limit));
        optional(out, ",\"remaining\":", self.remaining, |out, remaining| {
            number(out, "{\"min\":", remaining.min);
            number(out, ",\"max\":", remaining.max);
            out.push('}');
        });
        optional(out, ",\"earliestStart\":", self.earliest_start, |out, earliest| {
            optional(out, "{\"date\":", earliest.date, day);
            flag(out, ",\"exact\":", earliest.exact);
            out.push('}');
        });
        set(out, ",\"information\":", self.information);
        list(out, ",\"problems\":", &self.problems, |out, problem| {
            pointer(out, "{\"path\":", &problem.path);
            key(out, ",\"code\":", problem.code);
            out.push('}');
        });
        list(out, ",\"asks\":", &self.asks, |out, to| pointer(out, "", to));
        if let Some(trace) = &self.trace {
            list(out, ",\"trace\":", trace, entry);
        }
        if let Some(changes) = &self.changes {
            list(out, ",\"changes\":", changes, change);
        }
        let stamp = self.rulebase;
        text(out, ",\"rulebase\":{\"version\":", stamp.version);
        text(out, ",\"sha256\":", stamp.sha256);
        text(out, ",\"verifiedThrough\":", stamp.verified_through);
        text(out, ",\"checkedOn\":", stamp.checked_on);
        out.push_str("}}");
    }
}

fn entry(out: &mut String, entry: &TraceEntry) {
    text(out, "{\"rule\":", entry.rule.as_str());
    flag(out, ",\"holds\":", entry.holds);
    out.push_str(",\"because\":{");
    for (at, (name, fact)) in entry.evidence.iter().enumerate() {
        text(out, if at == 0 { "" } else { "," }, name);
        out.push(':');
        match fact {
            Fact::Number(fact) => number(out, "", fact),
            Fact::Text(word) => text(out, "", word),
            Fact::Flag(fact) => flag(out, "", fact),
            Fact::Date(date) => day(out, date),
            Fact::None => out.push_str("null"),
        }
    }
    out.push('}');
    list(out, ",\"sources\":", entry.sources(), |out, statement| out.push_str(citation(statement)));
    out.push('}');
}

fn change(out: &mut String, change: &Change) {
    let (verdict, route) = match change {
        Change::Date { from, verdict, route } => {
            out.push_str("{\"kind\":\"date\",\"from\":");
            day(out, *from);
            (verdict, route)
        }
        Change::Fact { path, value, verdict, route } => {
            pointer(out, "{\"kind\":\"fact\",\"path\":", path);
            out.push_str(",\"value\":");
            match value {
                NewValue::Word(word) => text(out, "", word),
                NewValue::Date(date) => day(out, *date),
                NewValue::ChainCare(care) => chain_care(out, *care),
            }
            (verdict, route)
        }
    };
    key(out, ",\"verdict\":", *verdict);
    key(out, ",\"route\":", *route);
    out.push('}');
}

fn chain_care(out: &mut String, care: ChainCare) {
    set(out, "{\"programmes\":", care.programmes);
    key(out, ",\"includesSmr\":", care.includes_smr);
    out.push('}');
}

fn key<T: Value>(out: &mut String, before: &str, word: T) {
    text(out, before, word.as_str());
}

/// Text that needs no escaping: words of the contract, names in the trace.
fn text(out: &mut String, before: &str, word: &str) {
    out.push_str(before);
    out.push('"');
    out.push_str(word);
    out.push('"');
}

fn pointer(out: &mut String, before: &str, to: &Pointer) {
    out.push_str(before);
    out.push('"');
    to.write(out);
    out.push('"');
}

fn day(out: &mut String, date: NaiveDate) {
    text(out, "", &iso::write(date));
}

fn flag(out: &mut String, before: &str, flag: bool) {
    out.push_str(before);
    out.push_str(if flag { "true" } else { "false" });
}

fn number(out: &mut String, before: &str, number: impl Into<i32>) {
    out.push_str(before);
    let number = number.into();
    if number < 0 {
        out.push('-');
    }
    digits(out, number.unsigned_abs());
}

/// A number as it is written. `write!` would bring `core::fmt` into the page, a kilobyte after compression.
pub(crate) fn digits(out: &mut String, number: u32) {
    if number > 9 {
        digits(out, number / 10);
    }
    // One digit.
    out.push(char::from(b'0'.saturating_add((number % 10) as u8)));
}

fn set<T: Value>(out: &mut String, before: &str, of: EnumSet<T>) {
    list(out, before, of.iter(), |out, word| key(out, "", word));
}

fn list<T>(out: &mut String, before: &str, items: impl IntoIterator<Item = T>, write: impl Fn(&mut String, T)) {
    out.push_str(before);
    out.push('[');
    for (at, item) in items.into_iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        write(out, item);
    }
    out.push(']');
}

fn optional<T>(out: &mut String, before: &str, value: Option<T>, write: impl FnOnce(&mut String, T)) {
    out.push_str(before);
    match value {
        Some(value) => write(out, value),
        None => out.push_str("null"),
    }
}
