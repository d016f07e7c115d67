//! Questions with one answer of a few.

use super::question::{error_of, title_of};
use crate::components::{Fieldset, RadioGroup, RadioOption};
use crate::state::{Edit, SelfCheckState};
use crate::words::sentence;
use smr_rules::interview::Question;
use smr_rules::values::Value;
use smr_texts::{Lang, Text};
use yew::prelude::*;

/// An option for each value of an enumeration, in its order.
pub fn choice_of<T: Value + PartialEq>(
    lang: Lang,
    label: fn(T) -> Text,
    chosen: Option<T>,
    edit: impl Fn(T) -> Edit,
) -> Vec<RadioOption> {
    let option = |value: &T| RadioOption::new(sentence(label(*value).get(lang)), chosen == Some(*value), edit(*value));
    T::ALL.iter().map(option).collect()
}

/// The fields of a question with these options.
pub fn one_of(
    state: &SelfCheckState,
    question: Question,
    hint: Text,
    options: Vec<RadioOption>,
    on_edit: &Callback<Edit>,
) -> Html {
    html! {
        <Fieldset title={title_of(state, question)} hint={hint.get(state.lang)} error={error_of(state, "answer")}>
            <RadioGroup name="answer" {options} {on_edit} />
        </Fieldset>
    }
}
