//! What the interview asks about earlier programmes, for the page and the terminal alike.

use crate::times::is_new_year;
use crate::{Lang, Text, date, journey, question as ask};
use chrono::{Datelike, NaiveDate};
use smr_rules::Facts;
use smr_rules::interview::looks_at_earlier_chain_programmes;
use smr_rules::values::Outcome;

/// The question whether there were programmes.
#[must_use]
pub fn history_question(lang: Lang, facts: &Facts, today: NaiveDate) -> String {
    let start = facts.start;
    // On the first day of a year no programme of that year can have begun before.
    let text = match (is_new_year(start), looks_at_earlier_chain_programmes(facts.insurer, start.year())) {
        (true, true) => ask::HISTORY_NEW_YEAR_CHAIN,
        (true, false) => ask::HISTORY_NEW_YEAR,
        (false, _) if start.year() > today.year() => ask::HISTORY_COMING,
        (false, _) => ask::HISTORY,
    };
    text.fill(lang, &[("year", &start.year().to_string()), ("date", &date(lang, start))])
}

/// What helps to answer it.
#[must_use]
pub fn history_hint(lang: Lang, facts: &Facts) -> String {
    let year = facts.start.year();
    let hint = if is_new_year(facts.start) { ask::HISTORY_HINT_NEW_YEAR } else { ask::HISTORY_HINT };
    let hint = hint.with_number(lang, "year", year);
    if looks_at_earlier_chain_programmes(facts.insurer, year) {
        return format!("{hint} {}", ask::HISTORY_HINT_CHAIN.get(lang));
    }
    hint
}

/// How a programme ended, as an answer to the question whether it will be over.
#[must_use]
pub fn outcome(outcome: Outcome) -> Text {
    match outcome {
        Outcome::Success => ask::OUTCOME_SUCCESS,
        Outcome::NoSuccess => ask::OUTCOME_NO_SUCCESS,
        Outcome::DroppedOut => ask::OUTCOME_DROPPED_OUT,
        Outcome::Running => ask::OUTCOME_RUNNING,
        Outcome::Unknown => journey::NO_IDEA,
    }
}

/// How a programme of long ago ended.
#[must_use]
pub fn past_outcome(outcome: Outcome) -> Text {
    match outcome {
        Outcome::Success => ask::OUTCOME_PAST_SUCCESS,
        Outcome::NoSuccess => ask::OUTCOME_PAST_NO_SUCCESS,
        Outcome::DroppedOut => ask::OUTCOME_PAST_DROPPED_OUT,
        Outcome::Running => ask::OUTCOME_PAST_RUNNING,
        Outcome::Unknown => journey::NO_IDEA,
    }
}
