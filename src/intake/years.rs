//! Two calendar years: which programmes count and why not, and around New Year the answer for a start in the other year, with its insurer.

use super::{form, names};
use crate::components::{Field, Timeline, drawn, field, fold, timeline};
use crate::state::{IntakeCase, IntakeMsg, IntakeState, assess_for};
use crate::words;
use chrono::{Datelike, NaiveDate};
use smr_rules::interview::Path;
use smr_rules::values::{Code, Route};
use smr_rules::{Assessment, Counted, Facts, Programme, counted};
use smr_texts::{self as texts, Lang, Pair, intake as said};
use yew::prelude::*;

/// From this month on the next year is shown too.
const FROM_MONTH: u32 = 10;

/// A start in one of the years, and its answer.
type YearCase = (Path, Assessment);

pub fn years(state: &IntakeState, case: &IntakeCase, on_msg: &Callback<IntakeMsg>) -> Html {
    let lang = state.lang;
    if !case.answer.problems.is_empty() {
        return Html::default();
    }
    let planned = (case.path.clone(), case.answer.clone());
    let start = case.path.facts.start;
    let there = other_start(start, state.today).map(|day| {
        let path = state.path_on(day);
        let answer = assess_for(&path, state.today);
        (path, answer)
    });
    // A programme that begins in between is no contradiction, but not yet there.
    let there = there.filter(|(_, answer)| answer.problems.is_empty());
    let has_programmes = !state.form.programmes.is_empty();
    let (title, mut cases) = match there {
        Some(there) => {
            let (day, verdict) = (texts::date(lang, there.0.facts.start), names::verdict(there.1.verdict).get(lang));
            (said::YEARS_OTHER.fill(lang, &[("date", &day), ("verdict", verdict)]), vec![planned, there])
        }
        None if has_programmes => (said::TIMELINE.fill(lang, &[("year", &start.year().to_string())]), vec![planned]),
        None => return Html::default(),
    };
    cases.sort_by_key(|(path, _)| path.facts.start);
    // Without another start it is the year before: what began there does not count.
    let first =
        if cases.len() == 1 { start.year() - 1 } else { cases.iter().map(|(_, answer)| answer.year).min().unwrap_or_default() };
    let content = html! {
        <>
            if has_programmes {
                { picture(state, first, &cases) }
            }
            if let [_, _] = cases[..] {
                { other_insurer(state, &cases, on_msg) }
                <div class="years">{ for cases.iter().map(|case| year(state, case)) }</div>
            }
        </>
    };
    fold("years", title, content)
}

/// The start in the other year that is worth a look.
fn other_start(start: NaiveDate, today: NaiveDate) -> Option<NaiveDate> {
    if start.month() >= FROM_MONTH {
        return NaiveDate::from_ymd_opt(start.year() + 1, 1, 1);
    }
    // It could begin before New Year, too.
    (start.month() == 1 && start.year() == today.year() + 1).then_some(today)
}

/// The programmes in both years, and of each in words whether it counts.
fn picture(state: &IntakeState, first: i32, cases: &[YearCase]) -> Html {
    let (lang, form) = (state.lang, &state.form);
    let (Some(first_day), Some(reset)) = (NaiveDate::from_ymd_opt(first, 1, 1), NaiveDate::from_ymd_opt(first + 1, 1, 1)) else {
        return Html::default();
    };
    let Some((path, _)) = cases.iter().find(|(path, _)| form.typed_start() == Some(path.facts.start)) else {
        return Html::default();
    };
    let counts: Vec<_> = cases.iter().map(|(path, _)| (path.facts.start.year(), counted(&path.facts))).collect();
    let of = |at: u8| counts.iter().filter_map(move |(year, all)| Some((*year, *all.get(usize::from(at))?)));
    let programmes = (0u8..).zip(&path.facts.history);
    let bar = |(at, programme): (u8, &Programme)| {
        let (from, to) = drawn(form.programme(at)?.begun.when, programme)?;
        let class = match of(at).map(|(_, counted)| counted).min_by_key(|counted| strength(*counted))? {
            Counted::Counts => "programme",
            Counted::Open { .. } => "programme perhaps",
            _ => "programme not",
        };
        Some((class, from, to))
    };
    let drawing = Timeline {
        first: first_day,
        years: 2,
        bars: programmes.clone().filter_map(bar).collect(),
        marks: vec![("reset", reset), ("today", state.today), ("planned", path.facts.start)],
        labels: [first, first + 1].map(|year| year.to_string()).into(),
    };
    let item = |(at, programme): (u8, &Programme)| {
        let begun = form.programme(at).and_then(|programme| words::time(lang, programme.begun.when?));
        let begun = begun.unwrap_or_else(|| said::BEGUN_UNKNOWN.get(lang).into());
        let name = said::PROGRAMME.fill(lang, &[("n", &(u32::from(at) + 1).to_string())]);
        let counts: Vec<String> = of(at).map(|(year, counted)| whether_counted(lang, year, programme, counted)).collect();
        html! { <li>{ format!("{name} ({begun}). {}", counts.join(" ")) }</li> }
    };
    let day = |name: Pair, day| format!("{}: {}", name.get(lang), texts::date(lang, day));
    html! {
        <>
            { timeline(drawing) }
            <ul class="year-words">
                { for programmes.map(item) }
                <li class="mark-today">{ day(said::TODAY, state.today) }</li>
                <li class="mark-planned">{ day(said::START, path.facts.start) }</li>
            </ul>
        </>
    }
}

/// What counts in one of the years is drawn so.
fn strength(counted: Counted) -> u8 {
    match counted {
        Counted::Counts => 0,
        Counted::Open { .. } => 1,
        _ => 2,
    }
}

/// Does a programme count in a year, and why not?
fn whether_counted(lang: Lang, year: i32, programme: &Programme, counted: Counted) -> String {
    let text: Pair = match (counted, programme.start) {
        (Counted::Counts, _) => said::COUNTS,
        (Counted::InChain, _) => said::COUNTS_NOT_CHAIN,
        (Counted::Open { by_date: true, by_chain: false }, _) => said::COUNTS_OPEN_DATE,
        (Counted::Open { by_date: true, .. }, _) => said::COUNTS_OPEN_BOTH,
        (Counted::Open { .. }, _) => said::COUNTS_OPEN_CHAIN,
        (_, Some(_)) => said::COUNTS_NOT_BEGUN,
        (_, None) => said::COUNTS_NOT_ENDED,
    };
    let begun = programme.start.map(|start| start.year().to_string()).unwrap_or_default();
    text.fill(lang, &[("year", &year.to_string()), ("begun", &begun)])
}

/// Another insurer in the other year?
fn other_insurer(state: &IntakeState, cases: &[YearCase], on_msg: &Callback<IntakeMsg>) -> Html {
    const ID: &str = "insurer-of-year";
    let lang = state.lang;
    let is_other = |facts: &Facts| state.form.typed_start() != Some(facts.start);
    let Some(year) = cases.iter().find(|(path, _)| is_other(&path.facts)).map(|(_, answer)| answer.year) else {
        return Html::default();
    };
    let label = said::INSURER_OF_YEAR.fill(lang, &[("year", &year.to_string())]);
    let chosen = state.insurer_of_year.filter(|(of, _)| *of == year).map(|(_, insurer)| insurer);
    let on_choose = on_msg.reform(move |insurer| IntakeMsg::InsurerOfYear(year, insurer));
    let control = form::insurers(state, ID, said::INSURER_SAME.get(lang), chosen, &on_choose);
    html! {
        <div class="no-print">{ field(Field { id: ID.into(), label: html! { label }, control, ..Field::default() }) }</div>
    }
}

fn year(state: &IntakeState, (path, answer): &YearCase) -> Html {
    let lang = state.lang;
    let start = path.facts.start;
    let insurer = state.other_insurer(answer.year).map(|insurer| {
        // With whom the contract of the form is.
        let is_contract_open = state.form.provider().is_some_and(|provider| provider != path.facts.provider);
        let contract = is_contract_open.then(|| format!(" ({})", said::CONTRACT_UNKNOWN.get(lang)));
        format!("{}{}", texts::insurer(lang, insurer), contract.unwrap_or_default())
    });
    let places = names::places(lang, answer).filter(|_| !state.form.is_history_open());
    let route = (answer.route == Route::WithinChain).then(|| said::ROUTE_CHAIN.get(lang).to_owned());
    // That nobody was chosen would not be true.
    let is_same = insurer.is_none();
    let is_said = |code: &Code| is_same || *code != Code::ChooseRegisteredProvider;
    let codes = texts::codes(answer).filter(is_said).map(|code| texts::decided(lang, code).to_owned());
    let details: Vec<String> = insurer.into_iter().chain(places).chain(route).chain(codes).collect();
    html! {
        <div class="year-column">
            <p class="label">{ said::YEARS_START.fill(lang, &[("date", &texts::date(lang, start))]) }</p>
            <p><strong>{ names::verdict(answer.verdict).get(lang) }</strong></p>
            <p>{ details.join(" · ") }</p>
        </div>
    }
}
