//! The calendar year as a picture and in words: the programmes in it, today, the planned start, and the places.

use super::Answer;
use crate::components::{Timeline, View, drawn, timeline};
use crate::state::{AnswerForm, StartChoice};
use crate::words;
use chrono::NaiveDate;
use smr_rules::{Assessment, Programme};
use smr_texts::{self as texts, Lang, Text, outcome_page as page, ui};
use yew::prelude::*;

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
    let bar = |(at, programme): (u8, &Programme)| {
        let (from, to) = drawn(form.programme(at)?.begun.when, programme)?;
        Some(("programme", from, to))
    };
    let drawing = Timeline {
        first,
        years: 1,
        bars: programmes.clone().filter_map(bar).collect(),
        marks: vec![("reset", reset), ("today", *today), ("planned", facts.start)],
        labels: (1..=12).map(|month| texts::month(lang, month)[..1].to_owned()).collect(),
    };
    html! {
        <>
            { timeline(drawing) }
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
