//! Which insurer, on the planned start.

use super::Context;
use super::fields::Select;
use crate::state::Action;
use smr_rules::Insurer;
use smr_rules::rulebase::brands_by_name;
use smr_texts::{self as texts, ui};
use yew::prelude::*;

pub fn question(context: Context) -> Html {
    let lang = context.state.lang;
    let act = context.act.clone();
    Select {
        id: "insurer".into(),
        label: ui::INSURER_LABEL.get(lang),
        hint: Some(ui::INSURER_HINT.get(lang)),
        error: None,
        options: choices().map(|insurer| (texts::insurer(lang, insurer), insurer == context.state.insurer)).collect(),
        onchoose: Callback::from(move |at| act.emit(Action::Insurer(choices().nth(at).unwrap_or(Insurer::Unknown)))),
    }
    .view()
}

/// Unknown first, because that is what holds until something is chosen; then the brands by name.
fn choices() -> impl Iterator<Item = Insurer> {
    [Insurer::Unknown].into_iter().chain(brands_by_name().map(Insurer::Brand)).chain([Insurer::Other, Insurer::Uninsured])
}
