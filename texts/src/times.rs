//! Times as people remember them: a month, a year, or before that.

use crate::{Lang, date, journey, month, question as ask};
use chrono::{Datelike, Months, NaiveDate};
use smr_rules::interview::When;

/// When a programme may have begun or ended, from the planned start back. On the first day of a year nothing of that year is over.
#[must_use]
pub fn whens(planned_start: NaiveDate) -> Vec<When> {
    let year = planned_start.year();
    let mut whens = Vec::new();
    if !is_new_year(planned_start) {
        let months = (1..=planned_start.month()).rev().filter_map(|month| NaiveDate::from_ymd_opt(year, month, 1));
        whens.extend(months.map(When::Month));
        whens.push(When::Year(year));
    }
    whens.extend([When::Year(year - 1), When::Before(year - 1), When::Unknown]);
    whens
}

/// Is this the first day of a year?
#[must_use]
pub fn is_new_year(day: NaiveDate) -> bool {
    (day.month(), day.day()) == (1, 1)
}

/// A time as one of the choices.
#[must_use]
pub fn choice(lang: Lang, when: When, planned_start: NaiveDate) -> String {
    match when {
        When::Unknown => journey::NO_IDEA.get(lang).into(),
        When::Day(day) => date(lang, day),
        When::Month(first) => format!("{} {}", month(lang, first.month()), first.year()),
        When::Year(year) if year == planned_start.year() => ask::WHEN_NO_MONTH.with_number(lang, "year", year),
        When::Year(year) => ask::WHEN_YEAR.with_number(lang, "year", year),
        When::Before(year) => ask::WHEN_BEFORE.with_number(lang, "year", year),
    }
}

/// A time as part of a sentence; `None` if it is not known.
#[must_use]
pub fn time(lang: Lang, when: When) -> Option<String> {
    match when {
        When::Unknown => None,
        When::Year(year) => Some(year.to_string()),
        other => Some(choice(lang, other, NaiveDate::MIN)),
    }
}

/// Did it begin so long before the planned start that it is most likely over? That changes no more than the words.
#[must_use]
pub fn is_long_ago(begun: Option<When>, planned_start: NaiveDate) -> bool {
    let half_a_year_before = planned_start.checked_sub_months(Months::new(6));
    begun.zip(half_a_year_before).is_some_and(|(begun, before)| begun.is_before(before))
}
