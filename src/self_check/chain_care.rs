//! Chain care, by the check-ups that people know.

use super::question::{error_of, title_of};
use crate::components::{Fieldset, View, Word, checkbox, explained, fieldset};
use crate::state::{ChainOther, Edit, SelfCheckState};
use crate::words::sentence;
use smr_rules::interview::Question;
use smr_rules::values::{ChainProgramme, Value};
use smr_texts::{self as texts, journey, question as ask};
use yew::prelude::*;

pub fn chain_care(view: &View, state: &SelfCheckState, on_edit: &Callback<Edit>) -> Html {
    let (form, lang) = (&state.form, state.lang);
    let illness = |illness: &ChainProgramme| {
        let illness = *illness;
        checkbox(
            format!("chain-{}", illness.as_str()),
            sentence(texts::chain(illness).get(lang)),
            form.chain.contains(illness),
            &on_edit.reform(move |is_on| Edit::Chain(illness, is_on)),
        )
    };
    let other = |id: &'static str, label: String, other: ChainOther| {
        let is_on = form.chain_other == Some(other);
        checkbox(id, label, is_on, &on_edit.reform(move |is_on| Edit::ChainOther(other, is_on)))
    };
    let question = Fieldset {
        title: title_of(state, Question::ChainCare),
        hint: Some(ask::CHAIN_HINT.get(lang).into()),
        error: error_of(state, "answer"),
        fields: html! {
            <>
                { explained(lang, &[Word::ChainCare]) }
                { for ChainProgramme::ALL.iter().map(illness) }
                <div class="apart">
                    { other("chain-none", sentence(ask::CHAIN_NONE.get(lang)), ChainOther::None) }
                    { other("chain-unknown", journey::NO_IDEA.get(lang).into(), ChainOther::Unknown) }
                </div>
            </>
        },
        ..Fieldset::default()
    };
    fieldset(view, question)
}
