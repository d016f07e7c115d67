//! What would turn the answer into a start.

use crate::parts::Context;
use smr_rules::assessment::{Change, NewValue};
use smr_rules::{Assessment, Insurer, Pointer};
use smr_texts::{self as texts, ui};
use yew::prelude::*;

pub fn view(context: Context, answer: &Assessment) -> Html {
    let changes = answer.changes.iter().flatten().filter(|change| !is_another_insurer(change));
    let lines = texts::changes(context.lang(), changes);
    if lines.is_empty() {
        return Html::default();
    }
    html! {
        <>
            { context.below(1, html! { context.say(ui::SECTION_CHANGES) }) }
            <ul class="changes">{ for lines.into_iter().map(|line| html! { <li>{ line }</li> }) }</ul>
        </>
    }
}

/// Who does not know the insurer is asked to find out; a list of what others do would not help.
fn is_another_insurer(change: &Change) -> bool {
    let Change::Fact { path: Pointer::Insurer, value: NewValue::Word(word), .. } = change else { return false };
    !matches!(Insurer::parse(word), Some(Insurer::Unknown))
}
