//! The side of the person: the screen is turned round and shows the result of the self-check.

use super::provider::{print_head, stale};
use crate::components::{View, language_button};
use crate::result::{Answer, ResultScreen};
use crate::state::{AnswerForm, IntakeMsg, IntakeState};
use smr_texts::intake as said;
use yew::prelude::*;

pub fn person(view: &View, state: &IntakeState, on_msg: &Callback<IntakeMsg>) -> Html {
    let lang = state.person_lang;
    let on_share = state.settings.may_share.then(|| on_msg.reform(IntakeMsg::Share));
    let answer = answer(state);
    html! {
        <>
            { print_head(lang) }
            <div class="bar no-print">
                <button type="button" class="second" onclick={on_msg.reform(|_| IntakeMsg::Turn)}>
                    { said::TURN_BACK.get(lang) }
                </button>
                { language_button(lang, &on_msg.reform(IntakeMsg::Speak)) }
            </div>
            { stale(lang, state.today) }
            <ResultScreen view={view.clone()} {answer} {on_share} sharing={state.sharing} />
        </>
    }
}

/// The same answer as in the self-check. There are no questions to go back to.
fn answer(state: &IntakeState) -> Answer {
    let start = state.form.typed_start().unwrap_or(state.today);
    let mut path = state.form.path(start, state.today);
    path.asked.clear();
    Answer::new(AnswerForm::from_answers(&state.form.all_answers(start)), path, state.today)
}
