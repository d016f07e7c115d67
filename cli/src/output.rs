//! How a command ends, and how it looks.

use anstyle::{AnsiColor, Style};
use serde::Serialize;
use std::io::{self, Write};

/// Why a command did not do what was asked.
#[derive(Debug)]
pub enum Failure {
    /// It was asked in a way that makes no sense.
    Misuse(String),
    /// It did, and found something, which is told already.
    Found,
    /// Reading or writing failed.
    Io(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Io(error.into())
    }
}

/// What a command comes to.
pub type Outcome<T = ()> = Result<T, Failure>;

pub fn misuse(what: impl Into<String>) -> Failure {
    Failure::Misuse(what.into())
}

/// All is well, or something was found.
pub fn found(anything: bool) -> Outcome {
    if anything { Err(Failure::Found) } else { Ok(()) }
}

pub fn json(out: &mut impl Write, value: &impl Serialize) -> Outcome {
    serde_json::to_writer_pretty(&mut *out, value)?;
    Ok(writeln!(out)?)
}

/// Something that is wrong.
pub const BAD: Style = AnsiColor::Red.on_default().bold();
/// What to do about it, and what is right.
pub const GOOD: Style = AnsiColor::Green.on_default();
/// Where it stands.
pub const PLACE: Style = AnsiColor::Cyan.on_default();
/// A heading.
pub const STRONG: Style = Style::new().bold();
