//! What would turn the answer into a start.

use super::asks::fact;
use smr_rules::assessment::{Change, NewValue};
use smr_rules::values::{Kind, Outcome, Provider, Tri, Value, Verdict};
use smr_rules::{Assessment, Insurer, Pointer};
use smr_texts::{self as texts, Lang, ui};
use yew::prelude::*;

pub fn view(lang: Lang, answer: &Assessment) -> Html {
    let changes: Vec<_> = answer.changes.iter().flatten().filter(|change| !is_another_insurer(change)).collect();
    if changes.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h3>{ ui::SECTION_CHANGES.get(lang) }</h3>
            <ul class="changes">{ for changes.iter().map(|change| html! { <li>{ sentence(lang, change) }</li> }) }</ul>
        </>
    }
}

/// Who does not know the insurer is asked to find out; a list of what others do would not help.
fn is_another_insurer(change: &Change) -> bool {
    let Change::Fact { path: Pointer::Insurer, value: NewValue::Word(word), .. } = change else { return false };
    !matches!(Insurer::parse(word), Some(Insurer::Unknown))
}

fn sentence(lang: Lang, change: &Change) -> String {
    let then = |verdict: &Verdict| texts::verdict(*verdict).get(lang);
    match change {
        Change::Date { from, verdict } => {
            texts::change::DATE.fill(lang, &[("date", &texts::date(lang, *from)), ("verdict", then(verdict))])
        }
        Change::Fact { path: Pointer::Wanted, verdict, .. } => {
            texts::change::WANTED_SHORT.fill(lang, &[("verdict", then(verdict))])
        }
        Change::Fact { path: Pointer::Provider, value: NewValue::Word(word), verdict } => {
            let text = match Provider::parse(word) {
                Some(Provider::Registered) => texts::change::PROVIDER_REGISTERED,
                Some(Provider::GpPractice) => texts::change::PROVIDER_GP_PRACTICE,
                _ => texts::change::PROVIDER_CONTRACTED,
            };
            text.fill(lang, &[("verdict", then(verdict))])
        }
        Change::Fact { path, value, verdict } => {
            let filled = format!("{}: {}", fact(lang, *path), word(lang, *path, value));
            texts::change::FACT.fill(lang, &[("fact", &filled), ("verdict", then(verdict))])
        }
    }
}

/// A new value in words.
fn word(lang: Lang, path: Pointer, value: &NewValue) -> String {
    let word = match value {
        NewValue::Date(date) => return texts::date(lang, *date),
        NewValue::ChainCare(_) => return texts::tri(Tri::No).get(lang).into(),
        NewValue::Word(word) => *word,
    };
    if path == Pointer::Insurer {
        return ui::INSURED.get(lang).into();
    }
    let kind = Kind::parse(word).map(texts::kind);
    let outcome = || Outcome::parse(word).map(texts::outcome);
    let tri = || Tri::parse(word).map(texts::tri);
    kind.or_else(outcome).or_else(tri).map_or(word, |text| text.get(lang)).into()
}
