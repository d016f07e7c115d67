//! The calendar year as a picture: the programmes in it, today, the planned start, and the places.
//!
//! The drawing is for the eye alone; the list under it says the same in words. A drawing places days by their distance
//! from 1 January and lets its edges cut off what lies outside, so that nothing is decided here.

use super::Answer;
use crate::components::View;
use crate::state::{AnswerForm, StartChoice};
use crate::words;
use chrono::{Datelike, Months, NaiveDate};
use smr_rules::interview::When;
use smr_rules::{Assessment, Programme};
use smr_texts::{self as texts, Lang, Text, outcome_page as page, ui};
use yew::prelude::*;

/// Days. A programme of which only one day is known is still to be seen.
const NARROWEST: i64 = 4;

pub fn year(view: &View, answer: &Answer) -> Html {
    let lang = view.lang;
    let Answer { form, assessment, today, .. } = answer;
    let facts = answer.facts();
    let first_day = |year: i32| NaiveDate::from_ymd_opt(year, 1, 1);
    let (Some(first), Some(reset)) = (first_day(assessment.year), first_day(assessment.year + 1)) else {
        return Html::default();
    };
    let planned = if form.start == Some(StartChoice::Now) { page::PLANNED } else { ui::YEAR_START };
    let programmes = (0u8..).zip(&facts.history);
    html! {
        <>
            <div class="year" aria-hidden="true">
                <svg viewBox="-2 0 370 36" preserveAspectRatio="none">
                    { for months(first).map(|month| mark("month", first, month)) }
                    { for programmes.clone().map(|(at, programme)| bar(form, first, at, programme)) }
                    { mark("reset", first, reset) }
                    { mark("today", first, *today) }
                    { mark("planned", first, facts.start) }
                </svg>
                <div class="months">
                    { for months(first).map(|month| html! { <span>{ &texts::month(lang, month.month())[..1] }</span> }) }
                </div>
            </div>
            // Without a code it stands under "why" already.
            if !assessment.codes.is_empty() && !form.is_unsure() {
                <p>{ texts::remaining(lang, answer.facts(), assessment) }</p>
            }
            // What may not have been there is not counted.
            if !form.is_unsure() {
                { places(lang, assessment) }
            }
            <ul class="year-words">
                { for programmes.map(|(at, programme)| html! { <li>{ period(lang, form, at, programme) }</li> }) }
                <li class="mark-today">{ ui::YEAR_TODAY.on(lang, *today) }</li>
                <li class="mark-planned">{ planned.on(lang, facts.start) }</li>
                <li class="mark-reset">{ ui::YEAR_RESET.on(lang, reset) }</li>
            </ul>
        </>
    }
}

/// The first day of each month.
fn months(first: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    (1..=12).filter_map(move |month| first.with_month(month))
}

/// How many days a day is from the first one of the drawing.
fn offset(first: NaiveDate, day: NaiveDate) -> i64 {
    day.signed_duration_since(first).num_days()
}

/// A line at a day.
fn mark(class: &'static str, first: NaiveDate, day: NaiveDate) -> Html {
    let x = offset(first, day).to_string();
    html! { <line {class} x1={x.clone()} x2={x} y1="0" y2="36" /> }
}

/// A programme, if when it began is known to the month.
fn bar(form: &AnswerForm, first: NaiveDate, at: u8, programme: &Programme) -> Html {
    let begun = form.programme(at).and_then(|programme| programme.begun.when);
    let (start, end) = match (begun, programme.start) {
        (Some(When::Month(month)), _) => (month, programme.end.unwrap_or(month + Months::new(1))),
        (Some(When::Day(_)), Some(start)) => (start, programme.end.unwrap_or(start)),
        _ => return Html::default(),
    };
    let width = (offset(first, end) - offset(first, start)).max(NARROWEST);
    html! {
        <rect class="programme" x={offset(first, start).to_string()} y="8" width={width.to_string()} height="20" rx="2" />
    }
}

/// When a programme began, as the person said it, and when it ends where that is known to the day.
fn period(lang: Lang, form: &AnswerForm, at: u8, programme: &Programme) -> String {
    if form.is_unsure() {
        return page::UNSURE_PROGRAMME.get(lang).into();
    }
    let number = (u32::from(at) + 1).to_string();
    let begun = form.programme(at).and_then(|programme| words::time(lang, programme.begun.when?));
    match begun {
        Some(when) => page::PROGRAMME_BEGUN.fill(lang, &[("n", &number), ("when", &when)]),
        None => {
            let date =
                |day: Option<NaiveDate>| day.map_or_else(|| ui::YEAR_UNKNOWN.get(lang).into(), |day| texts::date(lang, day));
            ui::YEAR_PROGRAMME.fill(lang, &[("n", &number), ("from", &date(programme.start)), ("to", &date(programme.end))])
        }
    }
}

/// The places of the year: used, perhaps used, free.
fn places(lang: Lang, assessment: &Assessment) -> Html {
    let (Some(limit), Some(remaining)) = (assessment.limit, assessment.remaining) else { return Html::default() };
    let all = [
        ("used", ui::PLACE_USED, limit - remaining.max),
        ("perhaps", ui::PLACE_PERHAPS, remaining.max - remaining.min),
        ("free", ui::PLACE_FREE, remaining.min),
    ];
    let place =
        |(class, text, count): (&'static str, Text, u8)| (0..count).map(move |_| html! { <li {class}>{ text.get(lang) }</li> });
    html! {
        <ul class="places" aria-label={page::PLACES.with_number(lang, "year", assessment.year)}>
            { for all.into_iter().flat_map(place) }
        </ul>
    }
}
