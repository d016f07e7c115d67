//! The rule base: sources, insurer groups and the typed parameters that the rules read.
//!
//! The statics are the built-in rule base, made by the build script from `rulebase/*.toml`; nothing is parsed at run time. The rules
//! read the functions of the same names: those give the rule base in use, which is another one only where the feature `load` chose it.

use crate::effort::Least;
use crate::rules::RuleId;
use crate::values::{
    Audience, ChainCareRule, ChainCount, ChainStep, Code, Duty, Information, Kind, ParallelOtherReading, Provider, Reading, Seen,
    Value, Weight,
};
#[allow(unused_imports, reason = "named in the tables, where some document has notes or something that is not expressed")]
use crate::values::{Topic, Verdict};
use chrono::NaiveDate;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

mod binding;
mod notes;

pub(crate) use binding::{chain_does_not_count_somewhere, chain_may_stand_beside_somewhere, is_said};
pub(crate) use notes::NotExpressed;
pub use notes::{Note, notes_for};
pub use smr_rulebase::terms::TermKind;
pub use smr_rulebase::{FirstWithinChain, Kinds, Terms, Years};

include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// Declares what a rule base holds, each with the static that is built in and the function that gives what is in use.
macro_rules! tables {
    ($($(#[doc = $about:literal])+ $vis:vis $name:ident: $of:ty = $built_in:expr;)+) => {
        /// Everything that a rule base holds.
        #[cfg(feature = "load")]
        #[derive(Debug)]
        pub(crate) struct Tables { $(pub(crate) $name: $of),+ }

        #[cfg(feature = "load")]
        pub(crate) static BUILT_IN: Tables = Tables { $($name: $built_in),+ };

        $($(#[doc = $about])+
        #[must_use]
        #[inline]
        $vis fn $name() -> $of {
            #[cfg(feature = "load")]
            return crate::load::in_use().$name;
            #[cfg(not(feature = "load"))]
            $built_in
        })+
    };
}

tables! {
    /// Which rule base this is.
    pub version: &'static RulebaseVersion = &RULEBASE_VERSION;
    /// The last year for which it was verified.
    pub(crate) last_verified_year: i32 = LAST_VERIFIED_YEAR;
    /// Numbers that hold whoever insures.
    pub general: &'static General = &GENERAL;
    /// How many programmes a calendar year allows, oldest period first.
    pub limits: &'static [Limit] = &LIMITS;
    /// Every source: the law, the sector, the insurers.
    pub sources: &'static [Source] = &SOURCES;
    /// The insurer groups that have a document.
    pub groups: &'static [Group] = &GROUPS;
    /// Every brand, sorted by id.
    pub brands: &'static [Brand] = &BRANDS;
    /// The places of the brands in the order of their names.
    places_by_name: &'static [u8] = &BY_NAME;
    /// Every statement of every source.
    pub all_statements: &'static [Statement] = &STATEMENTS;
    /// What each statement says.
    says: &'static [&'static str] = &SAYS;
    /// Each statement as the trace cites it, as JSON.
    citations: &'static [&'static str] = &CITATIONS;
    /// The statements of each code.
    by_code: &'static [&'static [u16]] = &BY_CODE;
    /// The statements of each information line.
    by_information: &'static [&'static [u16]] = &BY_INFORMATION;
    /// The statements that are silent on each code.
    silent_on_code: &'static [&'static [u16]] = &SILENT_ON_CODE;
    /// The statements that are silent on each information line.
    silent_on_information: &'static [&'static [u16]] = &SILENT_ON_INFORMATION;
    /// The statements of each reading.
    by_reading: &'static [&'static [u16]] = &BY_READING;
    /// What all sources have a provider arrange or record.
    pub records: &'static [Record] = &RECORDS;
    /// The remarks of all sources.
    pub notes: &'static [Note] = &NOTES;
    /// What terms cannot express.
    pub(crate) not_expressed: &'static [NotExpressed] = &NOT_EXPRESSED;
}

/// Which rule base gave an answer.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct RulebaseVersion {
    /// The version of the rule base.
    pub version: &'static str,
    /// SHA-256 over its files.
    pub sha256: &'static str,
    /// The last day for which it was verified.
    pub verified_through: &'static str,
    /// The day on which the sources were last checked.
    pub checked_on: &'static str,
}

impl RulebaseVersion {
    /// Is this day past the last one for which the rule base was verified?
    #[must_use]
    pub fn is_stale(&self, today: NaiveDate) -> bool {
        crate::iso::parse(self.verified_through).is_none_or(|last| today > last)
    }
}

/// Numbers that hold whoever insures, from `base.toml`.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct General {
    /// A programme of unknown outcome and end is over after this many days.
    pub longest_programme_days: u16,
    /// Aftercare may still serve this many days after the end.
    pub aftercare_days: u16,
    /// The first year in which programmes fall outside the compulsory own risk.
    pub own_risk_exempt_from: i32,
    /// The first year for which announced rules were not published at the last check.
    pub rules_pending_from: i32,
}

/// What a calendar year allows.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Limit {
    /// The years it holds for.
    pub years: Years,
    /// Programmes a year.
    pub programmes: u8,
    /// Intensive programmes a year, where the sector names a number.
    pub intensive_at_most: Option<u8>,
    /// The programme of the year from which on it is an exception.
    pub exceptional_from: Option<u8>,
}

impl Limit {
    /// The limit of a year; `None` before the first year of the rule base.
    #[must_use]
    pub fn of(year: i32) -> Option<&'static Self> {
        limits().iter().find(|limit| limit.years.contain(year))
    }
}

/// A text that statements come from.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Source {
    /// Its id.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Who published it.
    pub publisher: &'static str,
    /// How heavy it weighs.
    pub weight: Weight,
    /// To whom it speaks; `None`: to all.
    pub audience: Option<Audience>,
    /// Its date (yyyy-mm-dd), where it has one.
    pub date: Option<&'static str>,
    /// The years it is of.
    pub years: Years,
    /// The day on which it was last checked (yyyy-mm-dd).
    pub checked_on: &'static str,
    /// How much of it was read.
    pub seen: Seen,
    /// Its web address, where public.
    pub url: Option<&'static str>,
    /// The brands that it is of; none: all of the group.
    pub brands: &'static [&'static str],
    /// The kinds of providers that it is of; none: all.
    pub providers: &'static [Provider],
    /// The number of the insurer group it binds in [`groups`]; `None`: everybody.
    #[serde(skip)]
    pub group: Option<usize>,
}

/// One thing that a source says, in our words.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Statement {
    /// The source.
    pub source: &'static Source,
    /// Chapter or heading.
    pub place: &'static str,
    /// The years it is read for.
    pub years: Years,
    /// Its place in [`all_statements`].
    pub(crate) index: u16,
}

impl Statement {
    /// What it says, in our words (Dutch). Kept apart from the rest: the page cites, it does not quote.
    #[must_use]
    pub fn says(&self) -> &'static str {
        says().get(usize::from(self.index)).copied().unwrap_or_default()
    }
}

/// The statement as JSON, as the trace cites it.
pub(crate) fn citation(statement: &Statement) -> &'static str {
    citations().get(usize::from(statement.index)).copied().unwrap_or("null")
}

/// A statement as the trace cites it: source, place, web address.
impl Serialize for Statement {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut out = to.serialize_struct("Statement", 3)?;
        out.serialize_field("id", self.source.id)?;
        out.serialize_field("locator", self.place)?;
        out.serialize_field("url", &self.source.url)?;
        out.end()
    }
}

/// A brand of health insurance.
#[derive(Debug)]
#[non_exhaustive]
pub struct Brand {
    /// Its id in facts.
    pub id: &'static str,
    /// Its name for people.
    pub name: &'static str,
    /// The number of its group in [`groups`], if that has a document.
    pub group: Option<usize>,
    /// Does a document of the group name it?
    pub named: bool,
    /// Other names that people search by.
    pub aliases: &'static [&'static str],
    /// Its public site.
    pub site: Option<&'static str>,
}

/// The brands in the order of their names, as people look for them.
pub fn brands_by_name() -> impl Iterator<Item = &'static Brand> {
    places_by_name().iter().filter_map(|place| brands().get(usize::from(*place)))
}

/// Each stands once, in the table.
impl PartialEq for Brand {
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self, other)
    }
}

impl Eq for Brand {}

impl Brand {
    /// The brand with this id.
    #[must_use]
    pub fn find(id: &str) -> Option<&'static Self> {
        let at = brands().binary_search_by(|brand| brand.id.cmp(id)).ok()?;
        brands().get(at)
    }

    /// The documents that it follows, in the order of their files.
    pub fn documents(&'static self) -> impl Iterator<Item = &'static Source> {
        sources().iter().filter(move |source| source.is_of(self))
    }

    /// Its group, if that has a document.
    #[must_use]
    pub fn group(&self) -> Option<&'static Group> {
        groups().get(self.group?)
    }
}

/// Insurers that share a purchasing policy.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Group {
    /// Its id.
    pub id: &'static str,
    /// Its name for people.
    pub name: &'static str,
    /// The region that its documents make an exception for.
    pub region: Option<&'static str>,
    /// The years that its documents are of.
    pub documented: &'static [Years],
    /// What the rules read, by period.
    pub terms: &'static [Terms],
    /// What they read in its place for some brand or kind of provider, the narrowest first.
    pub exceptions: &'static [Exception],
}

/// The terms of a brand or a kind of provider that has its own.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Exception {
    /// The id of the brand; `None`: every brand.
    pub brand: Option<&'static str>,
    /// The kind of provider; `None`: every kind.
    pub provider: Option<Provider>,
    /// What is read.
    pub terms: Terms,
}

impl Group {
    /// Every terms of a year: of all, and of some brand or kind of provider.
    pub(crate) fn every_terms_of(&self, year: i32) -> impl Iterator<Item = &'static Terms> {
        let own = self.exceptions.iter().map(|exception| &exception.terms);
        own.chain(self.terms).filter(move |terms| terms.years.contain(year))
    }
}

/// What the opening comment of a rule's file says.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RuleDoc {
    /// The code of the rule.
    pub rule: &'static str,
    /// The level it belongs to: refusals, blocks, questions, conditions or information.
    pub level: &'static str,
    /// What it does.
    pub what: &'static str,
    /// When it holds.
    pub valid: &'static str,
    /// An example.
    pub example: &'static str,
}

impl RuleDoc {
    /// The statements that the rule rests on.
    pub fn statements(&self) -> impl Iterator<Item = &'static Statement> + use<> {
        let codes = Code::parse(self.rule).into_iter().flat_map(statements_of_code);
        let lines = Information::parse(self.rule).into_iter().flat_map(statements_of_information);
        codes.chain(lines)
    }
}

/// The statements that a code rests on, in the order of the files.
pub fn statements_of_code(code: Code) -> Statements {
    statements(by_code().get(code.index()))
}

/// The statements by which a source that binds all says that it is silent on a rule: cited where no document says anything.
pub(crate) fn statements_silent_on(rule: RuleId) -> Statements {
    statements(match rule {
        RuleId::Code(code) => silent_on_code().get(code.index()),
        RuleId::Information(line) => silent_on_information().get(line.index()),
    })
}

/// Every statement by which a source says that it is silent on rules.
pub fn silent_statements() -> impl Iterator<Item = &'static Statement> {
    let is_silent = |statement: &&Statement| {
        silent_on_code().iter().chain(silent_on_information()).any(|places| places.contains(&statement.index))
    };
    all_statements().iter().filter(is_silent)
}

/// The statements that an information line rests on.
pub fn statements_of_information(line: Information) -> Statements {
    statements(by_information().get(line.index()))
}

/// The statements that a reading is a reading of.
pub fn statements_of_reading(reading: Reading) -> Statements {
    statements(by_reading().get(reading.index()))
}

fn statements(places: Option<&&'static [u16]>) -> Statements {
    Statements(places.copied().unwrap_or_default().iter())
}

/// Goes over statements, in the order of their sources.
#[derive(Clone, Debug)]
pub struct Statements(core::slice::Iter<'static, u16>);

impl Iterator for Statements {
    type Item = &'static Statement;

    fn next(&mut self) -> Option<Self::Item> {
        all_statements().get(usize::from(*self.0.next()?))
    }
}

/// What a source has a provider arrange or record.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Record {
    /// What to arrange or record.
    pub duty: Duty,
    /// The source.
    #[serde(serialize_with = "source_id", rename = "id")]
    pub source: &'static Source,
    /// Chapter or heading.
    #[serde(rename = "locator")]
    pub place: &'static str,
    /// The years it is read for.
    pub years: Years,
    /// What it says, in our words (Dutch).
    pub says: &'static str,
}

/// The records of a duty, in the order of the sources.
pub fn records_of(duty: Duty) -> impl Iterator<Item = &'static Record> {
    records().iter().filter(move |record| record.duty == duty)
}

fn source_id<S: Serializer>(source: &&'static Source, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(source.id)
}
