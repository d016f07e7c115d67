//! Chain care, by the check-ups that people know.

use super::fieldset;
use crate::out::Out;
use crate::parts::tick;
use crate::state::{ChainOther, Set, State};
use crate::words::{list, sentence};
use smr_rules::values::{ChainProgramme, Value};
use smr_texts::{self as texts, journey, question as ask};

pub fn view(out: &mut Out) {
    let (state, lang) = (out.state, out.lang());
    let ticked = state.fields.chain;
    let other = |out: &mut Out, id: &'static str, text: String, other: ChainOther| {
        let is_on = state.fields.chain_other == Some(other);
        tick(out, id.into(), text.into(), is_on, Set::ChainOther(other, !is_on));
    };
    fieldset(out, ask::CHAIN.get(lang).into(), Some(ask::CHAIN_HINT.get(lang).into()), &|out| {
        for illness in ChainProgramme::ALL {
            let (id, text) = (["chain-", illness.as_str()].concat(), sentence(texts::chain(*illness).get(lang)));
            let is_on = ticked.contains(*illness);
            tick(out, id.into(), text.into(), is_on, Set::Chain(*illness, !is_on));
        }
        out.el("div.apart").with(|out| {
            other(out, "chain-none", sentence(ask::CHAIN_NONE.get(lang)), ChainOther::None);
            other(out, "chain-unknown", journey::NO_IDEA.get(lang).into(), ChainOther::Unknown);
        });
    });
}

/// The answer in words.
pub fn in_words(state: &State) -> String {
    let (fields, lang) = (&state.fields, state.lang);
    match fields.chain_other {
        Some(ChainOther::None) => sentence(ask::CHAIN_NONE.get(lang)),
        Some(ChainOther::Unknown) => journey::NO_IDEA.get(lang).into(),
        None => sentence(&list(fields.chain.iter().map(|illness| texts::chain(illness).get(lang)), ", ")),
    }
}
