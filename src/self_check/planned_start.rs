//! When to start: this year, from the first of January, or on a day.

use super::question::{error_of, title_of};
use crate::components::{DateInput, Fieldset, RadioOption, View, date_input, fieldset, radio_group};
use crate::state::{DayId, Edit, SelfCheckState, StartChoice};
use crate::words;
use chrono::Datelike;
use smr_rules::interview::Question;
use smr_texts::question as ask;
use yew::prelude::*;

pub fn planned_start(view: &View, state: &SelfCheckState, on_edit: &Callback<Edit>) -> Html {
    let (form, lang) = (&state.form, state.lang);
    let option = |choice: StartChoice| {
        RadioOption::new(words::start_choice(lang, choice, state.today), form.start == Some(choice), Edit::Start(choice))
    };
    let error = error_of(state, "answer");
    let day = DateInput {
        day: DayId::Start,
        value: &form.start_day,
        label: Some(ask::START_DAY),
        hint: ask::START_DAY_HINT.with_number(lang, "year", state.today.year() + 1).into(),
        error: error_of(state, "day").or_else(|| error.clone()),
        may_be_unknown: false,
    };
    let day = option(StartChoice::Day).with_follow_up(date_input(lang, day, on_edit));
    let options = vec![option(StartChoice::Now), option(StartChoice::NewYear), day];
    let question = Fieldset {
        title: title_of(state, Question::Start),
        error,
        fields: radio_group("answer", "answer", options, on_edit),
        ..Fieldset::default()
    };
    fieldset(view, question)
}
