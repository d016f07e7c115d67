//! `rules terms`: what the documents of an insurer decide, with the statement behind each term.

use crate::output::{BAD, Outcome, PLACE, STRONG, json, misuse};
use crate::rules::years;
use serde::Serialize;
use serde_json::Value as Json;
use smr_rules::load::check::Checked;
use smr_rules::load::layers::{Layer, layers};
use smr_rules::load::schema::{Id, Source, Statement};
use smr_rules::rulebase::{Terms, Years};
use smr_rules::values::{Provider, Topic, Value};
use std::collections::BTreeSet;
use std::io::Write;
use toml::Spanned;

/// What the documents of a group decide in some years.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Period {
    group: String,
    pub years: Years,
    /// The brand and the kind of provider that it is of, if not of all.
    pub brand: Option<String>,
    pub provider: Option<Provider>,
    /// The documents of these years.
    sources: Vec<String>,
    pub terms: Vec<Term>,
    notes: Vec<Remark>,
    not_expressed: Vec<Left>,
}

#[derive(Serialize)]
pub struct Term {
    pub term: String,
    about: &'static str,
    pub value: Json,
    /// Is it said, or what holds where nothing is said?
    pub said: bool,
    /// The document that is read for it.
    source: Option<String>,
    pub statements: Vec<Cited>,
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

/// A statement as it is cited.
#[derive(PartialEq, Serialize)]
pub struct Cited {
    id: String,
    locator: String,
    says: String,
}

impl Cited {
    fn of(source: &Source, statement: &Statement) -> Self {
        let locator = statement.place.as_ref().map(|place| place.get_ref().clone()).unwrap_or_default();
        Self { id: source.id.get_ref().to_string(), locator, says: statement.says.clone() }
    }

    /// Is it this statement?
    pub fn is(&self, source: &Source, statement: &Statement) -> bool {
        *self == Self::of(source, statement)
    }
}

pub fn run(checked: &Checked, group: Option<&str>, year: Option<i32>, as_json: bool, out: &mut impl Write) -> Outcome {
    let all: BTreeSet<&Id> = documents(checked).filter_map(|source| Some(source.group.as_ref()?.get_ref())).collect();
    let groups: Vec<_> = all.iter().filter(|id| group.is_none_or(|group| id.as_str() == group)).collect();
    if let (Some(group), true) = (group, groups.is_empty()) {
        let all: Vec<_> = all.iter().map(|id| id.as_str()).collect();
        return Err(misuse(format!("there is no group {group:?}; there are {}", all.join(", "))));
    }
    // What is not adopted is told for itself.
    let waiting = |group: &Id| -> Vec<Period> {
        checked
            .waiting
            .iter()
            .filter(|source| source.is_of(group))
            .flat_map(|source| periods_of(&[source], group, year))
            .collect()
    };
    let periods: Vec<_> =
        groups.iter().flat_map(|group| periods(checked, group, year).into_iter().chain(waiting(group))).collect();
    if as_json {
        return json(out, &periods);
    }
    periods.iter().try_for_each(|period| tell(period, out))?;
    let is_waiting = |source: &&Source| groups.iter().any(|group| source.is_of(group)) && of_year(source, year);
    for source in checked.waiting.iter().filter(is_waiting) {
        writeln!(
            out,
            "{STRONG}{}{STRONG:#}, {}: not adopted, so no answer rests on it",
            source.id.get_ref().as_str(),
            years(*source.years.get_ref())
        )?;
    }
    Ok(())
}

fn tell(period: &Period, out: &mut impl Write) -> Outcome {
    let source = if period.sources.is_empty() { "no document".into() } else { period.sources.join(", ") };
    let brand = period.brand.iter().map(|brand| format!(", {brand}"));
    let provider = period.provider.iter().map(|provider| format!(", provider {}", provider.as_str()));
    let of = brand.chain(provider).collect::<String>();
    writeln!(out, "{STRONG}{}{of}, {}{STRONG:#} ({source})", period.group, years(period.years))?;
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
    Ok(writeln!(out)?)
}

/// Every document, those that are not adopted too.
fn documents(checked: &Checked) -> impl Iterator<Item = &Source> {
    checked.sources.iter().chain(&checked.waiting)
}

fn of_year(source: &Source, year: Option<i32>) -> bool {
    year.is_none_or(|year| source.years.get_ref().contain(year))
}

/// The periods of a group, or those of a year, which may be one of which nothing is said.
pub fn periods(checked: &Checked, group: &Id, year: Option<i32>) -> Vec<Period> {
    let adopted: Vec<_> = checked.sources.iter().filter(|source| source.is_of(group)).collect();
    let periods = periods_of(&adopted, group, year);
    match year {
        Some(year) if periods.is_empty() => {
            let terms = Terms { years: Years { from: year, to: year }, ..Terms::UNDOCUMENTED };
            vec![period(group, &[], &Layer { brand: None, provider: None, terms, said: Vec::new() })]
        }
        _ => periods,
    }
}

fn periods_of(documents: &[&Source], group: &Id, year: Option<i32>) -> Vec<Period> {
    let mut layers = layers(documents);
    layers.sort_by_key(|layer| (layer.terms.years.from, layer.brand.is_some(), layer.provider.is_some()));
    // A document without terms may hold remarks.
    let is_told = |source: &Source| {
        let is_here = |layer: &Layer<'_>| is_of(source, layer) && source.years.get_ref().overlap(layer.terms.years);
        layers.iter().any(is_here)
    };
    let bare: Vec<_> = documents.iter().copied().filter(|source| !is_told(source)).flat_map(scopes).collect();
    let all = layers.into_iter().chain(bare).filter(|layer| year.is_none_or(|year| layer.terms.years.contain(year)));
    all.map(|layer| period(group, documents, &layer)).collect()
}

/// A layer in which nothing is said, for each brand and kind of provider that a document names.
fn scopes(source: &Source) -> Vec<Layer<'_>> {
    let brands: Vec<_> = source.brands.iter().map(|brand| Some(brand.get_ref().as_str())).collect();
    let providers: Vec<_> = source.providers.iter().map(|kind| Some(*kind.get_ref())).collect();
    let brands = if brands.is_empty() { vec![None] } else { brands };
    let providers = if providers.is_empty() { vec![None] } else { providers };
    let terms = Terms { years: *source.years.get_ref(), ..Terms::UNDOCUMENTED };
    let of_brand = |brand| providers.iter().map(move |provider| Layer { brand, provider: *provider, terms, said: Vec::new() });
    brands.into_iter().flat_map(of_brand).collect()
}

/// Is it a document of the brand and the kind of provider of this layer?
fn is_of(source: &Source, layer: &Layer<'_>) -> bool {
    let of_brand = source.brands.is_empty() || source.brands.iter().any(|of| Some(of.get_ref().as_str()) == layer.brand);
    of_brand && (source.providers.is_empty() || source.providers.iter().any(|of| Some(*of.get_ref()) == layer.provider))
}

fn period(group: &Id, documents: &[&Source], layer: &Layer<'_>) -> Period {
    let (terms, of_years) =
        (&layer.terms, |source: &Source, own: Option<&Spanned<Years>>| source.years_or_own(own).overlap(layer.terms.years));
    let here = || documents.iter().filter(|source| is_of(source, layer));
    let values = serde_json::to_value(terms).unwrap_or_default();
    let terms_of = Terms::FIELDS.iter().map(|field| {
        let key = field.key();
        let names = |source: &Source, statement: &Statement| {
            of_years(source, statement.years.as_ref()) && statement.terms.iter().any(|term| *term.get_ref() == key)
        };
        let statements = here().flat_map(|source| {
            let own = source.statement.iter().map(Spanned::get_ref).filter(|statement| names(source, statement));
            own.map(|statement| Cited::of(source, statement)).collect::<Vec<_>>()
        });
        let source = layer.said.iter().find(|(name, _)| *name == field.name).map(|(_, source)| source.id.get_ref().to_string());
        Term {
            about: field.about.trim(),
            value: values[camel(field.name)].clone(),
            said: source.is_some(),
            source,
            statements: statements.collect(),
            term: key.clone(),
        }
    });
    let notes = here().flat_map(|source| {
        source
            .note
            .iter()
            .filter(|note| of_years(source, note.years.as_ref()))
            .map(|note| Remark {
                id: source.id.get_ref().to_string(),
                locator: note.place.get_ref().to_string(),
                topic: note.topic,
                nl: note.nl.get_ref().to_string(),
                en: note.en.get_ref().to_string(),
            })
            .collect::<Vec<_>>()
    });
    let not_expressed = here().flat_map(|source| {
        let left = source.not_expressed.iter().filter(|left| of_years(source, left.years.as_ref()));
        left.map(|left| Left {
            id: source.id.get_ref().to_string(),
            locator: left.place.get_ref().to_string(),
            what: left.what.get_ref().to_string(),
            why: left.why.get_ref().to_string(),
            touches: left.touches.get_ref().iter().map(|name| name.get_ref().clone()).collect(),
        })
        .collect::<Vec<_>>()
    });
    let is_read = |source: &Source| of_years(source, None) || layer.said.iter().any(|(_, said)| std::ptr::eq(*said, source));
    Period {
        notes: notes.collect(),
        not_expressed: not_expressed.collect(),
        group: group.to_string(),
        years: terms.years,
        brand: layer.brand.map(Into::into),
        provider: layer.provider,
        sources: here().filter(|source| is_read(source)).map(|source| source.id.get_ref().to_string()).collect(),
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

/// The spelling in a file of a field in JSON.
fn kebab(camel: &str) -> String {
    let letter = |letter: char| if letter.is_uppercase() { format!("-{}", letter.to_lowercase()) } else { letter.into() };
    camel.chars().map(letter).collect()
}

/// A value as it stands in TOML, or in steps.
fn value(value: &Json) -> String {
    match value {
        Json::Null => "none".into(),
        Json::Object(steps) => {
            let steps: Vec<_> = steps
                .iter()
                .filter(|(_, step)| !step.is_null())
                .map(|(name, step)| format!("{}: {}", kebab(name), self::value(step)))
                .collect();
            steps.join(", ")
        }
        Json::String(word) => word.clone(),
        other => other.to_string(),
    }
}
