//! The parts that questions are made of. Label, hint and error belong to the field for a screen reader too.
//!
//! They are functions and no components: each Yew component adds kilobytes to the page, a function next to nothing.

use chrono::NaiveDate;
use smr_rules::iso;
use yew::prelude::*;

/// A field of the event that is about it, as text.
fn typed(event: &InputEvent) -> String {
    event.target_unchecked_into::<web_sys::HtmlInputElement>().value()
}

/// The ids that describe a field, of those that are there.
fn described_by(id: &str, hint: Option<&str>, error: Option<&str>) -> Option<String> {
    let parts: Vec<_> =
        [(hint, "hint"), (error, "error")].into_iter().filter_map(|(text, part)| text.map(|_| format!("{id}-{part}"))).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

fn hint_and_error(id: &str, hint: Option<&str>, error: Option<&str>) -> Html {
    html! {
        <>
            if let Some(hint) = hint {
                <p class="hint" id={format!("{id}-hint")}>{ hint }</p>
            }
            if let Some(error) = error {
                <p class="error" id={format!("{id}-error")}>{ error }</p>
            }
        </>
    }
}

/// A date; empty or impossible is `None`.
pub struct DateField {
    pub id: AttrValue,
    pub label: &'static str,
    pub hint: Option<&'static str>,
    pub error: Option<AttrValue>,
    pub value: Option<NaiveDate>,
    pub onchange: Callback<Option<NaiveDate>>,
}

impl DateField {
    pub fn view(self) -> Html {
        let Self { id, label, hint, error, value, onchange } = self;
        let value = value.map(|date| iso::write(date).to_string());
        let oninput = onchange.reform(|event: InputEvent| iso::parse(&typed(&event)));
        html! {
            <div class={field_class(&error)}>
                <label for={id.clone()}>{ label }</label>
                { hint_and_error(&id, hint, error.as_deref()) }
                <input type="date" id={id.clone()} {value} {oninput} min="1900-01-01" max="2999-12-31"
                    aria-describedby={described_by(&id, hint, error.as_deref())} aria-invalid={error.map(|_| "true")} />
            </div>
        }
    }
}

/// One of a few answers (radio buttons), or any of them (tick boxes).
pub struct Choice {
    pub name: AttrValue,
    pub legend: &'static str,
    pub hint: Option<&'static str>,
    pub error: Option<AttrValue>,
    pub kind: ChoiceKind,
    /// Each answer, and whether it is chosen.
    pub options: Vec<(&'static str, bool)>,
    /// The place of the answer that was clicked.
    pub onchoose: Callback<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum ChoiceKind {
    OneOf,
    AnyOf,
}

impl Choice {
    pub fn view(self) -> Html {
        let Self { name, legend, hint, error, kind, options, onchoose } = self;
        let option = |(at, (word, chosen)): (usize, (&'static str, bool))| {
            let id = format!("{name}-{at}");
            let oninput = onchoose.reform(move |_: InputEvent| at);
            let (input, group) = match kind {
                ChoiceKind::OneOf => ("radio", Some(name.clone())),
                ChoiceKind::AnyOf => ("checkbox", None),
            };
            html! {
                <div class="option" key={at}>
                    <input type={input} name={group} id={id.clone()} checked={chosen} {oninput} />
                    <label for={id}>{ word }</label>
                </div>
            }
        };
        html! {
            <fieldset class={field_class(&error)} id={name.clone()} aria-describedby={described_by(&name, hint, error.as_deref())}>
                <legend>{ legend }</legend>
                { hint_and_error(&name, hint, error.as_deref()) }
                { for options.into_iter().enumerate().map(option) }
            </fieldset>
        }
    }
}

/// One of many answers.
pub struct Select {
    pub id: AttrValue,
    pub label: &'static str,
    pub hint: Option<&'static str>,
    pub error: Option<AttrValue>,
    pub options: Vec<(&'static str, bool)>,
    pub onchoose: Callback<usize>,
}

impl Select {
    pub fn view(self) -> Html {
        let Self { id, label, hint, error, options, onchoose } = self;
        let oninput = onchoose.reform(|event: InputEvent| {
            usize::try_from(event.target_unchecked_into::<web_sys::HtmlSelectElement>().selected_index()).unwrap_or_default()
        });
        let option =
            |(at, (word, chosen)): (usize, (&'static str, bool))| html! { <option key={at} selected={chosen}>{ word }</option> };
        html! {
            <div class={field_class(&error)}>
                <label for={id.clone()}>{ label }</label>
                { hint_and_error(&id, hint, error.as_deref()) }
                <select id={id.clone()} {oninput} aria-describedby={described_by(&id, hint, error.as_deref())} aria-invalid={error.as_ref().map(|_| "true")}>
                    { for options.into_iter().enumerate().map(option) }
                </select>
            </div>
        }
    }
}

fn field_class(error: &Option<AttrValue>) -> &'static str {
    if error.is_some() { "field has-error" } else { "field" }
}
