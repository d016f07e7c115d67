//! What is paid and what is worth knowing beside the answer.

use crate::parts::Context;
use smr_rules::values::{Information, Value};
use smr_rules::{Assessment, Facts};
use smr_texts::{self as texts, ui};
use yew::prelude::*;

pub fn view(context: Context, facts: &Facts, answer: &Assessment) -> Html {
    let lang = context.lang();
    let list = |about_costs: bool, heading: texts::Text| {
        // That it is no decision is said under the heading and at the end already.
        let lines: Vec<_> = answer
            .information
            .iter()
            .filter(|line| *line != Information::IndicationOnly && texts::is_about_costs(*line) == about_costs)
            .collect();
        html! {
            if !lines.is_empty() {
                { context.below(1, html! { heading.get(lang) }) }
                <dl class="facts">
                    { for lines.into_iter().map(|line| html! {
                        <div key={line.as_str()}>
                            <dt>{ texts::information_title(line).get(lang) }</dt>
                            <dd>{ texts::information(lang, line, facts, answer) }</dd>
                        </div>
                    }) }
                </dl>
            }
        }
    };
    html! {
        <>
            { list(true, ui::SECTION_COSTS) }
            { list(false, ui::SECTION_KNOW) }
        </>
    }
}
