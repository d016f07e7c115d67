//! The parts that screens are made of. Label, hint and error belong to the field for a screen reader too.
//!
//! They are functions and no components: each Yew component adds kilobytes to the page, a function next to nothing.

use crate::state::{Action, DayField, DayPart, Set, State};
use crate::words;
use smr_rules::interview::{Question, When};
use smr_texts::{Lang, Text, journey, question as ask};
use yew::prelude::*;

/// What a screen needs: what has been filled in, a way to change it, and where it stands.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Everything that is shown follows from this.
    pub state: &'a State,
    /// Makes something happen.
    pub act: &'a Callback<Action>,
    /// The level of the heading of a screen; those below it follow.
    pub level: u8,
    /// The element around it all.
    pub root: &'a NodeRef,
}

impl Context<'_> {
    pub fn lang(&self) -> Lang {
        self.state.lang
    }

    pub fn say(&self, text: Text) -> &'static str {
        text.get(self.state.lang)
    }

    /// The one heading of a screen, which gets the focus when the screen appears.
    pub fn heading(&self, text: Html) -> Html {
        let tag = tag(self.level);
        html! { <@{tag} id="heading" class="heading" tabindex="-1">{ text }</@> }
    }

    /// A heading one level below it, or further.
    pub fn below(&self, down: u8, text: Html) -> Html {
        let tag = tag(self.level + down);
        html! { <@{tag} class={format!("below-{down}")}>{ text }</@> }
    }

    pub fn button(&self, text: Text, class: &'static str, action: Action) -> Html {
        let onclick = self.act.reform(move |_: MouseEvent| action.clone());
        html! { <button type="button" {class} {onclick}>{ self.say(text) }</button> }
    }

    /// The message of what is wrong with a field, if something is.
    pub fn error(&self, field: &str) -> Option<String> {
        let fault = self.state.faults.iter().find(|fault| fault.field == field)?;
        Some(words::wrong(self.state, fault.wrong))
    }
}

fn tag(level: u8) -> &'static str {
    ["h1", "h2", "h3", "h4", "h5", "h6"][usize::from(level.clamp(1, 6)) - 1]
}

/// A field of the event that is about it, as text.
pub fn typed(event: &InputEvent) -> String {
    event.target_unchecked_into::<web_sys::HtmlInputElement>().value()
}

fn is_ticked(event: &InputEvent) -> bool {
    event.target_unchecked_into::<web_sys::HtmlInputElement>().checked()
}

/// The ids that describe a field, of those that are there.
pub fn described_by(id: &str, has_hint: bool, has_error: bool) -> Option<String> {
    let parts: Vec<_> = [(has_hint, "hint"), (has_error, "error")]
        .into_iter()
        .filter(|(is_there, _)| *is_there)
        .map(|(_, part)| format!("{id}-{part}"))
        .collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

pub fn error_line(id: &str, error: Option<&String>) -> Html {
    html! {
        if let Some(error) = error {
            <p class="error" id={format!("{id}-error")}>{ error }</p>
        }
    }
}

/// One of a few answers.
pub struct Answer {
    pub text: AttrValue,
    pub is_chosen: bool,
    pub set: Set,
    /// What belongs to this answer alone, shown when it is chosen.
    pub below: Html,
}

impl Answer {
    pub fn new(text: impl Into<AttrValue>, is_chosen: bool, set: Set) -> Self {
        Self { text: text.into(), is_chosen, set, below: Html::default() }
    }
}

/// Radio buttons.
pub fn radios(context: Context, name: &'static str, answers: Vec<Answer>) -> Html {
    some_radios(context, name, name, answers)
}

/// A part of the radio buttons with one name; every part has ids of its own.
pub fn some_radios(context: Context, name: &'static str, part: &'static str, answers: Vec<Answer>) -> Html {
    let option = |(at, answer): (usize, Answer)| {
        let Answer { text, is_chosen, set, below } = answer;
        let id = format!("{part}-{at}");
        let oninput = context.act.reform(move |_: InputEvent| Action::Set(set.clone()));
        html! {
            <>
                <div class="option">
                    <input type="radio" {name} id={id.clone()} checked={is_chosen} {oninput} />
                    <label for={id}>{ text }</label>
                </div>
                if is_chosen {
                    { below }
                }
            </>
        }
    };
    answers.into_iter().enumerate().map(option).collect()
}

/// A tick box.
pub fn tick(context: Context, id: AttrValue, text: &str, is_on: bool, set: impl Fn(bool) -> Set + 'static) -> Html {
    let oninput = context.act.reform(move |event: InputEvent| Action::Set(set(is_ticked(&event))));
    html! {
        <div class="option">
            <input type="checkbox" id={id.clone()} checked={is_on} {oninput} />
            <label for={id}>{ text.to_owned() }</label>
        </div>
    }
}

/// Day, month and year as numbers, as they are written on paper.
pub fn day(
    context: Context,
    of: Question,
    field: &DayField,
    label: Option<&'static str>,
    hint: Option<String>,
    may_be_unknown: bool,
) -> Html {
    let error = context.error("day").or_else(|| context.error("answer"));
    let part = |part: DayPart, text: Text, class: &'static str, length: &'static str| {
        let id = format!("day-{}", part as u8);
        let oninput = context.act.reform(move |event: InputEvent| Action::Set(Set::Day(of, part, typed(&event))));
        html! {
            <div class={class}>
                <label for={id.clone()}>{ context.say(text) }</label>
                // No maxlength: it would cut what is pasted.
                <input type="text" inputmode="numeric" autocomplete="off" {id} size={length} value={field.parts[part as usize].clone()} {oninput}
                    aria-invalid={error.as_ref().map(|_| "true")} />
            </div>
        }
    };
    html! {
        <div class={field_class(error.is_some())} role="group" id="day" aria-labelledby={if label.is_some() { "day-label" } else { "heading" }}
            aria-describedby={described_by("day", hint.is_some(), error.is_some())}>
            if let Some(label) = label {
                <p class="label" id="day-label">{ label }</p>
            }
            if let Some(hint) = hint {
                <p class="hint" id="day-hint">{ hint }</p>
            }
            { error_line("day", error.as_ref()) }
            <div class="day">
                { part(DayPart::Day, ask::DAY, "two", "2") }
                { part(DayPart::Month, ask::MONTH, "two", "2") }
                { part(DayPart::Year, ask::YEAR, "four", "4") }
            </div>
            if may_be_unknown {
                { tick(context, "day-unknown".into(), context.say(journey::NO_IDEA), field.is_unknown, move |on| Set::DayUnknown(of, on)) }
            }
        </div>
    }
}

/// Months and years to choose from.
pub fn select(
    context: Context,
    id: AttrValue,
    chosen: Option<When>,
    described_by: Option<String>,
    has_error: bool,
    set: impl Fn(Option<When>) -> Set + 'static,
) -> Html {
    let planned_start = context.state.path.facts.start;
    let choices: Vec<When> = words::whens(planned_start).collect();
    let option = |when: &When| html! { <option selected={chosen == Some(*when)}>{ words::choice(context.lang(), *when, planned_start) }</option> };
    let options: Html = choices.iter().map(option).collect();
    let oninput = context.act.reform(move |event: InputEvent| {
        let at = event.target_unchecked_into::<web_sys::HtmlSelectElement>().selected_index();
        // The first one is no choice yet.
        let when = usize::try_from(at).ok().and_then(|at| at.checked_sub(1)).and_then(|at| choices.get(at));
        Action::Set(set(when.copied()))
    });
    html! {
        <select {id} {oninput} aria-describedby={described_by} aria-invalid={has_error.then_some("true")}>
            <option selected={chosen.is_none()}>{ context.say(ask::BEGUN_CHOOSE) }</option>
            { options }
        </select>
    }
}

pub fn field_class(has_error: bool) -> &'static str {
    if has_error { "field has-error" } else { "field" }
}

/// Puts the focus on a field, or on the first one in a group of fields.
pub fn focus(root: &NodeRef, selector: &str) {
    let Some(root) = root.cast::<web_sys::Element>() else { return };
    // Nothing to be done where it is not there (any more).
    let Ok(Some(found)) = root.query_selector(selector) else { return };
    let inner = found.query_selector("input, select").ok().flatten().filter(|_| !selector.starts_with(".heading"));
    let field = inner.unwrap_or(found);
    let _ = wasm_bindgen::JsCast::unchecked_into::<web_sys::HtmlElement>(field).focus();
}
