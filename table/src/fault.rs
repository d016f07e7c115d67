//! What can be wrong with a table, a line or a value.

use crate::{COLUMNS, LONGEST_LINE};
use smr_rules::MOST_PROGRAMMES;
use std::fmt::{self, Display, Formatter};

/// Why the first line does not name the columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeadFault {
    /// It is not UTF-8: Windows-1252, UTF-16 or no text at all.
    NotUtf8,
    /// These columns are missing; there are those.
    Missing { columns: Vec<&'static str>, there: Vec<String> },
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It has so many bytes, more than [`LONGEST_LINE`].
    TooLong(usize),
    /// It is not UTF-8.
    NotUtf8,
    /// It cannot be taken apart.
    NotTakenApart,
    /// It has so many fields, and the first line names so many.
    Fields { fields: usize, named: usize, is_quote_open: bool },
    /// The value in this column, by its place in [`COLUMNS`].
    Value { column: usize, wrong: Wrong },
}

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// This is not a day.
    Day(String),
    /// There is no such brand.
    Insurer(String),
    /// This is none of the words.
    Word { text: String, words: Vec<&'static str> },
    /// A programme of so many parts in place of five.
    Parts { text: String, parts: usize },
    /// More than [`MOST_PROGRAMMES`].
    TooManyProgrammes,
}

impl Display for HeadFault {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        match self {
            Self::NotUtf8 => write!(f, "this is not UTF-8: save the table as CSV UTF-8"),
            Self::Missing { columns, there } => write!(f, "no column {}; there are {}", columns.join(", "), there.join(", ")),
        }
    }
}

/// Follows on the number of the line.
impl Display for Fault {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        match self {
            Self::TooLong(length) => write!(f, ": a line of {length} bytes; at most {LONGEST_LINE} are read"),
            Self::NotUtf8 => write!(f, ": this is not UTF-8"),
            Self::NotTakenApart => write!(f, ": the line cannot be taken apart"),
            Self::Fields { fields, named, is_quote_open } => {
                let what = if *is_quote_open { "; a quotation mark is not closed" } else { "" };
                write!(f, ": {fields} fields, and the first line names {named}{what}")
            }
            Self::Value { column, wrong } => write!(f, ", column {}: {wrong}", COLUMNS[*column]),
        }
    }
}

impl Display for Wrong {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        match self {
            Self::Day(text) => write!(f, "{text:?} is not a date (yyyy-mm-dd)"),
            Self::Insurer(text) => write!(f, "there is no brand {text:?}"),
            Self::Word { text, words } => write!(f, "{text:?} is not one of: {}", words.join(", ")),
            Self::Parts { text, parts } => {
                write!(f, "{text:?} has {parts} parts, and start/end/kind/setting/outcome are needed")
            }
            Self::TooManyProgrammes => write!(f, "more than {MOST_PROGRAMMES} programmes"),
        }
    }
}

impl std::error::Error for Wrong {}

impl From<Wrong> for String {
    fn from(wrong: Wrong) -> Self {
        wrong.to_string()
    }
}
