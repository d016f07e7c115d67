//! What to arrange and record: for this case on the card, for every programme in a fold.

use super::effort::least_of;
use crate::components::{View, fold, subheading};
use smr_rules::duties::{ToDo, duties};
use smr_rules::values::Verdict;
use smr_rules::{Assessment, Facts};
use smr_texts::{self as texts, intake as said};
use yew::prelude::*;

/// What follows from this case: what to do about what decided, what the documents ask, and the least that the chosen kind takes.
pub fn for_case(view: &View, facts: &Facts, answer: &Assessment) -> Html {
    let lang = view.lang;
    let actions = texts::codes(answer).map(|code| texts::decided_action(lang, code)).filter(|action| !action.is_empty());
    let mut lines: Vec<String> = actions.map(str::to_owned).collect();
    if may_start(answer) {
        let of_case = duties(facts, answer).into_iter().filter(|todo| todo.is_for_case && !todo.duty.is_about_other_claims());
        lines.extend(of_case.map(|todo| texts::duty(lang, todo.duty).to_owned()));
        lines.extend(least_of(lang, facts.wanted));
    }
    if lines.is_empty() {
        return Html::default();
    }
    html! {
        <section>
            { subheading(view, said::TO_DO.get(lang)) }
            <ul class="to-do">{ for lines.into_iter().map(|line| html! { <li>{ line }</li> }) }</ul>
        </section>
    }
}

/// What holds for every programme at this insurer. On a no nothing is recorded yet: then everything stands here.
pub fn always(view: &View, facts: &Facts, answer: &Assessment) -> Html {
    let (lang, may_start) = (view.lang, may_start(answer));
    let all: Vec<ToDo> = duties(facts, answer).into_iter().filter(|todo| !(may_start && todo.is_for_case)).collect();
    if all.is_empty() {
        return Html::default();
    }
    let title = if may_start { said::ALWAYS } else { said::AT_START };
    let lines = all.iter().map(|todo| html! { <li>{ texts::duty(lang, todo.duty) }</li> });
    fold("always", format!("{} ({})", title.get(lang), all.len()), html! { <ul class="to-do">{ for lines }</ul> })
}

fn may_start(answer: &Assessment) -> bool {
    !matches!(answer.verdict, Verdict::NotYet | Verdict::NotCovered)
}
