//! The shape of the rule base files: what may stand in them.

use crate::Years;
pub use crate::terms::TermsEntry;
use crate::values::{Duty, Kind, Reading, Seen, Weight};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use std::ops::Deref;
use toml::Spanned;

/// A fault in the rule base: `file:line: what is wrong`.
#[derive(Debug)]
pub struct Fault(pub String);

impl std::fmt::Display for Fault {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str(&self.0)
    }
}

impl std::error::Error for Fault {}

/// One file of the rule base, as text.
#[derive(Clone, Debug)]
pub struct File {
    /// Its name, without the folder.
    pub name: String,
    /// Its text, with line ends as git stores them.
    pub text: String,
}

impl File {
    /// A fault at a place (in bytes) in this file.
    pub fn fault(&self, at: usize, what: impl std::fmt::Display) -> Fault {
        let line = self.text.get(..at).unwrap_or_default().matches('\n').count() + 1;
        Fault(format!("{}:{line}: {what}", self.name))
    }

    /// Reads the file.
    ///
    /// # Errors
    /// If it is not TOML, or not of this shape.
    pub fn parse<T: for<'de> Deserialize<'de>>(&self) -> Result<T, Fault> {
        toml::from_str(&self.text)
            .map_err(|error| self.fault(error.span().map_or(0, |span| span.start), error.message().replace('\n', " ")))
    }
}

/// Text that is checked while it is read, so that the fault names its line.
macro_rules! checked_text {
    ($(#[doc = $about:literal])+ $name:ident, $check:expr) => {
        $(#[doc = $about])+
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(String);

        impl $name {
            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Deref for $name {
            type Target = str;
            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = String::deserialize(from)?;
                match $check(&text) {
                    None => Ok(Self(text)),
                    Some(fault) => Err(D::Error::custom(fault)),
                }
            }
        }
    };
}

checked_text! {
    /// A day, `yyyy-mm-dd`.
    Day, |text: &str| (!is_day(text)).then(|| format!("{text:?} is not a date (yyyy-mm-dd)"))
}

checked_text! {
    /// The id of a source, a group or a brand.
    Id, |text: &str| {
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '.';
        if text.is_empty() || !text.chars().all(fits) {
            return Some(format!("{text:?} is not an id (lower case, digits, - and .)"));
        }
        let is_taken = ["other", "unknown", "uninsured"].contains(&text);
        is_taken.then(|| format!("{text:?} has a meaning of its own and can't be an id"))
    }
}

checked_text! {
    /// A public web address.
    Url, |text: &str| {
        let is_address = text.starts_with("https://") && !text.contains(char::is_whitespace);
        (!is_address).then_some("url: a web address that starts with https:// is needed")
    }
}

fn is_day(text: &str) -> bool {
    let is_digits = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<_> = text.split('-').filter(is_digits).map(|part| (part.len(), part.parse().unwrap_or(0))).collect();
    match parts[..] {
        [(4, year @ 1900..), (2, month @ 1..=12), (2, day @ 1..)] => day <= days_in(year, month) && text.len() == 10,
        _ => false,
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

/// `base.toml`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Base {
    /// The version of the rule base.
    pub version: String,
    /// The day of the last check of all sources.
    pub checked: Day,
    /// The last day for which the rule base was verified.
    pub verified_through: Day,
    /// Numbers that hold whoever insures.
    pub general: General,
}

/// Numbers that hold whoever insures.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
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

/// `groups.toml`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Groups {
    /// Insurers that share documents.
    pub groups: Vec<Group>,
    /// The brands of all insurers.
    pub brands: Vec<Brand>,
}

/// Insurers that share documents.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Its id.
    pub id: Spanned<Id>,
    /// Its name for people.
    pub name: String,
    /// The region that its documents make an exception for.
    pub region: Option<String>,
}

/// A brand of health insurance.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Brand {
    /// Its id in facts.
    pub id: Spanned<Id>,
    /// Its name for people.
    pub name: String,
    /// The group whose documents bind it.
    pub group: Option<Spanned<Id>>,
    /// Does a document of the group name it?
    pub named: Option<bool>,
    /// Other names that people search by.
    #[serde(default)]
    pub aliases: Vec<Spanned<String>>,
    /// Its public site.
    pub site: Option<Url>,
}

/// The file of one source.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Source {
    /// Its id.
    pub id: Spanned<Id>,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// How heavy it weighs.
    pub weight: Spanned<Weight>,
    /// Its date, where it has one.
    pub date: Option<Day>,
    /// The years it is of.
    pub years: Years,
    /// The day on which it was last checked.
    pub checked: Day,
    /// How much of it was read.
    #[serde(default = "whole")]
    pub seen: Seen,
    /// Its web address, where public.
    pub url: Option<Url>,
    /// How many programmes a calendar year allows.
    #[serde(default)]
    pub limit: Vec<Limit>,
    /// How the places of a year are meant to be used.
    #[serde(default)]
    pub guidance: Vec<Guidance>,
    /// The least that a kind of programme takes.
    pub effort: Option<Spanned<Effort>>,
    /// The insurers that it is of.
    pub group: Option<Spanned<Id>>,
    /// What it makes of the rules.
    #[serde(default)]
    pub terms: Vec<TermsEntry>,
    /// What it says.
    #[serde(default)]
    pub statement: Vec<Spanned<Statement>>,
    /// What it has a provider arrange or record.
    #[serde(default)]
    pub record: Vec<Record>,
}

fn whole() -> Seen {
    Seen::Whole
}

impl Source {
    /// Is it a document of this group?
    #[must_use]
    pub fn is_of(&self, group: &Id) -> bool {
        self.group.as_ref().is_some_and(|of| of.get_ref() == group)
    }
}

/// How many programmes a calendar year allows.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// The years.
    pub years: Spanned<Years>,
    /// Programmes a year.
    pub programmes: u8,
}

/// How the places of a year are meant to be used.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Guidance {
    /// The years.
    pub years: Spanned<Years>,
    /// Intensive programmes a year.
    pub intensive_at_most: u8,
    /// The programme of the year from which on it is an exception.
    pub exceptional_from: u8,
}

/// The least that each kind of programme takes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Effort {
    /// Chapter or heading.
    pub place: String,
    /// A row for each kind, the lightest first.
    pub kinds: Vec<EffortOfKind>,
}

/// The least that a kind of programme takes.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct EffortOfKind {
    /// The kind.
    pub kind: Kind,
    /// Contacts or sessions.
    pub contacts: u16,
    /// Minutes together.
    pub minutes: u16,
    /// The same in a group.
    pub minutes_in_group: u16,
}

/// One thing that a source says, in our words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Statement {
    /// Chapter or heading.
    pub place: Option<Spanned<String>>,
    /// The years it is read for; without: those of the source.
    pub years: Option<Years>,
    /// What it says.
    pub says: String,
    /// The rules (codes and information lines) that rest on it.
    #[serde(default)]
    pub rules: Vec<Spanned<String>>,
    /// The rules on which this source says nothing: cited for them only where no other source says anything.
    #[serde(default)]
    pub silent_on: Vec<Spanned<String>>,
    /// The readings that are readings of it.
    #[serde(default)]
    pub readings: Vec<Reading>,
    /// The terms that rest on it, as they are spelt in `[[terms]]`.
    #[serde(default)]
    pub terms: Vec<Spanned<String>>,
}

/// What a provider arranges or records because of this source.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Chapter or heading.
    pub place: Spanned<String>,
    /// The years it is read for; without: those of the source.
    pub years: Option<Years>,
    /// What it says.
    pub says: Spanned<String>,
    /// The duties that rest on it.
    pub duties: Spanned<Vec<Duty>>,
}
