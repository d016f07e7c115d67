use super::{Answer, ResultScreen, result_screen};
use crate::components::testing::{render, view, words_of};
use crate::state::{AnswerForm, Sharing};
use chrono::NaiveDate;
use smr_rules::values::Verdict;
use smr_texts::{self as texts, Lang, ui};
use yew::prelude::*;

/// The answers of all scenarios, as if they had been filled in.
fn answers() -> impl Iterator<Item = Answer> {
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date");
    crate::fixtures::scenarios().into_iter().map(move |facts| {
        let form = AnswerForm::from_answers(&crate::fixtures::answers(&facts));
        let path = form.path(facts.start, today);
        Answer::new(form, path, today)
    })
}

fn shown(lang: Lang, answer: &Answer) -> String {
    render(result_screen(&view(lang), ResultScreen::new(answer)))
}

#[test]
fn every_verdict_is_said_with_why_and_sources() {
    let verdicts =
        [Verdict::Eligible, Verdict::EligibleWithConditions, Verdict::NotYet, Verdict::NeedsInformation, Verdict::NotCovered];
    for verdict in verdicts {
        let mut some = answers().filter(|answer| answer.assessment.verdict == verdict).take(5).peekable();
        assert!(some.peek().is_some(), "no scenario with {verdict:?}");
        for answer in some {
            for lang in [Lang::Nl, Lang::En] {
                let html = shown(lang, &answer);
                let words = words_of(&html);
                assert!(html.starts_with("<div class=\"screen\""), "{html}");
                assert!(words.contains(texts::heading(lang, &answer.assessment)), "{words}");
                for title in [ui::SECTION_WHY, ui::SECTION_SOURCES, ui::SECTION_NEXT] {
                    assert!(words.contains(title.get(lang)), "{words}");
                }
                assert!(words.contains(&texts::lead(lang, &answer.assessment)), "{words}");
                assert!(html.contains("<p class=\"why\">") && html.contains("<ul class=\"place\"><li>"), "{html}");
            }
        }
    }
}

#[test]
fn nothing_is_said_with_a_forgotten_placeholder() {
    for answer in answers() {
        for lang in [Lang::Nl, Lang::En] {
            let words = words_of(&shown(lang, &answer));
            assert!(!words.contains('{') && !words.contains('…'), "{words}");
        }
    }
}

#[test]
fn the_button_to_share_is_there_where_it_is_asked_for() {
    let answer = answers().next().expect("a scenario");
    let shared = ResultScreen { on_share: Some(Callback::noop()), sharing: Sharing::Done, ..ResultScreen::new(&answer) };
    let html = render(result_screen(&view(Lang::Nl), shared));
    let (button, done) = (texts::share::BUTTON.get(Lang::Nl), texts::share::DONE.get(Lang::Nl));
    assert!(words_of(&html).contains(button) && words_of(&html).contains(done));
    assert!(!words_of(&shown(Lang::Nl, &answer)).contains(button));
}

/// Whoever did not answer questions here has none to change or to go back to.
#[test]
fn ways_back_are_there_for_whoever_was_asked() {
    let answer = answers().find(|answer| !answer.assessment.asks.is_empty()).expect("a scenario");
    let mut unasked = answer.clone();
    unasked.path.asked.clear();
    assert!(!shown(Lang::Nl, &unasked).contains("class=\"back\""));
    assert!(!shown(Lang::Nl, &unasked).contains("class=\"quiet\""));
}
