//! What the answer rests on: the statements behind the rules that hold, and every rule that was looked at.

use crate::parts::Context;
use smr_rules::assessment::Looked;
use smr_rules::iso;
use smr_rules::rulebase::{SOURCES, Source};
use smr_rules::values::{Code, Verdict};
use smr_rules::{Assessment, Name};
use smr_texts::{self as texts, Lang, Text, ui};
use yew::prelude::*;

pub fn view(context: Context, answer: &Assessment) -> Html {
    let lang = context.lang();
    let trace = answer.trace.as_deref().unwrap_or_default();
    // A start without conditions rests on what does not stand in its way.
    let counts =
        |looked: &&Looked| looked.holds || (answer.verdict == Verdict::Eligible && looked.rule == Name::Code(Code::LimitReached));
    let cited: Vec<_> = trace.iter().filter(counts).flat_map(Looked::sources).collect();
    let source = |source: &'static Source| {
        let mut places: Vec<&str> = Vec::new();
        for statement in cited.iter().filter(|statement| statement.source == source) {
            if !places.contains(&statement.place) {
                places.push(statement.place);
            }
        }
        let title = match source.url {
            Some(url) => html! { <a href={url} rel="noreferrer">{ source.title }</a> },
            None => html! { source.title },
        };
        html! {
            if !places.is_empty() {
                <li>
                    { title }{ format!(", {} ({})", source.publisher, texts::weight(source.weight).get(lang)) }
                    <ul class="place">{ for places.into_iter().map(|place| html! { <li>{ place }</li> }) }</ul>
                </li>
            }
        }
    };
    let rule = |looked: &Looked| {
        let name = match looked.rule {
            Name::Code(code) => texts::rule_of_code(code),
            Name::Information(line) => texts::rule_of_information(line),
        };
        let holds = if looked.holds { ui::RULE_HOLDS } else { ui::RULE_FAILS };
        html! { <li class={looked.holds.then_some("holds")}>{ name.get(lang) }{ " " }<span>{ holds.get(lang) }</span></li> }
    };
    let stamp = answer.rulebase;
    html! {
        <>
            { context.below(1, html! { context.say(ui::SECTION_SOURCES) }) }
            <ul class="sources" lang="nl">{ for SOURCES.iter().map(source) }</ul>
            <p class="checked">{ on(lang, ui::CHECKED_ON, stamp.checked_on) }{ " " }{ on(lang, ui::VALID_THROUGH, stamp.verified_through) }</p>
            <details>
                <summary>{ ui::ALL_RULES.get(lang) }</summary>
                <ul class="trace">{ for trace.iter().map(rule) }</ul>
            </details>
        </>
    }
}

fn on(lang: Lang, text: Text, day: &str) -> String {
    let day = iso::parse(day).map_or_else(|| day.into(), |day| texts::date(lang, day));
    format!("{}.", text.fill(lang, &[("date", &day)]))
}
