//! The questions of the self-check and their answers, in words.

use super::{is_new_year, programme, sentence, time_choice};
use crate::state::{ChainOther, DayInput, ProgrammeForm, SelfCheckState, StartChoice};
use chrono::{Datelike, NaiveDate};
use smr_rules::interview::{Question, looks_at_earlier_chain_programmes};
use smr_rules::values::{Outcome, YesNoUnknown};
use smr_texts::{self as texts, Text, journey, question as ask};

/// What a question asks.
pub fn question_in_words(state: &SelfCheckState, question: Question) -> String {
    let may_run = |at: u8| state.form.programme(at).is_some_and(ProgrammeForm::may_run);
    let text = match question {
        Question::Insurer => ask::INSURER,
        Question::Start => ask::START,
        Question::History => return history(state),
        Question::ChainCare => ask::CHAIN,
        Question::IncludesSmr => ask::INCLUDES_SMR,
        Question::Wanted => ask::WANTED,
        Question::Provider => ask::PROVIDER,
        Question::Outcome(_) => ask::OUTCOME,
        Question::Setting(_) => ask::SETTING,
        Question::End(at) if may_run(at) => ask::END_PLANNED,
        Question::End(_) => ask::END,
        Question::Kind(_) => ask::KIND,
        Question::StartDay(_) => ask::BEGUN_DAY,
        Question::EndDay(_) => ask::END_DAY,
    };
    match question.programme() {
        Some(at) => text.with(state.lang, "programme", &programme(state, at)),
        None => text.get(state.lang).into(),
    }
}

fn history(state: &SelfCheckState) -> String {
    let start = state.path.facts.start;
    let looks_at_chain = looks_at_earlier_chain_programmes(state.path.facts.insurer, start.year());
    // On the first day of a year no programme of that year can have begun before.
    let text = match (is_new_year(start), looks_at_chain) {
        (true, true) => ask::HISTORY_NEW_YEAR_CHAIN,
        (true, false) => ask::HISTORY_NEW_YEAR,
        (false, _) if start.year() > state.today.year() => ask::HISTORY_COMING,
        (false, _) => ask::HISTORY,
    };
    text.fill(state.lang, &[("year", &start.year().to_string()), ("date", &texts::date(state.lang, start))])
}

/// What was answered to a question.
pub fn answer_in_words(state: &SelfCheckState, question: Question) -> String {
    let (form, lang) = (&state.form, state.lang);
    let word = |text: Option<Text>| text.map_or_else(String::new, |text| sentence(text.get(lang)));
    // Answers that were handed over may leave some of these open.
    let unanswered = || String::from("…");
    let programme = question.programme().and_then(|at| form.programme(at));
    match question {
        Question::Insurer => form.insurer.map_or_else(String::new, |insurer| texts::insurer(lang, insurer).into()),
        Question::Start => match form.start {
            Some(StartChoice::Day) => texts::date(lang, state.path.facts.start),
            Some(choice) => start_in_words(state, choice),
            None => String::new(),
        },
        Question::History => match form.earlier {
            Some(YesNoUnknown::Yes) => begun_in_words(state),
            other => word(other.map(texts::tri)),
        },
        Question::ChainCare => match form.chain_other {
            Some(ChainOther::None) => sentence(ask::CHAIN_NONE.get(lang)),
            Some(ChainOther::Unknown) => journey::NO_IDEA.get(lang).into(),
            None => {
                let names: Vec<_> = form.chain.iter().map(|one| texts::chain(one).get(lang)).collect();
                sentence(&names.join(", "))
            }
        },
        Question::IncludesSmr => form.includes_smr.map_or_else(unanswered, |answer| word(Some(texts::tri(answer)))),
        Question::Wanted => form.wanted.map_or_else(unanswered, |kind| word(Some(texts::kind(kind)))),
        Question::Provider => form.provider.map_or_else(unanswered, |provider| word(Some(texts::provider(provider)))),
        Question::Outcome(_) => word(programme.and_then(|one| one.outcome).map(outcome_as_answer)),
        Question::Setting(_) => word(programme.and_then(|one| one.setting).map(texts::setting)),
        Question::Kind(_) => word(programme.and_then(|one| one.kind).map(texts::kind)),
        Question::End(_) => programme.map_or_else(String::new, |one| end_in_words(state, one)),
        Question::StartDay(_) => programme.map_or_else(String::new, |one| day_in_words(state, &one.begun_day)),
        Question::EndDay(_) => programme.map_or_else(String::new, |one| day_in_words(state, &one.end_day)),
    }
}

fn begun_in_words(state: &SelfCheckState) -> String {
    let start = state.path.facts.start;
    let begun = state.form.programmes.iter().filter_map(|programme| programme.begun.when);
    let choices: Vec<_> = begun.map(|when| time_choice(state.lang, when, start)).collect();
    sentence(&choices.join("; "))
}

fn end_in_words(state: &SelfCheckState, programme: &ProgrammeForm) -> String {
    if programme.may_run() {
        return day_in_words(state, &programme.planned_end);
    }
    let choice = programme.end.when.map(|when| time_choice(state.lang, when, state.path.facts.start));
    sentence(&choice.unwrap_or_default())
}

fn day_in_words(state: &SelfCheckState, input: &DayInput) -> String {
    match input.day() {
        Ok(day) if !input.is_unknown => texts::date(state.lang, day),
        _ => journey::NO_IDEA.get(state.lang).into(),
    }
}

/// A choice of when to start.
pub fn start_in_words(state: &SelfCheckState, choice: StartChoice) -> String {
    let (lang, year) = (state.lang, state.today.year());
    match choice {
        StartChoice::Now => ask::START_NOW.with_number(lang, "year", year),
        StartChoice::NewYear => ask::START_NEW_YEAR.on(lang, NaiveDate::from_ymd_opt(year + 1, 1, 1).unwrap_or_default()),
        StartChoice::Day => ask::START_OTHER.get(lang).into(),
    }
}

/// How a programme ended, as an answer to the question whether it will be over.
pub fn outcome_as_answer(outcome: Outcome) -> Text {
    match outcome {
        Outcome::Success => ask::OUTCOME_SUCCESS,
        Outcome::NoSuccess => ask::OUTCOME_NO_SUCCESS,
        Outcome::DroppedOut => ask::OUTCOME_DROPPED_OUT,
        Outcome::Running => ask::OUTCOME_RUNNING,
        Outcome::Unknown => journey::NO_IDEA,
    }
}
