//! The calculator: which kind the planned programme is.

use crate::components::{Field, TextInput, checkbox, field, text_input};
use crate::state::{Edit, IntakeMsg, IntakeState};
use smr_rules::effort::{Effort, PLACE, least};
use smr_rules::rulebase::SOURCES;
use smr_rules::values::Kind;
use smr_texts::{Lang, Pair, intake as said};
use yew::prelude::*;

pub fn effort(state: &IntakeState, on_msg: &Callback<IntakeMsg>) -> Html {
    let (plan, lang) = (&state.plan, state.lang);
    let is_invalid = plan.is_wrong();
    let outcome = match plan.effort() {
        _ if is_invalid => said::NOT_A_NUMBER.get(lang).into(),
        Some(effort) => outcome(lang, effort),
        None => String::new(),
    };
    // Offered only where the form says something else.
    let kind = plan.effort().map(Effort::kind).filter(|kind| *kind != Kind::Unknown && state.form.wanted != Some(*kind));
    let number = |id: &'static str, label: Pair, value: &str, msg: fn(String) -> IntakeMsg| {
        let input = TextInput {
            id: id.into(),
            value: value.to_owned().into(),
            class: Some("two"),
            is_numeric: true,
            size: Some("4"),
            is_invalid,
            ..TextInput::default()
        };
        let (label, control) = (html! { label.get(lang) }, text_input(input, &on_msg.reform(msg)));
        field(Field { id: id.into(), label, is_invalid, control, error: None })
    };
    html! {
        <>
            { thresholds(lang) }
            <div class="effort">
                <div class="day">
                    { number("contacts", said::CONTACTS, &plan.contacts, IntakeMsg::Contacts) }
                    { number("minutes", said::MINUTES, &plan.minutes, IntakeMsg::Minutes) }
                </div>
                { checkbox("in-group", said::IN_GROUP.get(lang), plan.in_group, &on_msg.reform(IntakeMsg::InGroup)) }
                <p class="outcome" role="status">{ outcome }</p>
                if let Some(kind) = kind {
                    <button
                        type="button"
                        class="quiet"
                        onclick={on_msg.reform(move |_| IntakeMsg::Edit(Edit::Wanted(kind)))}
                    >
                        { said::TAKE_KIND.get(lang) }
                    </button>
                }
            </div>
            if let Some(source) = SOURCES.iter().find(|source| source.id == "slides") {
                <p class="place" lang="nl">{ format!("{}, {PLACE}", source.title) }</p>
            }
        </>
    }
}

/// The least that each kind takes.
fn thresholds(lang: Lang) -> Html {
    let lines = [Kind::Short, Kind::Intensive].into_iter().filter_map(|kind| least_of(lang, kind));
    html! { <ul class="least">{ for lines.map(|line| html! { <li>{ line }</li> }) }</ul> }
}

/// The least that a kind takes, in a sentence. In a group only the minutes of an intensive one differ.
pub fn least_of(lang: Lang, kind: Kind) -> Option<String> {
    let text = match kind {
        Kind::Short => said::LEAST_SHORT,
        Kind::Intensive => said::LEAST_INTENSIVE,
        Kind::Unknown => return None,
    };
    let [alone, group] = [false, true].map(|in_group| least(in_group).into_iter().find(|least| least.kind == kind));
    let (alone, group) = (alone?, group?);
    let [contacts, minutes, group] = [alone.contacts, alone.minutes, group.minutes].map(|number| number.to_string());
    Some(text.fill(lang, &[("contacts", &contacts), ("minutes", &minutes), ("group", &group)]))
}

/// The kind of a plan, and what it lacks for the next one.
fn outcome(lang: Lang, effort: Effort) -> String {
    let (text, next) = match effort.kind() {
        Kind::Short => (said::IS_SHORT, Kind::Intensive),
        Kind::Intensive => (said::IS_INTENSIVE, Kind::Intensive),
        Kind::Unknown => (said::IS_NEITHER, Kind::Short),
    };
    let is = text.fill(lang, &[("minutes", &effort.minutes.to_string())]);
    let (contacts, minutes) = effort.short_of(next);
    let many = |text: Pair, number: u16| text.fill(lang, &[("n", &number.to_string())]);
    let contacts = match contacts {
        0 => None,
        1 => Some(said::CONTACTS_ONE.get(lang).into()),
        number => Some(many(said::CONTACTS_MANY, number)),
    };
    let minutes = (minutes > 0).then(|| many(said::MINUTES_MANY, minutes));
    let lacks: Vec<String> = contacts.into_iter().chain(minutes).collect();
    if lacks.is_empty() {
        return is;
    }
    let kind = if next == Kind::Short { said::KIND_SHORT } else { said::KIND_INTENSIVE };
    let missing = said::MISSING.fill(lang, &[("kind", kind.get(lang)), ("what", &lacks.join(", "))]);
    format!("{is} {missing}")
}
