use super::{Answer, ResultScreen, verdict_class};
use crate::components::testing::{render, view, visible, words_of};
use crate::fixtures::{can_be_entered, scenarios, walk};
use crate::state::{SelfCheckState, Sharing};
use chrono::NaiveDate;
use smr_rules::assessment::Change;
use smr_rules::values::{Code, Information, Provider, Route, Value, Verdict};
use smr_rules::{Facts, assess};
use smr_texts::{self as texts, Lang, headline, sheet, ui, verdict};
use std::collections::BTreeSet;
use yew::prelude::*;

const LANGS: [Lang; 2] = [Lang::Nl, Lang::En];

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date")
}

/// The states at the end of every scenario that a person can enter.
fn ends(lang: Lang) -> impl Iterator<Item = SelfCheckState> {
    let all = scenarios().into_iter().filter(can_be_entered);
    all.map(move |facts| walk(&facts, lang, day(2026, 11, 22), |_| {}))
}

fn answer(state: &SelfCheckState) -> Answer {
    Answer::new(state.form.clone(), state.path.clone(), state.today)
}

fn answers() -> impl Iterator<Item = Answer> {
    ends(Lang::Nl).map(|state| answer(&state))
}

fn shown(lang: Lang, answer: &Answer) -> String {
    let (view, answer) = (view(lang), answer.clone());
    render(html! { <ResultScreen {view} {answer} /> })
}

#[test]
fn every_verdict_is_said_with_why_costs_step_and_sureness() {
    let verdicts =
        [Verdict::Eligible, Verdict::EligibleWithConditions, Verdict::NotYet, Verdict::NeedsInformation, Verdict::NotCovered];
    for verdict in verdicts {
        let mut some = answers().filter(|answer| answer.assessment.verdict == verdict).peekable();
        assert!(some.peek().is_some(), "no scenario with {verdict:?}");
        for answer in some {
            for lang in LANGS {
                let html = shown(lang, &answer);
                let words = visible(&html);
                let (facts, assessment) = (answer.facts(), &answer.assessment);
                let is_unsure = answer.form.is_unsure();
                for sentence in [
                    texts::heading(lang, facts, assessment),
                    texts::reason(lang, facts, assessment, is_unsure),
                    texts::cost(lang, facts, assessment).into(),
                    texts::step(lang, facts, assessment, is_unsure),
                    texts::sureness(lang, facts, assessment).expect("no contradictions"),
                    ui::NOT_A_DECISION.get(lang).into(),
                ] {
                    assert!(words.contains(&sentence), "{sentence:?} is not in {words}");
                }
                assert!(html.contains(verdict_class(verdict)) && html.contains("<ul class=\"place\"><li>"), "{html}");
            }
        }
    }
}

#[test]
fn nothing_is_said_with_a_forgotten_placeholder() {
    for answer in answers() {
        for lang in LANGS {
            let words = words_of(&shown(lang, &answer));
            assert!(!words.contains('{') && !words.contains('…'), "{words}");
        }
    }
}

/// What can be read without unfolding anything: half of all answers in 130 words, none above 180. All that is on the screen counts.
#[test]
fn the_answer_is_short() {
    for lang in LANGS {
        let mut counts: Vec<(usize, String)> = ends(lang)
            .map(|state| {
                let answer = answer(&state);
                let (title, other, clear) = (ui::APP_TITLE.get(lang), ui::OTHER_LANGUAGE.get(lang), ui::CLEAR.get(lang));
                let on_screen = format!("{title} {other} {} {clear}", visible(&shown(lang, &answer)));
                (on_screen.split_whitespace().count(), on_screen)
            })
            .collect();
        counts.sort_unstable();
        let (median, _) = &counts[counts.len() / 2];
        let (most, longest) = counts.last().expect("scenarios");
        println!("{}: {} answers, {median} words in the median, {most} at most: {longest}", lang.tag(), counts.len());
        assert!(*median <= 130, "{}: {median} words in the median", lang.tag());
        assert!(*most <= 180, "{}: {most} words: {longest}", lang.tag());
    }
}

/// The headline names no way that the chosen provider closes.
#[test]
fn the_heading_fits_the_choice_and_the_route() {
    let whoever = |facts: Facts| Provider::ALL.iter().map(move |provider| Facts { provider: *provider, ..facts.clone() });
    let mut seen = BTreeSet::new();
    for facts in scenarios().into_iter().filter(can_be_entered).flat_map(whoever) {
        let (facts, assessment) = (&facts, &assess(&facts));
        let said = texts::heading(Lang::Nl, facts, assessment);
        let is = |all: &[texts::Text]| all.iter().any(|text| said == text.get(Lang::Nl));
        let has = |code| assessment.codes.contains(code);
        let is_at_gp = facts.provider == Provider::GpPractice;
        let fits = if has(Code::ProviderUnregistered) {
            is(&[headline::UNREGISTERED])
        } else if assessment.route == Route::WithinChain && is_at_gp {
            is(&[headline::IN_CHECK_UPS])
        } else if assessment.route == Route::WithinChain {
            is(&[headline::GP_FIRST, headline::GP_ONLY])
        } else if has(Code::SpecialisedProvider) && is_at_gp {
            is(&[headline::NOT_GP])
        } else if has(Code::ShortAtGp) || has(Code::ConfirmChainRule) || has(Code::ChainFailedEarlierYear) {
            is(&[headline::ASK_WHERE])
        } else {
            // A yes without more only where nothing is to be done first.
            (said == verdict(Verdict::Eligible).get(Lang::Nl)) == (assessment.verdict == Verdict::Eligible)
        };
        assert!(fits, "{said:?} for {facts:?}, {:?}", assessment.codes);
        // A no begins with when it can again, where that is known.
        if let Some(day) = assessment.earliest_start.and_then(|earliest| earliest.date) {
            let names_day = said.contains(&texts::date(Lang::Nl, day));
            assert_eq!(names_day, assessment.verdict == Verdict::NotYet, "{said}");
        }
        seen.insert(said);
    }
    for heading in [headline::UNREGISTERED, headline::IN_CHECK_UPS, headline::GP_FIRST, headline::NOT_GP, headline::ASK_WHERE] {
        assert!(seen.contains(heading.get(Lang::Nl)), "{}", heading.get(Lang::Nl));
    }
}

/// What is said as the person's own words is never in doubt.
#[test]
fn nobody_is_told_perhaps_about_what_they_said() {
    for text in texts_of_said() {
        assert!(!text.contains("isschien") && !text.contains("erhaps"), "{text}");
    }
}

fn texts_of_said() -> Vec<&'static str> {
    use texts::said as s;
    let all = [
        s::UNINSURED,
        s::START,
        s::UNSURE,
        s::NO_INSURER,
        s::NONE,
        s::ONE,
        s::MANY,
        s::RUNNING,
        s::CHAIN_YES,
        s::CHAIN_UNKNOWN,
        s::CHAIN_OPEN,
        s::CHAIN_HAD,
        s::GP,
        s::SHORT_COACH,
        s::UNREGISTERED,
        s::NO_CONTRACT,
        s::NO_COACH,
    ];
    all.iter().flat_map(|text| LANGS.map(|lang| text.get(lang))).collect()
}

/// Each alternative that is offered is a start when it is tried, and lies within a year.
#[test]
fn every_alternative_is_a_start_within_a_year() {
    let mut tried = 0;
    for answer in answers() {
        for (text, change) in super::alternatives::alternatives(Lang::Nl, &answer) {
            let other = answer.tried(change);
            assert!(assess(other.facts()).verdict.is_start(), "{text}: {:?}", answer.facts());
            assert_ne!(other.facts(), answer.facts(), "{text}");
            let days = other.facts().start.signed_duration_since(answer.facts().start).num_days();
            assert!((0..=366).contains(&days), "{text}");
            tried += 1;
        }
    }
    assert!(tried > 50, "{tried}");
}

#[test]
fn nobody_is_offered_to_wait_for_more_than_a_year() {
    let offered = |end: &str| {
        let facts = format!(
            r#"{{"start":"2026-12-01","insurer":"cz","chainCare":{{"programmes":[],"includesSmr":"no"}},"history":[
            {{"start":"2026-09-10","end":"{end}","kind":"short","setting":"gp","outcome":"running"}}],"wanted":"short","provider":"contracted"}}"#
        );
        let answer = answer_to(&Facts::from_json(&facts).expect("facts"), day(2026, 11, 22));
        let is_date = |change: &Change| matches!(change, Change::Date { .. });
        let known = answer.assessment.changes.iter().flatten().filter(|change| is_date(change)).count();
        (known, super::alternatives::alternatives(Lang::Nl, &answer).len())
    };
    assert_eq!(offered("2027-11-30"), (1, 1));
    assert_eq!(offered("2027-12-02"), (1, 0));
}

/// Nobody asked for the days of two programmes that began in one month: neither answer tells whether they overlapped.
#[test]
fn an_alternative_says_nothing_about_days_that_nobody_asked_for() {
    let facts = Facts::from_json(
        r#"{"start":"2027-05-10","insurer":"cz","chainCare":{"programmes":[],"includesSmr":"no"},"history":[
        {"start":"2027-01-10","end":"2027-01-31","kind":"short","setting":"gp","outcome":"unknown"},
        {"start":"2027-01-20","end":"2027-03-10","kind":"short","setting":"gp","outcome":"unknown"}],
        "wanted":"short","provider":"contracted"}"#,
    )
    .expect("facts");
    let answer = answer_to(&facts, day(2027, 4, 1));
    let later = Change::Date { from: day(2027, 6, 1), verdict: Verdict::EligibleWithConditions, route: Route::Open };
    let tried = answer.tried(&later);
    for (answer, is_tried) in [(&answer, false), (&tried, true)] {
        assert_eq!(answer.is_tried, is_tried);
        assert!(assess(answer.facts()).information.contains(Information::OverlappingProgrammes), "{:?}", answer.facts());
        assert!(!answer.assessment.information.contains(Information::OverlappingProgrammes), "{is_tried}");
    }
    assert_eq!(tried.assessment.sureness, assess(tried.facts()).sureness);
}

fn answer_to(facts: &Facts, today: NaiveDate) -> Answer {
    answer(&walk(facts, Lang::Nl, today, |_| {}))
}

#[test]
fn around_new_year_the_card_says_what_changes() {
    let facts = |start: NaiveDate| Facts {
        start,
        ..Facts::from_json(
            r#"{"start":"2026-12-01","insurer":"zilveren-kruis","chainCare":{"programmes":["dm2"],"includesSmr":"yes"},
            "history":[{"start":"2026-03-10","end":"2026-06-01","kind":"short","setting":"chain","outcome":"no-success"}],
            "wanted":"intensive","provider":"contracted"}"#,
        )
        .expect("facts")
    };
    let said = |start| answer_to(&facts(start), day(2026, 11, 22)).at_new_year(Lang::Nl);
    // Inside the chain in 2026, also outside it from 2027.
    let new_year = said(day(2026, 12, 1)).expect("it changes");
    assert!(new_year.contains("1 januari 2027") && new_year.contains("U kunt waarschijnlijk starten"), "{new_year}");
    assert_eq!(said(day(2026, 9, 1)), None);
    assert!(said(day(2027, 1, 10)).is_some_and(|text| text.contains("1 januari 2027")));
    // No answer says the day twice.
    for answer in answers().filter(|answer| answer.assessment.verdict == Verdict::NotYet) {
        if let Some(text) = answer.at_new_year(Lang::Nl) {
            assert!(!text.contains(&texts::heading(Lang::Nl, answer.facts(), &answer.assessment)), "{text}");
        }
    }
}

#[test]
fn the_sheet_has_answers_verdict_questions_and_rules() {
    let answer = answers().find(|answer| !answer.assessment.readings.is_empty()).expect("a scenario");
    for lang in LANGS {
        let html = render(super::sheet::sheet(&view(lang), &answer, Callback::noop()));
        let words = words_of(&html);
        let (facts, assessment) = (answer.facts(), &answer.assessment);
        for part in [
            texts::heading(lang, facts, assessment),
            texts::insurer(lang, facts.insurer).into(),
            texts::date(lang, answer.today),
            assessment.rulebase.version.into(),
            texts::insurer_question(lang, assessment).expect("a question").into(),
            sheet::ROOM.get(lang).into(),
        ] {
            // On the page, and in the text to copy.
            assert!(words.matches(&part).count() >= 2 || part == sheet::ROOM.get(lang), "{part:?} is not in {words}");
        }
    }
}

#[test]
fn the_button_to_share_is_there_where_it_is_asked_for() {
    let answer = answers().next().expect("a scenario");
    let shared = {
        let (view, answer) = (view(Lang::Nl), answer.clone());
        render(html! { <ResultScreen {view} {answer} on_share={Callback::noop()} sharing={Sharing::Done} /> })
    };
    let (button, done) = (texts::share::BUTTON.get(Lang::Nl), texts::share::DONE.get(Lang::Nl));
    assert!(words_of(&shared).contains(button) && words_of(&shared).contains(done));
    assert!(!words_of(&shown(Lang::Nl, &answer)).contains(button));
}

/// Whoever did not answer questions here has none to change or to go back to.
#[test]
fn ways_back_are_there_for_whoever_was_asked() {
    let answer = answers().find(|answer| !answer.assessment.asks.is_empty()).expect("a scenario");
    assert!(shown(Lang::Nl, &answer).contains("class=\"back\""));
    let mut unasked = answer.clone();
    unasked.path.asked.clear();
    for class in ["back", "quiet"] {
        assert!(!shown(Lang::Nl, &unasked).contains(&format!("class=\"{class}\"")), "{class}");
    }
}
