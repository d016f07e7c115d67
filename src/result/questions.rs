//! The questions to put to insurer and provider, ready to copy.

use crate::parts::Context;
use crate::platform;
use crate::state::Action;
use smr_rules::Assessment;
use smr_rules::values::Code;
use smr_texts::{self as texts, Text, outcome_page as page, ui};
use yew::prelude::*;

/// Everything that is to be asked of one of the two, each question once.
fn questions(context: Context, answer: &Assessment, is_for_provider: bool) -> Vec<&'static str> {
    let by_code = answer.codes.iter().filter(|code| texts::is_for_provider(*code) == is_for_provider);
    let of_codes = by_code.map(|code: Code| texts::code_question(code));
    let of_readings = answer.readings.iter().filter(|_| !is_for_provider).map(|other| texts::reading_question(other.reading));
    let mut all: Vec<&'static str> = Vec::new();
    for question in of_codes.chain(of_readings).map(|text| context.say(text)).filter(|text| !text.is_empty()) {
        if !all.contains(&question) {
            all.push(question);
        }
    }
    all
}

pub fn view(context: Context, answer: &Assessment) -> Html {
    let asked: Vec<(Text, Vec<&str>)> = [(ui::SECTION_QUESTIONS, false), (ui::SECTION_QUESTIONS_PROVIDER, true)]
        .into_iter()
        .map(|(title, is_for_provider)| (title, questions(context, answer, is_for_provider)))
        .filter(|(_, questions)| !questions.is_empty())
        .collect();
    if asked.is_empty() {
        return Html::default();
    }
    let part = |(title, questions): &(Text, Vec<&'static str>)| {
        html! {
            <>
                { context.below(2, html! { context.say(*title) }) }
                <ul>{ for questions.iter().map(|question| html! { <li>{ *question }</li> }) }</ul>
            </>
        }
    };
    let mut text = String::new();
    for (title, questions) in &asked {
        text.extend([context.say(*title), "\n"]);
        questions.iter().for_each(|question| text.extend(["- ", question, "\n"]));
    }
    let root = context.root.clone();
    let copy = context.act.reform(move |_: MouseEvent| Action::Copied(platform::copy(&root)));
    let done = match context.state.copied {
        Some(true) => context.say(page::COPIED),
        Some(false) => context.say(page::NOT_COPIED),
        None => "",
    };
    html! {
        <>
            { context.below(1, html! { context.say(page::QUESTIONS) }) }
            <div class="questions">{ for asked.iter().map(part) }</div>
            // What is copied, out of sight: a selection is needed, and this one survives in a sandboxed frame.
            <textarea class="out-of-sight" value={text} readonly=true tabindex="-1" aria-hidden="true" />
            <div class="no-print">
                <button type="button" class="second" onclick={copy}>{ context.say(page::COPY) }</button>
                <p class="done" role="status">{ done }</p>
            </div>
        </>
    }
}
