//! A few answers side by side, each touched once.

use crate::components::{Hint, described_by, use_lang};
use crate::state::Edit;
use smr_texts::intake as said;
use yew::prelude::*;

/// One of the answers.
#[derive(Clone, PartialEq)]
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

#[derive(Properties, PartialEq)]
pub struct PillsProps {
    pub id: AttrValue,
    pub legend: AttrValue,
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// This field still decides the answer.
    pub decides: bool,
    /// More than one answer may hold.
    #[prop_or_default]
    pub is_multiple: bool,
    pub pills: Vec<Pill>,
    pub on_edit: Callback<Edit>,
}

/// Radio buttons or checkboxes that look like pills. Their ids are `id-0`, `id-1` and so on.
#[component]
pub fn Pills(props: &PillsProps) -> Html {
    let PillsProps { id, legend, hint, decides, is_multiple, pills, on_edit } = props;
    let pill = |(at, pill): (usize, &Pill)| {
        let pill_id = format!("{id}-{at}");
        let edit = pill.edit.clone();
        let oninput = on_edit.reform(move |_: InputEvent| edit.clone());
        html! {
            <span class="pill">
                <input
                    type={if *is_multiple { "checkbox" } else { "radio" }}
                    name={id}
                    id={pill_id.clone()}
                    checked={pill.is_on}
                    {oninput}
                />
                <label for={pill_id}>{ &pill.label }</label>
            </span>
        }
    };
    html! {
        <fieldset class="pills" {id} aria-describedby={described_by(id, hint.is_some(), false)}>
            <legend>{ legend }<Decides {decides} /></legend>
            if let Some(hint) = hint {
                <Hint {id}>{ hint }</Hint>
            }
            <div class="choices">{ for pills.iter().enumerate().map(pill) }</div>
        </fieldset>
    }
}

#[derive(Properties, PartialEq)]
pub struct DecidesProps {
    pub decides: bool,
}

/// Marks a field that still decides the answer.
#[component]
pub fn Decides(props: &DecidesProps) -> Html {
    let lang = use_lang();
    html! {
        if props.decides {
            <span class="decides">{ said::DECIDES.get(lang) }</span>
        }
    }
}
