//! Chain care, by the check-ups that people know.

use super::question::{error_of, title_of};
use crate::components::{Checkbox, Fieldset};
use crate::state::{ChainOther, Edit, SelfCheckState};
use crate::words::sentence;
use smr_rules::interview::Question;
use smr_rules::values::{ChainProgramme, Value};
use smr_texts::{self as texts, journey, question as ask};
use yew::prelude::*;

pub fn chain_care(state: &SelfCheckState, on_edit: &Callback<Edit>) -> Html {
    let (form, lang) = (&state.form, state.lang);
    let illness = |illness: &ChainProgramme| {
        let illness = *illness;
        html! {
            <Checkbox
                id={format!("chain-{}", illness.as_str())}
                label={sentence(texts::chain(illness).get(lang))}
                checked={form.chain.contains(illness)}
                on_change={on_edit.reform(move |is_on| Edit::Chain(illness, is_on))}
            />
        }
    };
    let other = |id: &'static str, label: String, other: ChainOther| {
        html! {
            <Checkbox
                {id}
                {label}
                checked={form.chain_other == Some(other)}
                on_change={on_edit.reform(move |is_on| Edit::ChainOther(other, is_on))}
            />
        }
    };
    html! {
        <Fieldset
            title={title_of(state, Question::ChainCare)}
            hint={ask::CHAIN_HINT.get(lang)}
            error={error_of(state, "answer")}
        >
            { for ChainProgramme::ALL.iter().map(illness) }
            <div class="apart">
                { other("chain-none", sentence(ask::CHAIN_NONE.get(lang)), ChainOther::None) }
                { other("chain-unknown", journey::NO_IDEA.get(lang).into(), ChainOther::Unknown) }
            </div>
        </Fieldset>
    }
}
