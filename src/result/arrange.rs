//! What to arrange: each code as something to do.

use crate::parts::Context;
use smr_rules::values::{Code, Value};
use smr_rules::{Assessment, Facts};
use smr_texts::{self as texts, code_title, outcome_page as page};
use yew::prelude::*;

pub fn view(context: Context, facts: &Facts, answer: &Assessment) -> Html {
    if answer.codes.is_empty() {
        return Html::default();
    }
    let lang = context.lang();
    let code = |(at, code): (usize, Code)| {
        html! {
            <li key={code.as_str()}>
                { context.below(2, html! { context.say(code_title(code)) }) }
                <p>{ texts::action(lang, code, facts, answer) }</p>
                // The first reason stands under "why" already.
                if at > 0 {
                    <p class="because">{ page::BECAUSE.fill(lang, &[("why", &texts::why(lang, code, facts, answer))]) }</p>
                }
            </li>
        }
    };
    html! {
        <>
            { context.below(1, html! { context.say(page::ARRANGE) }) }
            <ol class="codes">{ for answer.codes.iter().enumerate().map(code) }</ol>
        </>
    }
}
