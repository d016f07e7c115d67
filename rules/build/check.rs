//! Reads the rule base files and refuses a base that could not be trusted, naming file and line.

pub use crate::shape::*;
use crate::values::{
    ChainCareRule, ChainCount, ChainStep, Code, Duty, Information, ParallelOtherReading, Reading, Value, Weight,
};
use std::collections::{BTreeMap, BTreeSet};
use toml::Spanned;

/// A rule base that passed every check.
pub struct Checked {
    pub base: Base,
    pub sources: Vec<Source>,
    /// Brand id → (name, group, named in the group's document).
    pub brands: BTreeMap<String, (String, Option<String>, bool)>,
}

/// Checks `base.toml` and the files of the sources.
pub fn check(base_file: &File, files: &[File]) -> Result<Checked, Fault> {
    let base: Base = base_file.parse()?;
    date(base_file, &base.checked)?;
    date(base_file, &base.verified_through)?;
    let mut brands = BTreeMap::new();
    for brand in &base.brands {
        id(base_file, &brand.id)?;
        if brands.insert(brand.id.get_ref().clone(), (brand.name.clone(), None, false)).is_some() {
            return Err(base_file.fault(brand.id.span().start, format!("brand {:?} stands here twice", brand.id.get_ref())));
        }
    }
    let mut sources: Vec<Source> = Vec::new();
    for file in files {
        let source: Source = file.parse()?;
        check_source(file, &source)?;
        if sources.iter().any(|other| other.id.get_ref() == source.id.get_ref()) {
            return Err(
                file.fault(source.id.span().start, format!("source {:?} stands in another file too", source.id.get_ref()))
            );
        }
        if let Some(group) = &source.group {
            claim(file, group, &mut brands)?;
        }
        sources.push(source);
    }
    check_limits(files, &sources)?;
    check_guidance(files, &sources)?;
    check_group_terms(files, &sources)?;
    check_every_rule_has_a_source(base_file, &sources)?;
    // The law first, then the sector, then the insurers: in that order they are cited.
    sources.sort_by_key(|source| Weight::parse(source.weight.get_ref()).map(Value::index));
    Ok(Checked { base, sources, brands })
}

fn check_source(file: &File, source: &Source) -> Result<(), Fault> {
    id(file, &source.id)?;
    word::<Weight>(file, &source.weight)?;
    years(file, &source.years)?;
    date(file, &source.checked)?;
    source.date.iter().try_for_each(|text| date(file, text))?;
    let is_address = |url: &String| url.starts_with("https://") && !url.contains(char::is_whitespace);
    if let Some(url) = source.url.as_ref().filter(|url| !is_address(url.get_ref())) {
        return Err(file.fault(url.span().start, "url: a web address that starts with https:// is needed"));
    }
    match (source.weight.get_ref() == Weight::InsurerPurchasingPolicy.as_str(), &source.group) {
        (true, None) => {
            return Err(file.fault(source.weight.span().start, "an insurer's document needs a [group] with its brands"));
        }
        (false, Some(group)) => return Err(file.fault(group.id.span().start, "only an insurer's document has a [group]")),
        _ => {}
    }
    if source.group.is_none() && !source.terms.is_empty() {
        return Err(file.fault(source.terms[0].years.span().start, "[[terms]] without a [group] they are of"));
    }
    if source.group.is_some() && source.terms.is_empty() {
        return Err(file.fault(source.id.span().start, "an insurer's document needs [[terms]]"));
    }
    for terms in &source.terms {
        check_terms(file, terms)?;
    }
    if source.statement.is_empty() {
        return Err(file.fault(source.id.span().start, "no [[statement]]: nothing would rest on this source"));
    }
    for statement in &source.statement {
        let at = statement.span().start;
        let statement = statement.get_ref();
        match &statement.place {
            None => return Err(file.fault(at, "a statement without a place (chapter or heading)")),
            Some(place) if place.get_ref().trim().is_empty() => {
                return Err(file.fault(place.span().start, "a statement without a place (chapter or heading)"));
            }
            Some(_) => {}
        }
        if statement.says.trim().is_empty() {
            return Err(file.fault(at, "a statement that says nothing"));
        }
        if statement.rules.is_empty() && statement.readings.is_empty() {
            return Err(file.fault(at, "a statement that no rule and no reading rests on"));
        }
        statement.years.iter().try_for_each(|text| years(file, text).map(drop))?;
        for rule in &statement.rules {
            if Code::parse(rule.get_ref()).is_none() && Information::parse(rule.get_ref()).is_none() {
                return Err(file.fault(rule.span().start, format!("there is no rule {:?}", rule.get_ref())));
            }
        }
        for reading in &statement.readings {
            word::<Reading>(file, reading)?;
        }
    }
    source.record.iter().try_for_each(|record| check_record(file, record))
}

fn check_record(file: &File, record: &Record) -> Result<(), Fault> {
    for text in [&record.place, &record.says] {
        if text.get_ref().trim().is_empty() {
            return Err(file.fault(text.span().start, "a record without a place (chapter or heading), or one that says nothing"));
        }
    }
    if record.duties.get_ref().is_empty() {
        return Err(file.fault(record.duties.span().start, "a record that no duty rests on"));
    }
    record.years.iter().try_for_each(|text| years(file, text).map(drop))?;
    record.duties.get_ref().iter().try_for_each(|text| word::<Duty>(file, text).map(drop))
}

fn check_terms(file: &File, terms: &Terms) -> Result<(), Fault> {
    years(file, &terms.years)?;
    terms.chain_count.iter().try_for_each(|text| word::<ChainCount>(file, text).map(drop))?;
    terms.chain_count_other_reading.iter().try_for_each(|text| word::<ChainCount>(file, text).map(drop))?;
    terms.parallel_other_reading.iter().try_for_each(|text| word::<ParallelOtherReading>(file, text).map(drop))?;
    let rule = terms.chain_care.as_ref().map(|text| word::<ChainCareRule>(file, text)).transpose()?;
    match (rule, &terms.first_within_chain) {
        (Some(ChainCareRule::FirstWithinChain), None) => {
            Err(file.fault(terms.years.span().start, "chain-care = \"first-within-chain\" needs [terms.first-within-chain]"))
        }
        (Some(ChainCareRule::FirstWithinChain), Some(steps)) => {
            let steps = steps.get_ref();
            [
                &steps.failed_same_year,
                &steps.failed_earlier_year,
                &steps.unknown_same_year,
                &steps.unknown_earlier_year,
                &steps.success,
            ]
            .into_iter()
            .chain(&steps.success_other_reading)
            .try_for_each(|text| word::<ChainStep>(file, text).map(drop))
        }
        (_, Some(steps)) => {
            Err(file.fault(steps.span().start, "[terms.first-within-chain] goes with chain-care = \"first-within-chain\""))
        }
        (_, None) => Ok(()),
    }
}

/// Gives the brands of a document to its group.
fn claim(file: &File, group: &Group, brands: &mut BTreeMap<String, (String, Option<String>, bool)>) -> Result<(), Fault> {
    id(file, &group.id)?;
    let mut seen = BTreeSet::new();
    for brand in &group.brands {
        id(file, &brand.id)?;
        let key = brand.id.get_ref();
        if !seen.insert(key) {
            return Err(file.fault(brand.id.span().start, format!("brand {key:?} stands here twice")));
        }
        match (brands.get_mut(key), &brand.name) {
            (Some((_, Some(other), _)), _) if other != group.id.get_ref() => {
                return Err(file.fault(
                    brand.id.span().start,
                    format!("brand {key:?} is in two groups: {other:?} and {:?}", group.id.get_ref()),
                ));
            }
            (Some((name, ..)), Some(other)) if name != other => {
                return Err(file.fault(brand.id.span().start, format!("brand {key:?} is called {name:?} elsewhere")));
            }
            (Some((_, of, named)), _) => {
                *of = Some(group.id.get_ref().clone());
                *named = *named || brand.named;
            }
            (None, Some(name)) => {
                brands.insert(key.clone(), (name.clone(), Some(group.id.get_ref().clone()), brand.named));
            }
            (None, None) => {
                return Err(file.fault(brand.id.span().start, format!("brand {key:?} is not in base.toml: give its name here")));
            }
        }
    }
    Ok(())
}

/// The law must say for every year from the first on how many programmes it allows.
fn check_limits(files: &[File], sources: &[Source]) -> Result<(), Fault> {
    let all: Vec<_> =
        with_file(files, sources).flat_map(|(file, source)| source.limit.iter().map(move |limit| (file, &limit.years))).collect();
    let Some(last) = contiguous(&all)? else {
        return Err(Fault(format!("{}:1: no source has a [[limit]]", files.first().map_or("base.toml", |file| &file.name))));
    };
    if last.to != OPEN_END {
        let (file, text) = all[all.len() - 1];
        return Err(file.fault(text.span().start, format!("gap: no limit after {}", last.to)));
    }
    Ok(())
}

/// Guidance may start late, but not leave a hole or say two things about a year.
fn check_guidance(files: &[File], sources: &[Source]) -> Result<(), Fault> {
    let all: Vec<_> = with_file(files, sources)
        .flat_map(|(file, source)| source.guidance.iter().map(move |guidance| (file, &guidance.years)))
        .collect();
    contiguous(&all).map(drop)
}

/// The same for the terms of a group, over all its documents.
fn check_group_terms(files: &[File], sources: &[Source]) -> Result<(), Fault> {
    let groups: BTreeSet<_> = sources.iter().filter_map(|source| source.group.as_ref()).map(|group| group.id.get_ref()).collect();
    for group in groups {
        let all: Vec<_> = with_file(files, sources)
            .filter(|(_, source)| source.group.as_ref().is_some_and(|of| of.id.get_ref() == group))
            .flat_map(|(file, source)| source.terms.iter().map(move |terms| (file, &terms.years)))
            .collect();
        contiguous(&all)?;
    }
    Ok(())
}

fn with_file<'a>(files: &'a [File], sources: &'a [Source]) -> impl Iterator<Item = (&'a File, &'a Source)> {
    files.iter().zip(sources)
}

/// Periods that follow each other without overlap or gap; returns the last.
fn contiguous(periods: &[(&File, &Spanned<String>)]) -> Result<Option<Years>, Fault> {
    let mut sorted =
        periods.iter().map(|(file, text)| Ok((years(file, text)?, *file, *text))).collect::<Result<Vec<_>, Fault>>()?;
    sorted.sort_by_key(|(years, ..)| years.from);
    for pair in sorted.windows(2) {
        let ((before, ..), (after, file, text)) = (&pair[0], &pair[1]);
        if after.from <= before.to {
            return Err(file.fault(text.span().start, format!("overlap: {} is in two periods", after.from)));
        }
        if after.from != before.to + 1 {
            return Err(file.fault(text.span().start, format!("gap: nothing is said about {}", before.to + 1)));
        }
    }
    Ok(sorted.last().map(|(years, ..)| *years))
}

fn check_every_rule_has_a_source(base_file: &File, sources: &[Source]) -> Result<(), Fault> {
    let statements = || sources.iter().flat_map(|source| &source.statement).map(Spanned::get_ref);
    let rules: BTreeSet<&str> = statements().flat_map(|statement| &statement.rules).map(|rule| rule.get_ref().as_str()).collect();
    let readings: BTreeSet<&str> =
        statements().flat_map(|statement| &statement.readings).map(|reading| reading.get_ref().as_str()).collect();
    let names = Code::ALL.iter().map(|code| code.as_str()).chain(Information::ALL.iter().map(|line| line.as_str()));
    for name in names {
        if !rules.contains(name) {
            return Err(base_file.fault(0, format!("no statement in any source names the rule {name:?}")));
        }
    }
    for reading in Reading::ALL {
        if !readings.contains(reading.as_str()) {
            return Err(base_file.fault(0, format!("no statement in any source names the reading {:?}", reading.as_str())));
        }
    }
    let duties: Vec<_> = sources.iter().flat_map(|source| &source.record).flat_map(|record| record.duties.get_ref()).collect();
    match Duty::ALL.iter().find(|duty| !duties.iter().any(|name| name.get_ref() == duty.as_str())) {
        Some(duty) => Err(base_file.fault(0, format!("no record in any source names the duty {:?}", duty.as_str()))),
        None => Ok(()),
    }
}

fn years(file: &File, text: &Spanned<String>) -> Result<Years, Fault> {
    Years::parse(text.get_ref()).ok_or_else(|| {
        file.fault(text.span().start, format!("years: {:?} is not like 2024, 2024-2025, 2026-, -2025 or -", text.get_ref()))
    })
}

fn date(file: &File, text: &Spanned<String>) -> Result<(), Fault> {
    let parts: Vec<_> =
        text.get_ref().split('-').filter(|part| is_digits(part)).map(|part| (part.len(), part.parse().unwrap_or(0))).collect();
    match parts[..] {
        [(4, year @ 1900..), (2, month @ 1..=12), (2, day @ 1..)]
            if day <= days_in(year, month) && text.get_ref().len() == 10 =>
        {
            Ok(())
        }
        _ => Err(file.fault(text.span().start, format!("{:?} is not a date (yyyy-mm-dd)", text.get_ref()))),
    }
}

fn days_in(year: u32, month: u32) -> u32 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn id(file: &File, text: &Spanned<String>) -> Result<(), Fault> {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '.';
    if text.get_ref().is_empty() || !text.get_ref().chars().all(fits) {
        return Err(file.fault(text.span().start, format!("{:?} is not an id (lower case, digits, - and .)", text.get_ref())));
    }
    if ["other", "unknown", "uninsured"].contains(&text.get_ref().as_str()) {
        return Err(file.fault(text.span().start, format!("{:?} has a meaning of its own and can't be an id", text.get_ref())));
    }
    Ok(())
}

fn word<T: Value>(file: &File, text: &Spanned<String>) -> Result<T, Fault> {
    T::parse(text.get_ref()).ok_or_else(|| {
        let words: Vec<_> = T::ALL.iter().map(|value| value.as_str()).collect();
        file.fault(text.span().start, format!("{:?} is not one of: {}", text.get_ref(), words.join(", ")))
    })
}
