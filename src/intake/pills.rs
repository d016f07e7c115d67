//! A few answers side by side, each touched once.

use crate::components::{described_by, hint};
use crate::state::Edit;
use smr_texts::{Lang, intake as said};
use yew::prelude::*;

/// One of the answers.
pub struct Pill {
    pub label: AttrValue,
    pub is_on: bool,
    /// What touching it changes.
    pub edit: Edit,
}

impl Pill {
    pub fn new(label: impl Into<AttrValue>, is_on: bool, edit: Edit) -> Self {
        Self { label: label.into(), is_on, edit }
    }
}

#[derive(Default)]
pub struct Pills {
    pub id: AttrValue,
    pub legend: &'static str,
    pub hint: Option<&'static str>,
    /// This field still decides the answer.
    pub decides: bool,
    /// More than one answer may hold.
    pub is_multiple: bool,
    pub pills: Vec<Pill>,
}

/// Radio buttons or checkboxes that look like pills. Their ids are `id-0`, `id-1` and so on.
pub fn pills(lang: Lang, group: Pills, on_edit: &Callback<Edit>) -> Html {
    let Pills { id, legend, hint: help, decides: is_deciding, is_multiple, pills } = group;
    let pill = |(at, pill): (usize, Pill)| {
        let Pill { label, is_on, edit } = pill;
        let pill_id = AttrValue::from(format!("{id}-{at}"));
        let oninput = on_edit.reform(move |_: InputEvent| edit.clone());
        html! {
            <span class="pill">
                <input
                    type={if is_multiple { "checkbox" } else { "radio" }}
                    name={&id}
                    id={&pill_id}
                    checked={is_on}
                    {oninput}
                />
                <label for={pill_id}>{ label }</label>
            </span>
        }
    };
    html! {
        <fieldset class="pills" id={&id} aria-describedby={described_by(&id, help.is_some(), false)}>
            <legend>{ legend }{ decides(lang, is_deciding) }</legend>
            if let Some(help) = help {
                { hint(&id, help) }
            }
            <div class="choices">{ for pills.into_iter().enumerate().map(pill) }</div>
        </fieldset>
    }
}

/// Marks a field that still decides the answer.
pub fn decides(lang: Lang, is_deciding: bool) -> Html {
    html! {
        if is_deciding {
            <span class="decides">{ said::DECIDES.get(lang) }</span>
        }
    }
}
