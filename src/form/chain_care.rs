//! Chain care: whether, which, and whether stopping is part of it.

use super::fields::{Choice, ChoiceKind};
use super::{Context, choose, words};
use crate::result::problem_at;
use crate::state::Action;
use smr_rules::Pointer;
use smr_rules::values::{ChainProgramme, Tri, Value};
use smr_texts::{self as texts, ui};
use yew::prelude::*;

pub fn question(context: Context) -> Html {
    let Context { state, answer, act } = context;
    let lang = state.lang;
    let member = Choice {
        name: "chain".into(),
        legend: ui::CHAIN_LABEL.get(lang),
        hint: Some(ui::CHAIN_HINT.get(lang)),
        error: None,
        kind: ChoiceKind::OneOf,
        options: words(lang, texts::tri, state.in_chain_care),
        onchoose: choose(act, Action::InChainCare),
    };
    let ticked = state.chain_programmes;
    let which = Choice {
        name: "chain-which".into(),
        legend: ui::CHAIN_WHICH_LABEL.get(lang),
        hint: Some(ui::CHAIN_WHICH_HINT.get(lang)),
        error: state.which_chain_care_is_missing().then(|| ui::ERROR_REQUIRED.get(lang).into()),
        kind: ChoiceKind::AnyOf,
        options: ChainProgramme::ALL.iter().map(|care| (texts::chain(*care).get(lang), ticked.contains(*care))).collect(),
        onchoose: choose(act, move |care| Action::ChainProgramme(care, !ticked.contains(care))),
    };
    let includes_smr = Choice {
        name: "chain-smr".into(),
        legend: ui::CHAIN_SMR_LABEL.get(lang),
        hint: Some(ui::CHAIN_SMR_HINT.get(lang)),
        error: problem_at(answer, lang, Pointer::IncludesSmr),
        kind: ChoiceKind::OneOf,
        options: words(lang, texts::tri, state.includes_smr),
        onchoose: choose(act, Action::IncludesSmr),
    };
    html! {
        <>
            { member.view() }
            if state.in_chain_care == Tri::Yes {
                <div class="follow-up">
                    { which.view() }
                    { includes_smr.view() }
                </div>
            }
        </>
    }
}
