//! What must hold within one file: told while it is read.

use crate::read::{Check, Reader, nearest};
use crate::readable;
use crate::schema::{
    Base, Brand, Effort, EffortOfKind, General, Group, Groups, Guidance, Limit, NotExpressed, Note, Record, Source, Statement,
    TermsEntry, Words,
};
use crate::terms::Terms;
use crate::values::{ChainCareRule, Code, Information, Provider, Value, Verdict};
use std::collections::BTreeSet;
use toml::Spanned;

/// More programmes than this in a year is a slip of the pen.
const MOST_PROGRAMMES: u8 = 9;
/// A longer time than this is too.
const MOST_DAYS: u16 = 1100;
/// Longer sentences are not read on a telephone.
const LONGEST: usize = 300;
/// A note stands on a card among others.
const LONGEST_NOTE: usize = 200;
/// More words than this are a quotation, not a mark by which a place is found.
const MOST_WORDS: usize = 10;

impl Check for Groups {}
impl Check for Group {}
impl Check for Brand {}
impl Check for Effort {}
impl Check for EffortOfKind {}
impl Check for General {}

impl Check for Base {
    fn check(&self, _: usize, reader: &mut Reader<'_>) {
        let general = self.general.get_ref();
        for (key, days) in
            [("longest-programme-days", general.longest_programme_days), ("aftercare-days", general.aftercare_days)]
        {
            if !(1..=MOST_DAYS).contains(&days) {
                reader.fault(self.general.span().start, format!("{key} = {days}: days from 1 to {MOST_DAYS} are needed"));
            }
        }
        let (checked, through) = (self.checked.get_ref(), self.verified_through.get_ref());
        if through < checked {
            let what = format!("verified-through {:?} is before the last check, {:?}", through.as_str(), checked.as_str());
            let year = &checked[..4];
            reader.fault(self.verified_through.span().start, what).instead = Some(format!("verified-through = \"{year}-12-31\""));
        }
    }
}

impl Check for Source {
    fn check(&self, _: usize, reader: &mut Reader<'_>) {
        match (self.weight.get_ref().is_of_insurer(), &self.group) {
            (true, None) => {
                reader.fault(self.weight.span().start, "an insurer's document needs the group that it is of").instead =
                    Some("a line `group = \"…\"` with an id of groups.toml".into());
            }
            (false, Some(group)) => {
                reader.fault(group.span().start, "only an insurer's document has a group");
            }
            _ => {}
        }
        let scope = self.brands.iter().map(Spanned::span).chain(self.providers.iter().map(Spanned::span));
        if let (None, Some(span)) = (&self.group, scope.clone().next()) {
            reader.fault(span.start, "only an insurer's document is of some brands or kinds of providers").instead =
                Some("a group, or no brands and no providers".into());
        }
        if let Some(unknown) = self.providers.iter().find(|kind| *kind.get_ref() == Provider::Unknown) {
            reader.fault(unknown.span().start, "a document is not of a provider that is not known").instead =
                Some("the kinds that it names, or no providers".into());
        }
        if let (None, Some(terms)) = (&self.group, self.terms.first()) {
            reader.fault(terms.years.span().start, "[[terms]] without a group that they are of");
        }
        if self.group.is_some() {
            let limits = self.limit.iter().map(|limit| ("[[limit]]", &limit.years));
            for (name, years) in limits.chain(self.guidance.iter().map(|guidance| ("[[guidance]]", &guidance.years))) {
                let what =
                    format!("{name} in a document of one insurer: the law and the sector say how many programmes a year allows");
                reader.fault(years.span().start, what);
            }
        }
        if let Some(date) = &self.date
            && date.get_ref() > self.checked.get_ref()
        {
            let what = format!("date {:?} is after the day on which it was read", date.get_ref().as_str());
            reader.fault(date.span().start, what).instead = Some("the date that the document bears, or no `date`".into());
        }
        if self.statement.is_empty() {
            reader.fault(self.id.span().start, "no [[statement]]: nothing would rest on this source");
        }
        let mut told = BTreeSet::new();
        for statement in &self.statement {
            let place = statement.get_ref().place.as_ref().map(|place| place.get_ref().trim());
            if !told.insert((place, statement.get_ref().says.trim())) {
                reader.fault(statement.span().start, "this statement stands here twice").instead = Some("it once".into());
            }
        }
        for words in self.words() {
            let count = words.get_ref().split_whitespace().count();
            if count > MOST_WORDS {
                let what = format!("{count} words of the text; at most {MOST_WORDS} are needed to find the place");
                reader.fault(words.span().start, what).instead = Some("the first words of the sentence".into());
            }
        }
        self.check_years(reader);
    }
}

impl Source {
    /// Can be checked together with the others: where this does not hold, each statement of the document would have a fault.
    pub(super) fn has_whole_terms(&self) -> bool {
        self.speaks_of_its_years() && self.terms.iter().all(|terms| terms.first_within_chain.is_some() || !terms.needs_steps())
    }

    /// Terms may be of other years too, but not of these alone.
    fn speaks_of_its_years(&self) -> bool {
        self.terms.is_empty() || self.terms.iter().any(|terms| terms.years.get_ref().overlap(*self.years.get_ref()))
    }

    /// What is read for years of which the document does not speak, or after it was retired, is never cited or cited too long.
    fn check_years(&self, reader: &mut Reader<'_>) {
        let terms = self.terms.iter().map(|terms| ("[[terms]]", &terms.years));
        let statements =
            self.statement.iter().filter_map(|statement| Some(("[[statement]]", statement.get_ref().years.as_ref()?)));
        let records = self.record.iter().filter_map(|record| Some(("[[record]]", record.years.as_ref()?)));
        let notes = self.note.iter().filter_map(|note| Some(("[[note]]", note.years.as_ref()?)));
        let left = self.not_expressed.iter().filter_map(|left| Some(("[[not-expressed]]", left.years.as_ref()?)));
        let rest = statements.chain(records).chain(notes).chain(left);
        let own = *self.years.get_ref();
        if let (false, Some(first)) = (self.speaks_of_its_years(), self.terms.first()) {
            let what = format!("these terms are of {}; the document is of {own}", first.years.get_ref());
            reader.fault(first.years.span().start, what).instead = Some(format!("years = \"{own}\""));
            return;
        }
        for (name, years) in rest.clone() {
            let speaks =
                own.overlap(*years.get_ref()) || self.terms.iter().any(|terms| terms.years.get_ref().overlap(*years.get_ref()));
            if !speaks {
                let what =
                    format!("{name} of {}: the document is of {own}, and no [[terms]] of it are of that year", years.get_ref());
                reader.fault(years.span().start, what).instead = Some(format!("years = \"{own}\""));
            }
        }
        let Some(retired) = &self.retired else { return };
        let (year, is_new_year) = (retired.get_ref()[..4].parse().unwrap_or(0), retired.get_ref().ends_with("-01-01"));
        let last = if is_new_year { year - 1 } else { year };
        let heading = [("the document", &self.years)];
        for (name, years) in heading.into_iter().chain(terms).chain(rest) {
            let of = *years.get_ref();
            if of.to > last {
                let what = format!("{name} is read for {of}, and the document is retired on {}", retired.get_ref().as_str());
                let until = crate::Years { from: of.from.min(last), to: last };
                reader.fault(years.span().start, what).instead =
                    Some(if of.from > last { "nothing: take it out".into() } else { format!("years = \"{until}\"") });
            }
        }
    }
}

impl Check for Limit {
    fn check(&self, _: usize, reader: &mut Reader<'_>) {
        programmes(reader, "programmes", &self.programmes);
    }
}

impl Check for Guidance {
    fn check(&self, _: usize, reader: &mut Reader<'_>) {
        programmes(reader, "intensive-at-most", &self.intensive_at_most);
        programmes(reader, "exceptional-from", &self.exceptional_from);
    }
}

impl TermsEntry {
    fn needs_steps(&self) -> bool {
        self.chain_care.as_ref().is_some_and(|rule| *rule.get_ref() == ChainCareRule::FirstWithinChain)
    }
}

impl Check for TermsEntry {
    fn check(&self, _: usize, reader: &mut Reader<'_>) {
        const STEPS: &str = "[terms.first-within-chain]";
        let has_steps_rule = self.needs_steps();
        if let (false, Some(steps)) = (has_steps_rule, &self.first_within_chain_other_reading) {
            let what = "[terms.first-within-chain-other-reading] goes with chain-care = \"first-within-chain\"";
            reader.fault(steps.span().start, what);
        }
        match (has_steps_rule, &self.first_within_chain) {
            (true, None) => {
                let what = format!("chain-care = \"first-within-chain\" needs {STEPS}");
                reader.fault(self.years.span().start, what).instead = Some(format!(
                    "{STEPS} below these terms, with failed-same-year, failed-earlier-year, unknown-same-year, \
                         unknown-earlier-year and success"
                ));
            }
            (false, Some(steps)) => {
                reader.fault(steps.span().start, format!("{STEPS} goes with chain-care = \"first-within-chain\""));
            }
            _ => {}
        }
        if let Some(days) = &self.stepped_care_within_days
            && let Some(number) = *days.get_ref()
            && !(1..=MOST_DAYS).contains(&number)
        {
            let what = format!("stepped-care-within-days = {number}: days from 1 to {MOST_DAYS} are needed");
            reader.fault(days.span().start, what).instead = Some("stepped-care-within-days = 365".into());
        }
    }
}

impl Check for Statement {
    fn check(&self, at: usize, reader: &mut Reader<'_>) {
        const NO_PLACE: &str = "a statement without a place (chapter or heading)";
        match &self.place {
            None => reader.fault(at, NO_PLACE).instead = Some("a line `place = \"…\"` with the chapter or heading".into()),
            Some(place) if place.get_ref().trim().is_empty() => {
                reader.fault(place.span().start, NO_PLACE).instead = Some("place = \"…\" with the chapter or heading".into());
            }
            Some(_) => {}
        }
        if self.says.trim().is_empty() {
            reader.fault(at, "a statement that says nothing").instead =
                Some("says = \"…\" with one sentence in your own words".into());
        }
        short(reader, at, &self.says, LONGEST);
        if self.rules.is_empty() && self.readings.is_empty() && self.silent_on.is_empty() {
            reader.fault(at, "a statement that no rule and no reading rests on").instead =
                Some("rules = [\"…\"] with the codes that rest on it".into());
        }
        let names: Vec<_> =
            Code::ALL.iter().map(|code| code.as_str()).chain(Information::ALL.iter().map(|line| line.as_str())).collect();
        for rule in self.rules.iter().chain(&self.silent_on) {
            if !names.contains(&rule.get_ref().as_str()) {
                let near = nearest(rule.get_ref(), names.iter().copied()).map(|near| format!("{near:?}"));
                reader.fault(rule.span().start, format!("there is no rule {:?}", rule.get_ref())).instead = near;
            }
        }
        let keys: Vec<_> = Terms::FIELDS.iter().map(|field| field.key()).collect();
        for term in &self.terms {
            if !keys.contains(term.get_ref()) {
                let near = nearest(term.get_ref(), keys.iter().map(String::as_str)).map(|near| format!("{near:?}"));
                reader.fault(term.span().start, format!("there is no term {:?}", term.get_ref())).instead = near;
            }
        }
        for list in [&self.rules, &self.silent_on, &self.terms] {
            once(reader, list);
        }
    }
}

impl Check for Record {
    fn check(&self, at: usize, reader: &mut Reader<'_>) {
        for text in [&self.place, &self.says] {
            if text.get_ref().trim().is_empty() {
                reader.fault(text.span().start, "a record without a place (chapter or heading), or one that says nothing");
            }
        }
        short(reader, at, self.says.get_ref(), LONGEST);
        if self.duties.get_ref().is_empty() {
            reader.fault(self.duties.span().start, "a record that no duty rests on").instead = Some("duties = [\"…\"]".into());
        }
    }
}

impl Check for Note {
    fn check(&self, _: usize, reader: &mut Reader<'_>) {
        for text in [&self.nl, &self.en] {
            short(reader, text.span().start, text.get_ref(), LONGEST_NOTE);
            whole(reader, text);
        }
        for sentence in readable::sentences(self.nl.get_ref()) {
            if let Some((what, instead)) = readable::hard(sentence) {
                reader.fault(self.nl.span().start, format!("{what}: {sentence}")).instead = instead;
            }
        }
        if self.nl.get_ref() == self.en.get_ref() {
            reader.fault(self.en.span().start, "the same words in Dutch and in English").instead =
                Some("the note in English".into());
        }
    }
}

impl Check for NotExpressed {
    fn check(&self, _: usize, reader: &mut Reader<'_>) {
        for text in [&self.what, &self.why] {
            short(reader, text.span().start, text.get_ref(), LONGEST);
        }
        if self.touches.get_ref().is_empty() {
            reader
                .fault(self.touches.span().start, "it touches nothing: no answer would tell that something was left out")
                .instead = Some("touches = [\"…\"] with the codes and verdicts that may be otherwise".into());
        }
        let names: Vec<_> =
            Code::ALL.iter().map(|code| code.as_str()).chain(Verdict::ALL.iter().map(|verdict| verdict.as_str())).collect();
        for name in self.touches.get_ref().iter().filter(|name| !names.contains(&name.get_ref().as_str())) {
            let near = nearest(name.get_ref(), names.iter().copied()).map(|near| format!("{near:?}"));
            reader.fault(name.span().start, format!("there is no code or verdict {:?}", name.get_ref())).instead = near;
        }
        once(reader, self.touches.get_ref());
    }
}

fn short(reader: &mut Reader<'_>, at: usize, text: &str, longest: usize) {
    let length = text.chars().count();
    if length > longest {
        reader.fault(at, format!("{length} characters here; at most {longest} are read")).instead =
            Some("two of them, each in one or two sentences".into());
    }
}

/// A note ends as a sentence does.
fn whole(reader: &mut Reader<'_>, text: &Spanned<Words>) {
    if !text.get_ref().trim_end().ends_with(['.', '?', '!']) {
        reader.fault(text.span().start, "a note is a whole sentence, or two").instead = Some("a full stop at the end".into());
    }
}

fn programmes(reader: &mut Reader<'_>, key: &str, number: &Spanned<u8>) {
    if !(1..=MOST_PROGRAMMES).contains(number.get_ref()) {
        let what = format!("{key} = {}: programmes in a year, from 1 to {MOST_PROGRAMMES}, are needed", number.get_ref());
        let digit = number.get_ref() / 10;
        reader.fault(number.span().start, what).instead =
            (digit > 0 && digit <= MOST_PROGRAMMES).then(|| format!("{key} = {digit}?"));
    }
}

/// No name stands twice in a list.
fn once(reader: &mut Reader<'_>, list: &[Spanned<String>]) {
    let mut seen = BTreeSet::new();
    for name in list {
        if !seen.insert(name.get_ref()) {
            reader.fault(name.span().start, format!("{:?} stands twice in this list", name.get_ref()));
        }
    }
}
