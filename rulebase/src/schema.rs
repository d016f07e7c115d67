//! The shape of the rule base files: what may stand in them.

use crate::Years;
pub use crate::fault::{Fault, File};
use crate::read::{Found, Read, Reader, checked, table};
pub use crate::terms::TermsEntry;
use crate::values::{Audience, Duty, Kind, Provider, Reading, Seen, Topic, Value, Weight};
use std::ops::Deref;
use toml::Spanned;

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

        impl Read for $name {
            fn read(value: Found<'_>, reader: &mut Reader<'_>) -> Option<Self> {
                checked(value, reader, $check).map(Self)
            }
        }
    };
}

checked_text! {
    /// A day, `yyyy-mm-dd`.
    Day, |text: &str| (!is_day(text)).then(|| (format!("{text:?} is not a date (yyyy-mm-dd)"), day_meant_by(text)))
}

checked_text! {
    /// The id of a source, a group or a brand.
    Id, |text: &str| {
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '.';
        if text.is_empty() || !text.chars().all(fits) {
            let meant = text.trim().to_lowercase().replace([' ', '_', '/'], "-").chars().filter(|c| fits(*c)).collect::<String>();
            return Some((format!("{text:?} is not an id (lower case, digits, - and .)"), (!meant.is_empty()).then_some(meant)));
        }
        let is_taken = ["other", "unknown", "uninsured"].contains(&text);
        is_taken.then(|| (format!("{text:?} has a meaning of its own and can't be an id"), None))
    }
}

checked_text! {
    /// A public web address.
    Url, |text: &str| {
        let is_address = text.starts_with("https://") && text.contains('.') && text.chars().all(|c| c.is_ascii_graphic());
        let host = text.trim().trim_start_matches("http://").trim_start_matches("https://");
        let is_host = host.contains('.') && host.chars().all(|c| c.is_ascii_graphic() && c != ':');
        (!is_address).then(|| ("url: a web address that starts with https:// is needed".into(), is_host.then(|| format!("https://{host}"))))
    }
}

checked_text! {
    /// Text for people: something stands there.
    Words, |text: &str| {
        let is_open = text.chars().all(|c| c.is_whitespace() || matches!(c, '…' | '.' | '?' | '-'));
        is_open.then(|| ("this is not filled in".into(), None))
    }
}

/// The day that is meant by one in the Dutch order, or with other signs between.
fn day_meant_by(text: &str) -> Option<String> {
    let text = text.split('T').next()?;
    let parts: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let day = match parts[..] {
        [year, month, day] if year.len() == 4 => format!("{year}-{month:0>2}-{day:0>2}"),
        [day, month, year] if year.len() == 4 => format!("{year}-{month:0>2}-{day:0>2}"),
        _ => return None,
    };
    is_day(&day).then_some(day)
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

table! {
    /// `base.toml`
    #[derive(Debug)]
    pub struct Base {
        /// The version of the rule base.
        pub version: Words,
        /// The last day on which a source was read or compared.
        pub checked: Spanned<Day>,
        /// The last day for which the rule base was verified.
        pub verified_through: Spanned<Day>,
        /// Numbers that hold whoever insures.
        pub general: Spanned<General>,
    }
}

table! {
    /// Numbers that hold whoever insures.
    #[derive(Clone, Copy, Debug)]
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
}

table! {
    /// `groups.toml`
    #[derive(Debug)]
    pub struct Groups {
        /// Insurers that share documents.
        pub groups: Vec<Group>,
        /// The brands of all insurers.
        pub brands: Vec<Brand>,
    }
}

table! {
    /// Insurers that share documents.
    #[derive(Debug)]
    pub struct Group {
        /// Its id.
        pub id: Spanned<Id>,
        /// Its name for people.
        pub name: Words,
        /// The region that its documents make an exception for.
        pub region: Option<Words>,
    }
}

table! {
    /// A brand of health insurance.
    #[derive(Debug)]
    pub struct Brand {
        /// Its id in facts.
        pub id: Spanned<Id>,
        /// Its name for people.
        pub name: Words,
        /// The group whose documents bind it.
        pub group: Option<Spanned<Id>>,
        /// Does a document of the group name it?
        pub named: Option<bool>,
        /// Other names that people search by.
        pub aliases: Vec<Spanned<Words>>,
        /// Its public site.
        pub site: Option<Url>,
    }
}

table! {
    /// The file of one source.
    #[derive(Debug)]
    pub struct Source {
        /// Its id.
        pub id: Spanned<Id>,
        /// Its title.
        pub title: Words,
        /// Who published it.
        pub publisher: Words,
        /// How heavy it weighs.
        pub weight: Spanned<Weight>,
        /// Its date, where it has one.
        pub date: Option<Spanned<Day>>,
        /// The years it is of.
        pub years: Spanned<Years>,
        /// The day on which it was last checked.
        pub checked: Spanned<Day>,
        /// The day from which on it no longer holds: nothing of it may be read for later years.
        pub retired: Option<Spanned<Day>>,
        /// How much of it was read.
        pub seen: Option<Seen>,
        /// To whom it speaks; without: as its weight has it.
        pub audience: Option<Audience>,
        /// Its web address, where public.
        pub url: Option<Url>,
        /// How many programmes a calendar year allows.
        pub limit: Vec<Limit>,
        /// How the places of a year are meant to be used.
        pub guidance: Vec<Guidance>,
        /// The least that a kind of programme takes.
        pub effort: Option<Spanned<Effort>>,
        /// The insurers that it is of.
        pub group: Option<Spanned<Id>>,
        /// The brands that it is of; none: all of the group.
        pub brands: Vec<Spanned<Id>>,
        /// The kinds of providers that it is of; none: all.
        pub providers: Vec<Spanned<Provider>>,
        /// May answers rest on it? Without: yes.
        pub adopted: Option<bool>,
        /// What it makes of the rules.
        pub terms: Vec<TermsEntry>,
        /// What it says.
        pub statement: Vec<Spanned<Statement>>,
        /// What it has a provider arrange or record.
        pub record: Vec<Record>,
        /// What it says for people beside what rules read.
        pub note: Vec<Note>,
        /// What it says that terms cannot express.
        pub not_expressed: Vec<NotExpressed>,
    }
}

impl NotExpressed {
    /// The values among what it touches.
    pub fn touched<T: Value>(&self) -> impl Iterator<Item = T> {
        self.touches.get_ref().iter().filter_map(|name| T::parse(name.get_ref()))
    }
}

impl Source {
    /// To whom it speaks.
    #[must_use]
    pub fn audience(&self) -> Option<Audience> {
        self.audience.or(self.weight.get_ref().audience())
    }

    /// The years for which a statement of it is read.
    #[must_use]
    pub fn years_of(&self, statement: &Statement) -> Years {
        self.years_or_own(statement.years.as_ref())
    }

    /// The years of what may have its own.
    #[must_use]
    pub fn years_or_own(&self, years: Option<&Spanned<Years>>) -> Years {
        *years.unwrap_or(&self.years).get_ref()
    }

    /// All words of its text by which a place is found.
    pub fn words(&self) -> impl Iterator<Item = &Spanned<Words>> {
        let statements = self.statement.iter().map(|statement| &statement.get_ref().words);
        let records = self.record.iter().map(|record| &record.words);
        let notes = self.note.iter().map(|note| &note.words);
        statements.chain(records).chain(notes).chain(self.not_expressed.iter().map(|left| &left.words)).flatten()
    }

    /// May answers rest on it?
    #[must_use]
    pub fn is_adopted(&self) -> bool {
        self.adopted != Some(false)
    }

    /// Is there a brand and a kind of provider that both are of?
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        fn meet<T: PartialEq>(one: &[Spanned<T>], other: &[Spanned<T>]) -> bool {
            one.is_empty() || other.is_empty() || one.iter().any(|one| other.iter().any(|of| of.get_ref() == one.get_ref()))
        }
        meet(&self.brands, &other.brands) && meet(&self.providers, &other.providers)
    }

    /// Is it of all brands and kinds of providers that the other is of?
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        fn cover<T: PartialEq>(one: &[Spanned<T>], other: &[Spanned<T>]) -> bool {
            let has = |of: &Spanned<T>| one.iter().any(|one| one.get_ref() == of.get_ref());
            one.is_empty() || (!other.is_empty() && other.iter().all(has))
        }
        cover(&self.brands, &other.brands) && cover(&self.providers, &other.providers)
    }

    /// Is it a document of this group?
    #[must_use]
    pub fn is_of(&self, group: &Id) -> bool {
        self.group.as_ref().is_some_and(|of| of.get_ref() == group)
    }
}

table! {
    /// How many programmes a calendar year allows.
    #[derive(Debug)]
    pub struct Limit {
        /// The years.
        pub years: Spanned<Years>,
        /// Programmes a year.
        pub programmes: Spanned<u8>,
    }
}

table! {
    /// How the places of a year are meant to be used.
    #[derive(Debug)]
    pub struct Guidance {
        /// The years.
        pub years: Spanned<Years>,
        /// Intensive programmes a year.
        pub intensive_at_most: Spanned<u8>,
        /// The programme of the year from which on it is an exception.
        pub exceptional_from: Spanned<u8>,
    }
}

table! {
    /// The least that each kind of programme takes.
    #[derive(Debug)]
    pub struct Effort {
        /// Chapter or heading.
        pub place: Words,
        /// A row for each kind, the lightest first.
        pub kinds: Vec<EffortOfKind>,
    }
}

table! {
    /// The least that a kind of programme takes.
    #[derive(Clone, Copy, Debug)]
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
}

table! {
    /// One thing that a source says, in our words.
    #[derive(Debug)]
    pub struct Statement {
        /// Chapter or heading.
        pub place: Option<Spanned<String>>,
        /// Words of the text by which the place is found.
        pub words: Option<Spanned<Words>>,
        /// The years it is read for; without: those of the source.
        pub years: Option<Spanned<Years>>,
        /// What it says.
        pub says: String,
        /// The rules (codes and information lines) that rest on it.
        pub rules: Vec<Spanned<String>>,
        /// The rules on which this source says nothing: cited for them only where no other source says anything.
        pub silent_on: Vec<Spanned<String>>,
        /// The readings that are readings of it.
        pub readings: Vec<Reading>,
        /// The terms that rest on it, as they are spelt in `[[terms]]`.
        pub terms: Vec<Spanned<String>>,
    }
}

table! {
    /// What a provider arranges or records because of this source.
    #[derive(Debug)]
    pub struct Record {
        /// Chapter or heading.
        pub place: Spanned<String>,
        /// Words of the text by which the place is found.
        pub words: Option<Spanned<Words>>,
        /// The years it is read for; without: those of the source.
        pub years: Option<Spanned<Years>>,
        /// What it says.
        pub says: Spanned<String>,
        /// The duties that rest on it.
        pub duties: Spanned<Vec<Duty>>,
    }
}

table! {
    /// A remark of a document for people, shown with what is told on its topic. It never changes an answer.
    #[derive(Debug)]
    pub struct Note {
        /// Chapter or heading.
        pub place: Spanned<Words>,
        /// Words of the text by which the place is found.
        pub words: Option<Spanned<Words>>,
        /// The years it is shown for; without: those of the source.
        pub years: Option<Spanned<Years>>,
        /// What it is about.
        pub topic: Topic,
        /// The remark in Dutch.
        pub nl: Spanned<Words>,
        /// The remark in English.
        pub en: Spanned<Words>,
    }
}

table! {
    /// What a source says that the terms cannot express. An answer that rests on what it touches is never firm.
    #[derive(Debug)]
    pub struct NotExpressed {
        /// Chapter or heading.
        pub place: Spanned<Words>,
        /// Words of the text by which the place is found.
        pub words: Option<Spanned<Words>>,
        /// The years it holds for; without: those of the source.
        pub years: Option<Spanned<Years>>,
        /// What it says.
        pub what: Spanned<Words>,
        /// Why the terms cannot express it.
        pub why: Spanned<Words>,
        /// The codes and verdicts that it touches.
        pub touches: Spanned<Vec<Spanned<String>>>,
    }
}
