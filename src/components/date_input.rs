//! Day, month and year as numbers, as they are written on paper.

use super::{TextInput, checkbox, described_by, error_line, field_class, hint, text_input};
use crate::state::{DayId, DayInput, DayPart, Edit};
use smr_texts::{Lang, Text, journey, question as ask};
use yew::prelude::*;

const ID: &str = "day";

pub struct DateInput<'a> {
    /// Which day it is.
    pub day: DayId,
    pub value: &'a DayInput,
    /// Names the three fields. Without it the heading of the screen does.
    pub label: Option<Text>,
    pub hint: AttrValue,
    pub error: Option<AttrValue>,
    /// "I don't know" is an answer.
    pub may_be_unknown: bool,
}

/// A day in three fields, with the ids `day-0` to `day-2`.
pub fn date_input(lang: Lang, input: DateInput, on_edit: &Callback<Edit>) -> Html {
    let day = input.day;
    let is_invalid = input.error.is_some();
    let parts = [
        (DayPart::Day, "day-0", ask::DAY, "two", "2"),
        (DayPart::Month, "day-1", ask::MONTH, "two", "2"),
        (DayPart::Year, "day-2", ask::YEAR, "four", "4"),
    ];
    let part = |(part, id, label, class, size): (DayPart, &'static str, Text, &'static str, &'static str)| {
        let value = input.value.parts[part as usize].clone().into();
        let on_input = on_edit.reform(move |text| Edit::Day(day, part, text));
        let field = TextInput { id: id.into(), value, is_numeric: true, size: Some(size), is_invalid, ..TextInput::default() };
        html! {
            <div {class}>
                <label for={id}>{ label.get(lang) }</label>
                { text_input(field, &on_input) }
            </div>
        }
    };
    html! {
        <div
            class={field_class(is_invalid)}
            role="group"
            id={ID}
            aria-labelledby={if input.label.is_some() { "day-label" } else { "heading" }}
            aria-describedby={described_by(ID, true, is_invalid)}
        >
            if let Some(label) = input.label {
                <p class="label" id="day-label">{ label.get(lang) }</p>
            }
            { hint(ID, input.hint) }
            { error_line(ID, input.error) }
            <div class="day">{ for parts.into_iter().map(part) }</div>
            if input.may_be_unknown {
                {
                    checkbox(
                        "day-unknown",
                        journey::NO_IDEA.get(lang),
                        input.value.is_unknown,
                        &on_edit.reform(move |is_unknown| Edit::DayUnknown(day, is_unknown)),
                    )
                }
            }
        </div>
    }
}
