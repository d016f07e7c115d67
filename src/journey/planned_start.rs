//! When to start: this year, from the first of January, or on a day.

use super::fieldset;
use crate::parts::{Answer, Context, day, radios};
use crate::state::{Set, StartChoice};
use chrono::{Datelike, NaiveDate};
use smr_rules::interview::Question;
use smr_texts::{self as texts, question as ask};

pub fn view(context: Context) -> yew::Html {
    let fields = &context.state.fields;
    let answer = |choice| Answer::new(words(context, choice), fields.start == Some(choice), Set::Start(choice));
    let hint = ask::START_DAY_HINT.fill(context.lang(), &[("year", &(context.state.today.year() + 1).to_string())]);
    let below = || day(context, Question::Start, &fields.start_day, Some(context.say(ask::START_DAY)), Some(hint), false);
    let mut other = answer(StartChoice::Day);
    if other.is_chosen {
        other.below = below();
    }
    let answers = vec![answer(StartChoice::Now), answer(StartChoice::NewYear), other];
    fieldset(context, context.say(ask::START).into(), None, radios(context, "answer", answers))
}

fn words(context: Context, choice: StartChoice) -> String {
    let lang = context.lang();
    let year = context.state.today.year();
    match choice {
        StartChoice::Now => ask::START_NOW.fill(lang, &[("year", &year.to_string())]),
        StartChoice::NewYear => {
            let day = NaiveDate::from_ymd_opt(year + 1, 1, 1).unwrap_or_default();
            ask::START_NEW_YEAR.fill(lang, &[("date", &texts::date(lang, day))])
        }
        StartChoice::Day => context.say(ask::START_OTHER).into(),
    }
}

/// The answer in words.
pub fn in_words(context: Context) -> String {
    match context.state.fields.start {
        Some(StartChoice::Day) => texts::date(context.lang(), context.state.path.facts.start),
        Some(choice) => words(context, choice),
        None => String::new(),
    }
}
