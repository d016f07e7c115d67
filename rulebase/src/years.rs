//! Periods of calendar years.

use core::fmt;
use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

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

impl<'de> Deserialize<'de> for Years {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Period;
        impl Visitor<'_> for Period {
            type Value = Years;

            fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str("years in quotes, such as \"2024-2025\"")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Years, E> {
                let what = format_args!("years: {text:?} is not like 2024, 2024-2025, 2026-, -2025 or -");
                Years::parse(text).ok_or_else(|| E::custom(what))
            }
        }
        from.deserialize_str(Period)
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
