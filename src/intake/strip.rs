//! The answer in short, in sight wherever the form is: verdict, places, earliest start.

use super::names;
use crate::components::{View, heading_with_id, subheading};
use crate::result::{verdict_class, verdict_sign};
use crate::state::{IntakeCase, IntakeMsg, IntakeState};
use crate::words::sentence;
use smr_rules::Assessment;
use smr_rules::values::{Code, Route, Verdict};
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
                        { heading_with_id(view, "answer", verdict(case).get(lang)) }
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

fn verdict(case: &IntakeCase) -> Pair {
    if case.answer.problems.is_empty() { names::verdict(case.answer.verdict) } else { said::VERDICT_CONTRADICTS }
}

/// Earliest start, places, route.
fn numbers(state: &IntakeState, case: &IntakeCase) -> Html {
    let (lang, answer) = (state.lang, &case.answer);
    let places = match names::places(lang, answer) {
        Some(_) if state.form.is_history_open() => Some(said::PLACES_UNKNOWN.get(lang).into()),
        places => places,
    };
    let rows = [(said::EARLIEST, earliest(lang, answer)), (said::PLACES, places), (said::ROUTE, route(lang, case))];
    let row =
        |(name, text): (Pair, Option<String>)| text.map(|text| html! { <div><dt>{ name.get(lang) }</dt><dd>{ text }</dd></div> });
    html! { <dl class="numbers">{ for rows.into_iter().filter_map(row) }</dl> }
}

fn earliest(lang: Lang, answer: &Assessment) -> Option<String> {
    let earliest = answer.earliest_start?;
    Some(match (earliest.date, earliest.exact) {
        (Some(date), true) => texts::date(lang, date),
        (Some(date), false) => said::AT_LEAST.fill(lang, &[("date", &texts::date(lang, date))]),
        (None, _) => said::EARLIEST_UNKNOWN.get(lang).into(),
    })
}

/// Who may start in which route. Whoever is in no chain need not hear of it.
fn route(lang: Lang, case: &IntakeCase) -> Option<String> {
    let answer = &case.answer;
    let may_start = matches!(answer.verdict, Verdict::Eligible | Verdict::EligibleWithConditions);
    if !may_start || case.path.facts.chain_care.is_some_and(|care| care.programmes.is_empty()) {
        return None;
    }
    let is_to_be_asked = [Code::ConfirmChainRule, Code::ChainFailedEarlierYear].iter().any(|code| answer.codes.contains(*code));
    let route = match answer.route {
        Route::WithinChain => said::ROUTE_CHAIN,
        Route::Open if is_to_be_asked => said::ROUTE_ASK,
        Route::Open => said::ROUTE_OPEN,
    };
    Some(route.get(lang).into())
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
