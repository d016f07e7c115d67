//! The calendar year as a picture: the programmes in it, today, the planned start, and the places.
//!
//! The drawing is for the eye alone; the list under it says the same in words. A drawing places days by their distance
//! from 1 January and lets its edges cut off what lies outside, so that nothing is decided here.

use crate::parts::Context;
use crate::words;
use chrono::{Datelike, Months, NaiveDate};
use smr_rules::interview::When;
use smr_rules::{Assessment, Facts, Programme};
use smr_texts::{self as texts, Lang, outcome_page as page, ui};
use yew::prelude::*;

/// Units of the drawing: a day is one wide.
const DAYS: i64 = 366;
/// A programme of which only one day is known is still to be seen.
const NARROWEST: i64 = 4;

pub fn view(context: Context, facts: &Facts, answer: &Assessment) -> Html {
    let (lang, today) = (context.lang(), context.state.today);
    let (Some(first), Some(reset)) = (NaiveDate::from_ymd_opt(answer.year, 1, 1), NaiveDate::from_ymd_opt(answer.year + 1, 1, 1))
    else {
        return Html::default();
    };
    let at = |day: NaiveDate| day.signed_duration_since(first).num_days();
    let months = (1..=12).filter_map(|month| NaiveDate::from_ymd_opt(answer.year, month, 1));
    // Only what is known to the month is drawn.
    let bar = |(row, programme): (usize, &Programme)| {
        let (start, end) = match context.state.fields.rows.get(row).map(|row| row.begun) {
            Some(Some(When::Month(first))) => (first, programme.end.unwrap_or(first + Months::new(1))),
            Some(Some(When::Day(_))) => (programme.start?, programme.end.unwrap_or(programme.start?)),
            _ => return None,
        };
        let width = (at(end) - at(start)).max(NARROWEST);
        Some(html! { <rect class="programme" x={at(start).to_string()} y="8" width={width.to_string()} height="20" rx="2" /> })
    };
    let mark = |class: &'static str, day: NaiveDate| html! { <line {class} x1={at(day).to_string()} x2={at(day).to_string()} y1="0" y2="36" /> };
    let day = |label: texts::Text, day: NaiveDate| html! { <li>{ label.fill(lang, &[("date", &texts::date(lang, day))]) }</li> };
    html! {
        <>
            { context.below(1, html! { ui::SECTION_YEAR.fill(lang, &[("year", &answer.year.to_string())]) }) }
            <div class="year" aria-hidden="true">
                <svg viewBox={format!("0 0 {DAYS} 36")} preserveAspectRatio="none">
                    { for months.clone().map(|month| mark("month", month)) }
                    { for facts.history.iter().enumerate().filter_map(bar) }
                    { mark("today", today) }
                    { mark("planned", facts.start) }
                </svg>
                <div class="months">{ for months.map(|month| html! { <span>{ &texts::month(lang, month.month())[..1] }</span> }) }</div>
            </div>
            { places(lang, answer) }
            <ul class="year-words">
                { for facts.history.iter().enumerate().map(|(at, programme)| html! { <li>{ period(context, at, programme) }</li> }) }
                { day(ui::YEAR_TODAY, today) }
                { day(ui::YEAR_START, facts.start) }
                { day(ui::YEAR_RESET, reset) }
            </ul>
        </>
    }
}

/// When a programme began, as the person said it, and when it ends where that is known to the day.
fn period(context: Context, at: usize, programme: &Programme) -> String {
    let lang = context.lang();
    let number = (at + 1).to_string();
    let said = context.state.fields.rows.get(at).and_then(|row| words::time(lang, row.begun?));
    let unknown = || ui::YEAR_UNKNOWN.get(lang).to_owned();
    match said {
        Some(when) => page::PROGRAMME_BEGUN.fill(lang, &[("n", &number), ("when", &when)]),
        None => {
            let words = |day: Option<NaiveDate>| day.map_or_else(unknown, |day| texts::date(lang, day));
            ui::YEAR_PROGRAMME.fill(lang, &[("n", &number), ("from", &words(programme.start)), ("to", &words(programme.end))])
        }
    }
}

/// The places of the year: used, perhaps used, free.
fn places(lang: Lang, answer: &Assessment) -> Html {
    let (Some(limit), Some(remaining)) = (answer.limit, answer.remaining) else {
        return Html::default();
    };
    let used = limit - remaining.max;
    let perhaps = remaining.max - remaining.min;
    let place =
        |class: &'static str, text: texts::Text, many: u8| (0..many).map(move |_| html! { <li {class}>{ text.get(lang) }</li> });
    html! {
        <ul class="places">
            { for place("used", ui::PLACE_USED, used) }
            { for place("perhaps", ui::PLACE_PERHAPS, perhaps) }
            { for place("free", ui::PLACE_FREE, remaining.min) }
        </ul>
    }
}
