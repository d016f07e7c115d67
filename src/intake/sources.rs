//! Everything that the card rests on, behind one button: what the sources say, where, and which rules these are.

use super::decision::{Decided, all_decided};
use crate::components::{View, fold, link, subheading};
use crate::state::{IntakeCase, IntakeState};
use smr_rules::assessment::OtherReading;
use smr_rules::duties::{ToDo, duties};
use smr_rules::iso;
use smr_rules::rulebase::{RULEBASE_VERSION, Statement};
use smr_texts::{self as texts, Lang, intake as said};
use yew::prelude::*;

pub fn sources(view: &View, state: &IntakeState, case: &IntakeCase) -> Html {
    let (lang, answer) = (state.lang, &case.answer);
    let rule = |decided: &Decided| {
        let says = |statement: &Statement| html! { <li>{ statement.says() }{ " " }{ cite(statement) }</li> };
        html! {
            <li>
                <strong>{ decided.text }</strong>
                <ul class="place" lang="nl">{ for decided.entry.sources().map(says) }</ul>
            </li>
        }
    };
    let doubt = |other: &OtherReading| html! { <li>{ texts::doubt(lang, other.reading) }</li> };
    let duty = |todo: &ToDo| {
        let places = todo.records.iter().map(|record| {
            html! { <li><cite>{ format!("{}: {}", record.source.publisher, record.place) }</cite></li> }
        });
        html! { <li>{ texts::duty(lang, todo.duty) }<ul class="place" lang="nl">{ for places }</ul></li> }
    };
    let all_duties = duties(&case.path.facts, answer);
    let content = html! {
        <>
            <ul class="rules">{ for all_decided(state, case).iter().map(rule) }</ul>
            if !answer.readings.is_empty() {
                { subheading(view, said::DOUBTS.get(lang)) }
                <ul class="doubts">{ for answer.readings.iter().map(doubt) }</ul>
            }
            if !all_duties.is_empty() {
                <div class="no-print">
                    { subheading(view, said::SOURCES_DUTIES.get(lang)) }
                    <ul class="duties">{ for all_duties.iter().map(duty) }</ul>
                </div>
            }
            { rulebase(lang) }
        </>
    };
    fold("sources", said::SOURCES.get(lang), content)
}

/// Where a statement stands.
fn cite(statement: &Statement) -> Html {
    let source = statement.source;
    html! {
        <cite>
            if let Some(url) = source.url {
                { link(url, source.title) }
            } else {
                { source.title }
            }
            { format!(", {}", statement.place) }
        </cite>
    }
}

/// Which rules these are, and when they were checked.
fn rulebase(lang: Lang) -> Html {
    let day = |text: &str| iso::parse(text).map_or_else(|| text.to_owned(), |day| texts::date(lang, day));
    let text = said::RULES.fill(
        lang,
        &[
            ("version", RULEBASE_VERSION.version),
            ("date", &day(RULEBASE_VERSION.checked_on)),
            ("until", &day(RULEBASE_VERSION.verified_through)),
            ("app", env!("CARGO_PKG_VERSION")),
        ],
    );
    html! { <p class="checked" id="rules">{ text }</p> }
}
