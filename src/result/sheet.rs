//! One page for the general practice or the coach: what was filled in, the answer, and what is still to be asked. Made to be printed, and
//! to be copied as text.

use super::{Answer, questions, verdict_class, verdict_sign};
use crate::components::{CopyButton, View, heading, screen_heading};
use crate::platform;
use crate::preview;
use crate::words;
use smr_rules::values::Code;
use smr_texts::{self as texts, Lang, card as said, code_title, cost, sheet as own, ui};
use yew::prelude::*;

pub fn sheet(view: &View, answer: &Answer, on_back: Callback<MouseEvent>) -> Html {
    let lang = view.lang;
    let (facts, assessment) = (answer.facts(), &answer.assessment);
    let verdict = texts::heading(lang, facts, assessment);
    let sections = sections(lang, answer);
    let text = as_text(lang, answer, &verdict, &sections);
    let section = |(title, lines): &(&'static str, Vec<String>)| {
        html! {
            <>
                { heading(view, *title) }
                <ul>{ for lines.iter().map(|line| html! { <li>{ line }</li> }) }</ul>
            </>
        }
    };
    html! {
        <div class="screen sheet" key="sheet">
            <button type="button" class="back" onclick={on_back}>{ said::TRIED_BACK.get(lang) }</button>
            { screen_heading(view, html! { own::TITLE.get(lang) }) }
            <p class="hint">{ made(lang, answer) }</p>
            <div class={verdict_class(assessment.verdict)}>
                <p class="verdict">{ verdict_sign(assessment.verdict) }<strong>{ verdict }</strong></p>
            </div>
            { for sections.iter().map(section) }
            { heading(view, own::ROOM.get(lang)) }
            <div class="room" />
            <p class="disclaimer">{ disclaimer(lang) }</p>
            <div class="buttons no-print">
                <button type="button" onclick={|_| platform::print()}>{ own::PRINT.get(lang) }</button>
                <CopyButton view={view.clone()} {text} />
            </div>
        </div>
    }
}

/// That it is filled in by the person, and no decision.
pub fn disclaimer(lang: Lang) -> String {
    format!("{} {}", ui::OWN_ANSWERS.get(lang), ui::NOT_A_DECISION.get(lang))
}

/// On which day, and with which rules.
fn made(lang: Lang, answer: &Answer) -> String {
    let (date, rules) = (texts::date(lang, answer.today), answer.assessment.rulebase.version);
    preview::and_whose(lang, own::MADE.fill(lang, &[("date", &date), ("version", rules), ("app", env!("CARGO_PKG_VERSION"))]))
}

fn sections(lang: Lang, answer: &Answer) -> Vec<(&'static str, Vec<String>)> {
    let Answer { form, path, assessment, today, .. } = answer;
    let facts = &path.facts;
    let why = vec![texts::reason(lang, facts, assessment, form.is_unsure())];
    let money = vec![texts::cost(lang, facts, assessment).to_owned(), cost::MEDICINES.get(lang).to_owned()];
    let action = |code: Code| format!("{}: {}", code_title(code).get(lang), texts::action(lang, code, assessment));
    let answered = |question| {
        let asked = words::question(lang, form, facts, *today, question);
        format!("{asked} {}", words::answer(lang, form, facts, *today, question))
    };
    let mut sections = vec![
        (own::ANSWERS.get(lang), path.asked.iter().copied().map(answered).collect()),
        (said::WHY.get(lang), why),
        (said::COST.get(lang), money),
        (said::SURE.get(lang), texts::sureness(lang, facts, assessment).into_iter().collect()),
        (said::ARRANGE.get(lang), texts::codes(assessment).map(action).collect()),
    ];
    let lists = questions::lists(lang, assessment);
    sections.extend(lists.into_iter().map(|(title, all)| (title, all.into_iter().map(str::to_owned).collect())));
    sections.retain(|(_, lines): &(&str, Vec<String>)| !lines.is_empty());
    sections
}

fn as_text(lang: Lang, answer: &Answer, verdict: &str, sections: &[(&'static str, Vec<String>)]) -> String {
    let sections: String = sections.iter().map(|(title, lines)| format!("\n{title}\n- {}\n", lines.join("\n- "))).collect();
    format!("{}\n{}\n\n{verdict}\n{sections}\n{}\n", own::TITLE.get(lang), made(lang, answer), disclaimer(lang))
}
