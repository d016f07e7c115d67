//! The questions of the self-check and the answers to them, in words.

use super::{choice, is_long_ago, outcome, past_outcome, sentence, time};
use crate::state::{AnswerForm, ChainOther, DayInput, EarlyStopOther, Guide, ProgrammeForm, StartChoice};
use chrono::{Datelike, NaiveDate};
use smr_rules::Facts;
use smr_rules::interview::Question;
use smr_rules::values::{Provider, YesNoUnknown};
use smr_texts::{self as texts, Lang, Text, journey, question as ask};

/// What a question asks.
pub fn question(lang: Lang, form: &AnswerForm, facts: &Facts, today: NaiveDate, question: Question) -> String {
    let text = match question {
        Question::Insurer => ask::INSURER,
        Question::Start => ask::START,
        Question::History => return texts::interview::history_question(lang, facts, today),
        Question::ChainCare => ask::CHAIN,
        Question::IncludesSmr => ask::INCLUDES_SMR,
        Question::Wanted => ask::WANTED,
        Question::Provider => ask::PROVIDER,
        Question::Outcome(at) => {
            let is_long_ago = form.programme(at).is_some_and(|programme| is_long_ago(programme.begun.when, facts.start));
            return about(lang, if is_long_ago { ask::OUTCOME_PAST } else { ask::OUTCOME }, form, at);
        }
        Question::Setting(at) => return about(lang, ask::SETTING, form, at),
        Question::End(at) if form.programme(at).is_some_and(ProgrammeForm::may_run) => {
            return about(lang, ask::END_PLANNED, form, at);
        }
        Question::End(at) => return about(lang, ask::END, form, at),
        Question::Kind(at) => return about(lang, ask::KIND, form, at),
        Question::StartDay(at) => return about(lang, ask::BEGUN_DAY, form, at),
        Question::EndDay(at) => return about(lang, ask::END_DAY, form, at),
    };
    text.get(lang).into()
}

fn about(lang: Lang, text: Text, form: &AnswerForm, at: u8) -> String {
    text.with(lang, "programme", &programme(lang, form, at))
}

/// A programme in a sentence: "your programme", "the programme of March 2027", "programme 2 (March 2027)".
pub fn programme(lang: Lang, form: &AnswerForm, at: u8) -> String {
    if form.programmes.len() < 2 {
        return ask::PROGRAMME.get(lang).into();
    }
    let begun = |programme: &ProgrammeForm| programme.begun.when.and_then(|when| time(lang, when));
    let when = form.programme(at).and_then(begun);
    let is_alone = form.programmes.iter().filter(|programme| begun(programme) == when).count() == 1;
    let number = (u32::from(at) + 1).to_string();
    match when {
        Some(when) if is_alone => ask::PROGRAMME_OF.with(lang, "when", &when),
        Some(when) => ask::PROGRAMME_NUMBERED.fill(lang, &[("n", &number), ("when", &when)]),
        None => ask::PROGRAMME_NUMBERED.fill(lang, &[("n", &number), ("when", journey::NO_IDEA.get(lang))]),
    }
}

/// What was answered; empty where nothing was.
pub fn answer(lang: Lang, form: &AnswerForm, facts: &Facts, today: NaiveDate, question: Question) -> String {
    let one_of = |text: Option<Text>| text.map_or_else(String::new, |text| sentence(text.get(lang)));
    // Answers that were handed over may leave some of these open.
    let open = || String::from("…");
    match question {
        Question::Insurer => form.insurer.map_or_else(String::new, |insurer| texts::insurer(lang, insurer).into()),
        Question::Start => match form.start {
            Some(StartChoice::Day) => texts::date(lang, facts.start),
            Some(choice) => start_choice(lang, choice, today),
            None => String::new(),
        },
        Question::History => match form.earlier {
            Some(YesNoUnknown::Yes) => {
                let begun = form.programmes.iter().filter_map(|programme| programme.begun.when);
                let begun: Vec<String> = begun.map(|when| choice(lang, when, facts.start)).collect();
                sentence(&begun.join("; "))
            }
            other => one_of(other.map(texts::tri)),
        },
        Question::ChainCare => match form.chain_other {
            Some(ChainOther::None) => sentence(ask::CHAIN_NONE.get(lang)),
            Some(ChainOther::Unknown) => journey::NO_IDEA.get(lang).into(),
            None => {
                let illnesses: Vec<&str> = form.chain.iter().map(|illness| texts::chain(illness).get(lang)).collect();
                sentence(&illnesses.join(", "))
            }
        },
        Question::IncludesSmr => form.includes_smr.map_or_else(open, |answer| one_of(Some(texts::tri(answer)))),
        Question::Wanted => form.wanted.map_or_else(open, |kind| one_of(Some(texts::kind(kind)))),
        Question::Provider => match (form.provider(), form.guide, form.in_register) {
            (Some(Provider::Unknown), Some(Guide::Coach), Some(YesNoUnknown::Yes)) => one_of(Some(ask::COACH_IN_REGISTER)),
            (Some(Provider::Unknown), Some(Guide::Coach), _) => one_of(Some(ask::COACH)),
            (provider, ..) => provider.map_or_else(open, |provider| one_of(Some(texts::provider(provider)))),
        },
        Question::Outcome(at)
        | Question::Setting(at)
        | Question::End(at)
        | Question::Kind(at)
        | Question::StartDay(at)
        | Question::EndDay(at) => {
            form.programme(at).map_or_else(String::new, |programme| answer_about(lang, programme, facts.start, question))
        }
    }
}

fn answer_about(lang: Lang, programme: &ProgrammeForm, planned_start: NaiveDate, question: Question) -> String {
    let one_of = |text: Option<Text>| text.map_or_else(String::new, |text| sentence(text.get(lang)));
    let day = |input: &DayInput| match input.day() {
        Ok(day) if !input.is_unknown => texts::date(lang, day),
        _ => journey::NO_IDEA.get(lang).into(),
    };
    match question {
        Question::Outcome(_) if is_long_ago(programme.begun.when, planned_start) => one_of(programme.outcome.map(past_outcome)),
        Question::Outcome(_) => one_of(programme.outcome.map(outcome)),
        Question::Setting(_) => one_of(programme.setting.map(texts::setting)),
        Question::Kind(_) => one_of(programme.kind.map(texts::kind)),
        Question::End(_) if programme.may_run() => day(&programme.planned_end),
        Question::StartDay(_) => day(&programme.begun_day),
        Question::EndDay(_) => day(&programme.end_day),
        _ => programme.end.when.map_or_else(String::new, |when| sentence(&choice(lang, when, planned_start))),
    }
}

/// What is asked about programmes that may have been stopped early.
pub fn early_stops_question(lang: Lang, form: &AnswerForm, programmes: &[u8]) -> String {
    match programmes {
        [one] => about(lang, ask::EARLY_STOPS_ONE, form, *one),
        _ => ask::EARLY_STOPS.get(lang).into(),
    }
}

/// Which programmes were stopped early.
pub fn early_stops(lang: Lang, form: &AnswerForm, programmes: &[u8]) -> String {
    match form.early_stop_other {
        Some(EarlyStopOther::None) if programmes.len() == 1 => sentence(texts::tri(YesNoUnknown::No).get(lang)),
        Some(EarlyStopOther::None) => ask::EARLY_STOPS_NONE.get(lang).into(),
        Some(EarlyStopOther::Unknown) => journey::NO_IDEA.get(lang).into(),
        None => {
            let is_ticked = |at: &&u8| form.programme(**at).is_some_and(|programme| programme.is_stopped_early);
            let all: Vec<String> = programmes.iter().filter(is_ticked).map(|at| programme(lang, form, *at)).collect();
            sentence(&all.join("; "))
        }
    }
}

/// When to start, as one of the choices.
pub fn start_choice(lang: Lang, choice: StartChoice, today: NaiveDate) -> String {
    let year = today.year();
    match choice {
        StartChoice::Now => ask::START_NOW.with_number(lang, "year", year),
        StartChoice::NewYear => {
            let day = NaiveDate::from_ymd_opt(year + 1, 1, 1).unwrap_or_default();
            ask::START_NEW_YEAR.on(lang, day)
        }
        StartChoice::Day => ask::START_OTHER.get(lang).into(),
    }
}
