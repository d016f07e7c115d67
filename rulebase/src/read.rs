//! Reads a file of the rule base field by field, so that all its faults are told at once, each with what to write instead.

use crate::Years;
use crate::fault::{Fault, File};
use crate::syntax;
use crate::terms::Terms;
use crate::values::{
    Audience, ChainCareRule, ChainCount, ChainStep, Code, Duty, Information, Kind, Later, ParallelOtherReading, Provider,
    Reading, Route, Seen, Topic, Value, Verdict, Weight, YesNoUnknown,
};
use std::collections::BTreeSet;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value with its place in the file.
pub type Found<'a> = Spanned<DeValue<'a>>;

/// The file that is read, and its faults so far.
#[derive(Debug)]
pub struct Reader<'a> {
    /// The file.
    pub file: &'a File,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
    /// The key whose value is read.
    key: String,
}

impl Reader<'_> {
    /// Notes a fault at a place (in bytes); the remedy can be added to it.
    pub fn fault(&mut self, at: usize, what: impl Into<String>) -> &mut Fault {
        self.faults.push(self.file.fault(at, what));
        let last = self.faults.len() - 1;
        &mut self.faults[last]
    }

    /// Notes a fault of a value, with the value to write instead.
    fn value(&mut self, at: usize, what: impl Into<String>, instead: Option<String>) {
        let key = self.key.clone();
        let fault = self.fault(at, what);
        if let Some(value) = instead {
            fault.instead = Some(format!("{key} = {value}"));
        }
    }

    /// Puts the value to write instead, in each fault from this one on, into what stands around it: made from the key and the value.
    pub(crate) fn around(&mut self, from: usize, whole: impl Fn(&str, &str) -> String) {
        let key = &self.key;
        for instead in self.faults[from..].iter_mut().filter_map(|fault| fault.instead.as_mut()) {
            if let Some(value) = instead.strip_prefix(key.as_str()).and_then(|rest| rest.strip_prefix(" = ")) {
                *instead = whole(key, value);
            }
        }
    }

    fn missing(&mut self, key: &str, at: usize) {
        self.fault(at, format!("missing field `{key}`")).instead = Some(format!("a line `{key} = …` here"));
        if let Some(fault) = self.faults.last_mut() {
            fault.is_missing = true;
        }
    }

    /// The value as it stands in the file.
    fn raw(&self, value: &Found<'_>) -> String {
        self.file.text.get(value.span()).unwrap_or_default().into()
    }
}

/// Something that stands in a file.
pub trait Read: Sized {
    /// Reads the value of a key; `None` if it has a fault, which is told.
    fn read(value: Found<'_>, reader: &mut Reader<'_>) -> Option<Self>;

    /// What holds where the key is not written; `at` is the place of its table.
    fn missing(key: &str, at: usize, reader: &mut Reader<'_>) -> Option<Self> {
        reader.missing(key, at);
        None
    }
}

impl<T: Read> Read for Option<T> {
    fn read(value: Found<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        T::read(value, reader).map(Some)
    }

    fn missing(_: &str, _: usize, _: &mut Reader<'_>) -> Option<Self> {
        Some(None)
    }
}

impl<T: Read> Read for Spanned<T> {
    fn read(value: Found<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let span = value.span();
        Some(Spanned::new(span, T::read(value, reader)?))
    }

    fn missing(key: &str, at: usize, reader: &mut Reader<'_>) -> Option<Self> {
        T::missing(key, at, reader).map(|value| Spanned::new(at..at, value))
    }
}

/// A list; where it is not written, it is empty.
impl<T: Read> Read for Vec<T> {
    fn read(value: Found<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let (span, raw) = (value.span(), reader.raw(&value));
        let at = span.start;
        match value.into_inner() {
            DeValue::Array(values) => {
                let key = reader.key.clone();
                let read: Vec<_> = values
                    .into_iter()
                    .map(|value| {
                        reader.key.clone_from(&key);
                        let (from, place, is_table) = (reader.faults.len(), value.span(), value.get_ref().is_table());
                        let read = T::read(value, reader);
                        if !is_table {
                            let [before, behind] = [raw.get(..place.start - at), raw.get(place.end - at..)];
                            reader.around(from, |key, value| match (before, behind) {
                                // Of a list of several lines the value alone.
                                (Some(before), Some(behind)) if !raw.contains('\n') => format!("{key} = {before}{value}{behind}"),
                                _ => value.into(),
                            });
                        }
                        read
                    })
                    .collect();
                read.into_iter().collect()
            }
            DeValue::Table(_) => {
                let key = reader.key.clone();
                reader.fault(at, format!("[{key}] is one of several: two brackets are needed")).instead =
                    Some(format!("[[{key}]]"));
                None
            }
            other => {
                reader.value(at, format!("{} stands here, and a list is needed", kind(&other)), Some(format!("[{raw}]")));
                None
            }
        }
    }

    fn missing(_: &str, _: usize, _: &mut Reader<'_>) -> Option<Self> {
        Some(Vec::new())
    }
}

/// What a value is, in words.
fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) => "a number",
        DeValue::Float(_) => "a number with a point",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date without quotes",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// The text of a value; anything else is a fault whose remedy is the same in quotes.
fn text(value: Found<'_>, reader: &mut Reader<'_>) -> Option<(usize, String)> {
    let (at, raw) = (value.span().start, reader.raw(&value));
    match value.into_inner() {
        DeValue::String(text) => {
            match text.chars().find(|letter| letter.is_control()) {
                Some('\t') => reader.value(at, "a tab stands within the text", Some(format!("{:?}", text.replace('\t', " ")))),
                Some('\n' | '\r') => reader.value(at, "a line break stands within the text", None),
                Some(letter) => reader.value(at, format!("the character {letter:?} stands within the text"), None),
                None => return Some((at, text.into_owned())),
            }
            None
        }
        other => {
            let is_simple = !matches!(other, DeValue::Array(_) | DeValue::Table(_));
            reader.value(
                at,
                format!("{} stands here, and text in quotes is needed", kind(&other)),
                is_simple.then(|| format!("{raw:?}")),
            );
            None
        }
    }
}

impl Read for String {
    fn read(value: Found<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        text(value, reader).map(|(_, text)| text)
    }
}

impl Read for bool {
    fn read(value: Found<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let (at, raw) = (value.span().start, reader.raw(&value));
        if let DeValue::Boolean(is) = value.get_ref() {
            return Some(*is);
        }
        let word = raw.trim_matches('"').to_lowercase();
        let instead = match word.as_str() {
            "true" | "yes" | "ja" | "1" => Some("true".into()),
            "false" | "no" | "nee" | "0" => Some("false".into()),
            _ => None,
        };
        reader.value(at, format!("{raw} stands here, and true or false is needed, without quotes"), instead);
        None
    }
}

macro_rules! numbers {
    ($($of:ty),+) => { $(impl Read for $of {
        fn read(value: Found<'_>, reader: &mut Reader<'_>) -> Option<Self> {
            let (at, raw) = (value.span().start, reader.raw(&value));
            let number = value.get_ref().as_integer().and_then(|number| number.as_str().parse().ok());
            if number.is_none() {
                let digits = raw.trim_matches('"').parse::<$of>().ok().map(|number| number.to_string());
                reader.value(at, format!("{raw} stands here, and a whole number from 0 to {} is needed", <$of>::MAX), digits);
            }
            number
        }
    })+ };
}

numbers!(u8, u16);

impl Read for i32 {
    fn read(value: Found<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let (at, raw) = (value.span().start, reader.raw(&value));
        let year = value.get_ref().as_integer().and_then(|number| number.as_str().parse().ok());
        if !year.is_some_and(|year| Years::PLAUSIBLE.contain(year)) {
            let what =
                format!("{raw} stands here, and a year from {} to {} is needed", Years::PLAUSIBLE.from, Years::PLAUSIBLE.to);
            let digits = raw.trim_matches('"').parse::<Self>().ok().filter(|year| Years::PLAUSIBLE.contain(*year));
            reader.value(at, what, digits.map(|year| year.to_string()));
            return None;
        }
        year
    }
}

/// The word that is meant, if one is near.
pub fn nearest<'a>(text: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let plain = text.to_lowercase().replace(['_', ' '], "-");
    let near = words.into_iter().map(|word| (strsim::damerau_levenshtein(&plain, word), word)).min()?;
    (near.0 <= 1 + near.1.len() / 4).then_some(near.1)
}

macro_rules! words {
    ($($of:ty),+) => { $(impl Read for $of {
        fn read(value: Found<'_>, reader: &mut Reader<'_>) -> Option<Self> {
            let (at, text) = text(value, reader)?;
            let word = <$of>::parse(&text);
            if word.is_none() {
                let all: Vec<_> = <$of>::ALL.iter().map(|value| value.as_str()).collect();
                let near = nearest(&text, all.iter().copied()).map(|near| format!("{near:?}"));
                reader.value(at, format!("{text:?} is not one of: {}", all.join(", ")), near);
            }
            word
        }
    })+ };
}

words!(
    Audience,
    ChainCareRule,
    ChainCount,
    ChainStep,
    Code,
    Duty,
    Information,
    Kind,
    Later,
    ParallelOtherReading,
    Provider,
    Reading,
    Route,
    Seen,
    Topic,
    Verdict,
    Weight,
    YesNoUnknown
);

impl Read for Years {
    fn read(value: Found<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let (at, text) = text(value, reader)?;
        let years = Years::parse(&text);
        let is_plausible = |years: Years| {
            (years.from == Years::ALWAYS || Years::PLAUSIBLE.contain(years.from))
                && (years.to == Years::OPEN || Years::PLAUSIBLE.contain(years.to))
        };
        match years {
            Some(years) if is_plausible(years) => return Some(years),
            Some(_) => {
                let Years { from, to } = Years::PLAUSIBLE;
                reader.value(at, format!("years: {text:?} holds a year before {from} or after {to}"), None);
            }
            None => {
                let instead =
                    Years::meant_by(&text).filter(|years| is_plausible(*years)).map(|years| format!("{:?}", years.to_string()));
                reader.value(at, format!("years: {text:?} is not like 2024, 2024-2025, 2026-, -2025 or -"), instead);
            }
        }
        None
    }
}

/// Text that is checked while it is read. The check gives what is wrong and what is meant.
pub(crate) fn checked(
    value: Found<'_>,
    reader: &mut Reader<'_>,
    check: impl Fn(&str) -> Option<(String, Option<String>)>,
) -> Option<String> {
    let (at, text) = text(value, reader)?;
    match check(&text) {
        None => Some(text),
        Some((what, meant)) => {
            reader.value(at, what, meant.map(|meant| format!("{meant:?}")));
            None
        }
    }
}

/// A table whose keys are read one by one.
#[derive(Debug)]
pub struct Table<'a> {
    keys: DeTable<'a>,
    /// Its place in the file.
    pub at: usize,
    known: Vec<String>,
}

impl<'a> Table<'a> {
    /// The table, if the value is one.
    pub fn new(value: Found<'a>, reader: &mut Reader<'_>) -> Option<Self> {
        let at = value.span().start;
        match value.into_inner() {
            DeValue::Table(keys) => Some(Self { keys, at, known: Vec::new() }),
            other => {
                let key = reader.key.clone();
                reader.fault(at, format!("{} stands here, and a table is needed", kind(&other))).instead =
                    Some(format!("[{key}]"));
                None
            }
        }
    }

    /// Reads a key, spelt as the field in Rust.
    pub fn take<T: Read>(&mut self, field: &str, reader: &mut Reader<'_>) -> Option<T> {
        let key = field.replace('_', "-");
        let value = self.keys.remove(key.as_str());
        self.known.push(key.clone());
        match value {
            Some(value) => {
                reader.key.clone_from(&key);
                T::read(value, reader)
            }
            None => T::missing(&key, self.at, reader),
        }
    }

    /// Tells every key that nobody reads; `None` if there is one, as what it was meant to say is not known.
    pub fn finish(self, reader: &mut Reader<'_>) -> Option<()> {
        let is_whole = self.keys.is_empty();
        for (key, value) in self.keys {
            let place = key.span().start;
            let key = key.into_inner();
            let list = matches!(value.get_ref(), DeValue::Array(values) if values.iter().any(|value| value.get_ref().is_table()));
            let near = nearest(&key, self.known.iter().map(String::as_str));
            let is_term = Terms::FIELDS.iter().any(|field| field.key() == key);
            let instead = match near {
                _ if is_term => format!("{key} = … in [[terms]], above the line [terms.first-within-chain] where that stands"),
                Some(near) if list => format!("[[{near}]]"),
                Some(near) => format!("{near} = …"),
                None if HEADING_KEYS.split(' ').any(|other| other == key) => {
                    format!("{key} = … at the top of the file, before the first line in square brackets")
                }
                None => format!("one of: {}", self.known.join(", ")),
            };
            reader.fault(place, format!("unknown field `{key}`")).instead = Some(instead);
        }
        is_whole.then_some(())
    }
}

/// The keys at the top of a document: below a line in square brackets they belong to that.
const HEADING_KEYS: &str =
    "id title publisher weight audience group brands providers adopted date checked seen url retired years";

/// Declares a type with the keys of a table; a field is read by its type, in kebab-case.
macro_rules! table {
    ($(#[$about:meta])* pub struct $name:ident { $($(#[$what:meta])* pub $field:ident: $of:ty,)+ }) => {
        $(#[$about])*
        pub struct $name { $($(#[$what])* pub $field: $of,)+ }
        $crate::read::read_table!($name { $($field),+ });
    };
}

/// Reads a type that is declared elsewhere from the keys of a table.
macro_rules! read_table {
    ($name:ident { $($field:ident),+ }) => {
        impl $crate::read::Read for $name {
            fn read(value: $crate::read::Found<'_>, reader: &mut $crate::read::Reader<'_>) -> Option<Self> {
                let mut table = $crate::read::Table::new(value, reader)?;
                let at = table.at;
                // All fields are read before the first that has a fault ends it.
                $(let $field = table.take(stringify!($field), reader);)+
                table.finish(reader)?;
                let read = Self { $($field: $field?),+ };
                $crate::read::Check::check(&read, at, reader);
                Some(read)
            }
        }
    };
}

pub(crate) use {read_table, table};

/// What must hold within one table.
pub trait Check {
    /// Tells what does not; `at` is the place of the table.
    fn check(&self, _at: usize, _reader: &mut Reader<'_>) {}
}

/// Reads a file; what is not read has faults, which are told.
pub fn read<T: Read>(file: &File) -> (Option<T>, Vec<Fault>) {
    let (table, errors) = DeTable::parse_recoverable(&file.text);
    let mut faults: Vec<Fault> = errors.iter().map(|error| syntax::fault(file, error)).collect();
    let mut reader = Reader { file, faults: Vec::new(), key: String::new() };
    let span = 0..0;
    let read = T::read(Spanned::new(span, DeValue::Table(table.into_inner())), &mut reader);
    if faults.is_empty() {
        return (read, reader.faults);
    }
    // A line that is not TOML loses its key: nothing more is told of it.
    let lines: BTreeSet<_> = faults.iter().map(|fault| fault.line).collect();
    faults.extend(reader.faults.into_iter().filter(|fault| !fault.is_missing && !lines.contains(&fault.line)));
    let mut told = BTreeSet::new();
    faults.retain(|fault| told.insert(fault.line) || !lines.contains(&fault.line));
    (None, faults)
}
