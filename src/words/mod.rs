//! Words for what the state holds: times, programmes, questions and answers, errors.

mod questions;

pub use questions::{answer_in_words, outcome_as_answer, question_in_words, start_in_words};

use crate::state::{ErrorKind, ProgrammeForm, SelfCheckState};
use chrono::{Datelike, NaiveDate};
use smr_rules::interview::When;
use smr_texts::{self as texts, Lang, Text, fault, intake, journey, question as ask};

/// The times to choose from for when a programme began or ended, from the planned start backwards. On the first day of a year nothing of
/// that year is over.
pub fn time_choices(planned_start: NaiveDate) -> Vec<When> {
    let year = planned_start.year();
    let mut times = Vec::new();
    if !is_new_year(planned_start) {
        let months = (1..=planned_start.month()).rev().filter_map(|month| NaiveDate::from_ymd_opt(year, month, 1));
        times.extend(months.map(When::Month));
        times.push(When::Year(year));
    }
    times.extend([When::Year(year - 1), When::Before(year - 1), When::Unknown]);
    times
}

/// Is this the first day of a year?
pub fn is_new_year(day: NaiveDate) -> bool {
    (day.month(), day.day()) == (1, 1)
}

/// A time as one of the choices.
pub fn time_choice(lang: Lang, when: When, planned_start: NaiveDate) -> String {
    let with_year = |text: Text, year: i32| text.with_number(lang, "year", year);
    match when {
        When::Unknown => journey::NO_IDEA.get(lang).into(),
        When::Day(day) => texts::date(lang, day),
        When::Month(first) => format!("{} {}", texts::month(lang, first.month()), first.year()),
        When::Year(year) if year == planned_start.year() => with_year(ask::WHEN_NO_MONTH, year),
        When::Year(year) => with_year(ask::WHEN_YEAR, year),
        When::Before(year) => with_year(ask::WHEN_BEFORE, year),
    }
}

/// A time as part of a sentence; `None` if it is not known.
pub fn time(lang: Lang, when: When) -> Option<String> {
    match when {
        When::Unknown => None,
        When::Year(year) => Some(year.to_string()),
        other => Some(time_choice(lang, other, NaiveDate::MIN)),
    }
}

/// A programme in a sentence: "your programme", "the programme of March 2027", "programme 2 (March 2027)".
pub fn programme(state: &SelfCheckState, at: u8) -> String {
    let lang = state.lang;
    let programmes = &state.form.programmes;
    if programmes.len() < 2 {
        return ask::PROGRAMME.get(lang).into();
    }
    let begun = |programme: &ProgrammeForm| programme.begun.when.and_then(|when| time(lang, when));
    let when = state.form.programme(at).and_then(begun);
    let is_alone = programmes.iter().filter(|programme| begun(programme) == when).count() == 1;
    let number = (at + 1).to_string();
    match when {
        Some(when) if is_alone => ask::PROGRAMME_OF.with(lang, "when", &when),
        Some(when) => ask::PROGRAMME_NUMBERED.fill(lang, &[("n", &number), ("when", &when)]),
        None => ask::PROGRAMME_NUMBERED.fill(lang, &[("n", &number), ("when", journey::NO_IDEA.get(lang))]),
    }
}

/// What is wrong with a field of the self-check.
pub fn error(state: &SelfCheckState, kind: ErrorKind) -> String {
    let lang = state.lang;
    let text = match kind {
        ErrorKind::Nothing => fault::CHOOSE,
        ErrorKind::NotOne => fault::CHOOSE_ONE,
        ErrorKind::NoInsurer => fault::INSURER,
        ErrorKind::OtherInsurer => {
            let chosen = state.form.insurer.map_or("", |insurer| texts::insurer(lang, insurer));
            return fault::OTHER_INSURER.fill(lang, &[("chosen", chosen), ("typed", &state.form.insurer_search)]);
        }
        ErrorKind::NoDay => fault::DATE_EMPTY,
        ErrorKind::NoDayNorUnknown => fault::DATE_EMPTY_OR_UNKNOWN,
        ErrorKind::NoSuchDay => fault::DATE_IMPOSSIBLE,
        ErrorKind::Year => fault::DATE_YEAR,
        ErrorKind::NoBeginning(at) => return fault::BEGUN.with_number(lang, "n", i32::from(at) + 1),
        ErrorKind::Elsewhere(when) => {
            return fault::DATE_ELSEWHERE.with(lang, "when", &time_choice(lang, when, state.path.facts.start));
        }
        ErrorKind::Contradiction(problem) => return texts::problem(lang, &problem),
        ErrorKind::NotADate | ErrorKind::NoStart | ErrorKind::NotTheDay => return intake_error(lang, kind).into(),
    };
    text.get(lang).into()
}

/// What is wrong with a typed field of the intake.
pub fn intake_error(lang: Lang, kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::NoStart => intake::NO_START.get(lang),
        ErrorKind::NotTheDay => intake::NOT_THE_DAY.get(lang),
        _ => intake::NOT_A_DATE.get(lang),
    }
}

/// With a capital at the start, as in a heading.
pub fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::sentence;

    #[test]
    fn a_sentence_begins_with_a_capital() {
        let sentences = ["", "één", "‘a’", "korte begeleiding"].map(sentence);
        assert_eq!(sentences, ["", "Één", "‘a’", "Korte begeleiding"]);
    }
}
