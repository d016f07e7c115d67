//! When to start: this year, from the first of January, or on a day.

use super::fieldset;
use crate::out::Out;
use crate::parts::{Answer, day, radios};
use crate::state::{Set, StartChoice, State};
use chrono::{Datelike, NaiveDate};
use smr_rules::interview::Question;
use smr_texts::{self as texts, question as ask};

pub fn view(out: &mut Out) {
    let state = out.state;
    let answer = |choice| Answer::new(words(state, choice), state.fields.start == Some(choice), Set::Start(choice));
    fieldset(out, ask::START.get(state.lang).into(), None, &|out| {
        let other = Answer { below: Some(other_day), ..answer(StartChoice::Day) };
        radios(out, "answer", &[answer(StartChoice::Now), answer(StartChoice::NewYear), other]);
    });
}

fn other_day(out: &mut Out) {
    let state = out.state;
    let hint = ask::START_DAY_HINT.with_number(state.lang, "year", state.today.year() + 1);
    day(out, Question::Start, &state.fields.start_day, Some(ask::START_DAY), hint.into(), false);
}

fn words(state: &State, choice: StartChoice) -> String {
    let (lang, year) = (state.lang, state.today.year());
    match choice {
        StartChoice::Now => ask::START_NOW.with_number(lang, "year", year),
        StartChoice::NewYear => {
            let day = NaiveDate::from_ymd_opt(year + 1, 1, 1).unwrap_or_default();
            ask::START_NEW_YEAR.on(lang, day)
        }
        StartChoice::Day => ask::START_OTHER.get(lang).into(),
    }
}

/// The answer in words.
pub fn in_words(state: &State) -> String {
    match state.fields.start {
        Some(StartChoice::Day) => texts::date(state.lang, state.path.facts.start),
        Some(choice) => words(state, choice),
        None => String::new(),
    }
}
