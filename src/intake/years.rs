//! Around New Year: the answer for a start in the other year, and both years side by side.

use super::names;
use crate::components::fold;
use crate::state::{IntakeCase, IntakeState, assess_for};
use chrono::{Datelike, NaiveDate};
use smr_rules::Assessment;
use smr_rules::values::Route;
use smr_texts::{self as texts, intake as said};
use yew::prelude::*;

/// From this month on the next year is shown too.
const FROM_MONTH: u32 = 10;

pub fn years(state: &IntakeState, case: &IntakeCase) -> Html {
    let start = case.path.facts.start;
    let Some(other) = other_start(start, state.today) else { return Html::default() };
    let there = assess_for(&state.form.path(other, state.today), state.today);
    // A programme that begins in between is no contradiction, but not yet there.
    if !there.problems.is_empty() {
        return Html::default();
    }
    let lang = state.lang;
    let verdict = names::verdict(there.verdict).get(lang);
    let title = said::YEARS_OTHER.fill(lang, &[("date", &texts::date(lang, other)), ("verdict", verdict)]);
    let mut both = [(start, &case.answer), (other, &there)];
    both.sort_by_key(|(start, _)| *start);
    let columns = both.into_iter().map(|(start, answer)| year(state, start, answer));
    fold("years", title, html! { <div class="years">{ for columns }</div> })
}

/// The start in the other year that is worth a look.
fn other_start(start: NaiveDate, today: NaiveDate) -> Option<NaiveDate> {
    if start.month() >= FROM_MONTH {
        return NaiveDate::from_ymd_opt(start.year() + 1, 1, 1);
    }
    // It could begin before New Year, too.
    (start.month() == 1 && start.year() == today.year() + 1).then_some(today)
}

fn year(state: &IntakeState, start: NaiveDate, answer: &Assessment) -> Html {
    let lang = state.lang;
    let places = names::places(lang, answer).filter(|_| !state.form.is_history_open());
    let route = (answer.route == Route::WithinChain).then(|| said::ROUTE_CHAIN.get(lang).to_owned());
    let codes = texts::codes(answer).map(|code| texts::decided(lang, code).to_owned());
    let details: Vec<String> = places.into_iter().chain(route).chain(codes).collect();
    html! {
        <div class="year-column">
            <p class="label">{ said::YEARS_START.fill(lang, &[("date", &texts::date(lang, start))]) }</p>
            <p><strong>{ names::verdict(answer.verdict).get(lang) }</strong></p>
            <p>{ details.join(" · ") }</p>
        </div>
    }
}
