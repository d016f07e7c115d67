//! Dates as care providers type them in one field: the day, the month, or only the year.

use crate::state::{DayField, trimmed};
use chrono::NaiveDate;
use smr_rules::interview::When;

/// What was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// Nothing, or a question mark: not known.
    Nothing,
    /// A time.
    When(When),
    /// Something else.
    NotADate,
}

impl Typed {
    /// `12-3-2026`, `12 mrt 26`, `12032026`, `2026-03-12`; `3-2026`, `maart 2026`; `2026`.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let text = trimmed(text);
        let parts: Vec<&str> = text.split(['-', '/', '.', ' ']).filter(|part| !part.is_empty()).collect();
        let when = match parts[..] {
            [] => return if text.is_empty() { Self::Nothing } else { Self::NotADate },
            ["?"] => return Self::Nothing,
            [year, month, day] if year.len() == 4 => the_day(day, month, year).map(When::Day),
            [day, month, year] => the_day(day, month, year).map(When::Day),
            [year, month] if year.len() == 4 && is_number(year) => the_month(month, year),
            [month, year] => the_month(month, year),
            [digits] if is_number(digits) => run_together(digits),
            _ => None,
        };
        when.map_or(Self::NotADate, Self::When)
    }

    /// The time, as far as it is known.
    #[must_use]
    pub fn when(self) -> When {
        match self {
            Self::When(when) => when,
            Self::Nothing | Self::NotADate => When::Unknown,
        }
    }
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|sign| sign.is_ascii_digit())
}

fn the_day(day: &str, month: &str, year: &str) -> Option<NaiveDate> {
    DayField { parts: [day, month, year].map(String::from), is_unknown: false }.day().ok()
}

fn the_month(month: &str, year: &str) -> Option<When> {
    the_day("1", month, year).map(When::Month)
}

/// Only digits. Six are a month and a year, or a day: no year of four digits ends like the month and year of a day, so it can't be both.
fn run_together(digits: &str) -> Option<When> {
    match digits.len() {
        8 => the_day(&digits[..2], &digits[2..4], &digits[4..]).map(When::Day),
        6 => the_month(&digits[..2], &digits[2..]).or_else(|| the_day(&digits[..2], &digits[2..4], &digits[4..]).map(When::Day)),
        4 => {
            let year = digits.parse().ok()?;
            (1900..=2999).contains(&year).then_some(When::Year(year))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Datelike;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a date")
    }

    #[test]
    fn days_months_and_years() {
        let the_day = Typed::When(When::Day(day(2026, 3, 12)));
        for text in [
            "12-3-2026",
            " 12/03/26 ",
            "12.3.2026",
            "12 mrt 2026",
            "12 maart 26",
            "12 March 2026",
            "12032026",
            "120326",
            "2026-03-12",
        ] {
            assert_eq!(Typed::read(text), the_day, "{text}");
        }
        for text in ["3-2026", "03-26", "mrt 2026", "maart 2026", "032026", "2026-03"] {
            assert_eq!(Typed::read(text), Typed::When(When::Month(day(2026, 3, 1))), "{text}");
        }
        assert_eq!(Typed::read("2026"), Typed::When(When::Year(2026)));
        for text in ["", " ", "?", "\u{a0}"] {
            assert_eq!(Typed::read(text), Typed::Nothing, "{text}");
        }
        for text in ["31-2-2026", "13-2026", "vorig jaar", "-", "12", "1899", "3000", "1234567", "12-3-2026-1", "één"] {
            assert_eq!(Typed::read(text), Typed::NotADate, "{text}");
        }
    }

    /// A day of six digits is never taken for a month.
    #[test]
    fn six_digits_are_one_thing() {
        let mut date = day(2000, 1, 1);
        while date < day(2100, 1, 1) {
            let digits = format!("{:02}{:02}{:02}", date.day(), date.month(), date.year() % 100);
            assert_eq!(Typed::read(&digits), Typed::When(When::Day(date)), "{digits}");
            date = date.succ_opt().expect("a date");
        }
    }
}
