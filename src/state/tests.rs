use super::*;
use chrono::Datelike;
use smr_rules::assess_brief;
use smr_rules::values::{Code, Verdict};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date")
}

fn new() -> State {
    State::new(Lang::Nl, day(2026, 11, 22), None).after(Action::Begin)
}

fn insurer(id: &str) -> Set {
    Set::Insurer(Insurer::parse(id).expect("an insurer"))
}

/// Fills in fields and goes on.
fn filled(state: &State, sets: impl IntoIterator<Item = Set>) -> State {
    sets.into_iter().fold(state.clone(), |state, set| state.after(Action::Set(set))).after(Action::Next)
}

fn typed(question: Question, text: &str) -> Set {
    Set::Day(question, DayPart::Day, text.into())
}

/// As far as the programmes, with one that began in September.
fn with_a_programme() -> State {
    let state = filled(&filled(&new(), [insurer("cz")]), [Set::Start(StartChoice::Now)]);
    filled(&state, [Set::Had(YesNoUnknown::Yes), Set::Begun(0, Some(When::Month(day(2026, 9, 1))))])
}

#[test]
fn one_question_after_another() {
    let state = new();
    assert_eq!(state.screen, Screen::Ask(Question::Insurer));
    let state = filled(&state, [insurer("asr")]);
    assert_eq!(state.screen, Screen::Ask(Question::Start));
    let state = filled(&state, [Set::Start(StartChoice::NewYear)]);
    assert_eq!((state.screen, state.path.facts.start), (Screen::Ask(Question::History), day(2027, 1, 1)));
    let state = filled(&state, [Set::Had(YesNoUnknown::No)]);
    // Chain care makes no difference with a.s.r. in 2027, and the kind none without earlier programmes.
    assert_eq!(state.screen, Screen::Ask(Question::Provider));
    let state = filled(&state, [Set::Provider(Provider::Contracted)]);
    assert_eq!(state.screen, Screen::Check);
    assert_eq!(state.after(Action::Result).screen, Screen::Result);
    assert_eq!(assess_brief(&state.path.facts).verdict, Verdict::Eligible);
}

#[test]
fn nothing_chosen_is_a_fault_and_no_answer() {
    let state = new().after(Action::Next);
    assert_eq!(state.screen, Screen::Ask(Question::Insurer));
    assert_eq!(state.faults, [Fault { field: "insurer-search".into(), wrong: Wrong::NoInsurer }]);
    let right = filled(&state, [insurer("cz")]);
    assert!(right.faults.is_empty());
    assert_eq!(right.after(Action::Next).faults[0].wrong, Wrong::NotOne);
}

#[test]
fn back_keeps_answers_and_ends_at_the_beginning() {
    let state = with_a_programme();
    assert_eq!(state.screen, Screen::Ask(Question::Outcome(0)));
    let back = state.after(Action::Back).after(Action::Back).after(Action::Back);
    assert_eq!((back.screen, &back.fields), (Screen::Ask(Question::Insurer), &state.fields));
    assert_eq!(back.after(Action::Back).screen, Screen::Begin);
    let forth = back.after(Action::Next).after(Action::Next).after(Action::Next);
    assert_eq!(forth.screen, state.screen);
}

#[test]
fn a_change_goes_back_to_the_answers_or_on_to_what_it_opens() {
    let state = filled(&with_a_programme(), [Set::Outcome(0, Outcome::NoSuccess)]);
    let state = filled(&state, [Set::ChainOther(ChainOther::None, true)]);
    let state = filled(&state, [Set::Provider(Provider::Contracted)]);
    assert_eq!(state.screen, Screen::Check);
    let same = filled(&state.after(Action::Change(Question::Provider)), [Set::Provider(Provider::Registered)]);
    assert_eq!(same.screen, Screen::Check);
    let member = filled(&state.after(Action::Change(Question::ChainCare)), [Set::Chain(ChainProgramme::Copd, true)]);
    assert_eq!(member.screen, Screen::Ask(Question::IncludesSmr));
    assert_eq!(filled(&member, [Set::IncludesSmr(YesNoUnknown::No)]).screen, Screen::Check);
    assert_eq!(state.after(Action::Change(Question::Start)).after(Action::Back).screen, Screen::Check);
}

#[test]
fn whoever_has_no_place_left_sees_that_at_once() {
    let state = filled(&filled(&new(), [insurer("vgz")]), [Set::Start(StartChoice::Day), typed(Question::Start, "10-05-2025")]);
    let state = filled(&state, [Set::Had(YesNoUnknown::Yes), Set::Begun(0, Some(When::Year(2025)))]);
    let state = filled(&state, [Set::Outcome(0, Outcome::NoSuccess)]);
    let state = filled(&state, [Set::Setting(0, Setting::Gp)]);
    assert_eq!(state.screen, Screen::Result);
    assert!(assess_brief(&state.path.facts).codes.contains(Code::LimitReached));
    assert_eq!(state.after(Action::Back).screen, Screen::Ask(Question::Setting(0)));
    let uninsured = filled(&new(), [insurer("uninsured")]);
    assert_eq!(uninsured.screen, Screen::Result);
}

#[test]
fn ten_programmes_are_no_problem() {
    let mut state =
        filled(&filled(&new(), [insurer("asr")]), [Set::Start(StartChoice::Day), typed(Question::Start, "2027-05-10")]);
    state = state.after(Action::Set(Set::Had(YesNoUnknown::Yes)));
    for _ in 1..10 {
        state = state.after(Action::Set(Set::AddRow));
    }
    let begun = (0..10).map(|at| Set::Begun(at, Some(When::Month(day(2027, u32::from(at) % 5 + 1, 1)))));
    let state = filled(&state, begun);
    assert_eq!(state.path.facts.history.len(), 10);
    // Where each was decides first: none of them may count with this insurer.
    assert_eq!(state.screen, Screen::Ask(Question::Setting(0)));
}

#[test]
fn days_are_read_as_people_write_them() {
    for text in ["10-05-2027", "10/5/2027", "10.5.2027", " 10 5 2027 ", "2027-05-10"] {
        let mut fields = Fields::default();
        fields.set(typed(Question::Start, text));
        assert_eq!(fields.start_day.day(), Ok(day(2027, 5, 10)), "{text}");
    }
    let typing = "3-4-2027".char_indices().map(|(at, letter)| typed(Question::Start, &"3-4-2027"[..at + letter.len_utf8()]));
    let mut fields = Fields::default();
    typing.for_each(|set| fields.set(set));
    assert_eq!(fields.start_day.parts, ["3", "4", "2027"]);
    let short = filled(&filled(&new(), [insurer("cz")]), [Set::Start(StartChoice::Day), typed(Question::Start, "3-4-27")]);
    assert_eq!((short.path.facts.start, short.screen), (day(2027, 4, 3), Screen::Ask(Question::History)));
    for text in ["10 mei 2027", "10 May 2027", "10-sept-2027", "10092027"] {
        let written = filled(&filled(&new(), [insurer("cz")]), [Set::Start(StartChoice::Day), typed(Question::Start, text)]);
        assert!(written.faults.is_empty(), "{text}");
    }
    let read = |parts: [&str; 3]| DayField { parts: parts.map(Into::into), is_unknown: false }.day();
    assert_eq!(read(["", "5", "2027"]), Err(Wrong::NoDay));
    assert_eq!(read(["31", "2", "2027"]), Err(Wrong::NoSuchDay));
    assert_eq!(read(["29", "2", "2028"]), Ok(day(2028, 2, 29)));
    assert_eq!(read(["10", "mrt", "2027"]), Ok(day(2027, 3, 10)));
    assert_eq!(read(["10", "maa", "127"]), Err(Wrong::Year));
    assert_eq!(read(["10", "5", "12027"]), Err(Wrong::Year));
    assert_eq!(read(["tien", "5", "2027"]), Err(Wrong::NoSuchDay));
    assert_eq!(read(["-1", "5", "2027"]), Err(Wrong::NoSuchDay));
    assert_eq!(read(["10", "5", "💥"]), Err(Wrong::Year));
}

#[test]
fn an_end_before_the_beginning_is_told_at_its_field_and_kept() {
    let state = filled(&with_a_programme(), [Set::Outcome(0, Outcome::Running)]);
    let state = filled(&state, [Set::Setting(0, Setting::Gp)]);
    assert_eq!(state.screen, Screen::Ask(Question::End(0)));
    let wrong = filled(&state, [typed(Question::End(0), "31-08-2026")]);
    assert_eq!(wrong.screen, state.screen);
    assert!(matches!(&wrong.faults[..], [Fault { wrong: Wrong::Contradiction(_), .. }]), "{:?}", wrong.faults);
    assert_eq!(wrong.fields.rows[0].planned_end.parts, ["31", "08", "2026"]);
    let right = filled(&wrong, [typed(Question::End(0), "31-12-2026")]);
    assert_ne!(right.screen, state.screen);
    assert!(right.faults.is_empty());
}

#[test]
fn a_programme_that_goes_takes_its_answers_along_and_no_others() {
    let state = filled(&filled(&new(), [insurer("zilveren-kruis")]), [Set::Start(StartChoice::Now)]);
    let month = |month| Some(When::Month(day(2026, month, 1)));
    let state = state.after(Action::Set(Set::Had(YesNoUnknown::Yes))).after(Action::Set(Set::AddRow));
    let state = filled(&state, [Set::Begun(0, month(2)), Set::Begun(1, month(6))]);
    let state = filled(&state, [Set::Outcome(0, Outcome::DroppedOut)]);
    let state = filled(&state, [Set::Setting(0, Setting::Gp)]);
    let state = filled(&state, [Set::Outcome(1, Outcome::NoSuccess)]);
    let one = state.after(Action::Change(Question::History)).after(Action::Set(Set::RemoveRow(0))).after(Action::Next);
    assert_eq!(one.path.facts.history.len(), 1);
    assert_eq!(
        (one.path.facts.history[0].outcome, one.path.facts.history[0].start.map(|day| day.month())),
        (Outcome::NoSuccess, Some(6))
    );
    let none = one.after(Action::Change(Question::History)).after(Action::Set(Set::RemoveRow(0)));
    assert_eq!(none.fields.had, None);
    assert_eq!(none.after(Action::Next).faults[0].wrong, Wrong::Nothing);
}

#[test]
fn a_whole_name_that_was_typed_is_chosen() {
    let state = filled(&new(), [Set::Search(" unive ".into())]);
    assert_eq!(state.fields.insurer, Insurer::parse("unive"));
    let found = new().after(Action::Set(Set::Search("kruis".into()))).fields.found();
    assert_eq!(found.iter().map(|brand| brand.id).collect::<Vec<_>>(), ["zilveren-kruis"]);
    let ids = |search: &str| {
        new().after(Action::Set(Set::Search(search.into()))).fields.found().iter().map(|brand| brand.id).collect::<Vec<_>>()
    };
    assert_eq!(ids("CZ "), ["cz", "czdirect"]);
    assert_eq!(
        (ids("nn"), ids("zk"), ids("FBTO verzekeringen")),
        (vec!["nationale-nederlanden"], vec!["zilveren-kruis"], vec!["fbto"])
    );
    // One hit is enough; more are not.
    assert_eq!(filled(&new(), [Set::Search("menz".into())]).fields.insurer, Insurer::parse("menzis"));
    assert_eq!(filled(&new(), [Set::Search("zorg".into())]).faults[0].wrong, Wrong::NoInsurer);
    // What was typed last counts.
    assert_eq!(filled(&new(), [insurer("cz"), Set::Search("menzis".into())]).fields.insurer, Insurer::parse("menzis"));
    assert_eq!(filled(&new(), [insurer("cz"), Set::Search("zorg".into())]).faults[0].wrong, Wrong::OtherInsurer);
}

#[test]
fn no_check_ups_and_some_exclude_each_other() {
    let mut fields = Fields::default();
    fields.set(Set::Chain(ChainProgramme::Copd, true));
    fields.set(Set::ChainOther(ChainOther::None, true));
    assert!(fields.chain.is_empty());
    fields.set(Set::Chain(ChainProgramme::Asthma, true));
    assert_eq!(fields.chain_other, None);
}

#[test]
fn wiping_is_asked_first_and_leaves_nothing() {
    let state = with_a_programme();
    assert!(state.is_touched());
    let asked = state.after(Action::AskWipe);
    assert_eq!((asked.screen, asked.after(Action::KeepAll).screen), (Screen::Wipe, state.screen));
    let wiped = asked.after(Action::Speak(Lang::En)).after(Action::Wipe(day(2027, 1, 2)));
    assert!(!wiped.is_touched() && wiped.is_wiped);
    let fresh = State::new(Lang::En, day(2027, 1, 2), None);
    assert_eq!(State { moves: 0, is_wiped: false, ..wiped }, fresh);
}

#[test]
fn another_language_changes_nothing_else() {
    let state = with_a_programme();
    assert_eq!(state.after(Action::Speak(Lang::En)).after(Action::Speak(Lang::Nl)), state);
}

#[test]
fn an_insurer_that_the_page_came_with_is_not_asked_but_can_be_changed() {
    let state = State::new(Lang::Nl, day(2026, 11, 22), Insurer::parse("salland")).after(Action::Begin);
    assert_eq!((state.screen, state.number(Question::Start)), (Screen::Ask(Question::Start), 1));
    assert_eq!(state.after(Action::Back).screen, Screen::Begin);
    let changed = filled(&state.after(Action::Change(Question::Insurer)), [insurer("cz")]);
    assert_eq!(changed.path.facts.insurer, Insurer::parse("cz").expect("an insurer"));
}

#[test]
fn a_day_outside_the_month_that_was_chosen_is_told() {
    // Two programmes inside chain care of one month: which was the later one decides with Zilveren Kruis.
    let state = filled(
        &filled(&new(), [insurer("zilveren-kruis")]),
        [Set::Start(StartChoice::Day), typed(Question::Start, "10-05-2027")],
    );
    let month = Some(When::Month(day(2027, 2, 1)));
    let state = state.after(Action::Set(Set::Had(YesNoUnknown::Yes))).after(Action::Set(Set::AddRow));
    let mut state = filled(&state, [Set::Begun(0, month), Set::Begun(1, month)]);
    for at in 0..2 {
        let outcome = if at == 0 { Outcome::NoSuccess } else { Outcome::Success };
        state = filled(&state, [Set::Outcome(at, outcome)]);
        state = filled(&state, [Set::Setting(at, Setting::Chain)]);
        if state.screen == Screen::Ask(Question::End(at)) {
            state = filled(&state, [Set::End(at, Some(When::Unknown))]);
        }
    }
    state = filled(&state, [Set::Chain(ChainProgramme::Dm2, true)]);
    if state.screen == Screen::Ask(Question::IncludesSmr) {
        state = filled(&state, [Set::IncludesSmr(YesNoUnknown::Yes)]);
    }
    while let Screen::Ask(Question::Wanted | Question::Kind(_)) = state.screen {
        state = filled(&state, [Set::Wanted(Kind::Short)]);
    }
    assert_eq!(state.screen, Screen::Ask(Question::StartDay(0)));
    let wrong = filled(&state, [typed(Question::StartDay(0), "1-3-2027")]);
    assert_eq!(wrong.faults[0].wrong, Wrong::Elsewhere(When::Month(day(2027, 2, 1))));
    assert_eq!(filled(&wrong, [typed(Question::StartDay(0), "3-2-2027")]).screen, Screen::Ask(Question::StartDay(1)));
}

/// As far as the list of answers, with nothing earlier and no check-ups.
fn complete() -> State {
    let state = filled(&filled(&new(), [insurer("cz")]), [Set::Start(StartChoice::Now)]);
    let state = filled(&filled(&state, [Set::Had(YesNoUnknown::No)]), [Set::ChainOther(ChainOther::None, true)]);
    filled(&state, [Set::Provider(Provider::Contracted)])
}

#[test]
fn a_change_that_is_not_confirmed_is_none() {
    let state = complete();
    let changed = state.after(Action::Change(Question::Provider)).after(Action::Set(Set::Provider(Provider::Unregistered)));
    let back = changed.after(Action::Back);
    assert_eq!((back.screen, &back.fields, &back.path), (Screen::Check, &state.fields, &state.path));
    let history =
        state.after(Action::Change(Question::History)).after(Action::Set(Set::Had(YesNoUnknown::Yes))).after(Action::Back);
    assert_eq!(history.fields, state.fields);
}

#[test]
fn a_question_that_a_change_brings_up_is_asked_before_the_result() {
    let state = complete();
    let changed = filled(&state.after(Action::Change(Question::ChainCare)), [Set::Chain(ChainProgramme::Copd, true)]);
    let left = changed.after(Action::Back);
    assert_eq!((left.screen, left.path.next), (Screen::Check, Some(Question::IncludesSmr)));
    assert_eq!(left.after(Action::Result).screen, Screen::Ask(Question::IncludesSmr));
}

#[test]
fn whoever_does_not_know_about_earlier_programmes_is_asked_nothing_about_them() {
    let state = filled(&filled(&new(), [insurer("cz")]), [Set::Start(StartChoice::Now)]);
    let state = filled(&state, [Set::Had(YesNoUnknown::Unknown)]);
    assert!(matches!(state.screen, Screen::Ask(question) if question.programme().is_none()), "{:?}", state.screen);
    assert!(state.path.asked.iter().all(|question| question.programme().is_none()));
}

#[test]
fn the_focus_follows_programmes_that_come_and_go() {
    let state = with_a_programme().after(Action::Back);
    let added = state.after(Action::Set(Set::AddRow));
    assert_eq!(added.focus, Some(format!("#{}", added.fields.rows[1].id())));
    assert_eq!(added.after(Action::Next).focus, None, "what is wrong comes first");
    let removed = added.after(Action::Set(Set::RemoveRow(1)));
    assert_eq!((removed.focus.as_deref(), removed.removed), (Some(&*format!("#{}", state.fields.rows[0].id())), Some(1)));
    let none = removed.after(Action::Set(Set::RemoveRow(0)));
    assert_eq!(none.focus.as_deref(), Some("#history-0"));
}

#[test]
fn answers_that_are_handed_over_give_the_same_answer() {
    for facts in crate::scenarios() {
        let mut state = State::new(Lang::Nl, day(2026, 11, 22), None);
        state.take(&crate::answers(&facts));
        assert_eq!((state.screen, state.path.next), (Screen::Check, None));
        let (before, after) = (assess_brief(&facts), assess_brief(&state.path.facts));
        // What can't be filled in here is a contradiction; and nothing is asked where nothing can change the answer.
        if before.problems.is_empty() {
            assert_eq!((before.verdict, before.codes, before.route), (after.verdict, after.codes, after.route), "{facts:?}");
            assert_eq!(before.earliest_start, after.earliest_start, "{facts:?}");
        }
        assert_eq!(state.after(Action::Result).screen, Screen::Result);
    }
}
