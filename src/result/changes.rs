//! What would turn the answer into a start.

use crate::components::{View, heading};
use smr_rules::assessment::{Change, NewValue};
use smr_rules::{Assessment, Insurer, Pointer};
use smr_texts::{self as texts, ui};
use yew::prelude::*;

pub fn changes(view: &View, assessment: &Assessment) -> Html {
    let lang = view.lang;
    let lines = texts::changes(lang, assessment.changes.iter().flatten().filter(|change| !is_another_insurer(change)));
    if lines.is_empty() {
        return Html::default();
    }
    html! {
        <>
            { heading(view, ui::SECTION_CHANGES.get(lang)) }
            <ul class="changes">{ for lines.iter().map(|line| html! { <li>{ line }</li> }) }</ul>
        </>
    }
}

/// Who does not know the insurer is asked to find out; a list of what others do would not help.
fn is_another_insurer(change: &Change) -> bool {
    let Change::Fact { path: Pointer::Insurer, value: NewValue::Word(word), .. } = change else { return false };
    !matches!(Insurer::parse(word), Some(Insurer::Unknown))
}
