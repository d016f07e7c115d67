//! What was entered, for the file: printed only. On the screen the form says it.

use super::names;
use crate::components::{View, subheading};
use crate::state::{IntakeState, ProgrammeForm};
use crate::words::sentence;
use smr_rules::Facts;
use smr_texts::{self as texts, Lang, Pair, intake as said};
use yew::prelude::*;

pub fn entered(view: &View, state: &IntakeState, facts: &Facts) -> Html {
    let (form, lang) = (&state.form, state.lang);
    let insurer = form.insurer.map_or(said::UNKNOWN.get(lang), |insurer| texts::insurer(lang, insurer));
    let mut rows: Vec<(Pair, String)> = vec![
        (said::DATE, texts::date(lang, state.today)),
        (said::INSURER, insurer.into()),
        (said::START, texts::date(lang, facts.start)),
    ];
    if form.programmes.is_empty() {
        let answer = form.earlier.map_or(said::UNKNOWN.get(lang), |answer| texts::tri(answer).get(lang));
        rows.push((said::HAD, sentence(answer)));
    }
    rows.extend(form.programmes.iter().map(|one| (said::PROGRAMME_ENTERED, programme(lang, one))));
    rows.push((said::CHAIN, chain(lang, facts)));
    rows.push((said::WANTED, names::kind(facts.wanted).get(lang).into()));
    rows.push((said::PROVIDER, names::provider(facts.provider).get(lang).into()));
    let item = |(name, text): (Pair, String)| {
        let name = name.get(lang).trim_end_matches([':', '?']);
        html! { <li>{ format!("{name}: {text}") }</li> }
    };
    html! {
        <div class="entered print-only" aria-hidden="true">
            { subheading(view, said::ENTERED.get(lang)) }
            <ul>{ for rows.into_iter().map(item) }</ul>
        </div>
    }
}

fn programme(lang: Lang, programme: &ProgrammeForm) -> String {
    let unknown = said::UNKNOWN.get(lang);
    let typed = |text: &str| if text.is_empty() { unknown.to_owned() } else { text.to_owned() };
    let name = |name: Option<Pair>| name.map_or(unknown, |name| name.get(lang));
    format!(
        "{} – {}; {}; {}; {}",
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
            format!("{}; {} {}", names.join(", "), said::INCLUDES.get(lang), texts::tri(care.includes_smr).get(lang))
        }
    }
}
