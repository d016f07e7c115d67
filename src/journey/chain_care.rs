//! Chain care, by the check-ups that people know.

use super::fieldset;
use crate::parts::{Context, tick};
use crate::state::{ChainOther, Set};
use crate::words::sentence;
use smr_rules::values::{ChainProgramme, Value};
use smr_texts::{self as texts, journey, question as ask};
use yew::prelude::*;

pub fn view(context: Context) -> Html {
    let fields = &context.state.fields;
    let illness = |illness: &ChainProgramme| {
        let illness = *illness;
        let (id, text) = (format!("chain-{}", illness.as_str()), sentence(context.say(texts::chain(illness))));
        tick(context, id.into(), &text, fields.chain.contains(illness), move |on| Set::Chain(illness, on))
    };
    let other = |id: &'static str, text: String, other: ChainOther| {
        tick(context, id.into(), &text, fields.chain_other == Some(other), move |on| Set::ChainOther(other, on))
    };
    let ticks = html! {
        <>
            { for ChainProgramme::ALL.iter().map(illness) }
            <div class="apart">
                { other("chain-none", sentence(context.say(ask::CHAIN_NONE)), ChainOther::None) }
                { other("chain-unknown", context.say(journey::NO_IDEA).into(), ChainOther::Unknown) }
            </div>
        </>
    };
    fieldset(context, context.say(ask::CHAIN).into(), Some(context.say(ask::CHAIN_HINT).into()), ticks)
}

/// The answer in words.
pub fn in_words(context: Context) -> String {
    let fields = &context.state.fields;
    match fields.chain_other {
        Some(ChainOther::None) => sentence(context.say(ask::CHAIN_NONE)),
        Some(ChainOther::Unknown) => context.say(journey::NO_IDEA).into(),
        None => {
            let names: Vec<&str> = fields.chain.iter().map(|illness| context.say(texts::chain(illness))).collect();
            sentence(&names.join(", "))
        }
    }
}
