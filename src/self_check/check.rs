//! All answers, to look through and to change.

use super::question::title_of;
use crate::components::{View, screen_heading};
use crate::result;
use crate::state::{SelfCheckMsg, SelfCheckState};
use crate::words;
use smr_rules::assess_brief;
use smr_rules::interview::Question;
use smr_rules::values::Code;
use smr_texts::{Lang, code_title, journey};
use yew::prelude::*;

pub fn check(view: &View, state: &SelfCheckState, on_msg: &Callback<SelfCheckMsg>) -> Html {
    let (lang, path) = (state.lang, &state.path);
    let problems = assess_brief(&path.facts).problems;
    let on_change = on_msg.reform(SelfCheckMsg::Change);
    let lead = if state.has_initial_answers { journey::CHECK_GIVEN } else { journey::CHECK_LEAD };
    let go = if path.next.is_some() { journey::CHECK_GO_ON } else { journey::CHECK_GO };
    html! {
        <div class="screen" key="check">
            <button type="button" class="back" onclick={on_msg.reform(|_| SelfCheckMsg::Back)}>{ journey::BACK.get(lang) }</button>
            { screen_heading(view, html! { journey::CHECK_TITLE.get(lang) }) }
            <p>{ lead.get(lang) }</p>
            if !problems.is_empty() {
                <div class="error-summary">
                    <p class="error-title">{ code_title(Code::ContradictoryFacts).get(lang) }</p>
                    { result::problems(lang, &state.form, path, state.today, &problems, &on_change) }
                </div>
            }
            <dl class="answers">
                { for path.asked.iter().map(|question| answered(state, *question, &on_change)) }
                if !state.early_stops.is_empty() {
                    { early_stops(state, on_msg) }
                }
                // A change has brought it up.
                if let Some(question) = path.next {
                    <div>
                        <dt>{ title_of(state, question) }</dt>
                        <dd>{ journey::NOT_FILLED_IN.get(lang) }</dd>
                    </div>
                }
            </dl>
            <button type="button" class="big" onclick={on_msg.reform(|_| SelfCheckMsg::Result)}>{ go.get(lang) }</button>
        </div>
    }
}

/// Which programmes were stopped early, which is no question about one of them.
fn early_stops(state: &SelfCheckState, on_msg: &Callback<SelfCheckMsg>) -> Html {
    let lang = state.lang;
    let asked = words::early_stops_question(lang, &state.form, &state.early_stops);
    let answer = words::early_stops(lang, &state.form, &state.early_stops);
    row(lang, asked.into(), answer, on_msg.reform(|_| SelfCheckMsg::ChangeEarlyStops))
}

fn answered(state: &SelfCheckState, question: Question, on_change: &Callback<Question>) -> Html {
    let answer = words::answer(state.lang, &state.form, &state.path.facts, state.today, question);
    row(state.lang, title_of(state, question), answer, on_change.reform(move |_| question))
}

fn row(lang: Lang, asked: AttrValue, answer: String, on_change: Callback<MouseEvent>) -> Html {
    let change = journey::CHECK_CHANGE.get(lang);
    html! {
        <div>
            <dt>{ &asked }</dt>
            <dd>{ answer }</dd>
            <dd>
                <button
                    type="button"
                    class="quiet"
                    aria-label={format!("{change}: {asked}")}
                    onclick={on_change}
                >
                    { change }
                </button>
            </dd>
        </div>
    }
}
