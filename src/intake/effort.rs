//! The calculator: which kind the planned programme is.

use crate::components::{Field, TextInput, View, checkbox, field, subheading, text_input};
use crate::state::{Edit, IntakeMsg, IntakeState};
use smr_rules::effort::{Effort, PLACE, least};
use smr_rules::rulebase::SOURCES;
use smr_rules::values::Kind;
use smr_texts::{Lang, Pair, intake as said};
use yew::prelude::*;

pub fn effort(view: &View, state: &IntakeState, on_msg: &Callback<IntakeMsg>) -> Html {
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
            { subheading(view, said::EFFORT.get(lang)) }
            { thresholds(lang) }
            <div class="effort no-print">
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
    // In a group only the intensive kind differs.
    let all = least(false).map(|least| (least, false)).into_iter().chain(least(true).map(|least| (least, true)));
    let item = |(least, in_group): (smr_rules::effort::Least, bool)| {
        let text = match (least.kind, in_group) {
            (Kind::Intensive, true) => said::LEAST_GROUP,
            (_, true) => return None,
            (Kind::Short, false) => said::LEAST_SHORT,
            (_, false) => said::LEAST_INTENSIVE,
        };
        let [contacts, minutes] = [least.contacts, least.minutes].map(|number| number.to_string());
        Some(html! { <li>{ text.fill(lang, &[("contacts", &contacts), ("minutes", &minutes)]) }</li> })
    };
    html! { <ul class="least">{ for all.filter_map(item) }</ul> }
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
