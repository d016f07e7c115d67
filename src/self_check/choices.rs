//! Questions with one answer of a few.

use super::question::{error_of, title_of};
use crate::components::{Fieldset, RadioOption, View, fieldset, radio_group};
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
    view: &View,
    state: &SelfCheckState,
    question: Question,
    hint: Text,
    options: Vec<RadioOption>,
    on_edit: &Callback<Edit>,
) -> Html {
    let question = Fieldset {
        title: title_of(state, question),
        hint: Some(hint.get(state.lang).into()),
        error: error_of(state, "answer"),
        fields: radio_group("answer", "answer", options, on_edit),
        ..Fieldset::default()
    };
    fieldset(view, question)
}
