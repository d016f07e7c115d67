//! The provider card, on one screen: what decided, who claims and pays, what to arrange for this case, what to ask. The rest is folded.

use super::{claims, decision, duties, effort, entered, record, sources, years};
use crate::components::{View, fold};
use crate::result::verdict_class;
use crate::state::{IntakeCase, IntakeMsg, IntakeState, field_id};
use smr_rules::assessment::Problem;
use smr_texts::{self as texts, intake as said};
use yew::prelude::*;

pub fn card(view: &View, state: &IntakeState, case: &IntakeCase, on_msg: &Callback<IntakeMsg>) -> Html {
    let lang = state.lang;
    let (facts, answer) = (&case.path.facts, &case.answer);
    html! {
        <section class="card" aria-label={said::CARD.get(lang)}>
            <div class={verdict_class(answer.verdict)}>
                { problems(state, case, on_msg) }
                { decision::decided(view, state, case) }
                { claims::claims(view, facts, answer) }
                { duties::for_case(view, facts, answer) }
                { decision::questions(view, answer) }
            </div>
            <div class="folds">
                { years::years(state, case, on_msg) }
                { duties::always(view, facts, answer) }
                { decision::notes(view, facts, answer) }
                { sources::sources(view, state, case) }
                { record::record(state, case) }
                <div class="no-print">{ fold("effort", said::EFFORT.get(lang), effort::effort(state, on_msg)) }</div>
            </div>
            { entered::entered(view, state, facts) }
            <p class="disclaimer">{ said::DISCLAIMER.get(lang) }</p>
        </section>
    }
}

/// Facts that contradict each other, each with the way to its field.
fn problems(state: &IntakeState, case: &IntakeCase, on_msg: &Callback<IntakeMsg>) -> Html {
    let lang = state.lang;
    if case.answer.problems.is_empty() {
        return Html::default();
    }
    let item = |problem: &Problem| {
        let selector = format!("#{}", field_id(&state.form, problem.path));
        let onclick = on_msg.reform(move |_| IntakeMsg::GoTo(selector.clone()));
        html! {
            <li>
                { texts::problem(lang, problem) }{ " " }
                <button type="button" class="quiet no-print" {onclick}>{ said::TO_FIELD.get(lang) }</button>
            </li>
        }
    };
    html! { <ul class="problems">{ for case.answer.problems.iter().map(item) }</ul> }
}
