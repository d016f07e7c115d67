//! The facts behind a rule's result, for the trace.

use arrayvec::ArrayVec;
use chrono::NaiveDate;
use serde::{Serialize, Serializer};

/// The most facts a rule gives.
const MOST: usize = 4;

/// Named facts, in the order in which the rule gives them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence(ArrayVec<(&'static str, Fact), MOST>);

/// One fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fact {
    /// A whole number.
    Number(i32),
    /// A fixed word.
    Text(&'static str),
    /// Yes or no.
    Flag(bool),
    /// A date.
    Date(NaiveDate),
    /// Not known, or there is none.
    None,
}

impl Evidence {
    /// The facts with their names.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, Fact)> {
        self.0.iter().copied()
    }

    pub(crate) fn number(&mut self, name: &'static str, value: impl Into<i32>) {
        self.add(name, Fact::Number(value.into()));
    }

    pub(crate) fn optional_number(&mut self, name: &'static str, value: Option<impl Into<i32>>) {
        self.add(name, value.map_or(Fact::None, |value| Fact::Number(value.into())));
    }

    pub(crate) fn count(&mut self, name: &'static str, value: usize) {
        self.add(name, Fact::Number(i32::try_from(value).unwrap_or(i32::MAX)));
    }

    pub(crate) fn text(&mut self, name: &'static str, value: &'static str) {
        self.add(name, Fact::Text(value));
    }

    pub(crate) fn optional_text(&mut self, name: &'static str, value: Option<&'static str>) {
        self.add(name, value.map_or(Fact::None, Fact::Text));
    }

    pub(crate) fn flag(&mut self, name: &'static str, value: bool) {
        self.add(name, Fact::Flag(value));
    }

    pub(crate) fn date(&mut self, name: &'static str, value: Option<NaiveDate>) {
        self.add(name, value.map_or(Fact::None, Fact::Date));
    }

    fn add(&mut self, name: &'static str, fact: Fact) {
        // One fact too many is a slip of the rule's author: debug builds stop on it, an answer never breaks on it.
        let pushed = self.0.try_push((name, fact));
        debug_assert!(pushed.is_ok(), "a rule gives more than {MOST} facts: {name}");
    }
}

impl Serialize for Evidence {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.iter())
    }
}

impl Serialize for Fact {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(number) => to.serialize_i32(*number),
            Self::Text(text) => to.serialize_str(text),
            Self::Flag(flag) => to.serialize_bool(*flag),
            Self::Date(date) => crate::iso::serialize(date, to),
            Self::None => to.serialize_none(),
        }
    }
}
