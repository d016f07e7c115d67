//! The unknown facts that decide: what to fill in.

use smr_rules::Assessment;
use smr_texts::{self as texts, Lang, ui};
use yew::prelude::*;

pub fn view(lang: Lang, answer: &Assessment) -> Html {
    if answer.asks.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h3>{ ui::SECTION_ASKS.get(lang) }</h3>
            <ul>{ for answer.asks.iter().map(|ask| html! { <li>{ texts::fact(lang, *ask) }</li> }) }</ul>
        </>
    }
}
