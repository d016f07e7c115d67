//! What was entered, for paper and for the record. On the screen the form says it.

use super::names;
use crate::components::{View, subheading};
use crate::state::{IntakeState, ProgrammeForm};
use crate::words::sentence;
use smr_rules::Facts;
use smr_texts::{self as texts, Lang, Pair, intake as said};
use yew::prelude::*;

pub fn entered(view: &View, state: &IntakeState, facts: &Facts) -> Html {
    let lang = state.lang;
    let days = [(said::DATE, texts::date(lang, state.today)), (said::START, texts::date(lang, facts.start))];
    let lines = days.into_iter().map(|(name, text)| line(lang, name, &text)).chain(facts_used(state, facts));
    html! {
        <div class="entered print-only" aria-hidden="true">
            { subheading(view, said::ENTERED.get(lang)) }
            <ul>{ for lines.map(|line| html! { <li>{ line }</li> }) }</ul>
        </div>
    }
}

fn line(lang: Lang, name: Pair, text: &str) -> String {
    format!("{}: {text}", name.get(lang).trim_end_matches([':', '?']))
}

/// The facts but for the planned start, a line each.
pub fn facts_used(state: &IntakeState, facts: &Facts) -> Vec<String> {
    let (form, lang) = (&state.form, state.lang);
    let insurer = form.insurer.map_or(said::UNKNOWN.get(lang), |insurer| texts::insurer(lang, insurer));
    let mut rows: Vec<(Pair, String)> = vec![(said::INSURER, insurer.into())];
    if form.programmes.is_empty() {
        let answer = form.earlier.map_or(said::UNKNOWN.get(lang), |answer| texts::tri(answer).get(lang));
        rows.push((said::HAD, sentence(answer)));
    }
    rows.extend(form.programmes.iter().map(|one| (said::PROGRAMME_ENTERED, programme(lang, one))));
    rows.push((said::CHAIN, chain(lang, facts)));
    rows.push((said::WANTED, names::kind(facts.wanted).get(lang).into()));
    rows.push((said::PROVIDER, names::provider(facts.provider).get(lang).into()));
    rows.into_iter().map(|(name, text)| line(lang, name, &text)).collect()
}

/// A programme as the record has it.
#[cfg(test)]
pub fn programme_line(lang: Lang, one: &ProgrammeForm) -> String {
    line(lang, said::PROGRAMME_ENTERED, &programme(lang, one))
}

fn programme(lang: Lang, programme: &ProgrammeForm) -> String {
    let unknown = said::UNKNOWN.get(lang);
    let typed = |text: &str| if text.is_empty() { unknown.to_owned() } else { text.to_owned() };
    let name = |name: Option<Pair>| name.map_or(unknown, |name| name.get(lang));
    format!(
        "{} – {}, {}, {}, {}",
        typed(&programme.begun.text),
        typed(&programme.end.text),
        name(programme.outcome.map(names::outcome)),
        name(programme.kind.map(names::kind)),
        name(programme.setting.map(names::setting)),
    )
}

fn chain(lang: Lang, facts: &Facts) -> String {
    match facts.chain_care {
        None => said::UNKNOWN.get(lang).into(),
        Some(care) if care.programmes.is_empty() => said::CHAIN_NONE.get(lang).into(),
        Some(care) => {
            let names: Vec<&str> = care.programmes.iter().map(|programme| names::chain(programme).get(lang)).collect();
            format!("{}, {} {}", names.join(", "), said::INCLUDES.get(lang), texts::tri(care.includes_smr).get(lang))
        }
    }
}
