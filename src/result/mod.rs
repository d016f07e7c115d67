//! The answer for people: verdict, why, what to arrange, what would change it, how sure, what is paid, sources.

mod asks;
mod certainty;
mod changes;
mod costs;
mod sources;
mod why;
mod year;

use chrono::NaiveDate;
use smr_rules::values::Verdict;
use smr_rules::{Assessment, Facts, Pointer};
use smr_texts::{self as texts, Lang, ui};
use yew::prelude::*;

/// The whole answer; without a planned start there is none yet.
pub fn view(lang: Lang, facts: Option<&Facts>, answer: Option<&Assessment>, today: NaiveDate) -> Html {
    let (Some(facts), Some(answer)) = (facts, answer) else {
        return html! { <h2 id="answer-heading">{ ui::ERROR_DATE_INVALID.get(lang) }</h2> };
    };
    html! {
        <article class={classes!("result", class(answer.verdict))}>
            // Only this line is read out when the answer changes: the rest would drown it.
            <div class="verdict">
                <span class="sign" aria-hidden="true">
                    <svg viewBox="0 0 32 32"><path d={sign(answer.verdict)} /></svg>
                </span>
                <div role="status">
                    <h2 id="answer-heading">{ texts::verdict(answer.verdict).get(lang) }</h2>
                </div>
            </div>
            <p class="lead">{ texts::lead(lang, answer) }</p>
            if let Some(route) = texts::where_to(lang, answer) {
                <p>{ route }</p>
            }
            if let Some(remaining) = texts::remaining(lang, answer) {
                <p>{ remaining }</p>
            }
            { why::view(lang, facts, answer) }
            { year::view(lang, facts, answer, today) }
            { asks::view(lang, answer) }
            { changes::view(lang, answer) }
            { certainty::view(lang, facts, answer) }
            { costs::view(lang, facts, answer) }
            { sources::view(lang, answer) }
            <h3>{ ui::SECTION_NEXT.get(lang) }</h3>
            <ul>
                <li>{ ui::NEXT_ASK.get(lang) }</li>
                <li>{ ui::NEXT_SUPPORT.get(lang) }</li>
            </ul>
            <p class="disclaimer">{ ui::OWN_ANSWERS.get(lang) }{ " " }{ ui::NOT_A_DECISION.get(lang) }{ " " }{ ui::WHO_WE_ARE.get(lang) }</p>
        </article>
    }
}

fn class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Eligible => "is-eligible",
        Verdict::EligibleWithConditions => "is-conditional",
        Verdict::NotYet => "is-not-yet",
        Verdict::NeedsInformation => "is-open",
        Verdict::NotCovered => "is-not-covered",
    }
}

/// A sign beside the words, for whoever does not see the colour: tick, tick with a list, clock, question mark, cross.
fn sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Eligible => "M16 3a13 13 0 1 1 0 26a13 13 0 1 1 0-26M9.5 16.5l4.5 4.5l8.5-9.5",
        Verdict::EligibleWithConditions => "M6 3h20v26h-20zM11 11.5l2 2l3.5-4M20 12h2M11 20.5l2 2l3.5-4M20 21h2",
        Verdict::NotYet => "M16 3a13 13 0 1 1 0 26a13 13 0 1 1 0-26M16 8.5v8l5.5 3.5",
        Verdict::NeedsInformation => "M16 3a13 13 0 1 1 0 26a13 13 0 1 1 0-26M12 12.5a4 4 0 1 1 5.5 3.7q-1.5.8-1.5 2.8M16 23v.2",
        Verdict::NotCovered => "M16 3a13 13 0 1 1 0 26a13 13 0 1 1 0-26M11 11l10 10M21 11l-10 10",
    }
}

/// The message of the first contradiction at a place, for the field that it is about.
pub(crate) fn problem_at(answer: Option<&Assessment>, lang: Lang, place: Pointer) -> Option<AttrValue> {
    let problem = answer?.problems.iter().find(|problem| problem.path == place)?;
    Some(format!("{}: {}", ui::ERROR_PREFIX.get(lang), texts::problem(lang, problem)).into())
}
