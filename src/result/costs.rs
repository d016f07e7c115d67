//! What is paid, and what is worth knowing beside the answer.

use crate::components::{View, heading};
use smr_rules::values::Information;
use smr_rules::{Assessment, Facts};
use smr_texts::{self as texts, Text, ui};
use yew::prelude::*;

pub fn costs(view: &View, facts: &Facts, assessment: &Assessment) -> Html {
    html! {
        <>
            { list(view, facts, assessment, true, ui::SECTION_COSTS) }
            { list(view, facts, assessment, false, ui::SECTION_KNOW) }
        </>
    }
}

fn list(view: &View, facts: &Facts, assessment: &Assessment, is_about_costs: bool, title: Text) -> Html {
    let lang = view.lang;
    // That it is no decision is said under the heading and at the end already.
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
    html! {
        <>
            { heading(view, title.get(lang)) }
            <dl class="facts">{ for lines.iter().map(item) }</dl>
        </>
    }
}
