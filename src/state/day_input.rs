//! A day in three fields. Accepts month names, two-digit years, and a whole date typed or pasted into one field.

use super::ErrorKind;
use super::search::normalized;
use chrono::{Datelike, NaiveDate};
use smr_rules::interview::When;
use smr_texts::{self as texts, Lang};

/// The text of the three fields, or that the day is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayInput {
    /// Day of the month, month, year.
    pub parts: [String; 3],
    /// "I don't know" is ticked.
    pub is_unknown: bool,
}

/// One of the three fields: an index of [`DayInput::parts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayPart {
    /// Day of the month.
    Day,
    /// Month.
    Month,
    /// Year.
    Year,
}

impl From<NaiveDate> for DayInput {
    fn from(day: NaiveDate) -> Self {
        Self { parts: [day.day().to_string(), day.month().to_string(), day.year().to_string()], is_unknown: false }
    }
}

impl DayInput {
    /// "I don't know" is ticked.
    #[must_use]
    pub fn unknown() -> Self {
        Self { is_unknown: true, ..Self::default() }
    }

    /// The day that is filled in.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn day(&self) -> Result<NaiveDate, ErrorKind> {
        let parts = self.parts.each_ref().map(|part| part.trim());
        if parts.iter().any(|part| part.is_empty()) {
            return Err(ErrorKind::NoDay);
        }
        let [day, _, year] = parts.map(|part| part.parse::<u16>().ok());
        let date = |year: u16| NaiveDate::from_ymd_opt(year.into(), month(parts[1])?, day?.into());
        match year {
            // 27 is 2027; 7 may be a day or a month.
            Some(short) if parts[2].len() == 2 => date(2000 + short).ok_or(ErrorKind::NoSuchDay),
            Some(year @ 1900..=2999) => date(year).ok_or(ErrorKind::NoSuchDay),
            _ => Err(ErrorKind::Year),
        }
    }

    /// The day, or that it is not known; `None` while it is not filled in well.
    #[must_use]
    pub fn when(&self) -> Option<When> {
        if self.is_unknown { Some(When::Unknown) } else { self.day().ok().map(When::Day) }
    }

    /// Nothing typed and nothing ticked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.is_unknown && self.parts.iter().all(String::is_empty)
    }

    /// What is wrong, where "I don't know" is an answer too.
    pub(super) fn error(&self) -> Option<ErrorKind> {
        match self.day() {
            Err(ErrorKind::NoDay) if !self.is_unknown => Some(ErrorKind::NoDayNorUnknown),
            Err(error) if !self.is_unknown => Some(error),
            _ => None,
        }
    }

    pub(super) fn type_in(&mut self, part: DayPart, text: String) {
        self.parts[part as usize] = text;
        self.is_unknown = false;
        self.spread(false);
    }

    /// Spreads a whole date that stands in one field over the three. While it is typed (`is_complete` is false) this waits for a year of
    /// four digits.
    pub(super) fn spread(&mut self, is_complete: bool) {
        for at in 0..self.parts.len() {
            let text = self.parts[at].clone();
            let pieces: Vec<&str> = text.split(['-', '/', '.', ' ']).filter(|piece| !piece.is_empty()).collect();
            match pieces[..] {
                [year, month, day] if year.len() == 4 && day.len() < 3 => self.parts = [day, month, year].map(String::from),
                [day, month, year] if is_complete || year.len() == 4 => self.parts = [day, month, year].map(String::from),
                [digits] if digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
                    self.parts = [&digits[..2], &digits[2..4], &digits[4..]].map(String::from);
                }
                _ => {}
            }
        }
    }
}

/// The number of a month that is written as a number or as a name in either language.
fn month(text: &str) -> Option<u32> {
    let typed = normalized(text);
    // The one name that is shortened from its middle.
    if typed == "mrt" {
        return Some(3);
    }
    let is_name = |lang: Lang, number: u32| typed.len() > 2 && normalized(texts::month(lang, number)).starts_with(&typed);
    let by_name = || (1..=12).find(|number| is_name(Lang::Nl, *number) || is_name(Lang::En, *number));
    text.parse().ok().or_else(by_name)
}
