//! Reads the rule base files and refuses a base that could not be trusted, naming file and line.

mod carried;
mod local;

use crate::Years;
use crate::layers;
use crate::read::{self, Read, nearest};
use crate::schema::{Base, Brand, Day, Fault, File, Group, Groups, Id, Source, TermsEntry};
use crate::values::{Code, Duty, Information, Kind, Reading, Value};
use std::collections::BTreeSet;
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
    /// The documents that are not adopted: checked, and no answer rests on them.
    pub waiting: Vec<Source>,
}

/// The name of the file that holds for the rule base as a whole.
pub const BASE: &str = "base.toml";
/// The name of the file with all groups and brands.
pub const GROUPS: &str = "groups.toml";

/// Checks the files of a rule base: `base.toml`, `groups.toml`, and one file a source. A day later than `today` is a fault,
/// where it is given.
///
/// # Errors
/// All faults, in the order of files and lines. What follows only from other faults is not told.
pub fn check(files: &[File], today: Option<&str>) -> Result<Checked, Vec<Fault>> {
    let mut faults = Vec::new();
    let base: Option<(&File, Base)> = read_named(BASE, files, &mut faults);
    let groups: Option<(&File, Groups)> = read_named(GROUPS, files, &mut faults);
    let mut sources = Sources { all: Vec::new(), unread: BTreeSet::new() };
    for file in files.iter().filter(|file| ![BASE, GROUPS].contains(&file.name.as_str())) {
        let (source, told) = read::read::<Source>(file);
        faults.extend(told);
        let can_be_checked =
            |source: &Source| source.weight.get_ref().is_of_insurer() == source.group.is_some() && source.has_whole_terms();
        match source {
            Some(source) if can_be_checked(&source) => sources.all.push((file, source)),
            // Whom it binds, or what its terms are, is not known, which is told already.
            _ => sources.unread.extend(Some(stated_group(&file.text))),
        }
    }
    if let Some((file, Groups { groups, brands })) = &groups {
        check_groups(file, groups, brands, &sources, &mut faults);
    }
    check_ids(&sources, &mut faults);
    check_days(base.as_ref(), &sources, today, &mut faults);
    check_layers(&sources, &mut faults);
    carried::check_terms(&sources, &mut faults);
    // What the whole says is known only when all of it was read.
    if let (Some((base_file, _)), Some((groups_file, of)), true) = (&base, &groups, sources.unread.is_empty()) {
        check_limits(&sources, &mut faults);
        check_effort(&sources, &mut faults);
        check_guidance(&sources, &mut faults);
        check_every_rule_has_a_source(base_file, &sources, &mut faults);
        carried::check_general(groups_file, &of.groups, &of.brands, &sources, &mut faults);
    }
    faults.sort();
    faults.dedup();
    let (Some((_, base)), Some((_, Groups { mut groups, mut brands })), true) = (base, groups, faults.is_empty()) else {
        return Err(faults);
    };
    let (mut sources, waiting): (Vec<_>, Vec<_>) =
        sources.all.into_iter().map(|(_, source)| source).partition(Source::is_adopted);
    // A group without an adopted document is none to those who ask.
    groups.retain(|group| sources.iter().any(|source| source.is_of(group.id.get_ref())));
    for brand in &mut brands {
        let is_listed = |of: &Spanned<Id>| groups.iter().any(|group| group.id.get_ref() == of.get_ref());
        if !brand.group.as_ref().is_some_and(is_listed) {
            (brand.group, brand.named) = (None, None);
        }
    }
    // In this order they are cited: the law, the care authority, the insurers, the sector.
    sources.sort_by_key(|source| source.weight.get_ref().index());
    groups.sort_by(|a, b| a.id.get_ref().cmp(b.id.get_ref()));
    brands.sort_by(|a, b| a.id.get_ref().cmp(b.id.get_ref()));
    Ok(Checked { base, sources, groups, brands, waiting })
}

/// The sources that were read, each with its file.
struct Sources<'a> {
    all: Vec<(&'a File, Source)>,
    /// The groups of those that were not; `None` stands for all that binds everybody, and for a group that is not stated.
    unread: BTreeSet<Option<String>>,
}

impl Sources<'_> {
    /// Those on which answers rest.
    fn iter(&self) -> impl Iterator<Item = &Source> {
        self.adopted().map(|(_, source)| source)
    }

    fn adopted(&self) -> impl Iterator<Item = &(&File, Source)> {
        self.all.iter().filter(|(_, source)| source.is_adopted())
    }

    /// Those that a source is read together with: itself, and the others on which answers rest.
    fn beside(&self, source: &Source) -> impl Iterator<Item = &Source> {
        self.all.iter().map(|(_, other)| other).filter(move |other| other.is_adopted() || std::ptr::eq(*other, source))
    }

    /// Were all documents of this group read?
    fn is_whole(&self, group: &Id) -> bool {
        !self.unread.contains(&None) && !self.unread.contains(&Some(group.to_string()))
    }
}

/// The group that stands in a file that could not be read.
fn stated_group(text: &str) -> Option<String> {
    let value = text.lines().find_map(|line| line.trim().strip_prefix("group")?.trim_start().strip_prefix('='))?;
    Some(value.split('#').next()?.trim_matches(|letter: char| !letter.is_alphanumeric()).into())
}

fn read_named<'a, T: Read>(name: &str, files: &'a [File], faults: &mut Vec<Fault>) -> Option<(&'a File, T)> {
    let Some(file) = files.iter().find(|file| file.name == name) else {
        faults.push(Fault::of_file(name, format!("{name} is missing"), None));
        return None;
    };
    let (read, told) = read::read(file);
    faults.extend(told);
    Some((file, read?))
}

/// A source stands in one file; if not, each file is told, as one of them is right.
fn check_ids(sources: &Sources, faults: &mut Vec<Fault>) {
    for (file, source) in &sources.all {
        let id = source.id.get_ref();
        let other = sources.all.iter().find(|(other, of)| of.id.get_ref() == id && other.name != file.name);
        if let Some((other, _)) = other {
            let what = format!("source {:?} stands in another file too: {}", id.as_str(), other.name);
            faults.push(file.fault(source.id.span().start, what).instead("an id of its own, such as the insurer and the year"));
        }
    }
}

/// Nothing was checked after the day of the last check, and that is not to come.
fn check_days(base: Option<&(&File, Base)>, sources: &Sources, today: Option<&str>, faults: &mut Vec<Fault>) {
    let future = |day: &Day| today.is_some_and(|today| day.as_str() > today);
    if let Some((file, base)) = base
        && future(base.checked.get_ref())
    {
        let what = format!("checked {:?} is a day to come", base.checked.get_ref().as_str());
        faults.push(file.fault(base.checked.span().start, what).instead(format!("checked = {:?}", today.unwrap_or_default())));
    }
    for (file, source) in &sources.all {
        let (day, at) = (source.checked.get_ref(), source.checked.span().start);
        if future(day) {
            let what = format!("checked {:?} is a day to come", day.as_str());
            faults.push(file.fault(at, what).instead(format!("checked = {:?}", today.unwrap_or_default())));
        } else if let Some((_, base)) = base
            && day > base.checked.get_ref()
        {
            let what =
                format!("checked {:?} is after the last check in {BASE}, {:?}", day.as_str(), base.checked.get_ref().as_str());
            faults.push(
                file.fault(at, what).instead(format!("checked = {:?} in {BASE} too, and a new version there", day.as_str())),
            );
        }
    }
}

fn check_groups(file: &File, groups: &[Group], brands: &[Brand], sources: &Sources, faults: &mut Vec<Fault>) {
    let ids = groups.iter().map(|group| ("group", &group.id)).chain(brands.iter().map(|brand| ("brand", &brand.id)));
    let mut seen = BTreeSet::new();
    for (what, id) in ids {
        if !seen.insert((what, id.get_ref())) {
            faults.push(file.fault(id.span().start, format!("{what} {:?} stands here twice", id.get_ref().as_str())));
        }
    }
    let mut names = BTreeSet::new();
    for brand in brands {
        let aliases = brand.aliases.iter().map(|alias| (alias.get_ref(), alias.span().start));
        for (name, at) in [(&brand.name, brand.id.span().start)].into_iter().chain(aliases) {
            if !names.insert(name.to_lowercase()) {
                let what = format!("two brands are called {:?}: people could not choose", name.as_str());
                faults.push(file.fault(at, what));
            }
        }
    }
    let is_group = |id: &Id| groups.iter().any(|group| group.id.get_ref() == id);
    let near = |id: &Id| {
        let near = nearest(id, groups.iter().map(|group| group.id.get_ref().as_str()));
        near.map_or_else(|| format!("a line for it under groups in {GROUPS}"), |near| format!("group = {near:?}"))
    };
    for brand in brands {
        let at = brand.id.span().start;
        match (&brand.group, brand.named) {
            (Some(of), _) if !is_group(of.get_ref()) => {
                let what = format!("there is no group {:?}", of.get_ref().as_str());
                faults.push(file.fault(of.span().start, what).instead(near(of.get_ref())));
            }
            (Some(_), None) => {
                let what = "say whether a document of the group names the brand: named = true or false";
                faults.push(file.fault(at, what).instead("named = true, or named = false, behind the group"));
            }
            (None, Some(_)) => faults.push(file.fault(at, "named goes with a group").instead("group = \"…\", or no named")),
            _ => {}
        }
    }
    for (file, source) in &sources.all {
        if let Some(of) = &source.group
            && !is_group(of.get_ref())
        {
            let what = format!("there is no group {:?} in {GROUPS}", of.get_ref().as_str());
            faults.push(file.fault(of.span().start, what).instead(near(of.get_ref())));
        }
        for id in &source.brands {
            let of_group = |brand: &&Brand| brand.group.as_ref().is_some_and(|of| source.is_of(of.get_ref()));
            if !brands.iter().filter(of_group).any(|brand| brand.id.get_ref() == id.get_ref()) {
                let what = format!("{:?} is no brand of this group", id.get_ref().as_str());
                let all: Vec<_> =
                    brands.iter().filter(of_group).map(|brand| format!("{:?}", brand.id.get_ref().as_str())).collect();
                faults.push(file.fault(id.span().start, what).instead(format!("one of {}", all.join(", "))));
            }
        }
    }
    for group in groups {
        let (id, at) = (group.id.get_ref(), group.id.span().start);
        if !brands.iter().any(|brand| brand.group.as_ref().is_some_and(|of| of.get_ref() == id)) {
            let what = format!("no brand is of the group {:?}", id.as_str());
            faults.push(file.fault(at, what).instead(format!("group = {:?}, named = true at its brands", id.as_str())));
        }
        if sources.is_whole(id) && !sources.all.iter().any(|(_, source)| source.is_of(id)) {
            let what = format!("no source is of the group {:?}", id.as_str());
            faults.push(file.fault(at, what).instead("a document of it, or no such group"));
        }
    }
}

/// The law must say for every year from the first on how many programmes it allows.
fn check_limits(sources: &Sources, faults: &mut Vec<Fault>) {
    let all: Vec<_> =
        sources.adopted().flat_map(|(file, source)| source.limit.iter().map(move |limit| (*file, &limit.years))).collect();
    let Some((file, years)) = contiguous(all, faults) else {
        let file = sources.all.first().map_or(BASE, |(file, _)| &file.name);
        faults.push(Fault::of_file(file, "no source has a [[limit]]", None));
        return;
    };
    if years.get_ref().to != Years::OPEN {
        let Years { from, to } = *years.get_ref();
        let open = Years { from, to: Years::OPEN };
        faults.push(file.fault(years.span().start, format!("gap: no limit after {to}")).instead(format!("years = \"{open}\"")));
    }
}

/// One source says what the kinds of programmes take at least: short, then intensive.
fn check_effort(sources: &Sources, faults: &mut Vec<Fault>) {
    let mut all = sources.adopted().filter_map(|(file, source)| Some((file, source.effort.as_ref()?)));
    let Some((file, effort)) = all.next() else {
        faults.push(Fault::of_file(BASE, "no source has an [effort]", None));
        return;
    };
    let kinds: Vec<_> = effort.get_ref().kinds.iter().map(|row| row.kind).collect();
    if kinds != [Kind::Short, Kind::Intensive] {
        faults.push(file.fault(effort.span().start, "[effort] needs a row for short, then one for intensive"));
    }
    faults.extend(all.map(|(file, effort)| file.fault(effort.span().start, "a second [effort]")));
}

/// Guidance may start late, but not leave a hole or say two things about a year.
fn check_guidance(sources: &Sources, faults: &mut Vec<Fault>) {
    let all = sources.adopted().flat_map(|(file, source)| source.guidance.iter().map(move |guidance| (*file, &guidance.years)));
    contiguous(all.collect(), faults);
}

/// Of two entries of a group that are equally specific, each key is written once, or twice with one value.
fn check_layers(sources: &Sources, faults: &mut Vec<Fault>) {
    let entries: Vec<_> =
        sources.adopted().flat_map(|(file, source)| source.terms.iter().map(move |entry| (*file, source, entry))).collect();
    for (at, (file, source, entry)) in entries.iter().enumerate() {
        let vie = |(_, other, of): &&(&File, &Source, &TermsEntry)| {
            source.group.as_ref().is_some_and(|group| other.is_of(group.get_ref()))
                && source.meets(other)
                && entry.years.get_ref().overlap(*of.years.get_ref())
                && layers::rank(source, entry) == layers::rank(other, of)
        };
        for (other, _, of) in entries[..at].iter().filter(vie) {
            for (name, here, there) in entry.differing(of) {
                let (key, line) = (name.replace('_', "-"), other.fault(there, "").line);
                let what = format!("{key} is said twice for the same years, otherwise at {}:{line}", other.name);
                let instead = "one of them, other years, or a document of some brands or providers: the most specific is read";
                faults.push(file.fault(here, what).instead(instead));
            }
        }
    }
}

/// A period with its file.
type Period<'a> = (&'a File, &'a Spanned<Years>);

/// Periods that follow each other without overlap or gap; returns the last.
fn contiguous<'a>(mut periods: Vec<Period<'a>>, faults: &mut Vec<Fault>) -> Option<Period<'a>> {
    periods.sort_by_key(|(_, years)| years.get_ref().from);
    for pair in periods.windows(2) {
        let ((other, earlier), (file, years)) = (pair[0], pair[1]);
        let (before, after) = (*earlier.get_ref(), *years.get_ref());
        let other = format!("{}:{}", other.name, other.fault(earlier.span().start, "").line);
        if after.from <= before.to {
            let fault = file.fault(years.span().start, format!("overlap: {} is in two periods, here and at {other}", after.from));
            faults.push(fault.instead("years that no other period holds"));
        } else if after.from != before.to + 1 {
            let what = format!("gap: nothing is said about {}, after {other}", before.to + 1);
            faults.push(file.fault(years.span().start, what).instead(format!(
                "years = \"{}\", or a period of its own for the years between",
                Years { from: before.to + 1, to: after.to }
            )));
        }
    }
    periods.last().copied()
}

fn check_every_rule_has_a_source(base_file: &File, sources: &Sources, faults: &mut Vec<Fault>) {
    let statements = || sources.iter().flat_map(|source| &source.statement).map(Spanned::get_ref);
    let rules: BTreeSet<&str> = statements().flat_map(|statement| &statement.rules).map(|rule| rule.get_ref().as_str()).collect();
    let readings: Vec<Reading> = statements().flat_map(|statement| statement.readings.iter().copied()).collect();
    let duties: Vec<_> = sources.iter().flat_map(|source| &source.record).flat_map(|record| record.duties.get_ref()).collect();
    let names = Code::ALL.iter().map(|code| code.as_str()).chain(Information::ALL.iter().map(|line| line.as_str()));
    let mut lacks = |what: String| faults.push(Fault::of_file(&base_file.name, what, None));
    // A rule that only a term leads to is carried where the term stands; without the term nobody meets it.
    let of_terms = carried::by_terms_alone();
    for name in names.filter(|name| !rules.contains(name) && !of_terms.contains(name)) {
        lacks(format!("no statement in any source names the rule {name:?}"));
    }
    for reading in Reading::ALL.iter().filter(|reading| !readings.contains(reading)) {
        lacks(format!("no statement in any source names the reading {:?}", reading.as_str()));
    }
    for duty in Duty::ALL.iter().filter(|duty| !duties.contains(duty)) {
        lacks(format!("no record in any source names the duty {:?}", duty.as_str()));
    }
}
