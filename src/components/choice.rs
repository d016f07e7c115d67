//! Radio buttons and checkboxes.

use crate::state::Edit;
use yew::prelude::*;

/// One of the answers of a [`RadioGroup`].
#[derive(Clone, PartialEq)]
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

#[derive(Properties, PartialEq)]
pub struct RadioGroupProps {
    /// Name of the radio buttons.
    pub name: AttrValue,
    /// Prefix of their ids, where that is not the name: several groups of one screen may share a name.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    pub options: Vec<RadioOption>,
    pub on_edit: Callback<Edit>,
}

/// Radio buttons, one below the other. Their ids are `id-0`, `id-1` and so on.
#[component]
pub fn RadioGroup(props: &RadioGroupProps) -> Html {
    let RadioGroupProps { name, id, options, on_edit } = props;
    let prefix = id.as_ref().unwrap_or(name);
    let radio = |(at, option): (usize, &RadioOption)| {
        let id = format!("{prefix}-{at}");
        let edit = option.edit.clone();
        let oninput = on_edit.reform(move |_: InputEvent| edit.clone());
        html! {
            <>
                <div class="option">
                    <input type="radio" {name} id={id.clone()} checked={option.is_chosen} {oninput} />
                    <label for={id}>{ &option.label }</label>
                </div>
                if option.is_chosen {
                    { option.follow_up.clone() }
                }
            </>
        }
    };
    options.iter().enumerate().map(radio).collect()
}

#[derive(Properties, PartialEq)]
pub struct CheckboxProps {
    pub id: AttrValue,
    pub label: AttrValue,
    pub checked: bool,
    /// Gets the new value.
    pub on_change: Callback<bool>,
}

/// A checkbox with its label.
#[component]
pub fn Checkbox(props: &CheckboxProps) -> Html {
    let CheckboxProps { id, label, checked, on_change } = props;
    let now = !checked;
    let oninput = on_change.reform(move |_: InputEvent| now);
    html! {
        <div class="option">
            <input type="checkbox" {id} autocomplete="off" checked={*checked} {oninput} />
            <label for={id}>{ label }</label>
        </div>
    }
}
