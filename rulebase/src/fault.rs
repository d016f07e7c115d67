//! The files of a rule base, and what is wrong with them.

use std::fmt;

/// A fault in the rule base.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub what: String,
    /// What to write instead, where that can be said.
    pub instead: Option<String>,
    /// The line as it stands.
    pub text: String,
    /// A key that is not there: follows from other faults of its file.
    pub(crate) is_missing: bool,
}

impl Fault {
    /// A fault of a file as a whole, or of the folder.
    #[must_use]
    pub fn of_file(file: impl Into<String>, what: impl Into<String>, instead: Option<String>) -> Self {
        Self { file: file.into(), line: 1, column: 1, what: what.into(), instead, text: String::new(), is_missing: false }
    }

    /// With what to write instead.
    #[must_use]
    pub fn instead(mut self, instead: impl Into<String>) -> Self {
        self.instead = Some(instead.into());
        self
    }
}

/// `file:line: what is wrong`, and below it what to write instead.
impl fmt::Display for Fault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}:{}: {}", self.file, self.line, self.what)?;
        match &self.instead {
            Some(instead) => write!(to, "\n    write instead: {instead}"),
            None => Ok(()),
        }
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
    #[must_use]
    pub fn fault(&self, at: usize, what: impl Into<String>) -> Fault {
        let before = self.text.get(..at).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        Fault {
            file: self.name.clone(),
            line: before.matches('\n').count() + 1,
            column: before[start..].chars().count() + 1,
            what: what.into(),
            instead: None,
            text: self.text[start..].lines().next().unwrap_or_default().trim_end().into(),
            is_missing: false,
        }
    }
}
