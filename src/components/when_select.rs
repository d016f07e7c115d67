//! A choice of months and years.

use super::aria_invalid;
use crate::platform;
use crate::words;
use chrono::NaiveDate;
use smr_rules::interview::When;
use smr_texts::{Lang, question as ask};
use yew::prelude::*;

pub struct WhenSelect {
    pub id: AttrValue,
    /// What is chosen.
    pub value: Option<When>,
    /// The choices go back from here.
    pub planned_start: NaiveDate,
    pub described_by: Option<AttrValue>,
    pub is_invalid: bool,
}

/// A list of the times at which a programme may have begun or ended. The first option is no choice yet.
pub fn when_select(lang: Lang, select: WhenSelect, on_change: &Callback<Option<When>>) -> Html {
    let WhenSelect { id, value, planned_start, described_by, is_invalid } = select;
    let mut choices = words::whens(planned_start);
    // What was chosen for another planned start stays in sight.
    if let Some(elsewhere) = value.filter(|when| !choices.contains(when)) {
        choices.insert(0, elsewhere);
    }
    let option =
        |when: &When| html! { <option selected={value == Some(*when)}>{ words::choice(lang, *when, planned_start) }</option> };
    let options: Html = choices.iter().map(option).collect();
    let oninput = on_change.reform(move |event: InputEvent| {
        let index = platform::chosen(&event)?.checked_sub(1)?;
        choices.get(index).copied()
    });
    html! {
        <select {id} aria-describedby={described_by} aria-invalid={aria_invalid(is_invalid)} {oninput}>
            <option selected={value.is_none()}>{ ask::BEGUN_CHOOSE.get(lang) }</option>
            { options }
        </select>
    }
}
