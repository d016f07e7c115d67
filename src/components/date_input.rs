//! Day, month and year as numbers, as they are written on paper.

use super::{Checkbox, ErrorLine, Hint, TextInput, described_by, field_class, use_lang};
use crate::state::{DayId, DayInput, DayPart, Edit};
use smr_texts::{journey, question as ask};
use yew::prelude::*;

const ID: &str = "day";

#[derive(Properties, PartialEq)]
pub struct DateInputProps {
    /// Which day it is.
    pub day: DayId,
    pub value: DayInput,
    /// Names the three fields. Without it the heading of the screen does.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    pub hint: AttrValue,
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// "I don't know" is an answer.
    #[prop_or_default]
    pub may_be_unknown: bool,
    pub on_edit: Callback<Edit>,
}

/// A day in three fields, with the ids `day-0` to `day-2`.
#[component]
pub fn DateInput(props: &DateInputProps) -> Html {
    let lang = use_lang();
    let DateInputProps { day, value, label, hint, error, may_be_unknown, on_edit } = props;
    let day = *day;
    let is_invalid = error.is_some();
    let part = |part: DayPart| {
        let (id, label, class, size) = match part {
            DayPart::Day => ("day-0", ask::DAY, "two", "2"),
            DayPart::Month => ("day-1", ask::MONTH, "two", "2"),
            DayPart::Year => ("day-2", ask::YEAR, "four", "4"),
        };
        let text = value.parts[part as usize].clone();
        let on_input = on_edit.reform(move |text| Edit::Day(day, part, text));
        html! {
            <div {class}>
                <label for={id}>{ label.get(lang) }</label>
                <TextInput {id} value={text} is_numeric=true {size} {is_invalid} {on_input} />
            </div>
        }
    };
    html! {
        <div
            class={field_class(is_invalid)}
            role="group"
            id={ID}
            aria-labelledby={if label.is_some() { "day-label" } else { "heading" }}
            aria-describedby={described_by(ID, true, is_invalid)}
        >
            if let Some(label) = label {
                <p class="label" id="day-label">{ label }</p>
            }
            <Hint id={ID}>{ hint }</Hint>
            <ErrorLine id={ID} error={error.clone()} />
            <div class="day">
                { part(DayPart::Day) }
                { part(DayPart::Month) }
                { part(DayPart::Year) }
            </div>
            if *may_be_unknown {
                <Checkbox
                    id="day-unknown"
                    label={journey::NO_IDEA.get(lang)}
                    checked={value.is_unknown}
                    on_change={on_edit.reform(move |is_unknown| Edit::DayUnknown(day, is_unknown))}
                />
            }
        </div>
    }
}
