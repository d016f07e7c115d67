//! The calendar year as a picture: the programmes in it, today, the planned start, and the places.
//!
//! The drawing is for the eye alone; the list under it says the same in words. A drawing places days by their distance
//! from 1 January and lets its edges cut off what lies outside, so that nothing is decided here.

use crate::out::{Attr::*, Out};
use crate::state::{StartChoice, State};
use crate::words;
use chrono::{Datelike, Months, NaiveDate};
use smr_rules::interview::When;
use smr_rules::{Assessment, Facts, Programme};
use smr_texts::{self as texts, Text, digits, outcome_page as page, ui};

/// A programme of which only one day is known is still to be seen.
const NARROWEST: i32 = 4;

pub fn view(out: &mut Out, facts: &Facts, answer: &Assessment) {
    let (Some(first), Some(reset)) = (NaiveDate::from_ymd_opt(answer.year, 1, 1), NaiveDate::from_ymd_opt(answer.year + 1, 1, 1))
    else {
        return;
    };
    let (state, lang) = (out.state, out.lang());
    let months = || (1..=12).filter_map(|month| NaiveDate::from_ymd_opt(answer.year, month, 1));
    out.below_1().say(ui::SECTION_YEAR.with_number(lang, "year", answer.year));
    out.el("div.year").attr(AriaHidden, "true").with(|out| {
        out.el("svg").attr(ViewBox, "-2 0 370 36").attr(PreserveAspectRatio, "none").with(|out| {
            for month in months() {
                mark(out, "line.month", first, month);
            }
            for (at, programme) in facts.history.iter().enumerate() {
                bar(out, first, at, programme);
            }
            mark(out, "line.reset", first, reset);
            mark(out, "line.today", first, state.today);
            mark(out, "line.planned", first, facts.start);
        });
        out.el("div.months").with(|out| {
            for month in months() {
                out.el("span").say(&texts::month(lang, month.month())[..1]);
            }
        });
    });
    // Without a condition it stands under "why" already.
    out.when(!answer.codes.is_empty(), |out| out.el("p").say(texts::remaining(lang, facts, answer)));
    places(out, answer);
    out.el("ul.year-words").with(|out| {
        for (at, programme) in facts.history.iter().enumerate() {
            out.el("li").say(period(state, at, programme));
        }
        let planned = if state.fields.start == Some(StartChoice::Now) { page::PLANNED } else { ui::YEAR_START };
        let marks = [
            ("li.mark-today", ui::YEAR_TODAY, state.today),
            ("li.mark-planned", planned, facts.start),
            ("li.mark-reset", ui::YEAR_RESET, reset),
        ];
        for (name, label, day) in marks {
            out.el(name).say(label.on(lang, day));
        }
    });
}

/// How far a day is from the first one of the drawing.
fn at(first: NaiveDate, day: NaiveDate) -> i32 {
    day.signed_duration_since(first).num_days() as i32
}

/// A line at a day.
fn mark(out: &mut Out, name: &'static str, first: NaiveDate, day: NaiveDate) {
    let x = digits(at(first, day));
    out.el(name).attr(X1, x.clone()).attr(X2, x).attr(Y1, "0").attr(Y2, "36");
}

/// A programme, if when it began is known to the month.
fn bar(out: &mut Out, first: NaiveDate, row: usize, programme: &Programme) {
    let (start, end) = match (out.state.fields.rows.get(row).and_then(|row| row.begun), programme.start) {
        (Some(When::Month(month)), _) => (month, programme.end.unwrap_or(month + Months::new(1))),
        (Some(When::Day(_)), Some(start)) => (start, programme.end.unwrap_or(start)),
        _ => return,
    };
    let width = (at(first, end) - at(first, start)).max(NARROWEST);
    let bar = out.el("rect.programme").attr(X, digits(at(first, start))).attr(Y, "8");
    bar.attr(Width, digits(width)).attr(Height, "20").attr(Rx, "2");
}

/// When a programme began, as the person said it, and when it ends where that is known to the day.
fn period(state: &State, at: usize, programme: &Programme) -> String {
    let lang = state.lang;
    if state.fields.is_unsure() {
        return page::UNSURE_PROGRAMME.get(lang).into();
    }
    let number = digits(at as i32 + 1);
    let said = state.fields.rows.get(at).and_then(|row| words::time(lang, row.begun?));
    match said {
        Some(when) => page::PROGRAMME_BEGUN.fill(lang, &[("n", &number), ("when", &when)]),
        None => {
            let unknown = || ui::YEAR_UNKNOWN.get(lang).to_owned();
            let words = |day: Option<NaiveDate>| day.map_or_else(unknown, |day| texts::date(lang, day));
            ui::YEAR_PROGRAMME.fill(lang, &[("n", &number), ("from", &words(programme.start)), ("to", &words(programme.end))])
        }
    }
}

/// The places of the year: used, perhaps used, free.
fn places(out: &mut Out, answer: &Assessment) {
    let (Some(limit), Some(remaining)) = (answer.limit, answer.remaining) else { return };
    let label = page::PLACES.with_number(out.lang(), "year", answer.year);
    out.el("ul.places").attr(AriaLabel, label).with(|out| {
        let mut place = |name: &'static str, text: Text, many: u8| (0..many).for_each(|_| out.el(name).say(text));
        place("li.used", ui::PLACE_USED, limit - remaining.max);
        place("li.perhaps", ui::PLACE_PERHAPS, remaining.max - remaining.min);
        place("li.free", ui::PLACE_FREE, remaining.min);
    });
}
