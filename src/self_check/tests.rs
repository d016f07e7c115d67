//! Every screen as HTML, rendered natively from states that the reducer reaches.

use super::widget::screen;
use super::{SelfCheck, SelfCheckProps};
use crate::components::testing::{render, tag_with_id, tied_errors, view, words_of};
use crate::fixtures::{can_be_entered, scenarios, walk};
use crate::state::{Edit, HostSettings, Screen, SelfCheckMsg, SelfCheckState};
use crate::words;
use chrono::NaiveDate;
use smr_rules::handover::Refused;
use smr_rules::interview::{Earlier, Question};
use smr_rules::values::YesNoUnknown;
use smr_texts::{Lang, fault, journey, ui};
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::{Callback, Reducible};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date")
}

fn new(lang: Lang) -> SelfCheckState {
    SelfCheckState::new(HostSettings { lang, ..HostSettings::default() }, today())
}

fn after(state: &SelfCheckState, messages: impl IntoIterator<Item = SelfCheckMsg>) -> SelfCheckState {
    Rc::unwrap_or_clone(messages.into_iter().fold(Rc::new(state.clone()), Reducible::reduce))
}

fn html_of(state: &SelfCheckState) -> String {
    render(screen(&view(state.lang), state, &Callback::noop()))
}

/// The name of a question without the number of its programme.
fn name_of(question: Question) -> String {
    format!("{question:?}").split('(').next().unwrap_or_default().to_owned()
}

#[test]
fn the_start_screen_has_its_buttons_and_no_date() {
    for lang in [Lang::Nl, Lang::En] {
        let html = html_of(&new(lang));
        let words = words_of(&html);
        for text in [ui::APP_TITLE, ui::INTRO, journey::LEAD, ui::PRIVACY, journey::BEGIN] {
            assert!(words.contains(text.get(lang)), "{words}");
        }
        assert!(html.contains("data-action=\"begin\""), "{html}");
        // It is rendered on the build machine, days or years before it is read.
        let mut then = new(lang);
        then.today = NaiveDate::default();
        assert_eq!(html, html_of(&then));
    }
}

#[test]
fn every_question_is_asked_under_its_heading_and_tells_what_is_missing() {
    for lang in [Lang::Nl, Lang::En] {
        let mut seen = BTreeSet::new();
        for facts in scenarios().iter().filter(|facts| can_be_entered(facts)) {
            walk(facts, lang, today(), |state| {
                let Screen::Ask(question) = state.screen else { return };
                if !seen.insert(name_of(question)) {
                    return;
                }
                let html = html_of(state);
                let title = words::question(lang, &state.form, &state.path.facts, today(), question);
                assert!(words_of(&html).contains(&title), "{title}: {html}");
                assert!(tag_with_id(&html, "heading").is_some_and(|tag| tag.contains("tabindex=\"-1\"")), "{html}");
                assert!(!html.contains("error-summary") && !html.contains("aria-invalid") && !html.contains("{"), "{html}");
                assert!(html.contains("<form") && html.contains("type=\"submit\""), "{html}");

                // What is missing is told above the question, with a link to a field that is there, and at that field.
                let wrong = after(state, [SelfCheckMsg::Next]);
                let html = html_of(&wrong);
                assert!(words_of(&html).contains(fault::TITLE.get(lang)), "{question:?}: {html}");
                for error in &wrong.errors {
                    assert!(html.contains(&format!("<a href=\"#{}\">", error.field)), "{html}");
                    assert!(html.contains(&format!(" id=\"{}\"", error.field)) || error.field == "history", "{html}");
                }
                assert!(!tied_errors(&html).is_empty() || question == Question::History, "{question:?}: {html}");
            });
        }
        assert!(seen.len() >= 12, "{seen:?}");
    }
}

#[test]
fn a_programme_without_a_beginning_is_told_at_its_own_field() {
    let insurer = Edit::Insurer(smr_rules::Insurer::parse("cz"));
    let start = Edit::Start(crate::state::StartChoice::Now);
    let [insurer, start, yes] = [insurer, start, Edit::Earlier(YesNoUnknown::Yes)].map(SelfCheckMsg::Edit);
    let next = SelfCheckMsg::Next;
    let messages = [SelfCheckMsg::Begin, insurer, next.clone(), start, next.clone(), yes, next];
    let html = html_of(&after(&new(Lang::En), messages));
    assert_eq!(tied_errors(&html), ["begun-0-error"]);
    assert!(html.contains("<a href=\"#begun-0\">") && html.contains("field has-error"), "{html}");
}

#[test]
fn the_list_of_answers_says_each_question_with_its_answer() {
    let mut checked = 0;
    for (at, facts) in scenarios().iter().filter(|facts| can_be_entered(facts)).enumerate() {
        let lang = if at % 2 == 0 { Lang::Nl } else { Lang::En };
        walk(facts, lang, today(), |state| {
            if state.screen != Screen::Check {
                return;
            }
            let text = words_of(&html_of(state));
            for question in &state.path.asked {
                let (form, facts) = (&state.form, &state.path.facts);
                let asked = words::question(lang, form, facts, today(), *question);
                let answered = words::answer(lang, form, facts, today(), *question);
                assert!(text.contains(&format!("{asked} {answered}")), "{asked} {answered}: {text}");
            }
            checked += 1;
        });
    }
    assert!(checked > 50, "{checked}");
}

#[test]
fn what_a_link_hands_over_is_shown_first_and_a_broken_link_is_told() {
    let answers = smr_rules::interview::Answers { history: Some(vec![Earlier::UNSURE]), ..Default::default() };
    let html = html_of(&new(Lang::Nl).with_initial_answers(&Ok(answers)));
    assert!(words_of(&html).contains(journey::CHECK_GIVEN.get(Lang::Nl)), "{html}");
    let html = html_of(&new(Lang::Nl).with_initial_answers(&Err(Refused::Malformed)));
    assert!(words_of(&html).contains(journey::LINK_REFUSED.get(Lang::Nl)) && html.contains("role=\"alert\""), "{html}");
}

#[test]
fn wiping_is_asked_and_then_said_with_the_heading() {
    let asked = after(&new(Lang::En), [SelfCheckMsg::Begin, SelfCheckMsg::AskWipe]);
    assert!(words_of(&html_of(&asked)).contains(journey::WIPE_TITLE.get(Lang::En)));
    let html = html_of(&after(&asked, [SelfCheckMsg::Wipe(today())]));
    assert!(words_of(&html).contains(journey::WIPED.get(Lang::En)));
    assert!(tag_with_id(&html, "heading").expect("a heading").contains("aria-describedby=\"wiped\""), "{html}");
}

#[test]
fn the_whole_widget_renders_at_the_level_that_the_host_wants() {
    let settings = HostSettings { lang: Lang::En, ..HostSettings::default() };
    let props = yew::props!(SelfCheckProps { settings, heading_level: 3 });
    let html = crate::components::testing::render_component::<SelfCheck>(props);
    assert!(html.contains("<h3 ") && html.contains("data-action=\"language\""), "{html}");
}

#[test]
fn words_explain_themselves_and_the_register_can_be_opened_from_a_frame() {
    let edits = [Edit::Guide(crate::state::Guide::Coach), Edit::InRegister(YesNoUnknown::Yes)];
    let mut state = new(Lang::Nl);
    edits.into_iter().for_each(|edit| state.form.apply(edit));
    state.screen = Screen::Ask(Question::Provider);
    let html = html_of(&state);
    assert!(html.contains("<details class=\"word\"><summary>"), "{html}");
    assert!(html.contains(&format!("<a href=\"{}\" ", smr_texts::links::REGISTER)), "{html}");
}

#[test]
fn whoever_does_not_know_of_a_programme_reads_of_none() {
    for lang in [Lang::Nl, Lang::En] {
        let insurer = Edit::Insurer(smr_rules::Insurer::parse("cz"));
        let edits = [insurer, Edit::Start(crate::state::StartChoice::Now), Edit::Earlier(YesNoUnknown::Unknown)];
        let steps = edits.map(|edit| [SelfCheckMsg::Edit(edit), SelfCheckMsg::Next]).into_iter().flatten();
        let mut state = after(&new(lang), [SelfCheckMsg::Begin].into_iter().chain(steps));
        while let Screen::Ask(question) = state.screen {
            let edit = match question {
                Question::ChainCare => Edit::ChainOther(crate::state::ChainOther::Unknown, true),
                Question::Wanted => Edit::Wanted(smr_rules::values::Kind::Unknown),
                _ => Edit::Guide(crate::state::Guide::Unknown),
            };
            state = after(&state, [SelfCheckMsg::Edit(edit), SelfCheckMsg::Next]);
        }
        assert_eq!(state.screen, Screen::Result, "there is nothing to look through");
        let words = words_of(&html_of(&state)).to_lowercase();
        for number in ["programma 1", "programme 1"] {
            assert!(!words.contains(number), "{words}");
        }
        let left = ui::PLACE_FREE.get(lang).to_lowercase();
        assert!(!words.split(' ').any(|word| word == left), "{words}");
    }
}
