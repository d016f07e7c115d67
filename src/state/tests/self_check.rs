use super::{After, after, answers, day, scenarios, settings};
use crate::state::*;
use chrono::Datelike;
use smr_rules::interview::{Question, When};
use smr_rules::values::{ChainProgramme, Code, Kind, Outcome, Provider, Setting, Verdict, YesNoUnknown};
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
    assert_eq!(state.screen, Screen::Check);
    assert_eq!(state.after(SelfCheckMsg::Result).screen, Screen::Result);
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
    let state = filled(&state, [Edit::Earlier(YesNoUnknown::Yes), Edit::Begun(0, Some(When::Year(2025)))]);
    let state = filled(&state, [Edit::Outcome(0, Outcome::NoSuccess)]);
    let state = filled(&state, [Edit::Setting(0, Setting::Gp)]);
    assert_eq!(state.screen, Screen::Result);
    assert!(assess_brief(&state.path.facts).codes.contains(Code::LimitReached));
    assert_eq!(state.after(SelfCheckMsg::Back).screen, Screen::Ask(Question::Setting(0)));
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

#[test]
fn a_whole_name_that_was_typed_is_chosen() {
    let state = filled(&new(), [Edit::InsurerSearch(" unive ".into())]);
    assert_eq!(state.form.insurer, Insurer::parse("unive"));
    let found = new().after(SelfCheckMsg::Edit(Edit::InsurerSearch("kruis".into()))).form.found_insurers();
    assert_eq!(found.iter().map(|brand| brand.id).collect::<Vec<_>>(), ["zilveren-kruis"]);
    let ids = |search: &str| {
        new()
            .after(SelfCheckMsg::Edit(Edit::InsurerSearch(search.into())))
            .form
            .found_insurers()
            .iter()
            .map(|brand| brand.id)
            .collect::<Vec<_>>()
    };
    assert_eq!(ids("CZ "), ["cz", "czdirect"]);
    assert_eq!(
        (ids("nn"), ids("zk"), ids("FBTO verzekeringen")),
        (vec!["nationale-nederlanden"], vec!["zilveren-kruis"], vec!["fbto"])
    );
    // One hit is enough; more are not.
    assert_eq!(filled(&new(), [Edit::InsurerSearch("menz".into())]).form.insurer, Insurer::parse("menzis"));
    assert_eq!(filled(&new(), [Edit::InsurerSearch("zorg".into())]).errors[0].kind, ErrorKind::NoInsurer);
    // What was typed last counts.
    assert_eq!(filled(&new(), [insurer("cz"), Edit::InsurerSearch("menzis".into())]).form.insurer, Insurer::parse("menzis"));
    assert_eq!(filled(&new(), [insurer("cz"), Edit::InsurerSearch("zorg".into())]).errors[0].kind, ErrorKind::OtherInsurer);
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
    assert_eq!((back.screen, &back.form, &back.path), (Screen::Check, &state.form, &state.path));
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
    assert_eq!((left.screen, left.path.next), (Screen::Check, Some(Question::IncludesSmr)));
    assert_eq!(left.after(SelfCheckMsg::Result).screen, Screen::Ask(Question::IncludesSmr));
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

/// How many questions there are, and how often somebody goes back, is nobody's business.
#[test]
fn the_host_hears_once_that_somebody_began_and_finished() {
    let state = new();
    assert_eq!((state.event.clone(), state.events), (Some(Event::Begin), 1));
    let state = filled(&filled(&state, [insurer("asr")]), [Edit::Start(StartChoice::NewYear)]);
    let state = filled(&filled(&state, [Edit::Earlier(YesNoUnknown::No)]), [Edit::Wanted(Kind::Intensive)]);
    let state = filled(&state, [Edit::Provider(Provider::Contracted)]);
    assert_eq!((state.screen, state.events), (Screen::Check, 1));
    let state = state.after(SelfCheckMsg::Result);
    assert_eq!((state.event.clone(), state.events), (Some(Event::Complete), 2));
    let again = state.after(SelfCheckMsg::Change(Question::Wanted)).after(SelfCheckMsg::Next).after(SelfCheckMsg::Result);
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
