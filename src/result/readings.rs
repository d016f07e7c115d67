//! The readings of the texts that the answer rests on.

use super::Answer;
use smr_rules::assessment::OtherReading;
use smr_texts::{self as texts, Lang};
use yew::prelude::*;

pub fn readings(lang: Lang, answer: &Answer) -> Html {
    let assessment = &answer.assessment;
    if assessment.readings.is_empty() {
        return Html::default();
    }
    let item = |other: &OtherReading| {
        let (point, chosen) = (texts::point(lang, other.reading, assessment), texts::chosen(lang, other.reading, answer.facts()));
        html! {
            <li>
                <p>{ format!("{point} {chosen}") }</p>
                <p>{ texts::otherwise(lang, other, assessment) }</p>
            </li>
        }
    };
    html! { <ul class="readings">{ for assessment.readings.iter().map(item) }</ul> }
}
