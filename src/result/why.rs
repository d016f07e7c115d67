//! Why, in at most three sentences that begin with the person's own answers.

use crate::parts::Context;
use smr_rules::assessment::Problem;
use smr_rules::{Assessment, Facts};
use smr_texts::{self as texts, ui};
use yew::prelude::*;

pub fn view(context: Context, facts: &Facts, answer: &Assessment) -> Html {
    let lang = context.lang();
    let first = answer.codes.iter().next();
    let reason = first.map(|code| texts::why(lang, code, facts, answer)).or_else(|| texts::remaining(lang, answer));
    let problem = |problem: &Problem| html! { <li>{ texts::problem(lang, problem) }</li> };
    html! {
        <>
            { context.below(1, html! { context.say(ui::SECTION_WHY) }) }
            <p class="why">{ texts::own(lang, facts, answer) }{ " " }{ reason.unwrap_or_default() }</p>
            if !answer.problems.is_empty() {
                <ul class="problems">{ for answer.problems.iter().map(problem) }</ul>
            }
        </>
    }
}
