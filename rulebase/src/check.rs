//! Reads the rule base files and refuses a base that could not be trusted, naming file and line.

mod carried;

use crate::Years;
use crate::schema::{Base, Brand, Fault, File, Group, Groups, Record, Source, TermsEntry};
use crate::values::{ChainCareRule, Code, Duty, Information, Kind, Reading, Value};
use std::collections::BTreeSet;
use std::path::Path;
use toml::Spanned;

/// A rule base that passed every check.
#[derive(Debug)]
pub struct Checked {
    /// What holds as a whole.
    pub base: Base,
    /// The sources, in the order in which they are cited.
    pub sources: Vec<Source>,
    /// The groups, sorted by id.
    pub groups: Vec<Group>,
    /// The brands, sorted by id.
    pub brands: Vec<Brand>,
}

/// The rule base files of a folder, sorted by name.
///
/// # Errors
/// If the folder or a file of it cannot be read.
pub fn read_folder(folder: &Path, ending: &str) -> Result<Vec<File>, Fault> {
    let fault = |path: &Path, error: std::io::Error| Fault(format!("{}: {error}", path.display()));
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|error| fault(folder, error))? {
        let path = entry.map_err(|error| fault(folder, error))?.path();
        if path.extension().is_some_and(|extension| extension == ending) {
            let text = std::fs::read_to_string(&path).map_err(|error| fault(&path, error))?;
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            files.push(File { name, text: text.replace("\r\n", "\n") });
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

/// The name of the file that holds for the rule base as a whole.
pub const BASE: &str = "base.toml";
/// The name of the file with all groups and brands.
pub const GROUPS: &str = "groups.toml";

/// Checks the files of a rule base: `base.toml`, `groups.toml`, and one file a source.
///
/// # Errors
/// The first fault, with file and line.
pub fn check(files: &[File]) -> Result<Checked, Fault> {
    let named = |name: &str| files.iter().find(|file| file.name == name).ok_or_else(|| Fault(format!("{name} is missing")));
    let (base_file, groups_file) = (named(BASE)?, named(GROUPS)?);
    let base: Base = base_file.parse()?;
    let Groups { mut groups, mut brands } = groups_file.parse()?;
    check_groups(groups_file, &groups, &brands)?;
    let files: Vec<&File> = files.iter().filter(|file| ![BASE, GROUPS].contains(&file.name.as_str())).collect();
    let mut sources: Vec<Source> = Vec::new();
    for file in &files {
        let source: Source = file.parse()?;
        check_source(file, &source)?;
        if sources.iter().any(|other| other.id.get_ref() == source.id.get_ref()) {
            let fault = format!("source {:?} stands in another file too", source.id.get_ref().as_str());
            return Err(file.fault(source.id.span().start, fault));
        }
        if let Some(of) = &source.group
            && !groups.iter().any(|group| group.id.get_ref() == of.get_ref())
        {
            return Err(file.fault(of.span().start, format!("there is no group {:?} in {GROUPS}", of.get_ref().as_str())));
        }
        sources.push(source);
    }
    if let Some(group) = groups.iter().find(|group| !sources.iter().any(|source| source.is_of(group.id.get_ref()))) {
        let fault = format!("no source is of the group {:?}", group.id.get_ref().as_str());
        return Err(groups_file.fault(group.id.span().start, fault));
    }
    check_limits(&files, &sources)?;
    check_effort(&files, &sources)?;
    check_guidance(&files, &sources)?;
    check_group_terms(&files, &sources)?;
    carried::check_terms(&files, &sources)?;
    check_every_rule_has_a_source(base_file, &sources)?;
    carried::check_general(groups_file, &groups, &brands, &sources)?;
    // In this order they are cited: the law, the care authority, the insurers, the sector.
    sources.sort_by_key(|source| source.weight.get_ref().index());
    groups.sort_by(|a, b| a.id.get_ref().cmp(b.id.get_ref()));
    brands.sort_by(|a, b| a.id.get_ref().cmp(b.id.get_ref()));
    Ok(Checked { base, sources, groups, brands })
}

fn check_groups(file: &File, groups: &[Group], brands: &[Brand]) -> Result<(), Fault> {
    let ids = groups.iter().map(|group| ("group", &group.id)).chain(brands.iter().map(|brand| ("brand", &brand.id)));
    let mut seen = BTreeSet::new();
    for (what, id) in ids {
        if !seen.insert((what, id.get_ref())) {
            return Err(file.fault(id.span().start, format!("{what} {:?} stands here twice", id.get_ref().as_str())));
        }
    }
    for brand in brands {
        let at = brand.id.span().start;
        match (&brand.group, brand.named) {
            (Some(of), Some(_)) if groups.iter().any(|group| group.id.get_ref() == of.get_ref()) => {}
            (Some(of), Some(_)) => {
                return Err(file.fault(of.span().start, format!("there is no group {:?}", of.get_ref().as_str())));
            }
            (Some(_), None) => {
                return Err(file.fault(at, "say whether a document of the group names the brand: named = true or false"));
            }
            (None, Some(_)) => return Err(file.fault(at, "named goes with a group")),
            (None, None) => {}
        }
    }
    let has_brand =
        |group: &&Group| brands.iter().any(|brand| brand.group.as_ref().is_some_and(|of| of.get_ref() == group.id.get_ref()));
    match groups.iter().find(|group| !has_brand(group)) {
        Some(group) => {
            Err(file.fault(group.id.span().start, format!("no brand is of the group {:?}", group.id.get_ref().as_str())))
        }
        None => Ok(()),
    }
}

fn check_source(file: &File, source: &Source) -> Result<(), Fault> {
    match (source.weight.get_ref().is_of_insurer(), &source.group) {
        (true, None) => {
            return Err(file.fault(source.weight.span().start, "an insurer's document needs the group that it is of"));
        }
        (false, Some(group)) => return Err(file.fault(group.span().start, "only an insurer's document has a group")),
        _ => {}
    }
    if source.group.is_none() && !source.terms.is_empty() {
        return Err(file.fault(source.terms[0].years.span().start, "[[terms]] without a group that they are of"));
    }
    source.terms.iter().try_for_each(|terms| check_terms(file, terms))?;
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
        if statement.rules.is_empty() && statement.readings.is_empty() && statement.silent_on.is_empty() {
            return Err(file.fault(at, "a statement that no rule and no reading rests on"));
        }
        for rule in statement.rules.iter().chain(&statement.silent_on) {
            if Code::parse(rule.get_ref()).is_none() && Information::parse(rule.get_ref()).is_none() {
                return Err(file.fault(rule.span().start, format!("there is no rule {:?}", rule.get_ref())));
            }
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
    Ok(())
}

fn check_terms(file: &File, terms: &TermsEntry) -> Result<(), Fault> {
    let has_steps_rule = terms.chain_care.as_ref().is_some_and(|rule| *rule.get_ref() == ChainCareRule::FirstWithinChain);
    if let (false, Some(steps)) = (has_steps_rule, &terms.first_within_chain_other_reading) {
        let fault = "[terms.first-within-chain-other-reading] goes with chain-care = \"first-within-chain\"";
        return Err(file.fault(steps.span().start, fault));
    }
    match (has_steps_rule, &terms.first_within_chain) {
        (true, None) => {
            Err(file.fault(terms.years.span().start, "chain-care = \"first-within-chain\" needs [terms.first-within-chain]"))
        }
        (false, Some(steps)) => {
            Err(file.fault(steps.span().start, "[terms.first-within-chain] goes with chain-care = \"first-within-chain\""))
        }
        _ => Ok(()),
    }
}

/// The law must say for every year from the first on how many programmes it allows.
fn check_limits(files: &[&File], sources: &[Source]) -> Result<(), Fault> {
    let all: Vec<_> =
        with_file(files, sources).flat_map(|(file, source)| source.limit.iter().map(move |limit| (file, &limit.years))).collect();
    let Some(last) = contiguous(&all)? else {
        return Err(Fault(format!("{}:1: no source has a [[limit]]", files.first().map_or(BASE, |file| &file.name))));
    };
    if last.to != Years::OPEN {
        let (file, text) = all[all.len() - 1];
        return Err(file.fault(text.span().start, format!("gap: no limit after {}", last.to)));
    }
    Ok(())
}

/// One source says what the kinds of programmes take at least: short, then intensive.
fn check_effort(files: &[&File], sources: &[Source]) -> Result<(), Fault> {
    let mut all = with_file(files, sources).filter_map(|(file, source)| Some((file, source.effort.as_ref()?)));
    let Some((file, effort)) = all.next() else { return Err(Fault(format!("{BASE}:1: no source has an [effort]"))) };
    let kinds: Vec<_> = effort.get_ref().kinds.iter().map(|row| row.kind).collect();
    if kinds != [Kind::Short, Kind::Intensive] {
        return Err(file.fault(effort.span().start, "[effort] needs a row for short, then one for intensive"));
    }
    match all.next() {
        Some((file, effort)) => Err(file.fault(effort.span().start, "a second [effort]")),
        None => Ok(()),
    }
}

/// Guidance may start late, but not leave a hole or say two things about a year.
fn check_guidance(files: &[&File], sources: &[Source]) -> Result<(), Fault> {
    let all: Vec<_> = with_file(files, sources)
        .flat_map(|(file, source)| source.guidance.iter().map(move |guidance| (file, &guidance.years)))
        .collect();
    contiguous(&all).map(drop)
}

/// The same for the terms of a group, over all its documents.
fn check_group_terms(files: &[&File], sources: &[Source]) -> Result<(), Fault> {
    let groups: BTreeSet<_> = sources.iter().filter_map(|source| source.group.as_ref()).map(Spanned::get_ref).collect();
    for group in groups {
        let all: Vec<_> = with_file(files, sources)
            .filter(|(_, source)| source.is_of(group))
            .flat_map(|(file, source)| source.terms.iter().map(move |terms| (file, &terms.years)))
            .collect();
        contiguous(&all)?;
    }
    Ok(())
}

fn with_file<'a>(files: &'a [&'a File], sources: &'a [Source]) -> impl Iterator<Item = (&'a File, &'a Source)> {
    files.iter().copied().zip(sources)
}

/// Periods that follow each other without overlap or gap; returns the last.
fn contiguous(periods: &[(&File, &Spanned<Years>)]) -> Result<Option<Years>, Fault> {
    let mut sorted: Vec<_> = periods.iter().map(|(file, years)| (*years.get_ref(), *file, *years)).collect();
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
    let readings: Vec<Reading> = statements().flat_map(|statement| statement.readings.iter().copied()).collect();
    let names = Code::ALL.iter().map(|code| code.as_str()).chain(Information::ALL.iter().map(|line| line.as_str()));
    for name in names {
        if !rules.contains(name) {
            return Err(base_file.fault(0, format!("no statement in any source names the rule {name:?}")));
        }
    }
    for reading in Reading::ALL {
        if !readings.contains(reading) {
            return Err(base_file.fault(0, format!("no statement in any source names the reading {:?}", reading.as_str())));
        }
    }
    let duties: Vec<_> = sources.iter().flat_map(|source| &source.record).flat_map(|record| record.duties.get_ref()).collect();
    match Duty::ALL.iter().find(|duty| !duties.contains(duty)) {
        Some(duty) => Err(base_file.fault(0, format!("no record in any source names the duty {:?}", duty.as_str()))),
        None => Ok(()),
    }
}
