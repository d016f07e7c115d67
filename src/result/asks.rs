//! The unknown facts that decide: what to find out, with the way back to the question.

use crate::parts::Context;
use crate::state::Action;
use smr_rules::interview::Question;
use smr_rules::{Assessment, Pointer, ProgrammeField};
use smr_texts::{self as texts, journey, ui};
use yew::prelude::*;

pub fn view(context: Context, answer: &Assessment) -> Html {
    if answer.asks.is_empty() {
        return Html::default();
    }
    let ask = |pointer: &Pointer| {
        let fact = texts::fact(context.lang(), *pointer);
        let question = question_of(*pointer).filter(|question| context.state.path.asked.contains(question));
        let change = question.map(|question| {
            let onclick = context.act.reform(move |_: MouseEvent| Action::Change(question));
            let label = format!("{}: {fact}", context.say(journey::CHECK_CHANGE));
            html! { <button type="button" class="quiet" {onclick} aria-label={label}>{ context.say(journey::CHECK_CHANGE) }</button> }
        });
        html! { <li>{ fact.clone() }{ " " }{ change }</li> }
    };
    html! {
        <>
            { context.below(1, html! { context.say(ui::SECTION_ASKS) }) }
            <ul class="asks">{ for answer.asks.iter().map(ask) }</ul>
        </>
    }
}

/// Where a fact is asked.
fn question_of(pointer: Pointer) -> Option<Question> {
    Some(match pointer {
        Pointer::Start => Question::Start,
        Pointer::Insurer => Question::Insurer,
        Pointer::ChainCare => Question::ChainCare,
        Pointer::IncludesSmr => Question::IncludesSmr,
        Pointer::Wanted => Question::Wanted,
        Pointer::Provider => Question::Provider,
        Pointer::Programme(_) | Pointer::Field(_, ProgrammeField::Start) => Question::History,
        Pointer::Field(at, ProgrammeField::End) => Question::End(at),
        Pointer::Field(at, ProgrammeField::Kind) => Question::Kind(at),
        Pointer::Field(at, ProgrammeField::Setting) => Question::Setting(at),
        Pointer::Field(at, ProgrammeField::Outcome) => Question::Outcome(at),
    })
}
