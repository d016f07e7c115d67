//! How sure the answer is, and which readings of the texts it rests on.

use crate::parts::Context;
use smr_rules::assessment::OtherReading;
use smr_rules::values::Value;
use smr_rules::{Assessment, Facts};
use smr_texts::{self as texts, ui};
use yew::prelude::*;

pub fn view(context: Context, facts: &Facts, answer: &Assessment) -> Html {
    let lang = context.lang();
    let Some(sureness) = texts::sureness(lang, answer) else {
        return Html::default();
    };
    let reading = |other: &OtherReading| {
        let reading = other.reading;
        html! {
            <li key={reading.as_str()}>
                <p>{ texts::reading_point(reading).get(lang) }{ " " }{ texts::chosen(lang, reading, facts, answer) }</p>
                <p>{ texts::otherwise(lang, other, answer) }</p>
            </li>
        }
    };
    html! {
        <>
            { context.below(1, html! { context.say(ui::SECTION_CERTAINTY) }) }
            <p>{ sureness }</p>
            if !answer.readings.is_empty() {
                <ul class="readings">{ for answer.readings.iter().map(reading) }</ul>
            }
        </>
    }
}
