//! Facts for tests, and somebody who knows them and goes through the self-check.

use crate::state::*;
use chrono::{Datelike, NaiveDate};
use smr_rules::interview::{Answers, Question, When};
use smr_rules::values::{Outcome, YesNoUnknown};
use smr_rules::{Facts, assess};
use smr_texts::Lang;
use std::rc::Rc;
use yew::Reducible;

/// The facts of every scenario.
pub fn scenarios() -> Vec<Facts> {
    let all: serde_json::Value = serde_json::from_str(include_str!("../tests/scenarios.json")).expect("JSON");
    let facts = |case: &serde_json::Value| Facts::from_json(&case["facts"].to_string()).ok();
    let all: Vec<_> = all.as_array().expect("a list").iter().filter_map(facts).collect();
    assert!(all.len() > 100);
    all
}

/// The last day for which the rule base was verified.
pub fn last_verified() -> NaiveDate {
    smr_rules::rulebase::version().verified_through.parse().expect("a date")
}

/// Facts as answers.
pub fn answers(facts: &Facts) -> Answers {
    // Whoever is in no chain care is not asked what belongs to it.
    let includes_smr = facts.chain_care.filter(|care| !care.programmes.is_empty()).map(|care| care.includes_smr);
    Answers { includes_smr, ..Answers::from(facts) }
}

/// Can a person enter that? Nobody names programmes of the future, and facts that contradict themselves are tried elsewhere.
pub fn can_be_entered(facts: &Facts) -> bool {
    let starts_in_time = |start: Option<NaiveDate>| start.is_none_or(|start| start <= facts.start);
    let ends_in_time = |start: Option<NaiveDate>, end: Option<NaiveDate>| start.is_none() || end.is_none() || start <= end;
    assess(facts).problems.is_empty()
        && facts.history.iter().all(|one| starts_in_time(one.start) && ends_in_time(one.start, one.end))
}

/// A day as the lists of times offer it.
fn time(day: Option<NaiveDate>, planned_start: NaiveDate) -> When {
    let planned = planned_start.year();
    match day {
        None => When::Unknown,
        Some(day) if day.year() == planned => When::Month(day.with_day(1).expect("a date")),
        Some(day) if day.year() < planned - 1 => When::Before(planned - 1),
        Some(day) => When::Year(day.year()),
    }
}

/// What somebody who knows these facts does at a question.
fn edits(facts: &Facts, question: Question, state: &SelfCheckState) -> Vec<Edit> {
    let day = |id: DayId, day: Option<NaiveDate>| match day {
        Some(day) => Edit::Day(id, DayPart::Day, day.to_string()),
        None => Edit::DayUnknown(id, true),
    };
    let programme = |at: u8| &facts.history[usize::from(at)];
    match question {
        Question::Insurer => vec![Edit::Insurer(Some(facts.insurer))],
        Question::Start => vec![Edit::Start(StartChoice::Day), day(DayId::Start, Some(facts.start))],
        Question::History if facts.history.is_empty() => vec![Edit::Earlier(YesNoUnknown::No)],
        Question::History => {
            let mut edits = vec![Edit::Earlier(YesNoUnknown::Yes)];
            edits.extend((1..facts.history.len()).map(|_| Edit::AddProgramme));
            edits.extend((0..).zip(&facts.history).map(|(at, one)| Edit::Begun(at, Some(time(one.start, facts.start)))));
            edits
        }
        // Whoever knows that it goes on after the planned start knows that it runs.
        Question::Outcome(at) if programme(at).outcome == Outcome::Unknown && programme(at).end > Some(facts.start) => {
            vec![Edit::Outcome(at, Outcome::Running)]
        }
        Question::Outcome(at) => vec![Edit::Outcome(at, programme(at).outcome)],
        Question::Setting(at) => vec![Edit::Setting(at, programme(at).setting)],
        Question::Kind(at) => vec![Edit::Kind(at, programme(at).kind)],
        Question::End(at) if state.form.programmes[usize::from(at)].may_run() => {
            vec![day(DayId::PlannedEnd(at), programme(at).end)]
        }
        Question::End(at) => vec![Edit::End(at, Some(time(programme(at).end, facts.start)))],
        Question::StartDay(at) => vec![day(DayId::Begun(at), programme(at).start)],
        Question::EndDay(at) => vec![day(DayId::End(at), programme(at).end)],
        Question::ChainCare => match facts.chain_care {
            None => vec![Edit::ChainOther(ChainOther::Unknown, true)],
            Some(care) if care.programmes.is_empty() => vec![Edit::ChainOther(ChainOther::None, true)],
            Some(care) => care.programmes.iter().map(|programme| Edit::Chain(programme, true)).collect(),
        },
        Question::IncludesSmr => vec![Edit::IncludesSmr(facts.chain_care.expect("chain care").includes_smr)],
        Question::Wanted => vec![Edit::Wanted(facts.wanted)],
        Question::Provider => vec![Edit::Provider(facts.provider)],
    }
}

fn early_stops(facts: &Facts, state: &SelfCheckState) -> Vec<Edit> {
    let is_stopped = |at: &&u8| facts.history[usize::from(**at)].outcome == Outcome::DroppedOut;
    let mut edits: Vec<Edit> = state.early_stops.iter().filter(is_stopped).map(|at| Edit::EarlyStop(*at, true)).collect();
    if edits.is_empty() {
        edits.push(Edit::EarlyStopOther(EarlyStopOther::None, true));
    }
    edits
}

/// Goes through the self-check with these facts up to the result, and looks at each screen on the way.
pub fn walk(facts: &Facts, lang: Lang, today: NaiveDate, mut look: impl FnMut(&SelfCheckState)) -> SelfCheckState {
    let settings = HostSettings { lang, ..HostSettings::default() };
    let mut state = Rc::new(SelfCheckState::new(settings, today));
    look(&state);
    state = state.reduce(SelfCheckMsg::Begin);
    loop {
        let edits = match state.screen {
            Screen::Ask(question) => edits(facts, question, &state),
            Screen::EarlyStops => early_stops(facts, &state),
            _ => break,
        };
        look(&state);
        let asked = state.screen;
        state = edits.into_iter().map(SelfCheckMsg::Edit).chain([SelfCheckMsg::Next]).fold(state, Reducible::reduce);
        if state.doubt.is_some() {
            state = state.reduce(SelfCheckMsg::DayIsRight(true));
        }
        assert_eq!(state.errors, [], "{asked:?} does not take its answer: {facts:?}");
        assert_ne!(state.screen, asked);
    }
    if state.screen == Screen::Check {
        look(&state);
        state = state.reduce(SelfCheckMsg::Result);
    }
    look(&state);
    Rc::unwrap_or_clone(state)
}
