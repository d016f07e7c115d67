//! A day as people write it: three fields, month names, short years, or all of it in one.

use super::fields::Wrong;
use super::search::{pieces, plain};
use chrono::{Datelike, NaiveDate};
use smr_rules::interview::When;
use smr_texts::{self as texts, Lang, digits};

/// A day as it is typed, or that it is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayField {
    /// Day of the month, month, year.
    pub parts: [String; 3],
    /// Not known.
    pub is_unknown: bool,
}

/// A part of a day: its place in [`DayField::parts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayPart {
    /// Day of the month.
    Day,
    /// Month, as a number.
    Month,
    /// Year.
    Year,
}

impl DayField {
    /// A day that is filled in.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        let parts = [day.day() as i32, day.month() as i32, day.year()].map(digits);
        Self { parts, is_unknown: false }
    }

    /// The day.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn day(&self) -> Result<NaiveDate, Wrong> {
        let parts = self.parts.each_ref().map(|part| trimmed(part));
        if parts.iter().any(|part| part.is_empty()) {
            return Err(Wrong::NoDay);
        }
        let [day, _, year] = parts.map(|part| part.parse::<u16>().ok());
        let date = |year: u16| NaiveDate::from_ymd_opt(year.into(), month(parts[1])?, day?.into());
        match year {
            // As people write it: 27 is 2027.
            Some(short @ 0..=99) => date(2000 + short).ok_or(Wrong::NoSuchDay),
            Some(year @ 1900..=2999) => date(year).ok_or(Wrong::NoSuchDay),
            _ => Err(Wrong::Year),
        }
    }

    /// The day, or that it is not known; `None` while it is not filled in well.
    pub(super) fn when(&self) -> Option<When> {
        if self.is_unknown { Some(When::Unknown) } else { self.day().ok().map(When::Day) }
    }

    pub(super) fn wrong(&self) -> Option<Wrong> {
        match self.day() {
            Err(Wrong::NoDay) if !self.is_unknown => Some(Wrong::NoDayNorUnknown),
            Err(wrong) if !self.is_unknown => Some(wrong),
            _ => None,
        }
    }

    pub(super) fn type_in(&mut self, part: DayPart, text: String) {
        self.parts[part as usize] = text;
        self.is_unknown = false;
        self.spread(false);
    }

    /// A whole day in one field, pasted or typed, goes where it belongs, as soon as its year is complete.
    pub(super) fn spread(&mut self, is_complete: bool) {
        for at in 0..self.parts.len() {
            let text = self.parts[at].clone();
            match pieces(&text, b"-/. ")[..] {
                [year, month, day] if year.len() == 4 && day.len() < 3 => self.parts = [day.into(), month.into(), year.into()],
                [day, month, year] if is_complete || year.len() == 4 => self.parts = [day.into(), month.into(), year.into()],
                [digits] if digits.len() == 8 && digits.bytes().all(|digit| digit.is_ascii_digit()) => {
                    self.parts = [digits[..2].into(), digits[2..4].into(), digits[4..].into()];
                }
                _ => {}
            }
        }
    }
}

/// The number of a month that is written as a number or a name.
fn month(text: &str) -> Option<u32> {
    let typed = plain(text);
    let is_name = |lang: Lang, number: u32| typed.len() > 2 && plain(texts::month(lang, number)).starts_with(&typed);
    // The one name that is shortened from its middle.
    if typed == "mrt" {
        return Some(3);
    }
    let by_name = || (1..=12).find(|number| is_name(Lang::Nl, *number) || is_name(Lang::En, *number));
    text.parse().ok().or_else(by_name)
}

/// Without spaces around it, also those that come along with what is pasted. `trim` knows the spaces of all alphabets: a table.
pub fn trimmed(text: &str) -> &str {
    let text = text.trim_ascii();
    let text = text.strip_prefix('\u{a0}').unwrap_or(text);
    text.strip_suffix('\u{a0}').unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_around_a_number_do_not_count() {
        assert_eq!([" 10 ", "10\u{a0}", "\u{a0}10", "1 0", " ", "\u{a0}"].map(trimmed), ["10", "10", "10", "1 0", "", ""]);
    }
}
