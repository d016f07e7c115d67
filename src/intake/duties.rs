//! What to arrange and record, and what holds for the claim.

use crate::components::{View, subheading};
use smr_rules::duties::{ToDo, duties as all_duties};
use smr_rules::values::Verdict;
use smr_rules::{Assessment, Facts};
use smr_texts::{self as texts, Pair, intake as said};
use yew::prelude::*;

pub fn duties(view: &View, facts: &Facts, answer: &Assessment) -> Html {
    let (about_claims, to_record): (Vec<ToDo>, Vec<ToDo>) =
        all_duties(facts, answer).into_iter().partition(|todo| todo.duty.is_about_claims());
    // On a no there is nothing to record yet.
    let may_start = !matches!(answer.verdict, Verdict::NotYet | Verdict::NotCovered);
    html! {
        <>
            { list(view, if may_start { said::RECORD } else { said::RECORD_LATER }, &to_record) }
            { list(view, said::CLAIM, &about_claims) }
        </>
    }
}

fn list(view: &View, title: Pair, duties: &[ToDo]) -> Html {
    let lang = view.lang;
    if duties.is_empty() {
        return Html::default();
    }
    let item = |todo: &ToDo| {
        // Short: the documents stand in full above.
        let places = todo.records.iter().map(|record| {
            html! { <li><cite>{ format!("{}: {}", record.source.publisher, record.place) }</cite></li> }
        });
        html! {
            <li>
                { texts::duty(lang, todo.duty) }
                <ul class="place" lang="nl">{ for places }</ul>
            </li>
        }
    };
    html! {
        <>
            { subheading(view, title.get(lang)) }
            <ul class="to-do">{ for duties.iter().map(item) }</ul>
        </>
    }
}
