//! Everything to arrange: each code as something to do, what to find out, and what is good to know.

use super::{Answer, asks, costs, step};
use crate::components::{View, link, subheading};
use smr_rules::interview::Question;
use smr_rules::values::{Code, Information};
use smr_texts::{self as texts, card as said, code_title, links, outcome_page as page, ui};
use yew::prelude::*;

pub fn arrange(view: &View, answer: &Answer, on_change: &Callback<Question>) -> Html {
    let lang = view.lang;
    let (facts, assessment) = (answer.facts(), &answer.assessment);
    let item = |(at, code): (usize, Code)| {
        let action = match code {
            Code::DateUnknown if answer.form.is_unsure() => page::UNSURE_ACTION.with_number(lang, "year", assessment.year),
            _ => texts::action(lang, code, assessment),
        };
        html! {
            <li>
                { subheading(view, code_title(code).get(lang)) }
                // Why the first one holds stands on the card.
                if at > 0 {
                    <p>{ texts::why(lang, code, facts, assessment) }</p>
                }
                <p>{ action }</p>
            </li>
        }
    };
    // The end of a programme is asked only where it decides.
    let may_have_aftercare = !facts.history.is_empty() && !assessment.information.contains(Information::AskAboutAftercare);
    html! {
        <>
            if let Some(route) = texts::where_to(lang, assessment) {
                <p>{ route }</p>
            }
            if !assessment.codes.is_empty() {
                <ol class="codes">{ for texts::codes(assessment).enumerate().map(item) }</ol>
            }
            { asks::asks(lang, answer, on_change) }
            { costs::lines(view, facts, assessment, false) }
            <ul>
                if may_have_aftercare {
                    <li>{ page::AFTERCARE.get(lang) }</li>
                }
                <li>{ ui::NEXT_ASK.get(lang) }</li>
                <li>{ said::HELP.get(lang) }</li>
                <li>{ said::SWITCHING.get(lang) }</li>
                <li>{ said::RELAPSE.get(lang) }</li>
                <li>{ step::stop_line(lang) }</li>
                <li>{ link(links::STOP_SITE, said::STOP_SITE.get(lang)) }</li>
            </ul>
        </>
    }
}
