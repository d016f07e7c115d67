use super::{After, after, answers, day, scenarios, settings};
use crate::state::*;
use chrono::Datelike;
use smr_rules::interview::{Question, When};
use smr_rules::values::{ChainProgramme, Code, Kind, Outcome, Provider, Setting, Sureness, Value, Verdict, YesNoUnknown};
use smr_rules::{Insurer, assess_brief};
use smr_texts::Lang;

fn new() -> SelfCheckState {
    after(&SelfCheckState::new(settings(None), day(2026, 11, 22)), [SelfCheckMsg::Begin])
}

fn insurer(id: &str) -> Edit {
    Edit::Insurer(Some(Insurer::parse(id).expect("an insurer")))
}

/// Fills in fields and goes on.
fn filled(state: &SelfCheckState, edits: impl IntoIterator<Item = Edit>) -> SelfCheckState {
    after(state, edits.into_iter().map(SelfCheckMsg::Edit).chain([SelfCheckMsg::Next]))
}

fn typed(question: Question, text: &str) -> Edit {
    Edit::Day(DayId::of(question).expect("a day"), DayPart::Day, text.into())
}

/// As far as the programmes, with one that began in September.
fn with_a_programme() -> SelfCheckState {
    let state = filled(&filled(&new(), [insurer("cz")]), [Edit::Start(StartChoice::Now)]);
    filled(&state, [Edit::Earlier(YesNoUnknown::Yes), Edit::Begun(0, Some(When::Month(day(2026, 9, 1))))])
}

#[test]
fn one_question_after_another() {
    let state = new();
    assert_eq!(state.screen, Screen::Ask(Question::Insurer));
    let state = filled(&state, [insurer("asr")]);
    assert_eq!(state.screen, Screen::Ask(Question::Start));
    let state = filled(&state, [Edit::Start(StartChoice::NewYear)]);
    assert_eq!((state.screen, state.path.facts.start), (Screen::Ask(Question::History), day(2027, 1, 1)));
    let state = filled(&state, [Edit::Earlier(YesNoUnknown::No)]);
    // Chain care makes no difference with a.s.r. in 2027, but the kind does.
    assert_eq!(state.screen, Screen::Ask(Question::Wanted));
    let state = filled(&state, [Edit::Wanted(Kind::Intensive)]);
    assert_eq!(state.screen, Screen::Ask(Question::Provider));
    let state = filled(&state, [Edit::Provider(Provider::Contracted)]);
    // Without a programme there is little to look through; whoever wants to can.
    assert_eq!(state.screen, Screen::Result);
    let check = state.after(SelfCheckMsg::Check);
    assert_eq!((check.screen, check.after(SelfCheckMsg::Result).screen), (Screen::Check, Screen::Result));
    assert_eq!(assess_brief(&state.path.facts).verdict, Verdict::Eligible);
}

#[test]
fn nothing_chosen_is_a_fault_and_no_answer() {
    let state = new().after(SelfCheckMsg::Next);
    assert_eq!(state.screen, Screen::Ask(Question::Insurer));
    assert_eq!(state.errors, [FieldError { field: "insurer-search".into(), kind: ErrorKind::NoInsurer }]);
    let right = filled(&state, [insurer("cz")]);
    assert!(right.errors.is_empty());
    assert_eq!(right.after(SelfCheckMsg::Next).errors[0].kind, ErrorKind::NotOne);
}

#[test]
fn back_keeps_answers_and_ends_at_the_beginning() {
    let state = with_a_programme();
    assert_eq!(state.screen, Screen::Ask(Question::Outcome(0)));
    let back = state.after(SelfCheckMsg::Back).after(SelfCheckMsg::Back).after(SelfCheckMsg::Back);
    assert_eq!((back.screen, &back.form), (Screen::Ask(Question::Insurer), &state.form));
    assert_eq!(back.after(SelfCheckMsg::Back).screen, Screen::Begin);
    let forth = back.after(SelfCheckMsg::Next).after(SelfCheckMsg::Next).after(SelfCheckMsg::Next);
    assert_eq!(forth.screen, state.screen);
}

#[test]
fn a_change_goes_back_to_the_answers_or_on_to_what_it_opens() {
    let state = filled(&with_a_programme(), [Edit::Outcome(0, Outcome::NoSuccess)]);
    let state = filled(&state, [Edit::ChainOther(ChainOther::None, true)]);
    let state = filled(&state, [Edit::Provider(Provider::Contracted)]);
    assert_eq!(state.screen, Screen::Check);
    let same = filled(&state.after(SelfCheckMsg::Change(Question::Provider)), [Edit::Provider(Provider::Registered)]);
    assert_eq!(same.screen, Screen::Check);
    let member = filled(&state.after(SelfCheckMsg::Change(Question::ChainCare)), [Edit::Chain(ChainProgramme::Copd, true)]);
    assert_eq!(member.screen, Screen::Ask(Question::IncludesSmr));
    assert_eq!(filled(&member, [Edit::IncludesSmr(YesNoUnknown::No)]).screen, Screen::Check);
    assert_eq!(state.after(SelfCheckMsg::Change(Question::Start)).after(SelfCheckMsg::Back).screen, Screen::Check);
}

#[test]
fn whoever_has_no_place_left_sees_that_at_once() {
    let state = filled(&filled(&new(), [insurer("vgz")]), [Edit::Start(StartChoice::Day), typed(Question::Start, "10-05-2025")]);
    let state = state.after(SelfCheckMsg::DayIsRight(true));
    let state = filled(&state, [Edit::Earlier(YesNoUnknown::Yes), Edit::Begun(0, Some(When::Year(2025)))]);
    let state = filled(&state, [Edit::Outcome(0, Outcome::NoSuccess)]);
    let state = filled(&state, [Edit::Setting(0, Setting::Gp)]);
    // How sure that is hangs on one more thing.
    assert_eq!((state.screen, state.progress()), (Screen::EarlyStops, (5, Some(0))));
    let state = filled(&state, [Edit::EarlyStopOther(EarlyStopOther::None, true)]);
    assert_eq!(state.screen, Screen::Result);
    assert!(assess_brief(&state.path.facts).codes.contains(Code::LimitReached));
    assert_eq!(state.after(SelfCheckMsg::Back).after(SelfCheckMsg::Back).screen, Screen::Ask(Question::Setting(0)));
    let uninsured = filled(&new(), [insurer("uninsured")]);
    assert_eq!(uninsured.screen, Screen::Result);
}

#[test]
fn ten_programmes_are_no_problem() {
    let mut state =
        filled(&filled(&new(), [insurer("asr")]), [Edit::Start(StartChoice::Day), typed(Question::Start, "2027-05-10")]);
    state = state.after(SelfCheckMsg::Edit(Edit::Earlier(YesNoUnknown::Yes)));
    for _ in 1..10 {
        state = state.after(SelfCheckMsg::Edit(Edit::AddProgramme));
    }
    let begun = (0..10).map(|at| Edit::Begun(at, Some(When::Month(day(2027, u32::from(at) % 5 + 1, 1)))));
    let state = filled(&state, begun);
    assert_eq!(state.path.facts.history.len(), 10);
    // Where each was decides first: none of them may count with this insurer.
    assert_eq!(state.screen, Screen::Ask(Question::Setting(0)));
}

#[test]
fn days_are_read_as_people_write_them() {
    for text in ["10-05-2027", "10/5/2027", "10.5.2027", " 10 5 2027 ", "2027-05-10"] {
        let mut form = AnswerForm::default();
        form.apply(typed(Question::Start, text));
        assert_eq!(form.start_day.day(), Ok(day(2027, 5, 10)), "{text}");
    }
    let typing = "3-4-2027".char_indices().map(|(at, letter)| typed(Question::Start, &"3-4-2027"[..at + letter.len_utf8()]));
    let mut form = AnswerForm::default();
    typing.for_each(|edit| form.apply(edit));
    assert_eq!(form.start_day.parts, ["3", "4", "2027"]);
    let short = filled(&filled(&new(), [insurer("cz")]), [Edit::Start(StartChoice::Day), typed(Question::Start, "3-4-27")]);
    assert_eq!((short.path.facts.start, short.screen), (day(2027, 4, 3), Screen::Ask(Question::History)));
    for text in ["10 mei 2027", "10 May 2027", "10-sept-2027", "10092027"] {
        let written = filled(&filled(&new(), [insurer("cz")]), [Edit::Start(StartChoice::Day), typed(Question::Start, text)]);
        assert!(written.errors.is_empty(), "{text}");
    }
    let read = |parts: [&str; 3]| DayInput { parts: parts.map(Into::into), is_unknown: false }.day();
    assert_eq!(read(["", "5", "2027"]), Err(ErrorKind::NoDay));
    assert_eq!(read(["31", "2", "2027"]), Err(ErrorKind::NoSuchDay));
    assert_eq!(read(["29", "2", "2028"]), Ok(day(2028, 2, 29)));
    assert_eq!(read(["10", "mrt", "2027"]), Ok(day(2027, 3, 10)));
    assert_eq!(read(["10", "maa", "127"]), Err(ErrorKind::Year));
    assert_eq!(read(["10", "5", "12027"]), Err(ErrorKind::Year));
    assert_eq!(read(["tien", "5", "2027"]), Err(ErrorKind::NoSuchDay));
    assert_eq!(read(["-1", "5", "2027"]), Err(ErrorKind::NoSuchDay));
    assert_eq!(read(["10", "5", "💥"]), Err(ErrorKind::Year));
}

#[test]
fn an_end_before_the_beginning_is_told_at_its_field_and_kept() {
    let state = filled(&with_a_programme(), [Edit::Outcome(0, Outcome::Running)]);
    let state = filled(&state, [Edit::Setting(0, Setting::Gp)]);
    assert_eq!(state.screen, Screen::Ask(Question::End(0)));
    let wrong = filled(&state, [typed(Question::End(0), "31-08-2026")]);
    assert_eq!(wrong.screen, state.screen);
    assert!(matches!(&wrong.errors[..], [FieldError { kind: ErrorKind::Contradiction(_), .. }]), "{:?}", wrong.errors);
    assert_eq!(wrong.form.programmes[0].planned_end.parts, ["31", "08", "2026"]);
    let right = filled(&wrong, [typed(Question::End(0), "31-12-2026")]);
    assert_ne!(right.screen, state.screen);
    assert!(right.errors.is_empty());
}

#[test]
fn a_programme_that_goes_takes_its_answers_along_and_no_others() {
    let state = filled(&filled(&new(), [insurer("zilveren-kruis")]), [Edit::Start(StartChoice::Now)]);
    let month = |month| Some(When::Month(day(2026, month, 1)));
    let state = state.after(SelfCheckMsg::Edit(Edit::Earlier(YesNoUnknown::Yes))).after(SelfCheckMsg::Edit(Edit::AddProgramme));
    let state = filled(&state, [Edit::Begun(0, month(2)), Edit::Begun(1, month(6))]);
    let state = filled(&state, [Edit::Outcome(0, Outcome::DroppedOut)]);
    let state = filled(&state, [Edit::Setting(0, Setting::Gp)]);
    let state = filled(&state, [Edit::Outcome(1, Outcome::NoSuccess)]);
    let one = state
        .after(SelfCheckMsg::Change(Question::History))
        .after(SelfCheckMsg::Edit(Edit::RemoveProgramme(0)))
        .after(SelfCheckMsg::Next);
    assert_eq!(one.path.facts.history.len(), 1);
    assert_eq!(
        (one.path.facts.history[0].outcome, one.path.facts.history[0].start.map(|day| day.month())),
        (Outcome::NoSuccess, Some(6))
    );
    let none = one.after(SelfCheckMsg::Change(Question::History)).after(SelfCheckMsg::Edit(Edit::RemoveProgramme(0)));
    assert_eq!(none.form.earlier, None);
    assert_eq!(none.after(SelfCheckMsg::Next).errors[0].kind, ErrorKind::Nothing);
}

fn searched(text: &str) -> Edit {
    Edit::InsurerSearch(text.into())
}

#[test]
fn only_a_whole_name_that_was_typed_is_chosen_by_itself() {
    assert_eq!(filled(&new(), [searched(" unive ")]).form.insurer, Insurer::parse("unive"));
    // One hit is no choice yet, but we ask whether it is meant; nor is an old name.
    let menzis = filled(&new(), [searched("menz")]);
    assert!(matches!(menzis.errors[0].kind, ErrorKind::MeantInsurer(brand) if brand.id == "menzis"), "{:?}", menzis.errors);
    assert_eq!((menzis.form.insurer, menzis.form.insurer_search.as_str()), (None, "menz"));
    assert!(matches!(filled(&new(), [searched("ditzo")]).errors[0].kind, ErrorKind::MeantInsurer(brand) if brand.id == "asr"));
    assert_eq!(filled(&new(), [searched("zorg")]).errors[0].kind, ErrorKind::NoInsurer);
    // What was typed last counts, and so does what was chosen last.
    assert_eq!(filled(&new(), [insurer("cz"), searched("menzis")]).form.insurer, Insurer::parse("menzis"));
    assert_eq!(filled(&new(), [insurer("cz"), searched("zorg")]).errors[0].kind, ErrorKind::OtherInsurer);
    assert_eq!(filled(&new(), [insurer("unknown"), searched("qqq")]).errors[0].kind, ErrorKind::OtherInsurer);
    for id in ["cz", "unknown", "other"] {
        let state = filled(&new(), [searched("menzis"), insurer(id)]);
        assert_eq!((state.form.insurer, state.screen), (Insurer::parse(id), Screen::Ask(Question::Start)), "{id}");
    }
}

#[test]
fn the_list_of_insurers_does_not_move_when_one_is_chosen() {
    for search in ["", "z", "menzes"] {
        let state = new().after(SelfCheckMsg::Edit(searched(search)));
        let found = state.form.found_insurers();
        for brand in &found.brands {
            let chosen = state.after(SelfCheckMsg::Edit(Edit::Insurer(Some(Insurer::Brand(brand)))));
            assert_eq!(chosen.form.found_insurers(), found);
        }
    }
}

#[test]
fn no_check_ups_and_some_exclude_each_other() {
    let mut form = AnswerForm::default();
    form.apply(Edit::Chain(ChainProgramme::Copd, true));
    form.apply(Edit::ChainOther(ChainOther::None, true));
    assert!(form.chain.is_empty());
    form.apply(Edit::Chain(ChainProgramme::Asthma, true));
    assert_eq!(form.chain_other, None);
}

#[test]
fn wiping_is_asked_first_and_leaves_nothing() {
    let state = with_a_programme();
    assert!(state.is_touched());
    let asked = state.after(SelfCheckMsg::AskWipe);
    assert_eq!((asked.screen, asked.after(SelfCheckMsg::KeepAll).screen), (Screen::Wipe, state.screen));
    let wiped = asked.after(SelfCheckMsg::Speak(Lang::En)).after(SelfCheckMsg::Wipe(day(2027, 1, 2)));
    assert!(!wiped.is_touched() && wiped.is_wiped);
    let fresh = SelfCheckState::new(HostSettings { lang: Lang::En, ..settings(None) }, day(2027, 1, 2));
    assert_eq!(wiped.event, Some(Event::Reset));
    let mut rest = wiped;
    (rest.moves, rest.is_wiped, rest.event, rest.events) = (0, false, None, 0);
    rest.settings.lang = Lang::En;
    assert_eq!(rest, fresh);
}

#[test]
fn another_language_changes_nothing_else() {
    let state = with_a_programme();
    assert_eq!(state.after(SelfCheckMsg::Speak(Lang::En)).after(SelfCheckMsg::Speak(Lang::Nl)), state);
}

#[test]
fn an_insurer_that_the_page_came_with_is_not_asked_but_can_be_changed() {
    let state = SelfCheckState::new(settings(Insurer::parse("salland")), day(2026, 11, 22)).after(SelfCheckMsg::Begin);
    assert_eq!((state.screen, state.number(Question::Start)), (Screen::Ask(Question::Start), 1));
    assert_eq!(state.after(SelfCheckMsg::Back).screen, Screen::Begin);
    let changed = filled(&state.after(SelfCheckMsg::Change(Question::Insurer)), [insurer("cz")]);
    assert_eq!(changed.path.facts.insurer, Insurer::parse("cz").expect("an insurer"));
}

#[test]
fn a_day_outside_the_month_that_was_chosen_is_told() {
    // Two programmes inside chain care of one month: which was the later one decides with Zilveren Kruis.
    let state = filled(
        &filled(&new(), [insurer("zilveren-kruis")]),
        [Edit::Start(StartChoice::Day), typed(Question::Start, "10-05-2027")],
    );
    let month = Some(When::Month(day(2027, 2, 1)));
    let state = state.after(SelfCheckMsg::Edit(Edit::Earlier(YesNoUnknown::Yes))).after(SelfCheckMsg::Edit(Edit::AddProgramme));
    let mut state = filled(&state, [Edit::Begun(0, month), Edit::Begun(1, month)]);
    for at in 0..2 {
        let outcome = if at == 0 { Outcome::NoSuccess } else { Outcome::Success };
        state = filled(&state, [Edit::Outcome(at, outcome)]);
        state = filled(&state, [Edit::Setting(at, Setting::Chain)]);
        if state.screen == Screen::Ask(Question::End(at)) {
            state = filled(&state, [Edit::End(at, Some(When::Unknown))]);
        }
    }
    state = filled(&state, [Edit::Chain(ChainProgramme::Dm2, true)]);
    if state.screen == Screen::Ask(Question::IncludesSmr) {
        state = filled(&state, [Edit::IncludesSmr(YesNoUnknown::Yes)]);
    }
    while let Screen::Ask(Question::Wanted | Question::Kind(_)) = state.screen {
        state = filled(&state, [Edit::Wanted(Kind::Short)]);
    }
    assert_eq!(state.screen, Screen::Ask(Question::StartDay(0)));
    let wrong = filled(&state, [typed(Question::StartDay(0), "1-3-2027")]);
    assert_eq!(wrong.errors[0].kind, ErrorKind::Elsewhere(When::Month(day(2027, 2, 1))));
    assert_eq!(filled(&wrong, [typed(Question::StartDay(0), "3-2-2027")]).screen, Screen::Ask(Question::StartDay(1)));
}

/// As far as the list of answers, with nothing earlier and no check-ups.
fn complete() -> SelfCheckState {
    let state = filled(&filled(&new(), [insurer("cz")]), [Edit::Start(StartChoice::Now)]);
    let state = filled(&filled(&state, [Edit::Earlier(YesNoUnknown::No)]), [Edit::ChainOther(ChainOther::None, true)]);
    filled(&state, [Edit::Provider(Provider::Contracted)])
}

#[test]
fn a_change_that_is_not_confirmed_is_none() {
    let state = complete();
    let changed =
        state.after(SelfCheckMsg::Change(Question::Provider)).after(SelfCheckMsg::Edit(Edit::Provider(Provider::Unregistered)));
    let back = changed.after(SelfCheckMsg::Back);
    assert_eq!((back.screen, &back.form, &back.path.facts), (Screen::Result, &state.form, &state.path.facts));
    let history = state
        .after(SelfCheckMsg::Change(Question::History))
        .after(SelfCheckMsg::Edit(Edit::Earlier(YesNoUnknown::Yes)))
        .after(SelfCheckMsg::Back);
    assert_eq!(history.form, state.form);
}

#[test]
fn a_question_that_a_change_brings_up_is_asked_before_the_result() {
    let state = complete();
    let changed = filled(&state.after(SelfCheckMsg::Change(Question::ChainCare)), [Edit::Chain(ChainProgramme::Copd, true)]);
    let left = changed.after(SelfCheckMsg::Back);
    assert_eq!((left.screen, left.path.next), (Screen::Ask(Question::ChainCare), Some(Question::IncludesSmr)));
    // There is no answer to go back to while that is open.
    assert_eq!(left.after(SelfCheckMsg::Back).screen, Screen::Ask(Question::IncludesSmr));
    let check = left.after(SelfCheckMsg::Check);
    assert_eq!((check.screen, check.after(SelfCheckMsg::Result).screen), (Screen::Check, Screen::Ask(Question::IncludesSmr)));
    assert_eq!(filled(&changed, [Edit::IncludesSmr(YesNoUnknown::No)]).screen, Screen::Result);
}

#[test]
fn whoever_does_not_know_about_earlier_programmes_is_asked_nothing_about_them() {
    let state = filled(&filled(&new(), [insurer("cz")]), [Edit::Start(StartChoice::Now)]);
    let state = filled(&state, [Edit::Earlier(YesNoUnknown::Unknown)]);
    assert!(matches!(state.screen, Screen::Ask(question) if question.programme().is_none()), "{:?}", state.screen);
    assert!(state.path.asked.iter().all(|question| question.programme().is_none()));
}

#[test]
fn the_focus_follows_programmes_that_come_and_go() {
    let state = with_a_programme().after(SelfCheckMsg::Back);
    let added = state.after(SelfCheckMsg::Edit(Edit::AddProgramme));
    assert_eq!(added.focus, Some(format!("#{}", added.form.programmes[1].id("begun"))));
    assert_eq!(added.after(SelfCheckMsg::Next).focus, None, "what is wrong comes first");
    let removed = added.after(SelfCheckMsg::Edit(Edit::RemoveProgramme(1)));
    assert_eq!(
        (removed.focus.as_deref(), removed.removed),
        (Some(&*format!("#{}", state.form.programmes[0].id("begun"))), Some(1))
    );
    let none = removed.after(SelfCheckMsg::Edit(Edit::RemoveProgramme(0)));
    assert_eq!(none.focus.as_deref(), Some("#history-0"));
}

#[test]
fn answers_that_are_handed_over_give_the_same_answer() {
    for facts in scenarios() {
        let state = SelfCheckState::new(settings(None), day(2026, 11, 22)).with_initial_answers(&Ok(answers(&facts)));
        assert_eq!((state.screen, state.path.next), (Screen::Check, None));
        let (before, after) = (assess_brief(&facts), assess_brief(&state.path.facts));
        // What can't be filled in here is a contradiction; and nothing is asked where nothing can change the answer.
        if before.problems.is_empty() {
            assert_eq!((before.verdict, before.codes, before.route), (after.verdict, after.codes, after.route), "{facts:?}");
            assert_eq!(before.earliest_start, after.earliest_start, "{facts:?}");
        }
        assert_eq!(state.after(SelfCheckMsg::Result).screen, Screen::Result);
    }
}

#[test]
fn a_day_that_is_likely_a_slip_is_asked_back() {
    let at_start = filled(&new(), [insurer("cz")]);
    let on = |text: &str| filled(&at_start, [Edit::Start(StartChoice::Day), typed(Question::Start, text)]);
    for (text, doubt) in
        [("21-11-2026", Doubt::Past), ("10-5-2012", Doubt::Past), ("23-11-2028", Doubt::Far), ("1-1-2062", Doubt::Far)]
    {
        let asked = on(text);
        assert_eq!((asked.screen, asked.doubt, asked.errors.len()), (at_start.screen, Some(doubt), 0), "{text}");
        assert_eq!((asked.focus.as_deref(), &asked.event), (Some("#doubt"), &at_start.event));
        assert!(!asked.path.asked.contains(&Question::Start), "not an answer yet");
        let right = asked.after(SelfCheckMsg::DayIsRight(true));
        assert!(right.path.asked.contains(&Question::Start) && right.doubt.is_none(), "{text}");
        // It is asked back once, and again for another day.
        assert_eq!(right.after(SelfCheckMsg::Back).after(SelfCheckMsg::Next).doubt, None);
        let wrong = asked.after(SelfCheckMsg::DayIsRight(false));
        assert_eq!((wrong.doubt, wrong.focus.as_deref(), &wrong.form), (None, Some("#day-0"), &asked.form));
        assert_eq!(wrong.after(SelfCheckMsg::Next).doubt, Some(doubt));
    }
    for text in ["22-11-2026", "22-11-2028", "1-3-2027"] {
        assert_eq!(on(text).doubt, None, "{text}");
    }
    assert_eq!(new().after(SelfCheckMsg::DayIsRight(true)), new(), "nothing was asked back");
}

/// Three programmes of this year at the general practice: the year is used up unless one of them does not count.
fn used_up() -> SelfCheckState {
    let state = filled(&filled(&new(), [insurer("menzis")]), [Edit::Start(StartChoice::Now)]);
    let state = after(&state, [Edit::Earlier(YesNoUnknown::Yes), Edit::AddProgramme, Edit::AddProgramme].map(SelfCheckMsg::Edit));
    let mut state =
        filled(&state, [1, 4, 7].into_iter().zip(0..).map(|(month, at)| Edit::Begun(at, Some(When::Month(day(2026, month, 1))))));
    while let Screen::Ask(Question::Setting(at)) = state.screen {
        state = filled(&state, [Edit::Setting(at, Setting::Gp)]);
    }
    state
}

#[test]
fn which_programmes_were_stopped_early_is_asked_once_for_all() {
    let asked = used_up();
    assert_eq!((asked.screen, asked.early_stops.as_slice()), (Screen::EarlyStops, [0, 1, 2].as_slice()));
    assert_eq!(asked.after(SelfCheckMsg::Next).errors[0].kind, ErrorKind::Nothing);
    let answered = |edits: &[Edit]| {
        let state = filled(&asked, edits.to_vec());
        assert_eq!((state.screen, state.early_stops.as_slice()), (Screen::Result, [0, 1, 2].as_slice()));
        let outcomes: Vec<_> = state.path.facts.history.iter().map(|programme| programme.outcome).collect();
        (state.path.sureness, outcomes)
    };
    let none = Edit::EarlyStopOther(EarlyStopOther::None, true);
    assert_eq!(answered(std::slice::from_ref(&none)), (Some(Sureness::Sure), vec![Outcome::Unknown; 3]));
    let (sureness, outcomes) = answered(&[Edit::EarlyStop(1, true)]);
    assert_eq!(outcomes, [Outcome::Unknown, Outcome::DroppedOut, Outcome::Unknown]);
    assert_ne!(sureness, Some(Sureness::Sure));
    // Whoever does not know is not told that it is sure, nor asked again.
    let unknown = Edit::EarlyStopOther(EarlyStopOther::Unknown, true);
    assert_eq!(answered(&[unknown]).0, Some(Sureness::Unclear));
    // They exclude each other.
    let both = after(&asked, [none, Edit::EarlyStop(0, true)].map(SelfCheckMsg::Edit));
    assert_eq!(both.form.early_stop_other, None);
    // It can be changed, and stands on the way back.
    let result = filled(&asked, [Edit::EarlyStop(1, true)]);
    assert_eq!(result.after(SelfCheckMsg::Back).screen, Screen::EarlyStops);
    let changed = result.after(SelfCheckMsg::Check).after(SelfCheckMsg::ChangeEarlyStops);
    assert_eq!(changed.screen, Screen::EarlyStops);
    let undone = changed.after(SelfCheckMsg::Edit(Edit::EarlyStop(0, true))).after(SelfCheckMsg::Back);
    assert_eq!((undone.screen, &undone.form), (Screen::Check, &result.form));
    // Another programme is another question.
    let more = result.after(SelfCheckMsg::Change(Question::History)).after(SelfCheckMsg::Edit(Edit::AddProgramme));
    let mut more = filled(&more, [Edit::Begun(3, Some(When::Month(day(2026, 9, 1))))]);
    while let Screen::Ask(Question::Setting(at)) = more.screen {
        more = filled(&more, [Edit::Setting(at, Setting::Gp)]);
    }
    assert_eq!(more.screen, Screen::EarlyStops);
}

#[test]
fn a_coach_is_asked_about_in_words_and_nothing_is_assumed() {
    let with = |edits: &[Edit]| {
        let mut form = AnswerForm::default();
        edits.iter().cloned().for_each(|edit| form.apply(edit));
        form.provider()
    };
    let (coach, listed) = (Edit::Guide(Guide::Coach), Edit::InRegister(YesNoUnknown::Yes));
    assert_eq!(with(&[]), None);
    assert_eq!(with(&[Edit::Guide(Guide::GpPractice)]), Some(Provider::GpPractice));
    assert_eq!(with(&[Edit::Guide(Guide::Unknown)]), Some(Provider::Unknown));
    assert_eq!(with(std::slice::from_ref(&coach)), None);
    assert_eq!(with(&[coach.clone(), Edit::InRegister(YesNoUnknown::No)]), Some(Provider::Unregistered));
    assert_eq!(with(&[coach.clone(), Edit::InRegister(YesNoUnknown::Unknown)]), Some(Provider::Unknown));
    assert_eq!(with(&[coach.clone(), listed.clone()]), Some(Provider::Unknown));
    for (contract, provider) in [
        (YesNoUnknown::Yes, Provider::Contracted),
        (YesNoUnknown::No, Provider::Registered),
        (YesNoUnknown::Unknown, Provider::Unknown),
    ] {
        assert_eq!(with(&[coach.clone(), listed.clone(), Edit::HasContract(contract)]), Some(provider));
    }
    // In one answer, as at the intake or by a link, it is the same.
    for provider in Provider::ALL {
        assert_eq!(with(&[coach.clone(), Edit::Provider(*provider)]), Some(*provider));
    }
    let state = filled(&filled(&new(), [insurer("cz")]), [Edit::Start(StartChoice::Now)]);
    let state = filled(&filled(&state, [Edit::Earlier(YesNoUnknown::No)]), [Edit::ChainOther(ChainOther::None, true)]);
    let missing = filled(&state, [coach]);
    assert_eq!(missing.errors, [FieldError { field: "register".into(), kind: ErrorKind::NoRegister }]);
    assert_eq!(filled(&missing, [listed]).screen, Screen::Result);
}

#[test]
fn the_buttons_of_the_browser_go_one_question_each() {
    let state = with_a_programme();
    assert_eq!((state.screen, state.place()), (Screen::Ask(Question::Outcome(0)), 4));
    let screens = |state: &SelfCheckState, places: &[usize]| {
        let mut state = state.clone();
        places.iter().map(|place| (state = state.after(SelfCheckMsg::Travel(*place)), state.screen).1).collect::<Vec<_>>()
    };
    let [insurer, start, history, outcome] =
        [Question::Insurer, Question::Start, Question::History, Question::Outcome(0)].map(Screen::Ask);
    assert_eq!(screens(&state, &[3, 2, 1, 0]), [history, start, insurer, Screen::Begin]);
    assert_eq!(screens(&state, &[1, 2, 3, 4, 9]), [insurer, start, history, outcome, outcome]);
    // Forward again does not confirm what was changed on the way.
    let changed = state.after(SelfCheckMsg::Travel(1)).after(SelfCheckMsg::Edit(Edit::Insurer(Insurer::parse("vgz"))));
    let forth = changed.after(SelfCheckMsg::Travel(2));
    assert_eq!((forth.screen, forth.form.insurer), (start, Insurer::parse("cz")));
    // What was confirmed on the way ends what lay ahead.
    let new_way = filled(&state.after(SelfCheckMsg::Travel(1)), [Edit::Insurer(Insurer::parse("uninsured"))]);
    assert_eq!((new_way.screen, new_way.place()), (Screen::Result, 2));
    assert_eq!(screens(&new_way, &[3, 1]), [Screen::Result, insurer]);
    // After wiping there is nothing to go forward to.
    let wiped = state.after(SelfCheckMsg::AskWipe).after(SelfCheckMsg::Wipe(day(2026, 11, 22)));
    assert_eq!((wiped.place(), screens(&wiped, &[5, 1])), (0, vec![Screen::Begin, Screen::Begin]));
}

#[test]
fn how_a_programme_ended_is_asked_in_the_words_of_its_time() {
    use crate::words;
    let with = |begun: When, start: chrono::NaiveDate| {
        let programme = ProgrammeForm { begun: TimeInput::chosen(begun), ..ProgrammeForm::default() };
        words::is_long_ago(programme.begun.when, start)
    };
    let now = day(2026, 11, 22);
    assert!([When::Year(2025), When::Before(2025), When::Month(day(2026, 4, 1))].into_iter().all(|begun| with(begun, now)));
    assert!([When::Year(2026), When::Month(day(2026, 6, 1)), When::Unknown].into_iter().all(|begun| !with(begun, now)));
    // On the first day of a year only what may still run is asked about.
    assert!(!with(When::Year(2026), day(2027, 1, 1)));
}

/// Printed with `--nocapture`: how many are asked, and how the number of those that are left goes.
#[test]
fn the_number_of_questions_that_are_left_never_grows_for_no_reason() {
    let (mut asked, mut grown, mut off, mut short, mut untold) = (Vec::new(), 0, 0, 0, 0);
    let facts: Vec<_> = scenarios().into_iter().filter(crate::fixtures::can_be_entered).collect();
    for facts in &facts {
        let mut seen: Vec<(Screen, usize, Option<usize>)> = Vec::new();
        crate::fixtures::walk(facts, Lang::Nl, day(2026, 11, 22), |state| {
            if matches!(state.screen, Screen::Ask(_) | Screen::EarlyStops) {
                let (number, left) = state.progress();
                seen.push((state.screen, number, left));
            }
        });
        asked.push(seen.len());
        untold += seen.iter().filter(|(.., left)| left.is_none()).count();
        assert!(seen.iter().zip(1..).all(|((_, number, _), at)| *number == at), "{seen:?}");
        for pair in seen.windows(2) {
            let ((before, _, was), (.., is)) = (pair[0], pair[1]);
            // Somebody who has just told of programmes, or of their check-ups, knows why.
            let (Some(was), Some(is)) = (was, is) else { continue };
            if is > was.saturating_sub(1) && before != Screen::Ask(Question::History) {
                grown += 1;
                println!("{before:?}: {was} then {is}: {seen:?}");
            }
        }
        short += seen.iter().skip(3).filter(|(_, number, left)| left.is_some_and(|left| seen.len() - number > left)).count();
        off += seen.iter().filter(|(_, number, left)| left.is_some_and(|left| (seen.len() - number).abs_diff(left) > 2)).count();
    }
    asked.sort_unstable();
    let all: usize = asked.iter().sum();
    println!(
        "{} scenarios: {} questions in the middle, {} at most; {grown} of {all} grew, {off} were off by three or more, {short} after the history were too few, {untold} not told",
        asked.len(),
        asked[asked.len() / 2],
        asked[asked.len() - 1]
    );
    assert!(asked[asked.len() / 2] <= 6, "{asked:?}");
    assert!(grown * 90 <= all && short * 40 <= all, "{grown} {short}");
}

/// How many questions there are, and how often somebody goes back, is nobody's business.
#[test]
fn the_host_hears_once_that_somebody_began_and_finished() {
    let state = new();
    assert_eq!((state.event.clone(), state.events), (Some(Event::Begin), 1));
    let state = filled(&filled(&state, [insurer("asr")]), [Edit::Start(StartChoice::NewYear)]);
    let state = filled(&filled(&state, [Edit::Earlier(YesNoUnknown::No)]), [Edit::Wanted(Kind::Intensive)]);
    let state = filled(&state, [Edit::Provider(Provider::Contracted)]);
    assert_eq!((state.screen, state.event.clone(), state.events), (Screen::Result, Some(Event::Complete), 2));
    let again = state.after(SelfCheckMsg::Change(Question::Wanted)).after(SelfCheckMsg::Next);
    assert_eq!((again.screen, again.events), (Screen::Result, 2));
    let wiped = after(&again, [SelfCheckMsg::AskWipe, SelfCheckMsg::Wipe(day(2026, 11, 22))]);
    assert_eq!((wiped.event.clone(), wiped.events), (Some(Event::Reset), 3));
    assert_eq!(wiped.after(SelfCheckMsg::Begin).event, Some(Event::Begin));
    // The same for whoever comes after the host started over.
    let next = again.after(SelfCheckMsg::Settings(HostSettings { round: 1, ..settings(None) }, day(2026, 11, 22)));
    assert_eq!(next.events, 2);
    assert_eq!(next.after(SelfCheckMsg::Begin).event, Some(Event::Begin));
}

#[test]
fn sharing_takes_two_acts_and_a_host_that_asked() {
    let share = |may_share| SelfCheckMsg::Settings(HostSettings { may_share, ..settings(None) }, day(2026, 11, 22));
    let result = |may_share| new().after(share(may_share));
    let asked = result(true).after(SelfCheckMsg::Share(Sharing::Asked));
    assert_eq!((asked.sharing, asked.events), (Sharing::Asked, 1));
    assert!(matches!(asked.after(SelfCheckMsg::Share(Sharing::Done)).event, Some(Event::Share(_))));
    let not = asked.after(SelfCheckMsg::Share(Sharing::Not));
    for state in [not, result(true), result(false).after(SelfCheckMsg::Share(Sharing::Asked))] {
        let state = state.after(SelfCheckMsg::Share(Sharing::Done));
        assert_eq!((state.sharing, state.events), (Sharing::Not, 1));
    }
}
