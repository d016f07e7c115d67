//! `rules terms`: what the documents of an insurer decide, with the statement behind each term.

use crate::output::{BAD, Outcome, PLACE, STRONG, json, misuse};
use crate::rules::years;
use serde::Serialize;
use serde_json::Value as Json;
use smr_rules::load::check::Checked;
use smr_rules::load::schema::{Group, Source, Statement};
use smr_rules::rulebase::{Terms, Years};
use smr_rules::values::{Topic, Value};
use std::io::Write;
use toml::Spanned;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Period {
    group: String,
    years: Years,
    /// The document that says so.
    source: Option<String>,
    terms: Vec<Term>,
    notes: Vec<Remark>,
    not_expressed: Vec<Left>,
}

#[derive(Serialize)]
struct Term {
    term: String,
    about: &'static str,
    value: Json,
    /// Is it said, or what holds where nothing is said?
    said: bool,
    statements: Vec<Cited>,
}

#[derive(Serialize)]
struct Remark {
    id: String,
    locator: String,
    topic: Topic,
    nl: String,
    en: String,
}

#[derive(Serialize)]
struct Left {
    id: String,
    locator: String,
    what: String,
    why: String,
    touches: Vec<String>,
}

#[derive(Serialize)]
struct Cited {
    id: String,
    locator: String,
    says: String,
}

pub fn run(checked: &Checked, group: Option<&str>, year: Option<i32>, as_json: bool, out: &mut impl Write) -> Outcome {
    let groups: Vec<_> = checked.groups.iter().filter(|of| group.is_none_or(|group| of.id.get_ref().as_str() == group)).collect();
    if let (Some(group), true) = (group, groups.is_empty()) {
        let all: Vec<_> = checked.groups.iter().map(|group| group.id.get_ref().as_str()).collect();
        return Err(misuse(format!("there is no group {group:?}; there are {}", all.join(", "))));
    }
    let periods: Vec<_> = groups.iter().flat_map(|group| periods(checked, group, year)).collect();
    if as_json {
        return json(out, &periods);
    }
    for period in &periods {
        let source = period.source.as_deref().unwrap_or("no document");
        writeln!(out, "{STRONG}{}, {}{STRONG:#} ({source})", period.group, years(period.years))?;
        for term in period.terms.iter().filter(|term| term.said) {
            writeln!(out, "  {} = {}", term.term, value(&term.value))?;
            for cited in &term.statements {
                writeln!(out, "      {PLACE}{}, {}{PLACE:#}: {}", cited.id, cited.locator, cited.says)?;
            }
        }
        writeln!(out, "  not said, so:")?;
        for term in period.terms.iter().filter(|term| !term.said) {
            writeln!(out, "      {} = {}", term.term, value(&term.value))?;
        }
        for Remark { id, locator, topic, nl, .. } in &period.notes {
            writeln!(out, "  note on {}: {nl}\n      {PLACE}{id}, {locator}{PLACE:#}", topic.as_str())?;
        }
        for Left { id, locator, what, why, touches } in &period.not_expressed {
            writeln!(out, "  {BAD}not expressed{BAD:#}: {what}\n      {PLACE}{id}, {locator}{PLACE:#}")?;
            writeln!(out, "      because: {why}\n      never firm: {}", touches.join(", "))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// The periods of a group, or that of a year, which may be one of which nothing is said.
fn periods(checked: &Checked, group: &Group, year: Option<i32>) -> Vec<Period> {
    let mut entries: Vec<_> = checked
        .documents(group)
        .flat_map(|source| source.terms.iter().map(move |entry| (source, entry)))
        .filter(|(_, entry)| year.is_none_or(|year| entry.years.get_ref().contain(year)))
        .collect();
    entries.sort_by_key(|(_, entry)| entry.years.get_ref().from);
    let periods = entries.iter().map(|(source, entry)| {
        let said: Vec<_> = entry.written().into_iter().map(|(name, _)| name).collect();
        period(checked, group, Some(source), &entry.terms(), &said)
    });
    let periods: Vec<_> = periods.collect();
    match year {
        Some(year) if periods.is_empty() => {
            let undocumented = Terms { years: Years { from: year, to: year }, ..Terms::UNDOCUMENTED };
            vec![period(checked, group, None, &undocumented, &[])]
        }
        _ => periods,
    }
}

fn period(checked: &Checked, group: &Group, source: Option<&Source>, terms: &Terms, said: &[&str]) -> Period {
    let values = serde_json::to_value(terms).unwrap_or_default();
    let terms_of = Terms::FIELDS.iter().map(|field| {
        let key = field.name.replace('_', "-");
        let statements = checked.documents(group).flat_map(|source| {
            let names = |statement: &&Statement| {
                source.years_of(statement).overlap(terms.years) && statement.terms.iter().any(|term| *term.get_ref() == key)
            };
            source
                .statement
                .iter()
                .map(|statement| statement.get_ref())
                .filter(names)
                .map(|statement| Cited {
                    id: source.id.get_ref().to_string(),
                    locator: statement.place.as_ref().map(|place| place.get_ref().clone()).unwrap_or_default(),
                    says: statement.says.clone(),
                })
                .collect::<Vec<_>>()
        });
        Term {
            about: field.about.trim(),
            value: values[camel(field.name)].clone(),
            said: said.contains(&field.name),
            statements: statements.collect(),
            term: key.clone(),
        }
    });
    let of_years = |source: &Source, own: Option<&Spanned<Years>>| source.years_or_own(own).overlap(terms.years);
    let notes = checked.documents(group).flat_map(|source| {
        source.note.iter().filter(move |note| of_years(source, note.years.as_ref())).map(move |note| Remark {
            id: source.id.get_ref().to_string(),
            locator: note.place.get_ref().to_string(),
            topic: note.topic,
            nl: note.nl.get_ref().to_string(),
            en: note.en.get_ref().to_string(),
        })
    });
    let not_expressed = checked.documents(group).flat_map(|source| {
        source.not_expressed.iter().filter(move |left| of_years(source, left.years.as_ref())).map(move |left| Left {
            id: source.id.get_ref().to_string(),
            locator: left.place.get_ref().to_string(),
            what: left.what.get_ref().to_string(),
            why: left.why.get_ref().to_string(),
            touches: left.touches.get_ref().iter().map(|name| name.get_ref().clone()).collect(),
        })
    });
    Period {
        notes: notes.collect(),
        not_expressed: not_expressed.collect(),
        group: group.id.get_ref().to_string(),
        years: terms.years,
        source: source.map(|source| source.id.get_ref().to_string()),
        terms: terms_of.collect(),
    }
}

/// The spelling of a field in JSON.
fn camel(snake: &str) -> String {
    let mut parts = snake.split('_');
    let first = parts.next().unwrap_or_default().to_string();
    parts.fold(first, |name, part| {
        let (initial, rest) = part.split_at(1);
        name + &initial.to_uppercase() + rest
    })
}

/// A value as it stands in TOML, or in steps.
fn value(value: &Json) -> String {
    match value {
        Json::Null => "none".into(),
        Json::Object(steps) => {
            let steps: Vec<_> = steps
                .iter()
                .filter(|(_, step)| !step.is_null())
                .map(|(name, step)| format!("{name}: {}", self::value(step)))
                .collect();
            steps.join(", ")
        }
        Json::String(word) => word.clone(),
        other => other.to_string(),
    }
}
