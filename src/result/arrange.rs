//! What to arrange: each code as something to do.

use super::Answer;
use crate::components::{View, heading, subheading};
use smr_rules::values::Code;
use smr_texts::{self as texts, code_title, outcome_page as page};
use yew::prelude::*;

pub fn arrange(view: &View, answer: &Answer) -> Html {
    let lang = view.lang;
    let (facts, assessment) = (answer.facts(), &answer.assessment);
    let item = |(at, code): (usize, Code)| {
        let action = match code {
            Code::DateUnknown if answer.form.is_unsure() => page::UNSURE_ACTION.with_number(lang, "year", assessment.year),
            _ => texts::action(lang, code, facts, assessment),
        };
        html! {
            <li>
                { subheading(view, code_title(code).get(lang)) }
                <p>{ action }</p>
                // The first reason stands under "why" already.
                if at > 0 {
                    <p class="because">{ page::BECAUSE.with(lang, "why", &texts::why(lang, code, facts, assessment)) }</p>
                }
            </li>
        }
    };
    html! {
        <>
            { heading(view, page::ARRANGE.get(lang)) }
            if assessment.codes.is_empty() {
                <p>{ page::APPOINTMENT.get(lang) }</p>
            } else {
                <ol class="codes">{ for assessment.codes.iter().enumerate().map(item) }</ol>
            }
        </>
    }
}
