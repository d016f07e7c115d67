use super::desk::{Desk, Do, Plan, Side};
use super::form::{Amiss, Entry, Form};
use super::{Case, field};
use crate::state::ChainOther;
use chrono::NaiveDate;
use smr_rules::values::{ChainProgramme, Code, Kind, Outcome, Provider, Setting, Verdict, YesNoUnknown};
use smr_rules::{Insurer, assess};
use smr_texts::Lang;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date")
}

fn desk() -> Desk {
    Desk::new(Lang::Nl, day(2026, 11, 22), None)
}

fn after(desk: &Desk, what: impl IntoIterator<Item = Do>) -> Desk {
    let mut desk = desk.clone();
    what.into_iter().for_each(|what| desk.act(what));
    desk
}

fn insurer(id: &str) -> Do {
    Do::Insurer(Insurer::parse(id))
}

/// Everything known, no earlier programme.
fn plain() -> Desk {
    let what = [insurer("cz"), Do::Had(YesNoUnknown::No), Do::ChainOther(ChainOther::None, true), Do::Wanted(Kind::Short)];
    after(&after(&desk(), what), [Do::Provider(Provider::Contracted)])
}

fn verdict(desk: &Desk) -> Verdict {
    Case::of(desk).expect("a planned start").answer.verdict
}

fn deciding(desk: &Desk) -> Vec<String> {
    Case::of(desk).expect("a planned start").deciding.into_iter().map(|(id, _)| id).collect()
}

#[test]
fn a_form_of_facts_gives_the_same_answer() {
    for facts in crate::scenarios() {
        let path = Form::of(&crate::answers(&facts)).path(facts.start, day(2026, 11, 22));
        let (before, after) = (assess(&facts), assess(&path.facts));
        if before.problems.is_empty() && facts.insurer != Insurer::Uninsured && before.limit.is_some() {
            assert_eq!(path.facts, facts);
        }
        if before.problems.is_empty() {
            assert_eq!((before.verdict, before.codes), (after.verdict, after.codes), "{facts:?}");
        }
    }
}

#[test]
fn what_is_handed_over_is_what_was_filled_in() {
    let months = after(
        &plain(),
        [
            Do::Had(YesNoUnknown::Yes),
            Do::Begun(0, "3-2026".into()),
            Do::Ended(0, "2026".into()),
            Do::Outcome(0, Outcome::Success),
            Do::Add,
        ],
    );
    for desk in [desk(), plain(), months] {
        let answers = desk.form.answers().expect("a planned start");
        let read = smr_rules::handover::read(&smr_rules::handover::write(&answers)).expect("a link");
        let there = Form::of(&read);
        let (here, start) = (Case::of(&desk).expect("a case").path.facts, day(2026, 11, 22));
        assert_eq!(there.path(start, start).facts, here);
        let texts = |form: &Form| form.entries.iter().map(|entry| (entry.begun.clone(), entry.ended.clone())).collect::<Vec<_>>();
        assert_eq!(texts(&there), texts(&desk.form));
        // And the person sees the same answer.
        let mut state = crate::state::State::new(Lang::Nl, start, None);
        state.take(&read);
        assert_eq!(smr_rules::assess_brief(&state.path.facts).verdict, verdict(&desk));
    }
}

#[test]
fn nothing_filled_in_is_never_a_yes() {
    assert_eq!(verdict(&desk()), Verdict::NeedsInformation);
    assert_eq!(verdict(&plain()), Verdict::Eligible);
    // Each fact that is left out makes it something else, or nothing: never a firmer yes.
    let path = Case::of(&plain()).expect("a case").path.facts;
    assert_eq!(path.history.len(), 0);
    assert_eq!(
        verdict(&after(&plain(), [Do::Had(YesNoUnknown::Unknown)])),
        verdict(&after(&plain(), [Do::Had(YesNoUnknown::Yes), Do::Remove(0)]))
    );
}

#[test]
fn a_planned_start_that_is_none_gives_no_answer() {
    for text in ["", "3-2026", "2026", "31-2-2027", "morgen"] {
        let desk = after(&plain(), [Do::Start(text.into())]);
        assert!(Case::of(&desk).is_none(), "{text}");
        // Nobody is shown an answer for another day.
        let turned = after(&desk, [Do::Turn]);
        assert_eq!((turned.side, turned.focus.as_deref()), (Side::Provider, Some("#start")));
        assert!(!after(&desk, [Do::HandOver]).is_handing_over);
    }
}

#[test]
fn what_still_decides_is_pointed_at_in_the_form() {
    assert!(deciding(&plain()).is_empty());
    assert_eq!(deciding(&after(&plain(), [Do::Had(YesNoUnknown::Unknown)])), ["had"]);
    let running = after(&plain(), [Do::Had(YesNoUnknown::Yes), Do::Begun(0, "1-9-2026".into())]);
    let ids = deciding(&running);
    assert!(ids.iter().any(|id| id == "ended-0" || id == "outcome-0"), "{ids:?}");
    let over = after(&running, [Do::Outcome(0, Outcome::NoSuccess)]);
    assert!(deciding(&over).is_empty());
    let unknown = after(&over, [insurer("unknown"), Do::Chain(ChainProgramme::Copd, true), Do::IncludesSmr(YesNoUnknown::Yes)]);
    assert!(deciding(&unknown).contains(&"insurer".into()));
}

#[test]
fn a_month_is_enough_until_the_day_decides() {
    let with =
        |begun: &str| after(&plain(), [Do::Had(YesNoUnknown::Yes), Do::Begun(0, begun.into()), Do::Outcome(0, Outcome::Success)]);
    assert_eq!(verdict(&with("3-2026")), verdict(&with("1-3-2026")));
    assert!(deciding(&with("3-2026")).is_empty());
    // Whether that programme is over on the planned start, only its day can say.
    let unknown = after(&with("11-2025"), [Do::Outcome(0, Outcome::Unknown)]);
    assert!(deciding(&unknown).contains(&"begun-0".into()));
    assert!(Case::of(&unknown).expect("a case").path.is_cautious);
}

#[test]
fn the_end_of_what_may_still_run_is_a_day() {
    let entry = |ended: &str, outcome| Entry { ended: ended.into(), outcome, ..Entry::default() };
    let start = day(2026, 11, 22);
    let amiss = |ended: &str, outcome| entry(ended, outcome).end_amiss(start);
    assert_eq!(amiss("3-2027", Some(Outcome::Running)), Some(Amiss::NotTheDay));
    assert_eq!(amiss("11-2026", None), Some(Amiss::NotTheDay));
    assert_eq!(amiss("10-2026", None), None);
    assert_eq!(amiss("3-3-2027", Some(Outcome::Running)), None);
    assert_eq!(amiss("10-2026", Some(Outcome::Success)), None);
    assert_eq!(amiss("gisteren", Some(Outcome::Success)), Some(Amiss::NotADate));
    // Until it is right it is not known, and so it blocks without a date.
    let running = after(&plain(), [Do::Had(YesNoUnknown::Yes), Do::Outcome(0, Outcome::Running), Do::Ended(0, "3-2027".into())]);
    let answer = Case::of(&running).expect("a case").answer;
    assert_eq!((answer.verdict, answer.earliest_start.and_then(|earliest| earliest.date)), (Verdict::NotYet, None));
}

#[test]
fn programmes_are_doubled_taken_away_and_brought_back() {
    let one = after(&desk(), [Do::Had(YesNoUnknown::Yes), Do::Begun(0, "3-2026".into()), Do::Setting(0, Setting::Gp)]);
    let two = after(&one, [Do::Double(0)]);
    assert_eq!(two.form.entries.len(), 2);
    // The same dates would be the same programme twice.
    assert_eq!((&two.form.entries[1].begun, two.form.entries[1].setting), (&String::new(), Some(Setting::Gp)));
    assert_ne!(two.form.entries[0].key, two.form.entries[1].key);
    assert_eq!(two.focus.as_deref(), Some("#begun-1"));
    assert_eq!(after(&two, [Do::Undo]).form.entries, one.form.entries);
    let none = after(&one, [Do::Remove(0)]);
    assert_eq!((none.form.entries.len(), none.form.had, none.focus.as_deref()), (0, None, Some("#undo")));
    let back = after(&none, [Do::Undo]);
    assert_eq!((&back.form.entries, back.form.had), (&one.form.entries, Some(YesNoUnknown::Yes)));
    // "No" takes them away too, and gives them back.
    assert_eq!(after(&two, [Do::Had(YesNoUnknown::No), Do::Undo]).form.entries, two.form.entries);
    // What was filled in since is not lost by undoing something older.
    assert!(after(&two, [Do::Remove(0), Do::Begun(0, "4-2026".into())]).before.is_none());
    // A number that is not there does nothing.
    assert_eq!(after(&one, [Do::Remove(9), Do::Double(9), Do::Kind(9, Kind::Short)]).form, one.form);
}

#[test]
fn the_next_client_finds_nothing() {
    let new = desk();
    assert!(new.is_untouched());
    let full = after(
        &plain(),
        [Do::Add, Do::Begun(0, "3-2026".into()), Do::Contacts("7".into()), Do::Remove(0), Do::HandOver, Do::Turn, Do::AskNext],
    );
    assert!(!full.is_untouched());
    let next = after(&full, [Do::Next(day(2026, 11, 23))]);
    assert!(next.is_untouched() && next.is_wiped);
    let fresh =
        Desk { moves: next.moves, focus: next.focus.clone(), is_wiped: true, ..Desk::new(Lang::Nl, day(2026, 11, 23), None) };
    assert_eq!(next, fresh);
}

#[test]
fn chain_care_is_one_thing() {
    let member = after(&desk(), [Do::Chain(ChainProgramme::Copd, true), Do::IncludesSmr(YesNoUnknown::Yes)]);
    let none = after(&member, [Do::ChainOther(ChainOther::None, true)]);
    assert!(none.form.chain.is_empty() && none.form.includes_smr.is_none());
    assert_eq!(after(&none, [Do::Chain(ChainProgramme::Dm2, true)]).form.chain_other, None);
}

#[test]
fn the_calculator_takes_whole_numbers() {
    let plan = |contacts: &str, minutes: &str| Plan { contacts: contacts.into(), minutes: minutes.into(), in_group: false };
    assert_eq!(plan("7", " 30 ").effort().map(|effort| (effort.minutes, effort.kind())), Some((210, Kind::Intensive)));
    assert!(plan("", "30").effort().is_none() && !plan("", "30").is_amiss());
    for (contacts, minutes) in [("zeven", "30"), ("-1", "30"), ("7,5", "30"), ("65535", "65535")] {
        assert!(plan(contacts, minutes).is_amiss(), "{contacts} {minutes}");
    }
}

#[test]
fn past_the_verified_date_there_is_no_firm_yes() {
    let late = Desk { today: day(2028, 1, 1), ..after(&plain(), [Do::Start("1-12-2027".into())]) };
    let answer = Case::of(&late).expect("a case").answer;
    assert_eq!(answer.verdict, Verdict::EligibleWithConditions);
    assert!(answer.codes.contains(Code::YearUnverified));
    let on_time = Desk { today: day(2027, 12, 31), ..late };
    assert_eq!(verdict(&on_time), Verdict::Eligible);
}

/// Every place that an answer can point at has a field.
#[test]
fn every_pointer_has_a_field() {
    let desk = after(&desk(), [Do::Had(YesNoUnknown::Yes)]);
    for facts in crate::scenarios() {
        for pointer in &assess(&facts).asks {
            assert!(!field(&desk.form, *pointer).is_empty());
        }
    }
}
