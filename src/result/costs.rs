//! What is paid, and what is worth knowing beside the answer.

use crate::components::View;
use smr_rules::values::Information;
use smr_rules::{Assessment, Facts};
use smr_texts as texts;
use yew::prelude::*;

/// The information lines and the remarks of the insurer's documents, those about costs or the others.
pub fn lines(view: &View, facts: &Facts, assessment: &Assessment, is_about_costs: bool) -> Html {
    let lang = view.lang;
    // That it is no decision is said beside the answer already.
    let belongs = |line: &Information| *line != Information::IndicationOnly && texts::is_about_costs(*line) == is_about_costs;
    let lines = assessment.information.iter().filter(belongs);
    let all: Vec<(String, String)> = lines
        .map(|line| (texts::information_title(line).get(lang).into(), texts::information(lang, line, facts, assessment)))
        .chain(texts::notes(lang, facts, is_about_costs).map(|(title, note)| (title, note.into())))
        .collect();
    if all.is_empty() {
        return Html::default();
    }
    let item = |(title, text): &(String, String)| html! { <div><dt>{ title }</dt><dd>{ text }</dd></div> };
    html! { <dl class="facts">{ for all.iter().map(item) }</dl> }
}
