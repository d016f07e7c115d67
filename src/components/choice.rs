//! Radio buttons and checkboxes.

use crate::state::Edit;
use yew::prelude::*;

/// One of the answers of a [`radio_group`].
pub struct RadioOption {
    pub label: AttrValue,
    pub is_chosen: bool,
    /// What choosing it changes.
    pub edit: Edit,
    /// What belongs to this answer alone. Shown while it is chosen.
    pub follow_up: Html,
}

impl RadioOption {
    #[must_use]
    pub fn new(label: impl Into<AttrValue>, is_chosen: bool, edit: Edit) -> Self {
        Self { label: label.into(), is_chosen, edit, follow_up: Html::default() }
    }

    #[must_use]
    pub fn with_follow_up(self, follow_up: Html) -> Self {
        Self { follow_up, ..self }
    }
}

/// Radio buttons, one below the other. Their ids are `id-0`, `id-1` and so on: several groups of one screen may share a name.
pub fn radio_group(name: &'static str, id: &str, options: Vec<RadioOption>, on_edit: &Callback<Edit>) -> Html {
    let radio = |(at, option): (usize, RadioOption)| {
        let RadioOption { label, is_chosen, edit, follow_up } = option;
        let id = AttrValue::from(format!("{id}-{at}"));
        let oninput = on_edit.reform(move |_: InputEvent| edit.clone());
        html! {
            <>
                <div class="option">
                    <input type="radio" {name} id={&id} checked={is_chosen} {oninput} />
                    <label for={id}>{ label }</label>
                </div>
                if is_chosen {
                    { follow_up }
                }
            </>
        }
    };
    options.into_iter().enumerate().map(radio).collect()
}

/// A checkbox with its label. `on_change` gets the new value.
pub fn checkbox(id: impl Into<AttrValue>, label: impl Into<AttrValue>, checked: bool, on_change: &Callback<bool>) -> Html {
    let (id, label): (AttrValue, AttrValue) = (id.into(), label.into());
    let oninput = on_change.reform(move |_: InputEvent| !checked);
    html! {
        <div class="option">
            <input type="checkbox" id={&id} autocomplete="off" {checked} {oninput} />
            <label for={id}>{ label }</label>
        </div>
    }
}
