//! The rules that decided, where the texts can be read in another way, and what else is worth knowing.

use super::names;
use crate::components::{View, link, subheading};
use crate::state::{IntakeCase, IntakeState};
use smr_rules::assessment::{OtherReading, TraceEntry};
use smr_rules::rulebase::{Statement, Years};
use smr_rules::values::{Code, Information, Verdict};
use smr_rules::{Assessment, RuleId};
use smr_texts::{self as texts, intake as said};
use yew::prelude::*;

/// The rules that decided, each with what its sources say and where.
pub fn decided(view: &View, state: &IntakeState, case: &IntakeCase) -> Html {
    let (lang, answer) = (state.lang, &case.answer);
    let code = |entry: &'_ TraceEntry| match entry.rule {
        // A start without conditions rests on what does not stand in its way.
        RuleId::Code(code @ Code::LimitReached) if answer.verdict == Verdict::Eligible => Some(code),
        RuleId::Code(code) => (entry.holds && answer.codes.contains(code)).then_some(code),
        RuleId::Information(_) => None,
    };
    let trace = answer.trace.as_deref().unwrap_or_default();
    let told: Vec<(Code, &TraceEntry)> = trace.iter().filter_map(|entry| Some((code(entry)?, entry))).collect();
    if told.is_empty() {
        return Html::default();
    }
    let item = |(code, entry): (Code, &TraceEntry)| {
        let text = if entry.holds { decided_by(state, code, answer) } else { said::NOTHING_BLOCKS.get(lang) };
        html! {
            <li>
                <strong>{ text }</strong>
                <ul class="place" lang="nl">
                    { for entry.sources().map(|statement| html! { <li>{ statement.says() }{ " " }{ cite(statement) }</li> }) }
                </ul>
            </li>
        }
    };
    html! {
        <>
            { subheading(view, said::DECIDED.get(lang)) }
            <ul class="decided">{ for told.into_iter().map(item) }</ul>
        </>
    }
}

/// What decided, where the facts say more than the code.
pub(super) fn decided_by(state: &IntakeState, code: Code, answer: &Assessment) -> &'static str {
    let is_third = answer.remaining.is_some_and(|left| left.max == 1);
    match code {
        Code::DateUnknown if state.form.is_history_open() => said::HAD_UNKNOWN.get(state.lang),
        Code::ExceptionalThird if is_third => said::THIRD_SURE.get(state.lang),
        _ => texts::decided(state.lang, code),
    }
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

/// Where the texts can be read in another way, what the answer would be then, and the questions for the insurer.
pub fn doubts(view: &View, answer: &Assessment) -> Html {
    let lang = view.lang;
    let of_codes = answer.codes.iter().map(|code| texts::decided_question(lang, code));
    let of_readings = answer.readings.iter().map(|other| texts::doubt_question(lang, other.reading));
    let mut questions: Vec<&'static str> = Vec::new();
    for question in of_codes.chain(of_readings) {
        if !question.is_empty() && !questions.contains(&question) {
            questions.push(question);
        }
    }
    let doubt = |other: &OtherReading| {
        let otherwise = said::OTHERWISE.fill(lang, &[("verdict", names::verdict(other.verdict).get(lang))]);
        html! { <li>{ format!("{} {otherwise}", texts::doubt(lang, other.reading)) }</li> }
    };
    html! {
        <>
            if !answer.readings.is_empty() {
                { subheading(view, said::DOUBTS.get(lang)) }
                <ul class="doubts">{ for answer.readings.iter().map(doubt) }</ul>
            } else if answer.remaining.is_some() {
                <p class="hint">{ said::NO_DOUBT.get(lang) }</p>
            }
            if !questions.is_empty() {
                { subheading(view, said::QUESTIONS.get(lang)) }
                <ul class="ask">{ for questions.iter().map(|question| html! { <li>{ *question }</li> }) }</ul>
            }
        </>
    }
}

/// Information that concerns the provider: whose document it is, what is pending, what else is open.
pub fn notes(view: &View, answer: &Assessment) -> Html {
    let lang = view.lang;
    const ALWAYS: [Information; 3] =
        [Information::IndicationOnly, Information::MedicationOnlyWithSupport, Information::OwnRiskExempt];
    let trace = answer.trace.as_deref().unwrap_or_default();
    let line = |entry: &TraceEntry| match entry.rule {
        RuleId::Information(line) if entry.holds && !ALWAYS.contains(&line) => Some(line),
        _ => None,
    };
    let lines: Vec<(Information, &TraceEntry)> = trace.iter().filter_map(|entry| Some((line(entry)?, entry))).collect();
    if lines.is_empty() {
        return Html::default();
    }
    let item = |(line, entry): (Information, &TraceEntry)| {
        let place = |statement: &Statement| {
            let years = if line == Information::NearestDocument { span(statement.source.years) } else { String::new() };
            html! { <li><cite>{ format!("{}{years}, {}", statement.source.title, statement.place) }</cite></li> }
        };
        html! {
            <li>
                { texts::rule_of_information(line).get(lang) }
                <ul class="place" lang="nl">{ for entry.sources().map(place) }</ul>
            </li>
        }
    };
    html! {
        <>
            { subheading(view, said::NOTE.get(lang)) }
            <ul class="notes">{ for lines.into_iter().map(item) }</ul>
        </>
    }
}

/// The years that a document is of, if it is not of all.
fn span(years: Years) -> String {
    match years {
        Years { from: Years::ALWAYS, .. } | Years { to: Years::OPEN, .. } => String::new(),
        Years { from, to } if from == to => format!(" ({from})"),
        Years { from, to } => format!(" ({from}–{to})"),
    }
}
