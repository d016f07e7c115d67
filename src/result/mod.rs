//! The answer for people: verdict, why, the year, what to arrange, what would change it, how sure, what is paid, sources.

mod arrange;
mod asks;
mod certainty;
mod changes;
mod costs;
mod questions;
mod sources;
mod why;
mod year;

use crate::parts::Context;
use crate::platform;
use crate::state::Action;
use smr_rules::interview::Path;
use smr_rules::values::Verdict;
use smr_rules::{Assessment, Name, assess};
use smr_texts::{self as texts, journey, outcome_page as page, ui};
use yew::prelude::*;

/// The whole answer.
pub fn screen(context: Context) -> Html {
    let lang = context.lang();
    let facts = &context.state.path.facts;
    let answer = told(&context.state.path);
    let print = |_: MouseEvent| platform::print();
    html! {
        <div class="screen" key="result">
            { context.button(journey::BACK, "back", Action::Back) }
            <article class={classes!("result", class(answer.verdict))}>
                <div class="verdict">
                    <span class="sign" aria-hidden="true">
                        <svg viewBox="0 0 32 32"><path d={sign(answer.verdict)} /></svg>
                    </span>
                    { context.heading(html! { context.say(texts::verdict(answer.verdict)) }) }
                </div>
                <p class="lead">{ texts::lead(lang, &answer) }</p>
                if let Some(route) = texts::where_to(lang, &answer) {
                    <p>{ route }</p>
                }
                { why::view(context, facts, &answer) }
                if context.state.path.cut_short {
                    <p>{ context.say(page::NO_MORE) }</p>
                }
                if context.state.path.is_cautious {
                    <p>{ context.say(page::DAY_UNKNOWN) }</p>
                }
                { year::view(context, facts, &answer) }
                { arrange::view(context, facts, &answer) }
                { asks::view(context, &answer) }
                { changes::view(context, &answer) }
                { certainty::view(context, facts, &answer) }
                { questions::view(context, &answer) }
                { costs::view(context, facts, &answer) }
                { sources::view(context, &answer) }
                { context.below(1, html! { context.say(ui::SECTION_NEXT) }) }
                <ul>
                    <li>{ context.say(ui::NEXT_ASK) }</li>
                    <li>{ context.say(ui::NEXT_SUPPORT) }</li>
                </ul>
                <p class="disclaimer">{ context.say(ui::OWN_ANSWERS) }{ " " }{ context.say(ui::NOT_A_DECISION) }{ " " }{ context.say(ui::WHO_WE_ARE) }</p>
            </article>
            <div class="buttons no-print">
                <button type="button" onclick={print}>{ context.say(page::PRINT) }</button>
                { context.button(page::ANSWERS, "second", Action::Check) }
            </div>
        </div>
    }
}

/// The answer, without what rests on days that nobody was asked about.
fn told(path: &Path) -> Assessment {
    let mut answer = assess(&path.facts);
    answer.information = path.information();
    let information = answer.information;
    if let Some(trace) = &mut answer.trace {
        trace.retain(|looked| match looked.rule {
            Name::Information(line) => !looked.holds || information.contains(line),
            Name::Code(_) => true,
        });
    }
    answer
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
