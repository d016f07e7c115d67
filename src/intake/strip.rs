//! The answer in short, in sight wherever the form is: verdict, places, earliest start.

use super::names;
use crate::components::{View, heading_with_id, subheading};
use crate::result::{verdict_class, verdict_sign};
use crate::state::{IntakeCase, IntakeMsg, IntakeState, assess_for};
use crate::words::sentence;
use smr_rules::Assessment;
use smr_rules::assessment::OtherReading;
use smr_rules::values::{Code, Reading, Route, Verdict};
use smr_texts::{self as texts, Lang, Pair, intake as said};
use yew::prelude::*;

pub fn strip(view: &View, state: &IntakeState, case: Option<&IntakeCase>, on_msg: &Callback<IntakeMsg>) -> Html {
    let lang = state.lang;
    html! {
        <section class="strip" aria-labelledby="answer">
            // Read out again when it changes.
            <div class={case.map_or("result", |case| verdict_class(case.answer.verdict))} role="status">
                if let Some(case) = case {
                    <div class="verdict">
                        { verdict_sign(case.answer.verdict) }
                        { heading_with_id(view, "answer", verdict(&case.answer).get(lang)) }
                    </div>
                    { numbers(state, case) }
                } else {
                    { heading_with_id(view, "answer", said::NO_ANSWER.get(lang)) }
                    <p>{ said::NO_START.get(lang) }</p>
                }
            </div>
            if let Some(case) = case {
                { deciding(view, case, on_msg) }
            }
        </section>
    }
}

pub fn verdict(answer: &Assessment) -> Pair {
    if answer.problems.is_empty() { names::verdict(answer.verdict) } else { said::VERDICT_CONTRADICTS }
}

/// When, places, route, and how sure that is.
fn numbers(state: &IntakeState, case: &IntakeCase) -> Html {
    let (lang, answer) = (state.lang, &case.answer);
    let places = match names::places(lang, answer) {
        Some(_) if state.form.is_history_open() => Some(said::PLACES_UNKNOWN.get(lang).into()),
        places => places,
    };
    let rows =
        [day(state, case), places.map(|places| (said::PLACES, places)), route(lang, case).map(|route| (said::ROUTE, route))];
    let row = |(name, text): (Pair, String)| html! { <div><dt>{ name.get(lang) }</dt><dd>{ text }</dd></div> };
    let sure = texts::sureness_of(lang, &case.path.facts, answer, said::THE_INSURER.get(lang));
    let sentences = [places_doubt(state, case).map(Into::into), sure];
    html! {
        <>
            <dl class="numbers">{ for rows.into_iter().flatten().map(row) }</dl>
            <p class="hint">{ sentences.into_iter().flatten().collect::<Vec<String>>().join(" ") }</p>
        </>
    }
}

/// The planned start where it can be, or the day from which it can be again, with the answer of that day: the same as in the column of its year.
fn day(state: &IntakeState, case: &IntakeCase) -> Option<(Pair, String)> {
    let (lang, answer) = (state.lang, &case.answer);
    let earliest = answer.earliest_start?;
    if answer.verdict != Verdict::NotYet {
        return Some((said::START_ON, texts::date(lang, earliest.date?)));
    }
    let text = match (earliest.date, earliest.exact) {
        (None, _) => said::EARLIEST_UNKNOWN.get(lang).into(),
        (Some(date), false) => said::AT_LEAST.fill(lang, &[("date", &texts::date(lang, date))]),
        (Some(date), true) => {
            let then = assess_for(&state.path_on(date), state.today);
            let verdict = names::verdict(then.verdict).get(lang);
            said::AGAIN_THEN.fill(lang, &[("date", &texts::date(lang, date)), ("verdict", verdict)])
        }
    };
    Some((said::AGAIN, text))
}

/// Why the places may be others.
fn places_doubt(state: &IntakeState, case: &IntakeCase) -> Option<&'static str> {
    let (facts, answer) = (&case.path.facts, &case.answer);
    let left = answer.remaining.filter(|_| !state.form.is_history_open())?;
    let is_of_count =
        |other: &OtherReading| matches!(other.reading, Reading::ChainCounts | Reading::DropOuts | Reading::YearOfCount);
    let text = if left.min != left.max {
        said::PLACES_UNSURE
    } else if texts::leaves_chain_out(facts, answer) {
        said::PLACES_CHAIN
    } else if answer.readings.iter().any(is_of_count) {
        said::PLACES_QUESTION
    } else {
        return None;
    };
    Some(text.get(state.lang))
}

/// Who may start in which route. Whoever is in no chain need not hear of it.
pub fn route(lang: Lang, case: &IntakeCase) -> Option<String> {
    route_of(&case.answer, case.path.facts.chain_care.is_some_and(|care| care.programmes.is_empty()))
        .map(|route| route.get(lang).into())
}

/// The same of an answer alone.
pub fn route_of(answer: &Assessment, is_outside_chain: bool) -> Option<Pair> {
    let may_start = matches!(answer.verdict, Verdict::Eligible | Verdict::EligibleWithConditions);
    if !may_start || is_outside_chain {
        return None;
    }
    let is_to_be_asked = [Code::ConfirmChainRule, Code::ChainFailedEarlierYear].iter().any(|code| answer.codes.contains(*code));
    let route = match answer.route {
        Route::WithinChain => said::ROUTE_CHAIN,
        Route::Open if is_to_be_asked => said::ROUTE_ASK,
        Route::Open => said::ROUTE_OPEN,
    };
    Some(route)
}

/// The fields that still decide, each with the way to it.
fn deciding(view: &View, case: &IntakeCase, on_msg: &Callback<IntakeMsg>) -> Html {
    let lang = view.lang;
    if case.deciding.is_empty() {
        return Html::default();
    }
    let title = if case.answer.asks.is_empty() { said::DAY_DECIDES } else { said::STILL_DECIDES };
    let item = |(id, name): &(String, String)| {
        let selector = format!("#{id}");
        let onclick = on_msg.reform(move |_| IntakeMsg::GoTo(selector.clone()));
        html! { <li><button type="button" class="quiet" {onclick}>{ sentence(name) }</button></li> }
    };
    html! {
        <>
            { subheading(view, title.get(lang)) }
            <ul class="deciding">{ for case.deciding.iter().map(item) }</ul>
        </>
    }
}
