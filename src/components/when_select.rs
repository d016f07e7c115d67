//! A choice of months and years.

use super::{aria_invalid, use_lang};
use crate::platform;
use crate::words;
use chrono::NaiveDate;
use smr_rules::interview::When;
use smr_texts::question as ask;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct WhenSelectProps {
    pub id: AttrValue,
    /// What is chosen.
    pub value: Option<When>,
    /// The choices go back from here.
    pub planned_start: NaiveDate,
    #[prop_or_default]
    pub described_by: Option<AttrValue>,
    #[prop_or_default]
    pub is_invalid: bool,
    pub on_change: Callback<Option<When>>,
}

/// A list of the times at which a programme may have begun or ended. The first option is no choice yet.
#[component]
pub fn WhenSelect(props: &WhenSelectProps) -> Html {
    let lang = use_lang();
    let WhenSelectProps { id, value, planned_start, described_by, is_invalid, on_change } = props;
    let mut choices = words::whens(*planned_start);
    // What was chosen for another planned start stays in sight.
    if let Some(elsewhere) = value.filter(|when| !choices.contains(when)) {
        choices.insert(0, elsewhere);
    }
    let options: Html = choices
        .iter()
        .map(|when| {
            html! { <option selected={*value == Some(*when)}>{ words::choice(lang, *when, *planned_start) }</option> }
        })
        .collect();
    let oninput = on_change.reform(move |event: InputEvent| {
        let index = platform::chosen(&event)?.checked_sub(1)?;
        choices.get(index).copied()
    });
    html! {
        <select {id} aria-describedby={described_by} aria-invalid={aria_invalid(*is_invalid)} {oninput}>
            <option selected={value.is_none()}>{ ask::BEGUN_CHOOSE.get(lang) }</option>
            { options }
        </select>
    }
}
