//! How sure the answer is, and which readings of the texts it rests on.

use crate::components::{View, heading};
use smr_rules::assessment::OtherReading;
use smr_rules::{Assessment, Facts};
use smr_texts::{self as texts, ui};
use yew::prelude::*;

pub fn certainty(view: &View, facts: &Facts, assessment: &Assessment) -> Html {
    let lang = view.lang;
    let Some(sureness) = texts::sureness(lang, assessment) else { return Html::default() };
    let item = |other: &OtherReading| {
        let (point, chosen) =
            (texts::point(lang, other.reading, assessment), texts::chosen(lang, other.reading, facts, assessment));
        html! {
            <li>
                <p>{ format!("{point} {chosen}") }</p>
                <p>{ texts::otherwise(lang, other, assessment) }</p>
            </li>
        }
    };
    html! {
        <>
            { heading(view, ui::SECTION_CERTAINTY.get(lang)) }
            <p>{ sureness }</p>
            if !assessment.readings.is_empty() {
                <ul class="readings">{ for assessment.readings.iter().map(item) }</ul>
            }
        </>
    }
}
