//! People who are asked only what matters get the answer that all their facts would give.

mod space;
mod strategies;

use chrono::{Datelike, Days, NaiveDate};
use proptest::prelude::*;
use serde_json::Value as Json;
use smr_rules::enum_set::EnumSet;
use smr_rules::interview::{Answers, Earlier, Membership, Path, Question, When, path};
use smr_rules::values::{
    Certainty, ChainProgramme, Code, Contradiction, Information, Kind, Outcome, Provider, Setting, Sureness, Value, Verdict,
    YesNoUnknown,
};
use smr_rules::{Facts, Insurer, assess_brief};
use std::fs;

/// Asks somebody who knows these facts; the answer must be the one that all the facts give.
fn interview(facts: &Facts) -> Path {
    let path = path(&Answers::from(facts), facts.start);
    assert_eq!(path.next, None, "somebody with all answers is asked on: {facts:?}");
    assert_eq!(path.after(&Answers::from(facts), facts.start), path);
    let (all, asked) = (assess_brief(facts), assess_brief(&path.facts));
    let told = |answer: &smr_rules::Assessment| (answer.verdict, answer.codes, answer.route, answer.earliest_start);
    if !all.problems.is_empty() {
        // A slip shows if what it is about is asked.
    } else if asked.codes.contains(Code::LimitReached) {
        // Not asked on: whatever else holds, it is no start.
        assert!(matches!(all.verdict, Verdict::NotYet | Verdict::NotCovered), "{facts:?}\nasked: {path:?}");
    } else if asked.problems.iter().any(|problem| problem.code == Contradiction::DuplicateRecord) && begin_on_one_day(facts) {
        // Alike in all that was asked: the person is told that one programme may stand there twice.
    } else {
        assert_eq!(told(&asked), told(&all), "{facts:?}\nasked: {path:?}");
    }
    path
}

/// Nobody does, but the cases may.
fn begin_on_one_day(facts: &Facts) -> bool {
    let starts: Vec<_> = facts.history.iter().filter_map(|programme| programme.start).collect();
    starts.iter().enumerate().any(|(at, start)| starts[..at].contains(start))
}

/// Roughly what somebody remembers: the month, or the year if it was an earlier one.
fn remembered(when: When, facts: &Facts) -> When {
    match when {
        When::Day(day) if day > facts.start => when,
        When::Day(day) if day.year() == facts.start.year() => When::Month(day.with_day(1).expect("a first day")),
        When::Day(day) if day.year() == facts.start.year() - 1 => When::Year(day.year()),
        When::Day(_) => When::Before(facts.start.year() - 1),
        other => other,
    }
}

#[test]
fn scenarios_take_six_questions_or_fewer() {
    let text = fs::read_to_string("../tests/scenarios.json").expect("scenarios");
    let scenarios: Vec<Json> = serde_json::from_str(&text).expect("JSON");
    let mut counts: Vec<usize> = Vec::new();
    for scenario in &scenarios {
        let Ok(facts) = Facts::from_json(&scenario["facts"].to_string()) else { continue };
        counts.push(interview(&facts).asked.len());
    }
    counts.sort_unstable();
    println!(
        "{} scenarios: {} questions at least, {} in the middle, {} at most",
        counts.len(),
        counts[0],
        counts[counts.len() / 2],
        counts[counts.len() - 1]
    );
    assert!(counts[counts.len() / 2] <= 6, "{counts:?}");
}

proptest! {
    #![proptest_config(strategies::config(40))]

    /// What is remembered from other answers makes no difference but in time.
    #[test]
    fn a_path_is_the_same_after_any_other((one, other) in (strategies::facts(), strategies::facts())) {
        let (before, answers) = (path(&Answers::from(&one), one.start), Answers::from(&Facts { history: one.history.clone(), start: one.start, ..other }));
        prop_assert_eq!(before.after(&answers, one.start).asked, path(&answers, one.start).asked);
    }

    #[test]
    fn nobody_gets_another_answer_by_being_asked_less(facts in strategies::facts()) {
        interview(&facts);
    }

    /// The month is enough to begin with: the day is asked where it decides.
    #[test]
    fn whoever_remembers_the_month_gets_the_same_answer(facts in strategies::facts()) {
        let all = assess_brief(&facts);
        if !all.problems.is_empty() || all.codes.contains(Code::YearOutOfRange) {
            return Ok(());
        }
        let mut answers = Answers::from(&facts);
        for earlier in answers.history.iter_mut().flatten() {
            (earlier.start_day, earlier.end_day) = (Some(earlier.start), earlier.end);
            earlier.start = remembered(earlier.start, &facts);
            if earlier.outcome != Some(smr_rules::values::Outcome::Running) {
                earlier.end = earlier.end.map(|end| remembered(end, &facts));
            }
        }
        let path = path(&answers, facts.start);
        prop_assert_eq!(path.next, None);
        let asked = assess_brief(&path.facts);
        if asked.codes.contains(Code::LimitReached) {
            prop_assert!(matches!(all.verdict, Verdict::NotYet | Verdict::NotCovered));
        } else {
            prop_assert_eq!((asked.verdict, asked.codes, asked.route), (all.verdict, all.codes, all.route), "{:?}\nasked: {:?}", facts, path);
        }
    }
}

proptest! {
    #![proptest_config(strategies::config(60))]

    /// Whoever is told that it is sure would be told so with everything they know.
    #[test]
    fn nothing_that_was_not_asked_is_called_sure(facts in strategies::facts()) {
        sure_whatever_was_not_asked(&facts, &path(&Answers::from(&facts), facts.start));
    }
}

/// What is called sure must be so, and firm under every reading, with all that nobody asked about.
fn sure_whatever_was_not_asked(facts: &Facts, asked: &Path) {
    let mut answers = Answers::from(facts);
    // Nobody was asked how these ended.
    for (at, earlier) in (0u8..).zip(answers.history.iter_mut().flatten()) {
        if !asked.asked.contains(&Question::Outcome(at)) {
            earlier.outcome = None;
        }
    }
    let path = asked.after(&answers, facts.start);
    // Who would give it does not make a year less used up.
    let provider = if path.cut_short { Provider::Contracted } else { facts.provider };
    let all = assess_brief(&Facts { provider, ..facts.clone() });
    if path.next.is_none() && all.problems.is_empty() && path.sureness == Some(Sureness::Sure) {
        let is_sure = (all.sureness, all.certainty, all.readings.len()) == (Some(Sureness::Sure), Certainty::Firm, 0);
        assert!(is_sure, "{:?} {:?}\nof {facts:?}\nasked: {path:?}", all.sureness, all.readings);
    }
}

/// Nobody begins two programmes on one day; the cases of the space may.
fn begun_apart(facts: &Facts) -> Facts {
    let mut apart = facts.clone();
    for (days, programme) in (0u64..).zip(&mut apart.history) {
        let is_of_one_day = programme.end == programme.start;
        programme.start = programme.start.map(|day| day + Days::new(days));
        if is_of_one_day {
            programme.end = programme.start;
        }
    }
    apart
}

/// The same over the whole space of cases: no answer that was not asked for changes verdict, codes, route, day or readings that make it unsure.
#[test]
fn whoever_is_asked_less_is_told_the_same_and_nothing_too_surely() {
    let step = if space::is_full() { 499 } else { 20_011 };
    let check = |facts: &Facts| {
        let facts = begun_apart(facts);
        sure_whatever_was_not_asked(&facts, &interview(&facts));
        if let Some(programme) = facts.history.iter().position(|programme| programme.start.is_none()) {
            let mut long_over = facts;
            long_over.history[programme].end = Some(long_over.start - Days::new(366));
            sure_whatever_was_not_asked(&long_over, &interview(&long_over));
        }
    };
    let count = space::over_all_insurers(|insurer| {
        // Three fill a year.
        [(2, step), (3, step * 71)]
            .map(|(most, step)| space::every_nth_case(insurer, most, step, &mut |facts| check(facts)))
            .iter()
            .sum()
    });
    println!("cases asked about: {count}");
}

#[test]
fn whether_programmes_were_stopped_early_is_asked_once_for_all() {
    let begun = |month| Earlier::begun(When::Month(NaiveDate::from_ymd_opt(2026, month, 1).expect("a date")));
    let mut answers = Answers {
        insurer: Insurer::parse("menzis"),
        start: NaiveDate::from_ymd_opt(2026, 12, 1),
        history: Some([1, 4, 7].map(begun).to_vec()),
        ..Answers::default()
    };
    // The year is used up unless one of them does not count.
    for earlier in answers.history.iter_mut().flatten() {
        earlier.setting = Some(Setting::Gp);
    }
    let asked = path(&answers, NaiveDate::MIN);
    assert_eq!((asked.next, asked.cut_short, asked.stopped_early.as_slice()), (None, true, [0, 1, 2].as_slice()));
    assert_eq!(asked.sureness, Some(Sureness::Unclear));
    let answer = |outcomes: [Outcome; 3]| {
        let mut answers = answers.clone();
        for (earlier, outcome) in answers.history.iter_mut().flatten().zip(outcomes) {
            earlier.outcome = Some(outcome);
        }
        let path = path(&answers, NaiveDate::MIN);
        assert!(path.stopped_early.is_empty());
        (path.sureness, assess_brief(&path.facts).readings.first().map(|other| other.reading.as_str()))
    };
    assert_eq!(answer([Outcome::Unknown; 3]), (Some(Sureness::Sure), None));
    let stopped = [Outcome::Unknown, Outcome::DroppedOut, Outcome::Unknown];
    assert_eq!(answer(stopped), (Some(Sureness::RulesNotRead), Some("drop-outs")));
}

#[test]
fn a_slip_ends_the_questions_and_is_told() {
    let facts = Facts::from_json(
        r#"{"start":"2027-05-10","insurer":"cz","chainCare":{"programmes":["copd"],"includesSmr":"no"},
            "history":[{"start":"2027-06-01","end":null,"kind":"short","setting":"gp","outcome":"success"}],"wanted":"short","provider":"contracted"}"#,
    );
    let facts = facts.expect("facts");
    let path = path(&Answers::from(&facts), facts.start);
    assert_eq!((path.next, path.cut_short), (None, false));
    assert_eq!(assess_brief(&path.facts).problems.len(), 1);
}

#[test]
fn where_the_year_is_used_up_only_what_makes_that_unsure_is_asked() {
    let facts = Facts::from_json(
        r#"{"start":"2027-05-10","insurer":"zilveren-kruis","chainCare":null,"wanted":"unknown","provider":"unknown","history":[
            {"start":"2027-01-10","end":null,"kind":"unknown","setting":"unknown","outcome":"unknown"},
            {"start":"2027-02-10","end":null,"kind":"unknown","setting":"unknown","outcome":"unknown"},
            {"start":"2027-03-10","end":null,"kind":"unknown","setting":"unknown","outcome":"unknown"}]}"#,
    );
    let mut facts = facts.expect("facts");
    let first = [Question::Insurer, Question::Start, Question::History];
    // Here chain programmes count, but another reading says that they may not.
    let used_up = path(&Answers::from(&facts), facts.start);
    assert!(used_up.cut_short);
    assert_eq!(used_up.asked, [first.as_slice(), &[0, 1, 2].map(Question::Setting)].concat());
    assert_eq!(used_up.sureness, Some(Sureness::Sure));
    let mut answers = Answers::from(&facts);
    answers.history.as_mut().expect("a history")[1].setting = None;
    assert_eq!(path(&answers, facts.start).next, Some(Question::Setting(1)));
    facts.history[1].setting = Setting::Chain;
    let used_up = path(&Answers::from(&facts), facts.start);
    assert_eq!((used_up.cut_short, used_up.asked.last()), (true, Some(&Question::Setting(1))), "it is not sure any more");
    assert_eq!(used_up.sureness, Some(Sureness::Unclear));
}

#[test]
fn what_is_not_answered_is_asked_next() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date");
    let mut answers = Answers::default();
    assert_eq!(path(&answers, today).next, Some(Question::Insurer));
    answers.insurer = smr_rules::Insurer::parse("uninsured");
    assert_eq!((path(&answers, today).next, path(&answers, today).cut_short), (None, true));
    answers.insurer = smr_rules::Insurer::parse("asr");
    assert_eq!(path(&answers, today).next, Some(Question::Start));
    answers.start = NaiveDate::from_ymd_opt(2012, 1, 1);
    assert!(path(&answers, today).cut_short);
    answers.start = NaiveDate::from_ymd_opt(2027, 3, 1);
    assert_eq!(path(&answers, today).next, Some(Question::History));
    answers.history = Some(vec![]);
    // Chain care makes no difference with this insurer in this year; the kind that is wanted does.
    assert_eq!(path(&answers, today).next, Some(Question::Wanted));
    answers.wanted = Some(Kind::Intensive);
    assert_eq!(path(&answers, today).next, Some(Question::Provider));
    answers.history = Some(vec![Earlier::UNSURE]);
    let unsure = path(&answers, today);
    assert_eq!(assess_brief(&unsure.facts).verdict, Verdict::NeedsInformation);
}

/// Two programmes inside chain care that began in January: which was the later one decides. The first ended in this month.
fn two_in_january(first_end: u32, first_day: When) -> Path {
    let first_of = |month| When::Month(NaiveDate::from_ymd_opt(2027, month, 1).expect("a date"));
    let programme = |end, outcome, start_day| Earlier {
        outcome: Some(outcome),
        setting: Some(Setting::Chain),
        end: Some(end),
        kind: Some(Kind::Short),
        start_day: Some(start_day),
        end_day: Some(When::Unknown),
        ..Earlier::begun(first_of(1))
    };
    let answers = Answers {
        insurer: Insurer::parse("zilveren-kruis"),
        start: NaiveDate::from_ymd_opt(2027, 5, 10),
        history: Some(vec![
            programme(first_of(first_end), Outcome::NoSuccess, first_day),
            programme(first_of(3), Outcome::Success, When::Day(NaiveDate::from_ymd_opt(2027, 1, 15).expect("a date"))),
        ]),
        chain_care: Some(Membership::In([ChainProgramme::Copd].into_iter().collect())),
        includes_smr: Some(YesNoUnknown::Yes),
        wanted: Some(Kind::Short),
        provider: Some(Provider::Contracted),
    };
    let path = path(&answers, NaiveDate::MIN);
    assert_eq!(path.next, None);
    path
}

#[test]
fn nothing_is_said_that_rests_on_a_day_that_nobody_knows() {
    let first_of = |month| When::Month(NaiveDate::from_ymd_opt(2027, month, 1).expect("a date"));
    // Both began in January; the second ended in March.
    let says_that_they_overlap = |first_end| {
        let programme = |end| Earlier {
            outcome: Some(Outcome::Unknown),
            setting: Some(Setting::Gp),
            end: Some(first_of(end)),
            ..Earlier::begun(first_of(1))
        };
        let answers = Answers {
            insurer: Insurer::parse("cz"),
            start: NaiveDate::from_ymd_opt(2027, 5, 10),
            history: Some(vec![programme(first_end), programme(3)]),
            chain_care: Some(Membership::In(EnumSet::EMPTY)),
            wanted: Some(Kind::Short),
            provider: Some(Provider::Contracted),
            ..Answers::default()
        };
        let path = path(&answers, NaiveDate::MIN);
        assert_eq!(path.next, None);
        let overlap = Information::OverlappingProgrammes;
        (assess_brief(&path.facts).information.contains(overlap), path.information().contains(overlap))
    };
    assert_eq!(says_that_they_overlap(1), (true, false), "the first may have been over before the second began");
    assert_eq!(says_that_they_overlap(2), (true, true), "at the end of January both ran");
}

#[test]
fn nobody_starts_on_a_guess() {
    let day = |day| When::Day(NaiveDate::from_ymd_opt(2027, 1, day).expect("a date"));
    let verdict = |path: &Path| (assess_brief(&path.facts).route.as_str(), path.is_cautious);
    assert_eq!(verdict(&two_in_january(2, day(5))), ("within-chain", false), "the later one was a success");
    assert_eq!(verdict(&two_in_january(2, day(20))), ("open", false), "the later one failed");
    assert_eq!(verdict(&two_in_january(2, When::Unknown)), ("within-chain", true));
}
