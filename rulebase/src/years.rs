//! Periods of calendar years.

use core::fmt;
use serde::{Serialize, Serializer};

/// A first and a last year, both included; 1900 and 9999 stand for "always so far" and "no end known".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Years {
    /// First year.
    pub from: i32,
    /// Last year.
    pub to: i32,
}

impl Years {
    /// The first year of "always so far".
    pub const ALWAYS: i32 = 1900;
    /// The last year of "no end known".
    pub const OPEN: i32 = 9999;
    /// Every year.
    pub const ALL: Self = Self { from: Self::ALWAYS, to: Self::OPEN };

    /// Years that a document can speak of: since the law on basic insurance, and not far ahead.
    pub const PLAUSIBLE: Self = Self { from: 2006, to: 2050 };

    /// Is this year in the period?
    #[must_use]
    pub const fn contain(self, year: i32) -> bool {
        self.from <= year && year <= self.to
    }

    /// Have the two periods a year in common?
    #[must_use]
    pub const fn overlap(self, other: Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }

    /// `2024`, `2024-2025`, `2026-`, `-2025` or `-`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let year = |text: &str| {
            let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
            is_year.then(|| text.parse::<i32>().ok()).flatten()
        };
        let (from, to) = match text.split_once('-') {
            None => (year(text)?, year(text)?),
            Some(("", "")) => (Self::ALWAYS, Self::OPEN),
            Some(("", to)) => (Self::ALWAYS, year(to)?),
            Some((from, "")) => (year(from)?, Self::OPEN),
            Some((from, to)) => (year(from)?, year(to)?),
        };
        (from <= to).then_some(Self { from, to })
    }
}

#[cfg(feature = "parse")]
impl Years {
    /// The period that is meant by text in another spelling: a dash, «t/m», spaces, the last year first.
    #[must_use]
    pub fn meant_by(text: &str) -> Option<Self> {
        let years: Vec<i32> = text
            .split(|letter: char| !letter.is_ascii_digit())
            .filter(|part| part.len() == 4)
            .filter_map(|part| part.parse().ok())
            .collect();
        let leading = text.trim().starts_with(|letter: char| !letter.is_ascii_digit());
        let trailing = text.trim().ends_with(|letter: char| !letter.is_ascii_digit());
        match years[..] {
            [year] if trailing && !leading => Some(Self { from: year, to: Self::OPEN }),
            [year] if leading && !trailing => Some(Self { from: Self::ALWAYS, to: year }),
            [year] => Some(Self { from: year, to: year }),
            [one, other] => Some(Self { from: one.min(other), to: one.max(other) }),
            _ => None,
        }
    }
}

impl fmt::Display for Years {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.from, self.to) {
            (Self::ALWAYS, Self::OPEN) => to.write_str("-"),
            (Self::ALWAYS, last) => write!(to, "-{last}"),
            (from, Self::OPEN) => write!(to, "{from}-"),
            (from, same) if from == same => write!(to, "{from}"),
            (from, last) => write!(to, "{from}-{last}"),
        }
    }
}

impl Serialize for Years {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::Years;
    use std::string::ToString;

    #[test]
    fn years_are_written_as_they_are_read() {
        for text in ["-", "-2025", "2026-", "2024", "2024-2025"] {
            assert_eq!(Years::parse(text).map(|years| years.to_string()).as_deref(), Some(text));
        }
    }
}
