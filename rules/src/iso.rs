//! Dates as `yyyy-mm-dd`, strictly, within the years that the contract knows.

use arrayvec::ArrayString;
use chrono::{Datelike, NaiveDate};
use serde::Serializer;

/// The years that facts may lie in.
const YEARS: core::ops::RangeInclusive<i32> = 1900..=2999;

/// The date that this text writes, if it is one.
#[must_use]
pub fn parse(text: &str) -> Option<NaiveDate> {
    let [a, b, c, d, b'-', e, f, b'-', g, h] = text.as_bytes() else {
        return None;
    };
    let year = number(&[*a, *b, *c, *d])?;
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, number(&[*e, *f])?, number(&[*g, *h])?)?;
    YEARS.contains(&date.year()).then_some(date)
}

fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0u32, |sum, digit| {
        digit.is_ascii_digit().then(|| sum.saturating_mul(10).saturating_add(u32::from(digit.saturating_sub(b'0'))))
    })
}

/// The date as text.
#[must_use]
pub fn write(date: NaiveDate) -> ArrayString<10> {
    let mut text = ArrayString::new();
    let year = date.year().unsigned_abs();
    for (value, places) in [(year, [1000, 100, 10, 1].as_slice()), (date.month(), &[10, 1]), (date.day(), &[10, 1])] {
        if !text.is_empty() {
            let _ = text.try_push('-');
        }
        for place in places {
            let digit = value.checked_div(*place).unwrap_or(0) % 10;
            let _ = text.try_push(char::from_digit(digit, 10).unwrap_or('0'));
        }
    }
    text
}

pub(crate) fn serialize<S: Serializer>(date: &NaiveDate, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&write(*date))
}

pub(crate) fn serialize_optional<S: Serializer>(date: &Option<NaiveDate>, to: S) -> Result<S::Ok, S::Error> {
    match date {
        Some(date) => serialize(date, to),
        None => to.serialize_none(),
    }
}
