//! Which programmes there were, and when each began.

use super::fieldset;
use crate::parts::{self, Answer, Context, radios, select};
use crate::state::{Action, Row, Set};
use crate::words;
use chrono::Datelike;
use smr_rules::interview::looks_at_earlier_chain_programmes;
use smr_rules::values::{Tri, Value};
use smr_texts::{self as texts, question as ask, ui};
use yew::prelude::*;

/// The question.
pub fn title(context: Context) -> String {
    let start = context.state.path.facts.start;
    let (lang, year) = (context.lang(), start.year().to_string());
    // On the first day of a year no programme of that year can have begun before.
    if (start.month(), start.day()) == (1, 1) {
        return ask::HISTORY_NEW_YEAR.fill(lang, &[("date", &texts::date(lang, start))]);
    }
    ask::HISTORY.fill(lang, &[("year", &year)])
}

pub fn view(context: Context) -> Html {
    let fields = &context.state.fields;
    let facts = &context.state.path.facts;
    let year = facts.start.year();
    let mut hint = ask::HISTORY_HINT.fill(context.lang(), &[("year", &year.to_string())]);
    if looks_at_earlier_chain_programmes(facts.insurer, year) {
        hint = format!("{hint} {}", context.say(ask::HISTORY_HINT_CHAIN));
    }
    let answer = |tri: &Tri| {
        let mut answer = Answer::new(words::sentence(context.say(texts::tri(*tri))), fields.had == Some(*tri), Set::Had(*tri));
        if *tri == Tri::Yes && answer.is_chosen {
            answer.below = rows(context);
        }
        answer
    };
    let choices = html! {
        <>
            <details class="explain">
                <summary>{ context.say(ui::COUNTS_TITLE) }</summary>
                <p>{ context.say(ui::COUNTS_TEXT) }</p>
                <p><strong>{ context.say(ui::COUNTS_NOT_TITLE) }</strong>{ " " }{ context.say(ui::COUNTS_NOT_TEXT) }</p>
            </details>
            { radios(context, "history", Tri::ALL.iter().map(answer).collect()) }
        </>
    };
    fieldset(context, title(context).into(), Some(hint), choices)
}

fn rows(context: Context) -> Html {
    html! {
        <div class="follow-up">
            { for (0u8..).zip(&context.state.fields.rows).map(|(at, each)| row(context, at, each)) }
            if context.state.has_room() {
                { context.button(ui::RECORD_ADD, "second", Action::Set(Set::AddRow)) }
            }
        </div>
    }
}

fn row(context: Context, at: u8, row: &Row) -> Html {
    let id = AttrValue::from(format!("begun-{}", row.key));
    let number = (u16::from(at) + 1).to_string();
    let error = context.error(&id);
    let remove = context.act.reform(move |_: MouseEvent| Action::Set(Set::RemoveRow(at)));
    let begun =
        select(context, id.clone(), row.begun, parts::described_by(&id, false, error.is_some()), error.is_some(), move |when| {
            Set::Begun(at, when)
        });
    html! {
        <div class={parts::field_class(error.is_some())} key={row.key}>
            <label for={id.clone()}>{ ask::BEGUN.fill(context.lang(), &[("n", &number)]) }</label>
            { parts::error_line(&id, error.as_ref()) }
            { begun }
            <button type="button" class="quiet" onclick={remove} aria-label={format!("{}: {number}", context.say(ui::RECORD_REMOVE))}>
                { context.say(ui::RECORD_REMOVE) }
            </button>
        </div>
    }
}

/// The answer in words.
pub fn in_words(context: Context) -> String {
    let fields = &context.state.fields;
    match fields.had {
        Some(Tri::Yes) => {
            let start = context.state.path.facts.start;
            let begun = fields.rows.iter().filter_map(|row| row.begun).map(|when| words::choice(context.lang(), when, start));
            words::sentence(&begun.collect::<Vec<_>>().join("; "))
        }
        other => words::sentence(other.map_or("", |tri| context.say(texts::tri(tri)))),
    }
}
