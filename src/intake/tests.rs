use super::provider::provider;
use super::{claims, decision, entered, person, record};
use crate::components::testing::{render, tag_with_id, tied_errors, view, words_of};
use crate::fixtures::last_verified;
use crate::state::{ChainOther, Edit, HostSettings, IntakeCase, IntakeMsg, IntakeState};
use chrono::{Datelike, Days, NaiveDate};
use smr_rules::Insurer;
use smr_rules::values::{ChainProgramme, Kind, Outcome, Provider, Verdict, YesNoUnknown};
use smr_texts::{Lang, intake as said};
use std::rc::Rc;
use yew::Reducible;
use yew::prelude::*;

fn after(state: IntakeState, msgs: impl IntoIterator<Item = IntakeMsg>) -> IntakeState {
    let state = msgs.into_iter().fold(Rc::new(state), |state, msg| state.reduce(msg));
    Rc::unwrap_or_clone(state)
}

fn edited(edits: impl IntoIterator<Item = Edit>) -> IntakeState {
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date");
    after(IntakeState::new(HostSettings::default(), today), edits.into_iter().map(IntakeMsg::Edit))
}

/// Everything known, no earlier programme.
fn plain() -> IntakeState {
    edited([
        Edit::Insurer(Insurer::parse("cz")),
        Edit::Earlier(YesNoUnknown::No),
        Edit::ChainOther(ChainOther::None, true),
        Edit::Wanted(Kind::Short),
        Edit::Provider(Provider::Contracted),
    ])
}

fn shown(state: &IntakeState) -> String {
    let home = AttrValue::from("https://example.org/check/");
    render(provider(&view(state.lang), state, Some(&home), &Callback::noop()))
}

#[test]
fn every_field_is_there_with_its_label() {
    let state = edited([Edit::Earlier(YesNoUnknown::Yes), Edit::Chain(ChainProgramme::Copd, true)]);
    for lang in [Lang::Nl, Lang::En] {
        let html = shown(&after(state.clone(), [IntakeMsg::Speak(lang)]));
        for id in ["insurer", "start", "begun-0", "ended-0", "contacts", "minutes", "in-group"] {
            assert!(tag_with_id(&html, id).is_some(), "{id}");
            assert!(html.contains(&format!("<label for=\"{id}\">")), "{id}");
        }
        let groups = [
            ("had", 3),
            ("outcome-0", Outcome::Success as usize + 5),
            ("kind-0", 3),
            ("setting-0", 4),
            ("chain", 6),
            ("includes", 3),
            ("wanted", 3),
            ("provider", 5),
        ];
        for (id, many) in groups {
            assert!(tag_with_id(&html, id).expect(id).starts_with("<fieldset"), "{id}");
            assert_eq!(html.matches(&format!(" name=\"{id}\"")).count(), many, "{id}");
        }
        assert!(words_of(&html).contains(said::TITLE.get(lang)));
    }
}

#[test]
fn what_is_wrong_is_said_at_its_field() {
    let state = edited([
        Edit::StartText("morgen".into()),
        Edit::Earlier(YesNoUnknown::Yes),
        Edit::BegunText(0, "31-2-2026".into()),
        Edit::EndText(0, "3-2027".into()),
    ]);
    let html = shown(&state);
    assert_eq!(tied_errors(&html), ["start-error", "begun-0-error", "ended-0-error"]);
    for id in ["start", "begun-0", "ended-0"] {
        assert!(tag_with_id(&html, id).expect(id).contains("aria-invalid=\"true\""), "{id}");
    }
    let html = shown(&plain());
    assert!(tied_errors(&html).is_empty() && !html.contains("aria-invalid"));
}

#[test]
fn a_number_that_is_none_is_said_at_the_calculator() {
    let state = after(plain(), [IntakeMsg::Contacts("zeven".into()), IntakeMsg::Minutes("30".into())]);
    let html = shown(&state);
    assert!(tag_with_id(&html, "contacts").expect("a field").contains("aria-invalid=\"true\""));
    assert!(words_of(&html).contains(said::NOT_A_NUMBER.get(Lang::Nl)));
}

#[test]
fn a_time_is_said_as_it_was_understood() {
    let read = |text: &str| {
        let html = shown(&edited([Edit::Earlier(YesNoUnknown::Yes), Edit::BegunText(0, text.into())]));
        let label = html.split_once("<label for=\"begun-0\">").and_then(|(_, after)| after.split_once("</label>"));
        words_of(label.expect("a label").0)
    };
    let begun = said::BEGUN.get(Lang::Nl);
    assert_eq!(read("032026"), format!("{begun} maart 2026"));
    // Not the third of December.
    assert_eq!(read("3-12"), format!("{begun} maart 2012"));
    assert_eq!(read("2026"), begun);
}

#[test]
fn the_answer_stands_in_the_strip_and_on_the_card() {
    for lang in [Lang::Nl, Lang::En] {
        let html = shown(&after(plain(), [IntakeMsg::Speak(lang)]));
        let words = words_of(&html);
        for text in [said::VERDICT_ELIGIBLE, said::START_ON, said::DECIDED, said::NOTHING_BLOCKS, said::TO_DO, said::SOURCES] {
            assert!(words.contains(text.get(lang)), "{words}");
        }
    }
    let html = shown(&edited([Edit::StartText("2026".into())]));
    assert!(words_of(&html).contains(said::NO_ANSWER.get(Lang::Nl)) && !html.contains("class=\"card\""));
}

#[test]
fn what_still_decides_is_marked_in_the_form() {
    let state = edited([Edit::Insurer(Insurer::parse("cz")), Edit::Earlier(YesNoUnknown::Unknown)]);
    let html = shown(&state);
    let deciding = IntakeCase::of(&state).expect("a planned start").deciding;
    assert!(!deciding.is_empty());
    assert_eq!(html.matches("class=\"decides\"").count(), deciding.len());
}

#[test]
fn a_link_is_handed_over_with_its_code() {
    let html = shown(&after(plain(), [IntakeMsg::HandOver]));
    assert!(html.contains("class=\"qr\"") && html.contains("https://example.org/check/#"), "{html}");
    assert!(!shown(&plain()).contains("class=\"qr\""));
    // Without the address of a self-check nothing is handed over.
    let html = render(provider(&view(Lang::Nl), &after(plain(), [IntakeMsg::HandOver]), None, &Callback::noop()));
    assert!(!html.contains("hand-over"));
}

#[test]
fn wiping_is_asked_and_said() {
    let asked = after(plain(), [IntakeMsg::AskNext]);
    assert!(tag_with_id(&shown(&asked), "next-client").is_some());
    let today = asked.today;
    let html = shown(&after(asked, [IntakeMsg::Wipe(today)]));
    assert!(words_of(&html).contains(said::WIPED.get(Lang::Nl)) && tag_with_id(&html, "next-client").is_none());
}

#[test]
fn past_the_verified_date_the_provider_and_the_person_hear_why() {
    let late = IntakeState { today: last_verified() + Days::new(1), ..plain() };
    let december = format!("1-12-{}", last_verified().year());
    let late = after(late, [IntakeMsg::Edit(Edit::StartText(december)), IntakeMsg::Turn]);
    let stale = said::STALE.get(Lang::Nl);
    assert!(words_of(&shown(&late)).contains(stale));
    let html = render(person::person(&view(Lang::Nl), &late, &Callback::noop()));
    assert!(words_of(&html).contains(stale));
}

#[test]
fn the_person_sees_the_result_of_the_self_check() {
    let state = after(plain(), [IntakeMsg::Turn]);
    let html = render(person::person(&view(Lang::Nl), &state, &Callback::noop()));
    let verdict = smr_texts::verdict(Verdict::Eligible).get(Lang::Nl);
    assert!(words_of(&html).contains(verdict) && !html.contains("class=\"back\""), "{html}");
    let shares = IntakeState { settings: HostSettings { may_share: true, ..state.settings }, ..state };
    let html = render(person::person(&view(Lang::Nl), &shares, &Callback::noop()));
    assert!(words_of(&html).contains(smr_texts::share::BUTTON.get(Lang::Nl)));
}

#[test]
fn every_scenario_has_a_card() {
    for facts in crate::fixtures::scenarios() {
        let state = IntakeState { form: crate::state::AnswerForm::from_answers(&crate::fixtures::answers(&facts)), ..plain() };
        let html = shown(&state);
        let words = words_of(&html);
        assert!(!words.contains('{') && html.contains("class=\"card\""), "{words}");
        let case = IntakeCase::of(&state).expect("a planned start");
        let record: Vec<String> = record::lines(&state, &case).into_iter().map(|(_, text)| text).collect();
        let is_told = claims::has_outcome(&case.answer);
        assert!(record.iter().all(|line| !line.is_empty() && (words.contains(line) || !is_told)), "{record:?}: {words}");
        for code in case.answer.codes.iter() {
            let text = decision::decided_by(&state, code, &case.answer);
            assert!(words.contains(text), "{text}: {words}");
        }
    }
}

/// What the record says of a programme reads back as that programme, wherever it says when it began.
#[test]
fn a_line_of_the_record_reads_back() {
    use smr_rules::values::{Setting, Value};
    let times = ["12-3-2026", "3-2026", "2026", ""];
    for lang in [Lang::Nl, Lang::En] {
        for (begun, end) in times.iter().flat_map(|begun| times.iter().map(move |end| (begun, end))) {
            for (outcome, setting) in Outcome::ALL.iter().flat_map(|one| Setting::ALL.iter().map(move |two| (*one, *two))) {
                for kind in Kind::ALL.iter().copied() {
                    let typed = |text: &str| crate::state::TimeInput::typed(text.into());
                    let programme = crate::state::ProgrammeForm {
                        begun: typed(begun),
                        end: typed(end),
                        outcome: (outcome != Outcome::Unknown).then_some(outcome),
                        setting: (setting != Setting::Unknown).then_some(setting),
                        kind: (kind != Kind::Unknown).then_some(kind),
                        ..Default::default()
                    };
                    let line = entered::programme_line(lang, &programme);
                    let read = crate::state::read_line(&line).ok();
                    assert_eq!(read, (!begun.is_empty()).then_some(programme), "{line}");
                }
            }
        }
    }
}
