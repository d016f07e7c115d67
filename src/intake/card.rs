//! The provider card: the answer, what it rests on, and what to arrange and record.

use super::{decision, duties, effort, entered, years};
use crate::components::{View, heading};
use crate::result::{lines, verdict_class};
use crate::state::{IntakeCase, IntakeMsg, IntakeState, field_id};
use smr_rules::assessment::Problem;
use smr_rules::iso;
use smr_rules::rulebase::RULEBASE_VERSION;
use smr_texts::{self as texts, Lang, intake as said, ui};
use yew::prelude::*;

pub fn card(view: &View, state: &IntakeState, case: &IntakeCase, on_msg: &Callback<IntakeMsg>) -> Html {
    let lang = state.lang;
    let (facts, answer) = (&case.path.facts, &case.answer);
    html! {
        <section class="card" aria-label={said::CARD.get(lang)}>
            <div class={verdict_class(answer.verdict)}>
                { problems(state, case, on_msg) }
                { decision::decided(view, state, case) }
                { decision::doubts(view, answer) }
                { decision::notes(view, answer) }
                { duties::duties(view, facts, answer) }
                { years::years(view, state, case) }
                { effort::effort(view, state, on_msg) }
                <details class="no-print">
                    <summary>{ said::FOR_THE_PERSON.get(lang) }</summary>
                    { heading(view, ui::SECTION_COSTS.get(lang)) }
                    { lines(view, facts, answer, true) }
                    { heading(view, ui::SECTION_KNOW.get(lang)) }
                    { lines(view, facts, answer, false) }
                </details>
                { entered::entered(view, state, facts) }
                <p class="disclaimer">{ said::DISCLAIMER.get(lang) }</p>
                { rulebase(lang) }
            </div>
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

/// Which rules these are, and when they were checked.
fn rulebase(lang: Lang) -> Html {
    let day = |text: &str| iso::parse(text).map_or_else(|| text.to_owned(), |day| texts::date(lang, day));
    let text = said::RULES.fill(
        lang,
        &[
            ("version", RULEBASE_VERSION.version),
            ("date", &day(RULEBASE_VERSION.checked_on)),
            ("until", &day(RULEBASE_VERSION.verified_through)),
            ("app", env!("CARGO_PKG_VERSION")),
        ],
    );
    html! { <p class="checked" id="rules">{ text }</p> }
}
