use super::{after, answers, day, scenarios, settings};
use crate::fixtures::last_verified;
use crate::state::*;
use chrono::{Datelike, Days};
use smr_rules::handover;
use smr_rules::values::{ChainProgramme, Code, Kind, Outcome, Provider, Setting, Verdict, YesNoUnknown};
use smr_rules::{Insurer, assess};

fn new() -> IntakeState {
    IntakeState::new(settings(None), day(2026, 11, 22))
}

fn edit(edit: Edit) -> IntakeMsg {
    IntakeMsg::Edit(edit)
}

fn insurer(id: &str) -> IntakeMsg {
    edit(Edit::Insurer(Insurer::parse(id)))
}

/// Everything known, no earlier programme.
fn plain() -> IntakeState {
    let what = [
        insurer("cz"),
        edit(Edit::Earlier(YesNoUnknown::No)),
        edit(Edit::ChainOther(ChainOther::None, true)),
        edit(Edit::Wanted(Kind::Short)),
    ];
    after(&after(&new(), what), [edit(Edit::Provider(Provider::Contracted))])
}

fn verdict(state: &IntakeState) -> Verdict {
    IntakeCase::of(state).expect("a planned start").answer.verdict
}

fn deciding(state: &IntakeState) -> Vec<String> {
    IntakeCase::of(state).expect("a planned start").deciding.into_iter().map(|(id, _)| id).collect()
}

#[test]
fn a_form_of_facts_gives_the_same_answer() {
    for facts in scenarios() {
        let path = AnswerForm::from_answers(&answers(&facts)).path(facts.start, day(2026, 11, 22));
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
            edit(Edit::Earlier(YesNoUnknown::Yes)),
            edit(Edit::BegunText(0, "3-2026".into())),
            edit(Edit::EndText(0, "2026".into())),
            edit(Edit::Outcome(0, Outcome::Success)),
            edit(Edit::AddProgramme),
        ],
    );
    for state in [new(), plain(), months] {
        let answers = state.form.all_answers(state.form.typed_start().expect("a planned start"));
        let read = handover::read(&handover::write(&answers)).expect("a link");
        let there = AnswerForm::from_answers(&read);
        let (here, start) = (IntakeCase::of(&state).expect("a case").path.facts, day(2026, 11, 22));
        assert_eq!(there.path(start, start).facts, here);
        let texts = |form: &AnswerForm| {
            form.programmes.iter().map(|one| (one.begun.text.clone(), one.end.text.clone())).collect::<Vec<_>>()
        };
        assert_eq!(texts(&there), texts(&state.form));
        // And the person sees the same answer.
        let self_check = SelfCheckState::new(settings(None), start).with_initial_answers(&Ok(read));
        assert_eq!(smr_rules::assess_brief(&self_check.path.facts).verdict, verdict(&state));
    }
}

#[test]
fn nothing_filled_in_is_never_a_yes() {
    assert_eq!(verdict(&new()), Verdict::NeedsInformation);
    assert_eq!(verdict(&plain()), Verdict::Eligible);
    // Each fact that is left out makes it something else, or nothing: never a firmer yes.
    let path = IntakeCase::of(&plain()).expect("a case").path.facts;
    assert_eq!(path.history.len(), 0);
    assert_eq!(
        verdict(&after(&plain(), [edit(Edit::Earlier(YesNoUnknown::Unknown))])),
        verdict(&after(&plain(), [edit(Edit::Earlier(YesNoUnknown::Yes)), edit(Edit::RemoveProgramme(0))]))
    );
}

#[test]
fn a_planned_start_that_is_none_gives_no_answer() {
    for text in ["", "3-2026", "2026", "31-2-2027", "morgen"] {
        let state = after(&plain(), [edit(Edit::StartText(text.into()))]);
        assert!(IntakeCase::of(&state).is_none(), "{text}");
        // Nobody is shown an answer for another day.
        let turned = after(&state, [IntakeMsg::Turn]);
        assert_eq!((turned.side, turned.focus.as_deref()), (Side::Provider, Some("#start")));
        assert!(!after(&state, [IntakeMsg::HandOver]).is_handing_over);
    }
}

#[test]
fn what_still_decides_is_pointed_at_in_the_form() {
    assert!(deciding(&plain()).is_empty());
    assert_eq!(deciding(&after(&plain(), [edit(Edit::Earlier(YesNoUnknown::Unknown))])), ["had"]);
    let running = after(&plain(), [edit(Edit::Earlier(YesNoUnknown::Yes)), edit(Edit::BegunText(0, "1-9-2026".into()))]);
    let ids = deciding(&running);
    assert!(ids.iter().any(|id| id == "ended-0" || id == "outcome-0"), "{ids:?}");
    let over = after(&running, [edit(Edit::Outcome(0, Outcome::NoSuccess))]);
    assert!(deciding(&over).is_empty());
    let unknown = after(
        &over,
        [insurer("unknown"), edit(Edit::Chain(ChainProgramme::Copd, true)), edit(Edit::IncludesSmr(YesNoUnknown::Yes))],
    );
    assert!(deciding(&unknown).contains(&"insurer".into()));
}

#[test]
fn a_month_is_enough_until_the_day_decides() {
    let with = |begun: &str| {
        after(
            &plain(),
            [
                edit(Edit::Earlier(YesNoUnknown::Yes)),
                edit(Edit::BegunText(0, begun.into())),
                edit(Edit::Outcome(0, Outcome::Success)),
            ],
        )
    };
    assert_eq!(verdict(&with("3-2026")), verdict(&with("1-3-2026")));
    assert!(deciding(&with("3-2026")).is_empty());
    // Whether that programme is over on the planned start, only its day can say.
    let unknown = after(&with("11-2025"), [edit(Edit::Outcome(0, Outcome::Unknown))]);
    assert!(deciding(&unknown).contains(&"begun-0".into()));
    assert!(IntakeCase::of(&unknown).expect("a case").path.is_cautious);
}

#[test]
fn the_end_of_what_may_still_run_is_a_day() {
    let entry = |end: &str, outcome| ProgrammeForm { end: TimeInput::typed(end.into()), outcome, ..ProgrammeForm::default() };
    let start = day(2026, 11, 22);
    let amiss = |ended: &str, outcome| entry(ended, outcome).end_error(start);
    assert_eq!(amiss("3-2027", Some(Outcome::Running)), Some(ErrorKind::NotTheDay));
    assert_eq!(amiss("11-2026", None), Some(ErrorKind::NotTheDay));
    assert_eq!(amiss("10-2026", None), None);
    assert_eq!(amiss("3-3-2027", Some(Outcome::Running)), None);
    assert_eq!(amiss("10-2026", Some(Outcome::Success)), None);
    assert_eq!(amiss("gisteren", Some(Outcome::Success)), Some(ErrorKind::NotADate));
    // Until it is right it is not known, and so it blocks without a date.
    let running = after(
        &plain(),
        [
            edit(Edit::Earlier(YesNoUnknown::Yes)),
            edit(Edit::Outcome(0, Outcome::Running)),
            edit(Edit::EndText(0, "3-2027".into())),
        ],
    );
    let answer = IntakeCase::of(&running).expect("a case").answer;
    assert_eq!((answer.verdict, answer.earliest_start.and_then(|earliest| earliest.date)), (Verdict::NotYet, None));
}

#[test]
fn programmes_are_doubled_taken_away_and_brought_back() {
    let one = after(
        &new(),
        [edit(Edit::Earlier(YesNoUnknown::Yes)), edit(Edit::BegunText(0, "3-2026".into())), edit(Edit::Setting(0, Setting::Gp))],
    );
    let two = after(&one, [edit(Edit::DuplicateProgramme(0))]);
    assert_eq!(two.form.programmes.len(), 2);
    // The same dates would be the same programme twice.
    assert_eq!((&two.form.programmes[1].begun, two.form.programmes[1].setting), (&TimeInput::default(), Some(Setting::Gp)));
    assert_ne!(two.form.programmes[0].key, two.form.programmes[1].key);
    assert_eq!(two.focus.as_deref(), Some("#begun-1"));
    assert_eq!(after(&two, [IntakeMsg::Undo]).form.programmes, one.form.programmes);
    let none = after(&one, [edit(Edit::RemoveProgramme(0))]);
    assert_eq!((none.form.programmes.len(), none.form.earlier, none.focus.as_deref()), (0, None, Some("#undo")));
    let back = after(&none, [IntakeMsg::Undo]);
    assert_eq!((&back.form.programmes, back.form.earlier), (&one.form.programmes, Some(YesNoUnknown::Yes)));
    // "No" takes them away too, and gives them back.
    assert_eq!(after(&two, [edit(Edit::Earlier(YesNoUnknown::No)), IntakeMsg::Undo]).form.programmes, two.form.programmes);
    // What was filled in since is not lost by undoing something older.
    assert!(after(&two, [edit(Edit::RemoveProgramme(0)), edit(Edit::BegunText(0, "4-2026".into()))]).before.is_none());
    // A number that is not there does nothing.
    assert_eq!(
        after(&one, [edit(Edit::RemoveProgramme(9)), edit(Edit::DuplicateProgramme(9)), edit(Edit::Kind(9, Kind::Short))]).form,
        one.form
    );
}

#[test]
fn the_next_client_finds_nothing() {
    let new = new();
    assert!(new.is_untouched());
    let full = after(
        &plain(),
        [
            edit(Edit::AddProgramme),
            edit(Edit::BegunText(0, "3-2026".into())),
            IntakeMsg::Contacts("7".into()),
            edit(Edit::RemoveProgramme(0)),
            IntakeMsg::HandOver,
            IntakeMsg::Turn,
            IntakeMsg::AskNext,
        ],
    );
    assert!(!full.is_untouched());
    let next = after(&full, [IntakeMsg::Wipe(day(2026, 11, 23))]);
    assert!(next.is_untouched() && next.is_wiped);
    let fresh = IntakeState {
        moves: next.moves,
        focus: next.focus.clone(),
        is_wiped: true,
        event: Some(Event::Reset),
        events: next.events,
        clients: 1,
        ..IntakeState::new(settings(None), day(2026, 11, 23))
    };
    assert_eq!(next, fresh);
}

#[test]
fn another_insurer_is_that_of_the_other_year_alone() {
    let cz = || Insurer::parse("cz").expect("a brand");
    let other = Insurer::parse("zilveren-kruis");
    let state = after(&plain(), [edit(Edit::StartText("1-12-2026".into())), edit(Edit::Insurer(Some(cz())))]);
    let new_year = day(2027, 1, 1);
    assert_eq!(state.path_on(new_year).facts.insurer, cz());
    let moved = after(&state, [IntakeMsg::InsurerOfYear(2027, other), edit(Edit::Provider(Provider::Contracted))]);
    let there = moved.path_on(new_year).facts;
    assert_eq!((Some(there.insurer), there.provider), (other, Provider::Unknown), "the contract was with the insurer of 2026");
    let here = moved.path().expect("a planned start").facts;
    assert_eq!((here.insurer, here.provider), (cz(), Provider::Contracted));
    let practice = after(&moved, [edit(Edit::Provider(Provider::GpPractice))]);
    assert_eq!(practice.path_on(new_year).facts.provider, Provider::GpPractice);
    // Once the start is planned in that year, its insurer is the one of the form.
    let later = after(&moved, [edit(Edit::StartText("10-1-2027".into()))]);
    assert_eq!((later.other_insurer(2027), later.path_on(day(2026, 12, 1)).facts.insurer), (None, cz()));
    assert!(!after(&new(), [IntakeMsg::InsurerOfYear(2027, other)]).is_untouched());
    assert_eq!(after(&moved, [IntakeMsg::InsurerOfYear(2027, None)]).path_on(new_year).facts.insurer, cz());
}

#[test]
fn chain_care_is_one_thing() {
    let member = after(&new(), [edit(Edit::Chain(ChainProgramme::Copd, true)), edit(Edit::IncludesSmr(YesNoUnknown::Yes))]);
    let none = after(&member, [edit(Edit::ChainOther(ChainOther::None, true))]);
    assert!(none.form.chain.is_empty() && none.form.includes_smr.is_none());
    assert_eq!(after(&none, [edit(Edit::Chain(ChainProgramme::Dm2, true))]).form.chain_other, None);
}

#[test]
fn the_calculator_takes_whole_numbers() {
    let plan = |contacts: &str, minutes: &str| Plan { contacts: contacts.into(), minutes: minutes.into(), in_group: false };
    assert_eq!(plan("7", " 30 ").effort().map(|effort| (effort.minutes, effort.kind())), Some((210, Kind::Intensive)));
    assert!(plan("", "30").effort().is_none() && !plan("", "30").is_wrong());
    for (contacts, minutes) in [("zeven", "30"), ("-1", "30"), ("7,5", "30"), ("65535", "65535")] {
        assert!(plan(contacts, minutes).is_wrong(), "{contacts} {minutes}");
    }
}

#[test]
fn past_the_verified_date_there_is_no_firm_yes() {
    let last = last_verified();
    let december = after(&plain(), [edit(Edit::StartText(format!("1-12-{}", last.year())))]);
    let late = IntakeState { today: last + Days::new(1), ..december };
    let answer = IntakeCase::of(&late).expect("a case").answer;
    assert_eq!(answer.verdict, Verdict::EligibleWithConditions);
    assert!(answer.codes.contains(Code::YearUnverified));
    let on_time = IntakeState { today: last, ..late };
    assert_eq!(verdict(&on_time), Verdict::Eligible);
}

/// Every place that an answer can point at has a field.
#[test]
fn every_pointer_has_a_field() {
    let state = after(&new(), [edit(Edit::Earlier(YesNoUnknown::Yes))]);
    for facts in scenarios() {
        for pointer in &assess(&facts).asks {
            assert!(!field_id(&state.form, *pointer).is_empty());
        }
    }
}

#[test]
fn the_host_hears_once_that_somebody_began_and_finished() {
    let state = new();
    assert_eq!(state.event, None);
    let state = after(&state, [edit(Edit::Insurer(Insurer::parse("cz"))), edit(Edit::Earlier(YesNoUnknown::No))]);
    assert_eq!((state.event.clone(), state.events), (Some(Event::Begin), 1));
    let state = after(&state, [IntakeMsg::Turn, IntakeMsg::Turn, IntakeMsg::Turn, edit(Edit::Earlier(YesNoUnknown::Yes))]);
    assert_eq!((state.event.clone(), state.events), (Some(Event::Complete), 2));
    let state = after(&state, [IntakeMsg::Expire(day(2026, 11, 23))]);
    assert_eq!((state.event.clone(), state.events), (Some(Event::Idle), 3));
    assert_eq!(after(&state, [edit(Edit::Earlier(YesNoUnknown::No))]).event, Some(Event::Begin));
}

/// What is pasted, read and taken over.
fn pasted(text: &str) -> [IntakeMsg; 2] {
    [PasteMsg::Text(text.into()), PasteMsg::Read].map(IntakeMsg::Paste)
}

#[test]
fn what_is_read_from_the_record_waits_to_be_taken_over() {
    let state = after(&new(), pasted("10-1-2026 kort\n12-3 kort\n1-5-2026 t/m 1-7-2026 stopcoach"));
    assert_eq!((state.paste.rows.len(), state.paste.text.as_str(), state.form.programmes.len()), (2, "12-3 kort", 0));
    assert_eq!(state.paste.faults, [LineFault::NotADate("12-3".into())]);
    assert!(!state.is_untouched() && state.focus.as_deref() == Some("#paste-rows button"));
    let one = after(&state, [IntakeMsg::Paste(PasteMsg::Take(Some(1)))]);
    assert_eq!((one.paste.rows.len(), one.form.programmes[0].begun.text.as_str()), (1, "1-5-2026"));
    assert_eq!(one.form.earlier, Some(YesNoUnknown::Yes));
    let all = after(&one, [IntakeMsg::Paste(PasteMsg::Take(None))]);
    assert_eq!((all.paste.rows.len(), all.form.programmes.len(), all.focus.as_deref()), (0, 2, Some("#undo")));
    // Back to the one, and its row waits again.
    let undone = after(&all, [IntakeMsg::Undo]);
    assert_eq!((&undone.form, &undone.paste), (&one.form, &one.paste));
    let first = after(&state, [IntakeMsg::Paste(PasteMsg::Take(None)), IntakeMsg::Undo]);
    assert_eq!((&first.form, &first.paste), (&state.form, &state.paste));
    let today = day(2026, 11, 23);
    for wipe in [IntakeMsg::Wipe(today), IntakeMsg::Expire(today)] {
        assert_eq!(after(&all, pasted("x").into_iter().chain([wipe])).paste, Paste::default());
    }
}

#[test]
fn an_empty_programme_makes_room_and_a_full_form_has_none() {
    let opened = after(&new(), [edit(Edit::Earlier(YesNoUnknown::Yes))]);
    let taken = after(&opened, pasted("10-1-2026").into_iter().chain([IntakeMsg::Paste(PasteMsg::Take(None))]));
    assert_eq!(taken.form.programmes.len(), 1);
    let lines: Vec<String> = (1..=60).map(|many| format!("1-1-{}", 1900 + many)).collect();
    let full = after(&taken, pasted(&lines.join("\n")));
    assert_eq!(full.paste.rows.len(), smr_rules::MOST_PROGRAMMES - 1);
    assert_eq!(full.paste.faults.len(), 11);
    // Another one is typed meanwhile: what has no room is not lost.
    let typed = after(&full, [edit(Edit::AddProgramme), edit(Edit::BegunText(1, "1-2-2026".into()))]);
    let typed = after(&typed, [IntakeMsg::Paste(PasteMsg::Take(None)), IntakeMsg::Paste(PasteMsg::Take(Some(0)))]);
    assert_eq!((typed.form.programmes.len(), typed.paste.rows.len()), (smr_rules::MOST_PROGRAMMES, 1));
}

#[test]
fn typing_when_the_next_programme_began_adds_it() {
    let next = |state: &IntakeState| state.form.next_programme().map(|programme| programme.key);
    let typed = |at, text: &str| edit(Edit::BegunText(at, text.into()));
    assert_eq!(next(&new()), Some(0));
    let one = after(&new(), [typed(0, "3")]);
    assert_eq!((one.form.earlier, one.form.programmes[0].key, next(&one)), (Some(YesNoUnknown::Yes), 0, Some(1)));
    assert_eq!((one.moves, &one.focus), (new().moves, &new().focus), "whoever types keeps the focus");
    let two = after(&new(), [typed(0, "3-2026"), typed(1, "4-2026")]);
    assert_eq!(two.form.programmes.len(), 2);
    // Nothing typed adds nothing, nor does a place further on.
    assert_eq!(after(&one, [typed(1, ""), typed(2, "4-2026")]).form.programmes, one.form.programmes);
    // One with nothing filled in is filled in first, and after a no there is none.
    assert_eq!(next(&after(&new(), [edit(Edit::Earlier(YesNoUnknown::Yes))])), None);
    for answer in [YesNoUnknown::No, YesNoUnknown::Unknown] {
        assert_eq!(next(&after(&new(), [edit(Edit::Earlier(answer))])), None);
    }
    let full = after(&new(), (0..smr_rules::MOST_PROGRAMMES).map(|at| typed(u8::try_from(at).expect("few"), "3-2026")));
    assert_eq!((full.form.programmes.len(), next(&full)), (smr_rules::MOST_PROGRAMMES, None));
}

#[test]
fn the_defaults_of_a_practice_follow_insurer_and_year_until_somebody_chooses() {
    let practice = std::rc::Rc::new(Practice::read("provider=registered&contracts=cz-2026"));
    let fresh = IntakeState::with_practice(settings(None), practice, day(2026, 11, 22));
    let provider = |state: &IntakeState| state.form.provider();
    assert!(fresh.is_untouched() && provider(&fresh) == Some(Provider::Registered));
    let cz = after(&fresh, [insurer("cz")]);
    assert_eq!(provider(&cz), Some(Provider::Contracted));
    assert_eq!(provider(&after(&cz, [edit(Edit::StartText("1-2-2027".into()))])), Some(Provider::Registered));
    assert_eq!(provider(&after(&cz, [insurer("asr")])), Some(Provider::Registered));
    // What was chosen stays, up to the next client.
    let chosen = after(&cz, [edit(Edit::Provider(Provider::GpPractice)), insurer("asr"), insurer("cz")]);
    assert_eq!(provider(&chosen), Some(Provider::GpPractice));
    let today = day(2026, 11, 23);
    for wipe in [IntakeMsg::Wipe(today), IntakeMsg::Expire(today)] {
        let wiped = after(&chosen, [wipe]);
        assert!(wiped.is_untouched() && provider(&wiped) == Some(Provider::Registered));
        assert_eq!(provider(&after(&wiped, [insurer("cz")])), Some(Provider::Contracted));
    }
}
