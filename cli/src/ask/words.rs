//! The questions of the page in words, for a terminal.

use chrono::{Datelike, Months, NaiveDate};
use smr_rules::Facts;
use smr_rules::interview::{Answers, Earlier, Question, When, looks_at_earlier_chain_programmes};
use smr_rules::values::Outcome;
use smr_texts::{self as texts, Lang, Text, journey, question as ask};

/// What a question asks.
pub fn question(lang: Lang, answers: &Answers, facts: &Facts, today: NaiveDate, question: Question) -> String {
    let earlier = question.programme().and_then(|at| answers.history.as_ref()?.get(usize::from(at)));
    let text = match question {
        Question::Insurer => ask::INSURER,
        Question::Start => ask::START,
        Question::History => history(facts, today),
        Question::ChainCare => ask::CHAIN,
        Question::IncludesSmr => ask::INCLUDES_SMR,
        Question::Wanted => ask::WANTED,
        Question::Provider => ask::PROVIDER,
        Question::Outcome(_) if is_long_ago(earlier, facts.start) => ask::OUTCOME_PAST,
        Question::Outcome(_) => ask::OUTCOME,
        Question::Setting(_) => ask::SETTING,
        Question::End(_) if may_run(earlier) => ask::END_PLANNED,
        Question::End(_) => ask::END,
        Question::Kind(_) => ask::KIND,
        Question::StartDay(_) => ask::BEGUN_DAY,
        Question::EndDay(_) => ask::END_DAY,
    };
    let programme = question.programme().map(|at| programme(lang, answers, at)).unwrap_or_default();
    let (year, date) = (facts.start.year().to_string(), texts::date(lang, facts.start));
    text.fill(lang, &[("programme", &programme), ("year", &year), ("date", &date)])
}

fn history(facts: &Facts, today: NaiveDate) -> Text {
    // On the first day of a year no programme of that year can have begun before.
    match (is_new_year(facts.start), looks_at_earlier_chain_programmes(facts.insurer, facts.start.year())) {
        (true, true) => ask::HISTORY_NEW_YEAR_CHAIN,
        (true, false) => ask::HISTORY_NEW_YEAR,
        (false, _) if facts.start.year() > today.year() => ask::HISTORY_COMING,
        (false, _) => ask::HISTORY,
    }
}

pub fn history_hint(lang: Lang, facts: &Facts) -> String {
    let year = facts.start.year();
    let hint = if is_new_year(facts.start) { ask::HISTORY_HINT_NEW_YEAR } else { ask::HISTORY_HINT };
    let hint = hint.with_number(lang, "year", year);
    if looks_at_earlier_chain_programmes(facts.insurer, year) {
        return format!("{hint} {}", ask::HISTORY_HINT_CHAIN.get(lang));
    }
    hint
}

/// A programme in a sentence.
pub fn programme(lang: Lang, answers: &Answers, at: u8) -> String {
    let all = answers.history.as_deref().unwrap_or_default();
    if all.len() < 2 {
        return ask::PROGRAMME.get(lang).into();
    }
    let when = all.get(usize::from(at)).map_or(When::Unknown, |one| one.start);
    let number = (u32::from(at) + 1).to_string();
    match time(lang, when) {
        Some(words) if all.iter().filter(|one| one.start == when).count() == 1 => ask::PROGRAMME_OF.with(lang, "when", &words),
        words => {
            let words = words.unwrap_or_else(|| journey::NO_IDEA.get(lang).into());
            ask::PROGRAMME_NUMBERED.fill(lang, &[("n", &number), ("when", &words)])
        }
    }
}

/// Does it run, or has nobody said that it is over? Then its end is a planned day.
pub fn may_run(earlier: Option<&Earlier>) -> bool {
    matches!(earlier.and_then(|one| one.outcome), None | Some(Outcome::Running))
}

/// Did it begin so long before the planned start that it is most likely over? That changes no more than the words.
pub fn is_long_ago(earlier: Option<&Earlier>, planned_start: NaiveDate) -> bool {
    let before = planned_start.checked_sub_months(Months::new(6));
    earlier.zip(before).is_some_and(|(one, before)| one.start.is_before(before))
}

pub fn outcome(outcome: Outcome) -> Text {
    match outcome {
        Outcome::Success => ask::OUTCOME_SUCCESS,
        Outcome::NoSuccess => ask::OUTCOME_NO_SUCCESS,
        Outcome::DroppedOut => ask::OUTCOME_DROPPED_OUT,
        Outcome::Running => ask::OUTCOME_RUNNING,
        Outcome::Unknown => journey::NO_IDEA,
    }
}

pub fn past_outcome(outcome: Outcome) -> Text {
    match outcome {
        Outcome::Success => ask::OUTCOME_PAST_SUCCESS,
        Outcome::NoSuccess => ask::OUTCOME_PAST_NO_SUCCESS,
        Outcome::DroppedOut => ask::OUTCOME_PAST_DROPPED_OUT,
        Outcome::Running => ask::OUTCOME_PAST_RUNNING,
        Outcome::Unknown => journey::NO_IDEA,
    }
}

/// When a programme may have begun or ended, from the planned start back. On the first day of a year nothing of that year is over.
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

fn is_new_year(day: NaiveDate) -> bool {
    (day.month(), day.day()) == (1, 1)
}

/// A time as one of the choices.
pub fn choice(lang: Lang, when: When, planned_start: NaiveDate) -> String {
    match when {
        When::Unknown => journey::NO_IDEA.get(lang).into(),
        When::Day(day) => texts::date(lang, day),
        When::Month(first) => format!("{} {}", texts::month(lang, first.month()), first.year()),
        When::Year(year) if year == planned_start.year() => ask::WHEN_NO_MONTH.with_number(lang, "year", year),
        When::Year(year) => ask::WHEN_YEAR.with_number(lang, "year", year),
        When::Before(year) => ask::WHEN_BEFORE.with_number(lang, "year", year),
    }
}

fn time(lang: Lang, when: When) -> Option<String> {
    match when {
        When::Unknown => None,
        When::Year(year) => Some(year.to_string()),
        other => Some(choice(lang, other, NaiveDate::MIN)),
    }
}

/// A time as it is typed: `12-3-2026`, `2026-03-12`, `3-2026`, `2026-03`, `2026`, `?`.
pub fn typed(text: &str) -> Option<When> {
    let parts: Vec<&str> = text.split(['-', '/', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let day = |day: &str, month: &str, year: &str| {
        let year = year.parse().ok().filter(|year| (1900..=2999).contains(year))?;
        NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)
    };
    match parts[..] {
        ["?"] => Some(When::Unknown),
        [year, month, of] if year.len() == 4 => day(of, month, year).map(When::Day),
        [of, month, year] => day(of, month, year).map(When::Day),
        [year, month] if year.len() == 4 => day("1", month, year).map(When::Month),
        [month, year] => day("1", month, year).map(When::Month),
        [year] if year.len() == 4 => day("1", "1", year).map(|day| When::Year(day.year())),
        _ => None,
    }
}
