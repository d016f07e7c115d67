//! JSON Pointers into facts, without text until they are written.

use crate::write::digits;
use alloc::string::String;
use core::fmt;
use serde::{Serialize, Serializer};

/// A place in the facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointer {
    /// `/start`
    Start,
    /// `/insurer`
    Insurer,
    /// `/chainCare`
    ChainCare,
    /// `/chainCare/includesSmr`
    IncludesSmr,
    /// `/history/i`
    Programme(u8),
    /// `/history/i/` and a field of the programme
    Field(u8, ProgrammeField),
    /// `/wanted`
    Wanted,
    /// `/provider`
    Provider,
}

/// A field of a programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProgrammeField {
    /// `start`
    Start,
    /// `end`
    End,
    /// `kind`
    Kind,
    /// `setting`
    Setting,
    /// `outcome`
    Outcome,
}

impl ProgrammeField {
    fn as_str(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::End => "end",
            Self::Kind => "kind",
            Self::Setting => "setting",
            Self::Outcome => "outcome",
        }
    }
}

impl Pointer {
    /// The place as in a document: insurer, chain care, then programme by programme.
    pub(crate) fn order(self) -> (u8, u8, u8) {
        match self {
            Self::Start => (0, 0, 0),
            Self::Insurer => (1, 0, 0),
            Self::ChainCare => (2, 0, 0),
            Self::IncludesSmr => (2, 1, 0),
            Self::Programme(at) => (3, at, 0),
            Self::Field(at, field) => (3, at, (field as u8).saturating_add(1)),
            Self::Wanted => (4, 0, 0),
            Self::Provider => (5, 0, 0),
        }
    }
}

impl Pointer {
    /// Writes it behind what is in `out` already.
    pub(crate) fn write(self, out: &mut String) {
        let (word, field) = match self {
            Self::Start => ("/start", None),
            Self::Insurer => ("/insurer", None),
            Self::ChainCare => ("/chainCare", None),
            Self::IncludesSmr => ("/chainCare/includesSmr", None),
            Self::Programme(at) => ("/history/", Some((at, None))),
            Self::Field(at, field) => ("/history/", Some((at, Some(field)))),
            Self::Wanted => ("/wanted", None),
            Self::Provider => ("/provider", None),
        };
        out.push_str(word);
        if let Some((at, field)) = field {
            digits(out, at.into());
            if let Some(field) = field {
                out.push('/');
                out.push_str(field.as_str());
            }
        }
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        self.write(&mut text);
        to.write_str(&text)
    }
}

impl Serialize for Pointer {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}
