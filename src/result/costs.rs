//! What is paid, and what is worth knowing beside the answer.

use crate::components::View;
use smr_rules::values::Information;
use smr_rules::{Assessment, Facts};
use smr_texts as texts;
use yew::prelude::*;

/// The information lines, those about costs or the others.
pub fn lines(view: &View, facts: &Facts, assessment: &Assessment, is_about_costs: bool) -> Html {
    let lang = view.lang;
    // That it is no decision is said beside the answer already.
    let belongs = |line: &Information| *line != Information::IndicationOnly && texts::is_about_costs(*line) == is_about_costs;
    let lines: Vec<Information> = assessment.information.iter().filter(belongs).collect();
    if lines.is_empty() {
        return Html::default();
    }
    let item = |line: &Information| {
        html! {
            <div>
                <dt>{ texts::information_title(*line).get(lang) }</dt>
                <dd>{ texts::information(lang, *line, facts, assessment) }</dd>
            </div>
        }
    };
    html! { <dl class="facts">{ for lines.iter().map(item) }</dl> }
}
