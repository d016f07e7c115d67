//! Who would give it: the own practice or a coach, and of a coach what can be looked up.

use super::question::{error_of, title_of};
use crate::components::{
    Fieldset, RadioOption, View, Word, described_by, error_line, explained, field_class, fieldset, link, radio_group,
};
use crate::state::{Edit, Guide, SelfCheckState};
use crate::words::sentence;
use smr_rules::interview::Question;
use smr_rules::values::{Value, YesNoUnknown};
use smr_texts::{self as texts, Lang, Text, journey, links, question as ask};
use yew::prelude::*;

pub fn provider(view: &View, state: &SelfCheckState, on_edit: &Callback<Edit>) -> Html {
    let (form, lang) = (&state.form, state.lang);
    let option =
        |text: Text, guide: Guide| RadioOption::new(sentence(text.get(lang)), form.guide == Some(guide), Edit::Guide(guide));
    let options = vec![
        option(ask::GUIDE_GP, Guide::GpPractice),
        option(ask::GUIDE_COACH, Guide::Coach).with_follow_up(coach(state, on_edit)),
        option(journey::NO_IDEA, Guide::Unknown),
    ];
    let question = Fieldset {
        title: title_of(state, Question::Provider),
        hint: Some(ask::PROVIDER_HINT.get(lang).into()),
        error: error_of(state, "answer"),
        fields: radio_group("answer", "answer", options, on_edit),
        ..Fieldset::default()
    };
    fieldset(view, question)
}

/// What can be looked up of a coach: first whether the name is in the register, then whether there is a contract.
fn coach(state: &SelfCheckState, on_edit: &Callback<Edit>) -> Html {
    let (form, lang) = (&state.form, state.lang);
    let error = error_of(state, "register");
    let is_invalid = error.is_some();
    html! {
        <div class="follow-up">
            <fieldset class={field_class(is_invalid)} id="register" aria-describedby={described_by("register", true, is_invalid)}>
                <legend class="label">{ ask::REGISTER.get(lang) }</legend>
                <p class="hint" id="register-hint">{ ask::REGISTER_HINT.get(lang) }</p>
                <p>{ link(links::REGISTER, ask::REGISTER_LINK.get(lang)) }</p>
                { explained(lang, &[Word::Register]) }
                { error_line("register", error) }
                { radio_group("register", "register", yes_no(lang, form.in_register, Edit::InRegister), on_edit) }
            </fieldset>
            if form.in_register == Some(YesNoUnknown::Yes) {
                <fieldset class="field" id="contract" aria-describedby="contract-hint">
                    <legend class="label">{ ask::CONTRACT.get(lang) }</legend>
                    <p class="hint" id="contract-hint">{ ask::CONTRACT_HINT.get(lang) }</p>
                    { explained(lang, &[Word::Contract]) }
                    { radio_group("contract", "contract", yes_no(lang, form.has_contract, Edit::HasContract), on_edit) }
                </fieldset>
            }
        </div>
    }
}

fn yes_no(lang: Lang, chosen: Option<YesNoUnknown>, edit: fn(YesNoUnknown) -> Edit) -> Vec<RadioOption> {
    let option =
        |value: &YesNoUnknown| RadioOption::new(sentence(texts::tri(*value).get(lang)), chosen == Some(*value), edit(*value));
    YesNoUnknown::ALL.iter().map(option).collect()
}
