//! The answers to a question, as far as they differ in what they lead to.

use super::answers::{self, Answers, last_of_year_before};
use super::relevance::{Visit, long_ago, member};
use super::{Question, earlier, programme};
use crate::facts::{ChainCare, Facts};
use crate::values::{Kind, Outcome, Provider, Setting, Value, YesNoUnknown};
use chrono::{Days, NaiveDate};
use core::ops::ControlFlow;

/// Every answer to a question that differs from others in what it leads to, taken over in turn; the facts are afterwards what they were before.
pub(super) fn every_answer(answers: &Answers, facts: &mut Facts, question: Question, visit: Visit) -> ControlFlow<()> {
    let planned_start = facts.start;
    let span = match question {
        Question::StartDay(at) => begun_within(answers, facts, at),
        Question::EndDay(at) => ended_within(answers, facts, at),
        _ => None,
    };
    // No more than an answer can change: facts are large to copy.
    let before = (facts.chain_care, facts.wanted, facts.provider);
    let programme_before = question.programme().and_then(|at| Some((at, *programme(facts, at)?)));
    let mut found = ControlFlow::Continue(());
    let mut give = |take_over: &dyn Fn(&mut Facts) -> Option<()>| {
        // A place that is not there has no answer either.
        if found.is_continue() && take_over(facts).is_some() {
            found = visit(facts);
        }
        (facts.chain_care, facts.wanted, facts.provider) = before;
        if let Some((at, before)) = programme_before
            && let Some(programme) = programme(facts, at)
        {
            *programme = before;
        }
    };
    let end = |facts: &mut Facts, at: u8, day: Option<NaiveDate>| {
        let programme = programme(facts, at)?;
        programme.end = day;
        earlier(answers, at)?.make_room(programme, planned_start);
        Some(())
    };
    match question {
        // Asked before everything else, without looking whether they matter.
        Question::Insurer | Question::Start | Question::History => {}
        Question::Outcome(at) => {
            for outcome in Outcome::ALL {
                give(&|facts| programme(facts, at).map(|programme| programme.outcome = *outcome));
            }
        }
        Question::Setting(at) => {
            for setting in [Setting::Chain, Setting::Gp, Setting::Unknown] {
                give(&|facts| programme(facts, at).map(|programme| programme.setting = setting));
            }
        }
        Question::Kind(at) => {
            for kind in Kind::ALL {
                give(&|facts| programme(facts, at).map(|programme| programme.kind = *kind));
            }
        }
        Question::End(at) => {
            for day in ends(planned_start) {
                give(&|facts| end(facts, at, day));
            }
        }
        Question::StartDay(at) => {
            for day in days(span) {
                give(&|facts| programme(facts, at).map(|programme| programme.start = Some(day)));
            }
        }
        Question::EndDay(at) => {
            for day in days(span) {
                give(&|facts| end(facts, at, Some(day)));
            }
        }
        Question::ChainCare => {
            for care in [None, Some(ChainCare::NONE), Some(member())] {
                give(&|facts| {
                    facts.chain_care = care;
                    Some(())
                });
            }
        }
        Question::IncludesSmr => {
            for includes in YesNoUnknown::ALL {
                give(&|facts| {
                    facts.chain_care.as_mut().filter(|care| !care.programmes.is_empty())?.includes_smr = *includes;
                    Some(())
                });
            }
        }
        Question::Wanted => {
            for kind in Kind::ALL {
                give(&|facts| {
                    facts.wanted = *kind;
                    Some(())
                });
            }
        }
        Question::Provider => {
            for provider in Provider::ALL {
                give(&|facts| {
                    facts.provider = *provider;
                    Some(())
                });
            }
        }
    }
    found
}

/// The facts after every answer to a question.
#[cfg(test)]
pub(super) fn all_answers(answers: &Answers, facts: &Facts, question: Question) -> alloc::vec::Vec<Facts> {
    let mut all = alloc::vec::Vec::new();
    let _ = every_answer(answers, &mut facts.clone(), question, &mut |facts| {
        all.push(facts.clone());
        ControlFlow::Continue(())
    });
    all
}

/// Ends on every side of the borders: not known, long ago, in an earlier year, by the planned start, after it, and after any other end.
fn ends(planned_start: NaiveDate) -> [Option<NaiveDate>; 6] {
    let after = |days| planned_start.checked_add_days(Days::new(days));
    [None, long_ago(planned_start), last_of_year_before(planned_start), Some(planned_start), after(30), after(100_000)]
}

/// The days on which a programme may have begun, if it is not known to the day.
pub(super) fn begun_within(answers: &Answers, facts: &Facts, at: u8) -> Option<answers::Span> {
    let end = facts.history.get(usize::from(at))?.end;
    earlier(answers, at)?.begun_within(facts.start, end)
}

/// The days on which it may have ended, where the end was asked: none before it began, if that is known to the day.
fn ended_within(answers: &Answers, facts: &Facts, at: u8) -> Option<answers::Span> {
    let programme = facts.history.get(usize::from(at)).filter(|programme| programme.end.is_some())?;
    let earlier = earlier(answers, at)?;
    let (first, last) = earlier.end?.span(facts.start)?;
    let begun = programme.start.filter(|_| earlier.start_day.is_some());
    Some((begun.map_or(first, |begun| first.max(begun).min(last)), last))
}

/// The first and the last of more days than one.
fn days(span: Option<answers::Span>) -> impl Iterator<Item = NaiveDate> {
    let (first, last) = span.filter(|(first, last)| first < last).unzip();
    first.into_iter().chain(last)
}
