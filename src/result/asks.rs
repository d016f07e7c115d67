//! The unknown facts that decide: what to fill in.

use super::number;
use smr_rules::{Assessment, Pointer, ProgrammeField};
use smr_texts::{Lang, ui};
use yew::prelude::*;

pub fn view(lang: Lang, answer: &Assessment) -> Html {
    if answer.asks.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h3>{ ui::SECTION_ASKS.get(lang) }</h3>
            <ul>{ for answer.asks.iter().map(|ask| html! { <li>{ fact(lang, *ask) }</li> }) }</ul>
        </>
    }
}

/// The name of a fact for people.
pub fn fact(lang: Lang, pointer: Pointer) -> String {
    let field = match pointer {
        Pointer::Insurer => ui::FACT_INSURER,
        Pointer::ChainCare => ui::FACT_CHAIN,
        Pointer::IncludesSmr => ui::FACT_CHAIN_SMR,
        Pointer::Field(_, ProgrammeField::Start) => ui::FACT_RECORD_START,
        Pointer::Field(_, ProgrammeField::End) => ui::FACT_RECORD_END,
        Pointer::Field(_, ProgrammeField::Kind) => ui::FACT_RECORD_KIND,
        Pointer::Field(_, ProgrammeField::Setting) => ui::FACT_RECORD_SETTING,
        Pointer::Field(_, ProgrammeField::Outcome) => ui::FACT_RECORD_OUTCOME,
        Pointer::Start => ui::START_LABEL,
        Pointer::Programme(_) => ui::RECORD_TITLE,
        Pointer::Wanted => ui::WANTED_LABEL,
        Pointer::Provider => ui::PROVIDER_LABEL,
    };
    match pointer {
        Pointer::Field(..) | Pointer::Programme(_) => {
            format!("{} {}: {}", ui::RECORD_TITLE.get(lang), number(pointer), field.get(lang))
        }
        _ => field.get(lang).into(),
    }
}
