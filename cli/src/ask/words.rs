//! The questions of the page in words, for a terminal.

use chrono::{Datelike, NaiveDate};
use smr_rules::Facts;
use smr_rules::interview::{Answers, Earlier, Question, When};
use smr_rules::values::Outcome;
use smr_texts::times::{is_long_ago, time};
use smr_texts::{self as texts, Lang, journey, question as ask};

/// What a question asks.
pub fn question(lang: Lang, answers: &Answers, facts: &Facts, today: NaiveDate, question: Question) -> String {
    let earlier = question.programme().and_then(|at| answers.history.as_ref()?.get(usize::from(at)));
    let text = match question {
        Question::Insurer => ask::INSURER,
        Question::Start => ask::START,
        Question::History => return texts::interview::history_question(lang, facts, today),
        Question::ChainCare => ask::CHAIN,
        Question::IncludesSmr => ask::INCLUDES_SMR,
        Question::Wanted => ask::WANTED,
        Question::Provider => ask::PROVIDER,
        Question::Outcome(_) if is_long_ago(earlier.map(|one| one.start), facts.start) => ask::OUTCOME_PAST,
        Question::Outcome(_) => ask::OUTCOME,
        Question::Setting(_) => ask::SETTING,
        Question::End(_) if may_run(earlier) => ask::END_PLANNED,
        Question::End(_) => ask::END,
        Question::Kind(_) => ask::KIND,
        Question::StartDay(_) => ask::BEGUN_DAY,
        Question::EndDay(_) => ask::END_DAY,
    };
    let programme = question.programme().map(|at| programme(lang, answers, at)).unwrap_or_default();
    text.with(lang, "programme", &programme)
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
