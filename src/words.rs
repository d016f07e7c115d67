//! Answers of a person in words: months, programmes, and what is wrong with a field.

use crate::state::{State, Wrong};
use chrono::{Datelike, NaiveDate};
use smr_rules::interview::When;
use smr_texts::{self as texts, Lang, digits, fault, journey, question as ask};

/// When a programme may have begun or ended, from the planned start back. On the first day of a year nothing of that year is over.
pub fn whens(planned_start: NaiveDate) -> Vec<When> {
    let year = planned_start.year();
    let mut whens = Vec::new();
    if !is_new_year(planned_start) {
        for month in (1..=planned_start.month()).rev() {
            whens.extend(NaiveDate::from_ymd_opt(year, month, 1).map(When::Month));
        }
        whens.push(When::Year(year));
    }
    whens.extend_from_slice(&[When::Year(year - 1), When::Before(year - 1), When::Unknown]);
    whens
}

/// Is this the first day of a year?
pub fn is_new_year(day: NaiveDate) -> bool {
    (day.month(), day.day()) == (1, 1)
}

/// A time as one of the choices.
pub fn choice(lang: Lang, when: When, planned_start: NaiveDate) -> String {
    let with_year = |text: texts::Text, year: i32| text.with_number(lang, "year", year);
    match when {
        When::Unknown => journey::NO_IDEA.get(lang).into(),
        When::Day(day) => texts::date(lang, day),
        When::Month(first) => [texts::month(lang, first.month()), " ", &digits(first.year())].concat(),
        When::Year(year) if year == planned_start.year() => with_year(ask::WHEN_NO_MONTH, year),
        When::Year(year) => with_year(ask::WHEN_YEAR, year),
        When::Before(year) => with_year(ask::WHEN_BEFORE, year),
    }
}

/// A time as part of a sentence; `None` if it is not known.
pub fn time(lang: Lang, when: When) -> Option<String> {
    match when {
        When::Unknown => None,
        When::Year(year) => Some(digits(year)),
        other => Some(choice(lang, other, NaiveDate::MIN)),
    }
}

/// A programme in a sentence: "your programme", "the programme of March 2027", "programme 2 (March 2027)".
pub fn programme(state: &State, at: u8) -> String {
    let lang = state.lang;
    let rows = &state.fields.rows;
    if rows.len() < 2 {
        return ask::PROGRAMME.get(lang).into();
    }
    let begun = |row: &crate::state::Row| row.begun.and_then(|when| time(lang, when));
    let when = rows.get(usize::from(at)).and_then(begun);
    let is_alone = rows.iter().filter(|row| begun(row) == when).count() == 1;
    let number = digits(i32::from(at) + 1);
    match when {
        Some(when) if is_alone => ask::PROGRAMME_OF.with(lang, "when", &when),
        Some(when) => ask::PROGRAMME_NUMBERED.fill(lang, &[("n", &number), ("when", &when)]),
        None => ask::PROGRAMME_NUMBERED.fill(lang, &[("n", &number), ("when", journey::NO_IDEA.get(lang))]),
    }
}

/// What is wrong with a field.
pub fn wrong(state: &State, wrong: Wrong) -> String {
    let lang = state.lang;
    let text = match wrong {
        Wrong::Nothing => fault::CHOOSE,
        Wrong::NotOne => fault::CHOOSE_ONE,
        Wrong::NoInsurer => fault::INSURER,
        Wrong::OtherInsurer => {
            let chosen = state.fields.insurer.map_or("", |insurer| texts::insurer(lang, insurer));
            return fault::OTHER_INSURER.fill(lang, &[("chosen", chosen), ("typed", &state.fields.search)]);
        }
        Wrong::NoDay => fault::DATE_EMPTY,
        Wrong::NoDayNorUnknown => fault::DATE_EMPTY_OR_UNKNOWN,
        Wrong::NoSuchDay => fault::DATE_IMPOSSIBLE,
        Wrong::Year => fault::DATE_YEAR,
        Wrong::NoBeginning(at) => return fault::BEGUN.with_number(lang, "n", i32::from(at) + 1),
        Wrong::Elsewhere(when) => {
            return fault::DATE_ELSEWHERE.with(lang, "when", &choice(lang, when, state.path.facts.start));
        }
        Wrong::Contradiction(problem) => return texts::problem(lang, &problem),
    };
    text.get(lang).into()
}

/// One after the other, with something between.
pub fn list(words: impl IntoIterator<Item = impl AsRef<str>>, between: &str) -> String {
    let mut list = String::new();
    for word in words {
        if !list.is_empty() {
            list.push_str(between);
        }
        list.push_str(word.as_ref());
    }
    list
}

/// With a capital at the start, as in a heading. No answer begins with an accent: the capitals of all alphabets would be a table.
pub fn sentence(text: &str) -> String {
    let mut text = String::from(text);
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::sentence;
    use smr_rules::values::Value;
    use smr_texts::{self as texts, Lang, Text};

    #[test]
    fn every_answer_gets_its_capital() {
        fn all<T: Value>(text: fn(T) -> Text) -> impl Iterator<Item = Text> {
            T::ALL.iter().map(move |value| text(*value))
        }
        let words = all(texts::chain).chain(all(texts::kind)).chain(all(texts::outcome)).chain(all(texts::provider));
        for text in words.chain(all(texts::setting)).chain(all(texts::tri)) {
            for lang in [Lang::Nl, Lang::En] {
                let first = text.get(lang).chars().next().expect("a word");
                assert_eq!(sentence(text.get(lang)).chars().next(), first.to_uppercase().next());
            }
        }
        assert_eq!([sentence(""), sentence("één"), sentence("‘a’")], ["", "één", "‘a’"]);
    }
}
