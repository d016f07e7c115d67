//! The defaults of the practice: what of its bookmark is used and what is not, and the form that makes another bookmark.

use super::form::{insurer_list, kinds_of_provider, list};
use super::names;
use crate::components::{Field, checkbox, field, fold};
use crate::state::{IntakeMsg, IntakeState, MOST_INSURERS, Practice};
use chrono::Datelike;
use smr_rules::Insurer;
use smr_rules::rulebase::brands_by_name;
use smr_rules::values::Provider;
use smr_texts::{self as texts, Lang, Pair, intake as said};
use yew::prelude::*;

/// Minutes to choose from.
const IDLE: [u32; 5] = [1, 2, 5, 10, 15];

/// The defaults that hold, and what of the bookmark is not used.
pub fn in_use(lang: Lang, practice: &Practice) -> Html {
    let Practice { insurers, provider, contracts, idle, unused, .. } = practice;
    let mut all: Vec<String> = insurers.iter().map(|insurer| texts::insurer(lang, *insurer).into()).collect();
    all.extend(provider.map(|provider| names::provider(provider).get(lang).into()));
    let contract = |(insurer, year): &(Insurer, u16)| format!("{} {year}", texts::insurer(lang, *insurer));
    if !contracts.is_empty() {
        let names: Vec<String> = contracts.iter().map(contract).collect();
        all.push(format!("{}: {}", said::PROVIDER_CONTRACTED.get(lang), names.join(", ")));
    }
    all.extend(idle.map(|minutes| said::IDLE_MINUTES.fill(lang, &[("n", &minutes.to_string())])));
    let is_not_used = |(key, value): &(String, String)| {
        html! { <li>{ said::PRACTICE_UNUSED.fill(lang, &[("key", key), ("value", value), ("possible", possible(key))]) }</li> }
    };
    html! {
        <>
            if !all.is_empty() {
                <p class="hint no-print" id="practice">{ said::PRACTICE.fill(lang, &[("all", &all.join("; "))]) }</p>
            }
            if !unused.is_empty() {
                <ul class="problems no-print" id="practice-unused">{ for unused.iter().map(is_not_used) }</ul>
            }
        </>
    }
}

/// What a key of the bookmark takes.
fn possible(key: &str) -> &'static str {
    match key {
        "insurers" => "cz,asr (5)",
        "provider" => "contracted, registered, gp-practice, unregistered",
        "contracts" => "cz-2026,asr-2027",
        "idle" => "1 – 15",
        "lang" => "nl, en",
        _ => "insurers, provider, contracts, idle, lang",
    }
}

/// The form that makes a bookmark. In an element on another page there is none: a bookmark is of the page of the intake itself.
pub fn settings(state: &IntakeState, on_msg: &Callback<IntakeMsg>) -> Html {
    if cfg!(feature = "mount") {
        return Html::default();
    }
    let (lang, draft) = (state.lang, &state.draft);
    let rows = (draft.insurers.len() + 1).min(MOST_INSURERS);
    let query = draft.write();
    let content = html! {
        <>
            <p class="hint">{ said::SETTINGS_HINT.get(lang) }</p>
            { for (0..rows).map(|at| top(state, at, on_msg)) }
            { contracts(state, on_msg) }
            { provider(state, on_msg) }
            { idle(state, on_msg) }
            { language(state, on_msg) }
            if query.is_empty() {
                <p>{ said::SETTINGS_NONE.get(lang) }</p>
            } else {
                <p><a id="settings-link" href={query.clone()}>{ said::SETTINGS_OPEN.get(lang) }</a></p>
                <p class="hint">{ said::SETTINGS_KEEP.get(lang) }</p>
                <p class="record" id="settings-query">{ query }</p>
            }
        </>
    };
    html! { <div class="card settings no-print">{ fold("settings", said::SETTINGS.get(lang), content) }</div> }
}

/// Emits the draft with one thing changed.
fn changed<T: 'static>(
    draft: &Practice,
    on_msg: &Callback<IntakeMsg>,
    change: impl Fn(&mut Practice, T) + 'static,
) -> Callback<T> {
    let draft = draft.clone();
    on_msg.reform(move |value| {
        let mut draft = draft.clone();
        change(&mut draft, value);
        IntakeMsg::Draft(draft)
    })
}

/// One of the insurers on top.
fn top(state: &IntakeState, at: usize, on_msg: &Callback<IntakeMsg>) -> Html {
    let (lang, draft) = (state.lang, &state.draft);
    let chosen = draft.insurers.get(at).copied();
    let is_other = |insurer: &Insurer| Some(*insurer) == chosen || !draft.insurers.contains(insurer);
    let all = brands_by_name().map(Insurer::Brand).filter(is_other).collect();
    let on_choose = changed(draft, on_msg, move |draft, insurer: Option<Insurer>| match insurer {
        Some(insurer) if at < draft.insurers.len() => draft.insurers[at] = insurer,
        Some(insurer) => draft.insurers.push(insurer),
        None if at < draft.insurers.len() => drop(draft.insurers.remove(at)),
        None => {}
    });
    let id = format!("top-{at}");
    let label = said::SETTINGS_INSURER.fill(lang, &[("n", &(at + 1).to_string())]);
    let control = insurer_list(lang, &id, said::NONE.get(lang), all, chosen, &on_choose);
    // Another insurer, another element: the list shows what is chosen.
    html! { <div key={format!("{at} {chosen:?}")}>{ field(Field { id: id.into(), label: html! { label }, control, ..Field::default() }) }</div> }
}

/// The contracts of this year and the next with the insurers on top, and those of the bookmark.
fn contracts(state: &IntakeState, on_msg: &Callback<IntakeMsg>) -> Html {
    let (lang, draft) = (state.lang, &state.draft);
    let years = u16::try_from(state.today.year()).into_iter().flat_map(|year| [year, year + 1]);
    let of_top = years.flat_map(|year| draft.insurers.iter().map(move |insurer| (*insurer, year)));
    let mut all: Vec<(Insurer, u16)> = of_top.collect();
    all.extend(draft.contracts.iter().filter(|contract| !all.contains(contract)).copied().collect::<Vec<_>>());
    if all.is_empty() {
        return Html::default();
    }
    let option = |contract: &(Insurer, u16)| {
        let contract = *contract;
        let on_change = changed(draft, on_msg, move |draft, is_on: bool| {
            draft.contracts.retain(|other| *other != contract);
            if is_on {
                draft.contracts.push(contract);
            }
        });
        let (insurer, year) = (texts::insurer(lang, contract.0), contract.1);
        checkbox(
            format!("contract-{}-{year}", contract.0.as_str()),
            format!("{insurer} {year}"),
            draft.contracts.contains(&contract),
            &on_change,
        )
    };
    html! {
        <fieldset class="field" id="settings-contracts">
            <legend>{ said::SETTINGS_CONTRACTS.get(lang) }</legend>
            { for all.iter().map(option) }
        </fieldset>
    }
}

/// A field with a list of a few options.
fn choice<T: Copy + PartialEq + 'static>(
    state: &IntakeState,
    (id, label): (&'static str, Pair),
    options: Vec<(T, AttrValue)>,
    chosen: Option<T>,
    on_choose: &Callback<Option<T>>,
) -> Html {
    let control = list(id, said::NONE.get(state.lang), options, chosen, on_choose);
    field(Field { id: id.into(), label: html! { label.get(state.lang) }, control, ..Field::default() })
}

fn provider(state: &IntakeState, on_msg: &Callback<IntakeMsg>) -> Html {
    let options = kinds_of_provider().map(|provider| (provider, names::provider(provider).get(state.lang).into())).collect();
    let on_choose = changed(&state.draft, on_msg, |draft, provider: Option<Provider>| draft.provider = provider);
    choice(state, ("settings-provider", said::SETTINGS_PROVIDER), options, state.draft.provider, &on_choose)
}

fn idle(state: &IntakeState, on_msg: &Callback<IntakeMsg>) -> Html {
    let mut minutes = IDLE.to_vec();
    minutes.extend(state.draft.idle.filter(|minutes| !IDLE.contains(minutes)));
    let options = minutes
        .into_iter()
        .map(|minutes| (minutes, said::IDLE_MINUTES.fill(state.lang, &[("n", &minutes.to_string())]).into()))
        .collect();
    let on_choose = changed(&state.draft, on_msg, |draft, idle: Option<u32>| draft.idle = idle);
    choice(state, ("settings-idle", said::SETTINGS_IDLE), options, state.draft.idle, &on_choose)
}

fn language(state: &IntakeState, on_msg: &Callback<IntakeMsg>) -> Html {
    let options = vec![(Lang::Nl, "Nederlands".into()), (Lang::En, "English".into())];
    let on_choose = changed(&state.draft, on_msg, |draft, lang: Option<Lang>| draft.lang = lang);
    choice(state, ("settings-lang", said::SETTINGS_LANG), options, state.draft.lang, &on_choose)
}
