//! What would turn the answer into a start: alternatives to try.

use super::Answer;
use chrono::Months;
use smr_rules::assessment::{Change, NewValue};
use smr_rules::{Insurer, Pointer};
use smr_texts::{self as texts, Lang};
use yew::prelude::*;

/// The alternatives in words. Each of them is a start; none lies more than a year away.
pub fn alternatives(lang: Lang, answer: &Answer) -> Vec<(String, &Change)> {
    let latest = answer.facts().start.checked_add_months(Months::new(12));
    // Nothing can be changed about a programme that may not have been there.
    let is_offered = |change: &&Change| {
        !answer.form.is_unsure()
            && match change {
                Change::Date { from, .. } => Some(*from) <= latest,
                // Whoever was not asked everything would be told what rests on what was not asked.
                Change::Fact { .. } => !answer.path.cut_short && !is_another_insurer(change),
            }
    };
    texts::changes(lang, answer.assessment.changes.iter().flatten().filter(is_offered))
}

/// Who does not know the insurer is asked to find out; a list of what others do would not help.
fn is_another_insurer(change: &Change) -> bool {
    let Change::Fact { path: Pointer::Insurer, value: NewValue::Word(word), .. } = change else { return false };
    !matches!(Insurer::parse(word), Some(Insurer::Unknown))
}

/// The buttons; `tried` is the place of the one that is shown now.
pub fn buttons(alternatives: &[(String, &Change)], tried: Option<usize>, on_try: &Callback<usize>) -> Html {
    let item = |(at, (text, _)): (usize, &(String, &Change))| {
        html! {
            <li>
                <button
                    type="button"
                    class="second"
                    id={format!("try-{at}")}
                    aria-pressed={if tried == Some(at) { "true" } else { "false" }}
                    onclick={on_try.reform(move |_| at)}
                >
                    { text }
                </button>
            </li>
        }
    };
    html! { <ul class="alternatives">{ for alternatives.iter().enumerate().map(item) }</ul> }
}
