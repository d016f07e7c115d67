//! What would turn the answer into a start.

use smr_rules::assessment::{Change, NewValue};
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
            <ul class="changes">{ for changes.iter().map(|change| html! { <li>{ texts::change(lang, change) }</li> }) }</ul>
        </>
    }
}

/// Who does not know the insurer is asked to find out; a list of what others do would not help.
fn is_another_insurer(change: &Change) -> bool {
    let Change::Fact { path: Pointer::Insurer, value: NewValue::Word(word), .. } = change else { return false };
    !matches!(Insurer::parse(word), Some(Insurer::Unknown))
}
