//! What the answer rests on: the statements behind the rules that hold, and every rule that was looked at.

use crate::components::link;
use crate::preview;
use smr_rules::assessment::TraceEntry;
use smr_rules::rulebase::{self, Source, Statement};
use smr_rules::values::{Code, Seen, Verdict};
use smr_rules::{Assessment, RuleId, iso};
use smr_texts::{self as texts, Lang, Text, card as said, ui};
use yew::prelude::*;

pub fn sources(lang: Lang, assessment: &Assessment) -> Html {
    let trace = assessment.trace.as_deref().unwrap_or_default();
    // A start without conditions rests on what does not stand in its way.
    let is_cited = |entry: &&TraceEntry| {
        entry.holds || (assessment.verdict == Verdict::Eligible && entry.rule == RuleId::Code(Code::LimitReached))
    };
    let cited: Vec<&'static Statement> = trace.iter().filter(is_cited).flat_map(TraceEntry::sources).collect();
    let version = assessment.rulebase;
    let dates = format!("{} {}", on_day(lang, ui::CHECKED_ON, version.checked_on), valid_through(lang, version.verified_through));
    html! {
        <>
            <ul class="sources" lang="nl">{ for rulebase::sources().iter().filter_map(|of| source(lang, of, &cited)) }</ul>
            <p class="checked">{ preview::and_whose(lang, dates) }</p>
        </>
    }
}

/// Every rule that was looked at.
pub fn rules(lang: Lang, assessment: &Assessment) -> Html {
    let trace = assessment.trace.as_deref().unwrap_or_default();
    html! { <ul class="trace">{ for trace.iter().map(|entry| rule(lang, entry)) }</ul> }
}

/// Until when the rules were verified, as a sentence.
pub fn valid_through(lang: Lang, day: &str) -> String {
    on_day(lang, ui::VALID_THROUGH, day)
}

/// A day of the rule base in a sentence.
fn on_day(lang: Lang, text: Text, day: &str) -> String {
    let day = iso::parse(day).map_or_else(|| day.into(), |day| texts::date(lang, day));
    format!("{}.", text.with(lang, "date", &day))
}

/// A document with the places in it that are cited, if any are.
fn source(lang: Lang, source: &'static Source, cited: &[&'static Statement]) -> Option<Html> {
    let mut places: Vec<&str> = Vec::new();
    for statement in cited.iter().filter(|statement| statement.source == source) {
        if !places.contains(&statement.place) {
            places.push(statement.place);
        }
    }
    if places.is_empty() {
        return None;
    }
    Some(html! {
        <li>
            if let Some(url) = source.url {
                { link(url, source.title) }
            } else {
                { source.title }
            }
            { format!(", {} ({})", source.publisher, texts::weight(source.weight).get(lang)) }
            if source.seen == Seen::Part {
                { " " }<span lang={lang.tag()}>{ said::SEEN_IN_PART.get(lang) }</span>
            }
            <ul class="place">{ for places.iter().map(|place| html! { <li>{ *place }</li> }) }</ul>
        </li>
    })
}

/// A rule that was looked at, and whether it holds.
fn rule(lang: Lang, entry: &TraceEntry) -> Html {
    let name = match entry.rule {
        RuleId::Code(code) => texts::rule_of_code(code),
        RuleId::Information(line) => texts::rule_of_information(line),
    };
    let outcome = if entry.holds { ui::RULE_HOLDS } else { ui::RULE_FAILS };
    html! {
        <li class={entry.holds.then_some("holds")}>{ name.get(lang) }{ " " }<span>{ outcome.get(lang) }</span></li>
    }
}
