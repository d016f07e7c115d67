//! Which insurer: a list that gets shorter while a name is typed.

use super::fieldset;
use crate::parts::{Answer, Context, radios, some_radios, typed};
use crate::state::{Action, Set};
use smr_rules::Insurer;
use smr_texts::{self as texts, question as ask};
use yew::prelude::*;

pub fn view(context: Context) -> Html {
    let fields = &context.state.fields;
    let lang = context.lang();
    let found = fields.found();
    let count = match found.len() {
        0 => context.say(ask::INSURER_FOUND_NONE).into(),
        1 => context.say(ask::INSURER_FOUND_ONE).into(),
        many => ask::INSURER_FOUND_MANY.fill(lang, &[("n", &many.to_string())]),
    };
    let answer = |insurer| Answer::new(texts::insurer(lang, insurer), fields.insurer == Some(insurer), Set::Insurer(insurer));
    let brands = found.iter().map(|brand| answer(Insurer::Brand(brand))).collect();
    let others = [Insurer::Other, Insurer::Unknown, Insurer::Uninsured].map(answer).into();
    let search = context.act.reform(|event: InputEvent| Action::Set(Set::Search(typed(&event))));
    let error = context.error("insurer-search");
    let choices = html! {
        <>
            { crate::parts::error_line("insurer-search", error.as_ref()) }
            <label for="insurer-search">{ context.say(ask::INSURER_SEARCH) }</label>
            <input type="text" id="insurer-search" class="wide" autocomplete="off" spellcheck="false" value={fields.search.clone()} oninput={search}
                aria-describedby={error.as_ref().map(|_| "insurer-search-error")} aria-invalid={error.as_ref().map(|_| "true")} />
            // Read out while typing; before that it would only say how long the list is.
            <p class="hint" role="status">{ if fields.search.trim().is_empty() { String::new() } else { count } }</p>
            if !found.is_empty() {
                <div class="list" role="group" aria-label={context.say(ask::INSURER_LIST)}>{ radios(context, "insurer", brands) }</div>
            }
            { some_radios(context, "insurer", "insurer-else", others) }
        </>
    };
    fieldset(context, context.say(ask::INSURER).into(), Some(context.say(ask::INSURER_HINT).into()), choices)
}
