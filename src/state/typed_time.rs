//! A time in one field: chosen from a list, or typed as a day, a month or a year.

use super::DayInput;
use chrono::{Datelike, NaiveDate};
use smr_rules::interview::When;

/// A time as it was entered, and what it was read as.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TimeInput {
    /// The text in the field, kept as it was typed.
    pub text: String,
    /// The time; `None` if nothing was entered, or if the text is not a date.
    pub when: Option<When>,
}

impl From<Option<When>> for TimeInput {
    fn from(when: Option<When>) -> Self {
        when.map_or_else(Self::default, Self::chosen)
    }
}

impl TimeInput {
    /// A time that was chosen.
    #[must_use]
    pub fn chosen(when: When) -> Self {
        let text = match when {
            When::Day(day) => format!("{}-{}-{}", day.day(), day.month(), day.year()),
            When::Month(first) => format!("{}-{}", first.month(), first.year()),
            When::Year(year) => year.to_string(),
            // There is no other way to type these.
            When::Before(_) | When::Unknown => String::new(),
        };
        Self { text, when: Some(when) }
    }

    /// Reads a text: `12-3-2026`, `12 mrt 26`, `12032026`, `2026-03-12`; `3-2026`, `maart 2026`; `2026`; `?` for not known.
    #[must_use]
    pub fn typed(text: String) -> Self {
        let when = read(&text);
        Self { text, when }
    }

    /// The day, if it is one.
    #[must_use]
    pub fn day(&self) -> Option<NaiveDate> {
        match self.when {
            Some(When::Day(day)) => Some(day),
            _ => None,
        }
    }

    /// The time, or that it is not known.
    #[must_use]
    pub fn or_unknown(&self) -> When {
        self.when.unwrap_or(When::Unknown)
    }

    /// Is there a text in the field that is not a date?
    #[must_use]
    pub fn is_not_a_date(&self) -> bool {
        self.when.is_none() && !self.text.trim().is_empty()
    }
}

fn read(text: &str) -> Option<When> {
    let parts: Vec<&str> = text.trim().split(['-', '/', '.', ' ']).filter(|part| !part.is_empty()).collect();
    match parts[..] {
        ["?"] => Some(When::Unknown),
        [year, month, day] if year.len() == 4 => read_day(day, month, year).map(When::Day),
        [day, month, year] => read_day(day, month, year).map(When::Day),
        [year, month] if year.len() == 4 && is_number(year) => read_month(month, year),
        [month, year] => read_month(month, year),
        [digits] if is_number(digits) => read_digits(digits),
        _ => None,
    }
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn read_day(day: &str, month: &str, year: &str) -> Option<NaiveDate> {
    DayInput { parts: [day, month, year].map(String::from), is_unknown: false }.day().ok()
}

fn read_month(month: &str, year: &str) -> Option<When> {
    read_day("1", month, year).map(When::Month)
}

/// Only digits. Six digits are a month and a year, or a day. No text is both: a year of four digits never ends in the month and the
/// two-digit year of a day.
fn read_digits(digits: &str) -> Option<When> {
    match digits.len() {
        8 => read_day(&digits[..2], &digits[2..4], &digits[4..]).map(When::Day),
        6 => {
            read_month(&digits[..2], &digits[2..]).or_else(|| read_day(&digits[..2], &digits[2..4], &digits[4..]).map(When::Day))
        }
        4 => digits.parse().ok().filter(|year| (1900..=2999).contains(year)).map(When::Year),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a date")
    }

    fn typed(text: &str) -> TimeInput {
        TimeInput::typed(text.into())
    }

    #[test]
    fn days_months_and_years() {
        let the_day = Some(When::Day(day(2026, 3, 12)));
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
            assert_eq!(typed(text).when, the_day, "{text}");
        }
        for text in ["3-2026", "03-26", "mrt 2026", "maart 2026", "032026", "2026-03"] {
            assert_eq!(typed(text).when, Some(When::Month(day(2026, 3, 1))), "{text}");
        }
        assert_eq!(typed("2026").when, Some(When::Year(2026)));
        for text in ["", " ", "?", "\u{a0}"] {
            assert_eq!((typed(text).or_unknown(), typed(text).is_not_a_date()), (When::Unknown, false), "{text}");
        }
        for text in
            ["31-2-2026", "13-2026", "vorig jaar", "-", "12", "1899", "3000", "1234567", "12-3-2026-1", "12-3", "12-3-6", "één"]
        {
            assert!(typed(text).is_not_a_date(), "{text}");
        }
    }

    /// A day of six digits is never taken for a month.
    #[test]
    fn six_digits_are_one_thing() {
        let mut date = day(2000, 1, 1);
        while date < day(2100, 1, 1) {
            let digits = format!("{:02}{:02}{:02}", date.day(), date.month(), date.year() % 100);
            assert_eq!(typed(&digits).when, Some(When::Day(date)), "{digits}");
            date = date.succ_opt().expect("a date");
        }
    }

    #[test]
    fn what_was_chosen_reads_back_the_same() {
        for when in [When::Day(day(2026, 3, 2)), When::Month(day(2026, 11, 1)), When::Year(2025)] {
            let chosen = TimeInput::chosen(when);
            assert_eq!(TimeInput::typed(chosen.text.clone()), chosen);
        }
    }
}
