//! Remarks and duties: what changes in them changes no answer, but what people read beside it.

use super::Part;
use crate::output::{Outcome, PLACE, STRONG};
use serde::Serialize;
use smr_rules::load::RuleBase;
use smr_rules::rulebase::{Source, Years, groups, notes, records};
use smr_rules::values::Value;
use std::io::Write;

/// A remark or a duty that changed, was added or was left out.
#[derive(Serialize)]
pub struct Change {
    #[serde(flatten)]
    of: Place,
    old: Option<Fields>,
    new: Option<Fields>,
}

#[derive(Clone, PartialEq, Eq, Serialize)]
struct Place {
    kind: Kind,
    source: &'static str,
    place: &'static str,
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Note,
    Record,
}

/// What stands in it, spelt as in its file.
#[derive(Clone, PartialEq, Eq, Serialize)]
struct Fields {
    years: Years,
    /// The topic of a remark, or what a provider has to arrange or record.
    about: Vec<&'static str>,
    /// The remark in Dutch and in English, or what the record says.
    texts: Vec<&'static str>,
}

pub fn changes(bases: &[RuleBase; 2], part: &Part) -> Vec<Change> {
    let [mut old, mut new] = bases.map(|base| base.run(|| texts(part)));
    old.retain(|text| match new.iter().position(|other| other == text) {
        Some(at) => {
            new.remove(at);
            false
        }
        None => true,
    });
    let mut changes = Vec::new();
    for (of, fields) in old {
        let here = || new.iter().enumerate().filter(|(_, (other, _))| *other == of);
        let same = here().find(|(_, (_, other))| other.about == fields.about || other.texts == fields.texts);
        let other = same.or_else(|| here().next()).map(|(at, _)| at);
        changes.push(Change { of, old: Some(fields), new: other.map(|at| new.remove(at).1) });
    }
    changes.extend(new.into_iter().map(|(of, fields)| Change { of, old: None, new: Some(fields) }));
    changes
}

/// The remarks and duties of the rule base in use; a record of several duties is one.
fn texts(part: &Part) -> Vec<(Place, Fields)> {
    let is_here = |source: &Source, years: Years| {
        let group = source.group.and_then(|at| groups().get(at));
        let of_group = part.group.is_none_or(|id| group.is_none_or(|group| group.id == id));
        of_group && part.year.is_none_or(|year| years.contain(year))
    };
    let mut all = Vec::new();
    for note in notes().iter().filter(|note| is_here(note.source, note.years)) {
        let of = Place { kind: Kind::Note, source: note.source.id, place: note.place };
        all.push((of, Fields { years: note.years, about: vec![note.topic.as_str()], texts: vec![note.nl, note.en] }));
    }
    for record in records().iter().filter(|record| is_here(record.source, record.years)) {
        let of = Place { kind: Kind::Record, source: record.source.id, place: record.place };
        let is_same = |(other, fields): &&mut (Place, Fields)| {
            *other == of && fields.years == record.years && fields.texts == [record.says]
        };
        match all.iter_mut().find(is_same) {
            Some((_, fields)) => fields.about.push(record.duty.as_str()),
            None => {
                all.push((of, Fields { years: record.years, about: vec![record.duty.as_str()], texts: vec![record.says] }));
            }
        }
    }
    all
}

/// How many there are: `1 note, 2 records changed`.
fn count(changes: &[Change]) -> String {
    let of = |kind, name: &str| match changes.iter().filter(|change| change.of.kind == kind).count() {
        0 => None,
        1 => Some(format!("1 {name}")),
        number => Some(format!("{number} {name}s")),
    };
    let counts: Vec<_> = [of(Kind::Note, "note"), of(Kind::Record, "record")].into_iter().flatten().collect();
    format!("{} changed", counts.join(", "))
}

/// What changes, and how.
fn words(change: &Change) -> (String, String) {
    let Place { kind, source, place } = &change.of;
    let names = match kind {
        Kind::Note => ["topic", "nl", "en"].as_slice(),
        Kind::Record => &["duties", "says"],
    };
    let fields = |fields: &Fields| -> Vec<String> {
        let texts = fields.texts.iter().map(ToString::to_string);
        [fields.about.join(", ")].into_iter().chain(texts).chain([fields.years.to_string()]).collect()
    };
    let named = || names.iter().chain(&["years"]);
    let one = |of: &Fields| named().zip(fields(of)).map(|(name, value)| format!("{name}: {value}")).collect::<Vec<_>>();
    let (what, how) = match (&change.old, &change.new) {
        (Some(old), Some(new)) => {
            let pairs = named().zip(fields(old).into_iter().zip(fields(new))).filter(|(_, (old, new))| old != new);
            ("changed", pairs.map(|(name, (old, new))| format!("{name}: {old} → {new}")).collect())
        }
        (Some(old), None) => ("left out", one(old)),
        (_, new) => ("added", new.iter().flat_map(one).collect()),
    };
    let kind = if *kind == Kind::Note { "note" } else { "record" };
    (format!("{source}, {place}"), format!("{kind} {what}; {}", how.join("; ")))
}

pub fn text(changes: &[Change], out: &mut impl Write) -> Outcome {
    if !changes.is_empty() {
        writeln!(out, "\n{STRONG}texts: {}{STRONG:#}", count(changes))?;
    }
    for (place, what) in changes.iter().map(words) {
        writeln!(out, "  {PLACE}{place}{PLACE:#}: {what}")?;
    }
    Ok(())
}

pub fn markdown(changes: &[Change], out: &mut impl Write) -> Outcome {
    if !changes.is_empty() {
        writeln!(out, "\n## Texts\n\n{}.\n", count(changes))?;
    }
    for (place, what) in changes.iter().map(words) {
        writeln!(out, "- **{place}**: {what}")?;
    }
    Ok(())
}
