//! How sure the answer is, and which readings of the texts it rests on.

use smr_rules::assessment::OtherReading;
use smr_rules::values::Value;
use smr_rules::{Assessment, Facts};
use smr_texts::{self as texts, Lang, ui};
use yew::prelude::*;

pub fn view(lang: Lang, facts: &Facts, answer: &Assessment) -> Html {
    let Some(sureness) = texts::sureness(lang, answer) else {
        return Html::default();
    };
    let reading = |other: &OtherReading| {
        let reading = other.reading;
        html! {
            <li key={reading.as_str()}>
                <p>{ texts::reading_point(reading).get(lang) }{ " " }{ texts::chosen(lang, reading, facts, answer) }</p>
                <p>{ texts::otherwise(lang, other, answer) }</p>
                <p class="question"><span>{ ui::SECTION_QUESTIONS.get(lang) }</span><q>{ texts::reading_question(reading).get(lang) }</q></p>
            </li>
        }
    };
    html! {
        <>
            <h3>{ ui::SECTION_CERTAINTY.get(lang) }</h3>
            <p>{ sureness }</p>
            if !answer.readings.is_empty() {
                <ul class="readings">{ for answer.readings.iter().map(reading) }</ul>
            }
        </>
    }
}
