//! Every scenario that can be entered goes through the self-check, question by question, and ends with the answer of the rule core.

use super::{After, after, day, scenarios, settings};
use crate::state::*;
use chrono::{Datelike, NaiveDate};
use smr_rules::interview::{Question, When};
use smr_rules::values::{Code, Outcome, Verdict, YesNoUnknown};
use smr_rules::{Facts, assess};

/// Can a person enter that? Nobody names programmes of the future, and facts that contradict themselves are tried elsewhere.
fn can_be_entered(facts: &Facts) -> bool {
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

#[test]
fn every_scenario_ends_with_the_answer_of_the_rule_core() {
    let mut entered = 0;
    for facts in scenarios().into_iter().filter(can_be_entered) {
        let mut state = SelfCheckState::new(settings(None), day(2026, 11, 22)).after(SelfCheckMsg::Begin);
        while let Screen::Ask(question) = state.screen {
            let edits = edits(&facts, question, &state).into_iter().map(SelfCheckMsg::Edit);
            let next = after(&state, edits.chain([SelfCheckMsg::Next]));
            assert_eq!(next.errors, [], "{question:?} does not take its answer: {facts:?}");
            assert_ne!(next.screen, state.screen);
            state = next;
        }
        if state.screen == Screen::Check {
            state = state.after(SelfCheckMsg::Result);
        }
        assert_eq!((state.screen, state.event.clone()), (Screen::Result, Some(Event::Complete)));
        let (expected, shown) = (assess(&facts), assess(&state.path.facts));
        if shown.codes.contains(Code::LimitReached) {
            // Whoever has no place left is not asked on: something else may stand in the way too.
            assert_eq!(shown.verdict, Verdict::NotYet, "{facts:?}");
            assert!(matches!(expected.verdict, Verdict::NotYet | Verdict::NotCovered), "{facts:?}");
        } else {
            assert_eq!((shown.verdict, shown.codes), (expected.verdict, expected.codes), "{facts:?}");
        }
        entered += 1;
    }
    assert!(entered > 100, "{entered}");
}
