//! All answers, to look through and to change.

use super::{answer_in_words, question_in_words};
use crate::parts::Context;
use crate::state::Action;
use smr_rules::assess_brief;
use smr_rules::assessment::Problem;
use smr_rules::interview::Question;
use smr_texts::{self as texts, code_title, journey};
use yew::prelude::*;

pub fn view(context: Context) -> Html {
    let problems = assess_brief(&context.state.path.facts).problems;
    let line = |question: &Question| {
        let question = *question;
        let asked = question_in_words(context, question);
        let change = context.act.reform(move |_: MouseEvent| Action::Change(question));
        html! {
            <div>
                <dt>{ asked.clone() }</dt>
                <dd>{ answer_in_words(context, question) }</dd>
                <dd><button type="button" class="quiet" onclick={change} aria-label={format!("{}: {asked}", context.say(journey::CHECK_CHANGE))}>{ context.say(journey::CHECK_CHANGE) }</button></dd>
            </div>
        }
    };
    let problem = |problem: &Problem| html! { <li>{ texts::problem(context.lang(), problem) }</li> };
    html! {
        <div class="screen" key="check">
            { context.button(journey::BACK, "back", Action::Back) }
            { context.heading(html! { context.say(journey::CHECK_TITLE) }) }
            <p>{ context.say(journey::CHECK_LEAD) }</p>
            if !problems.is_empty() {
                <div class="error-summary">
                    <p class="error-title">{ context.say(code_title(smr_rules::values::Code::ContradictoryFacts)) }</p>
                    <ul>{ for problems.iter().map(problem) }</ul>
                </div>
            }
            <dl class="answers">{ for context.state.path.asked.iter().map(line) }</dl>
            { context.button(journey::CHECK_GO, "big", Action::Result) }
        </div>
    }
}
