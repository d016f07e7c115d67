//! Calendar years as a picture: programmes as bars, days as lines.
//!
//! The drawing is for the eye alone; a list beside it says the same in words. A drawing places days by their distance from its first day and
//! lets its edges cut off what lies outside, so that nothing is decided here.

use chrono::{Datelike, Months, NaiveDate};
use smr_rules::Programme;
use smr_rules::interview::When;
use yew::prelude::*;

/// Days. A programme of which only one day is known is still to be seen.
const NARROWEST: i64 = 4;

/// A drawing of whole calendar years.
pub struct Timeline {
    /// The first 1 January.
    pub first: NaiveDate,
    /// How many years.
    pub years: i32,
    /// The classes of each bar, and its first and last day.
    pub bars: Vec<(&'static str, NaiveDate, NaiveDate)>,
    /// The class of each line, and its day.
    pub marks: Vec<(&'static str, NaiveDate)>,
    /// What stands below, from left to right: the months or the years.
    pub labels: Vec<String>,
}

pub fn timeline(timeline: Timeline) -> Html {
    let Timeline { first, years, bars, marks, labels } = timeline;
    let x = |day: NaiveDate| day.signed_duration_since(first).num_days();
    let line = |class: &'static str, day| {
        let x = x(day).to_string();
        html! { <line {class} x1={x.clone()} x2={x} y1="0" y2="36" /> }
    };
    let bar = |(class, from, to): (&'static str, NaiveDate, NaiveDate)| {
        let width = (x(to) - x(from)).max(NARROWEST).to_string();
        html! { <rect {class} x={x(from).to_string()} y="8" {width} height="20" rx="2" /> }
    };
    let months = (0..).step_by(if years == 1 { 1 } else { 3 }).map_while(|month| first.checked_add_months(Months::new(month)));
    html! {
        <div class="year" aria-hidden="true">
            <svg viewBox={format!("-2 0 {} 36", years * 366 + 4)} preserveAspectRatio="none">
                { for months.take_while(|month| month.year() < first.year() + years).map(|month| line("month", month)) }
                { for bars.into_iter().map(bar) }
                { for marks.into_iter().map(|(class, day)| line(class, day)) }
            </svg>
            <div class="months">{ for labels.into_iter().map(|label| html! { <span>{ label }</span> }) }</div>
        </div>
    }
}

/// The days between which a programme is drawn, if when it began is known to the month.
pub fn drawn(begun: Option<When>, programme: &Programme) -> Option<(NaiveDate, NaiveDate)> {
    match (begun, programme.start) {
        (Some(When::Month(month)), _) => Some((month, programme.end.unwrap_or(month + Months::new(1)))),
        (Some(When::Day(_)), Some(start)) => Some((start, programme.end.unwrap_or(start))),
        _ => None,
    }
}
