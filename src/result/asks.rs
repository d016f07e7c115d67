//! Ways back to a question: to fill in what is not known and decides, or to change what does not fit.

use crate::state::AnswerForm;
use crate::words;
use chrono::NaiveDate;
use smr_rules::assessment::Problem;
use smr_rules::interview::{Path, Question};
use smr_rules::{Pointer, ProgrammeField};
use smr_texts::{self as texts, Lang, card as said, journey};
use yew::prelude::*;

use super::Answer;

/// The unknown facts that decide, one line for each question, with the way back to it.
pub fn asks(lang: Lang, answer: &Answer, on_change: &Callback<Question>) -> Html {
    let Answer { form, path, assessment, today, .. } = answer;
    // Of a programme that may not have been there nothing can be filled in.
    let is_left_out = |pointer: &Pointer| {
        form.is_unsure() && path.asked.is_empty() && matches!(pointer, Pointer::Programme(_) | Pointer::Field(..))
    };
    let mut lines: Vec<(String, Pointer)> = Vec::new();
    for pointer in assessment.asks.iter().filter(|pointer| !is_left_out(pointer)) {
        let line = match question_of(path, *pointer) {
            Some(question) => words::question(lang, form, &path.facts, *today, question),
            None => texts::fact(lang, *pointer),
        };
        if !lines.iter().any(|(other, _)| *other == line) {
            lines.push((line, *pointer));
        }
    }
    if lines.is_empty() {
        return Html::default();
    }
    let item = |(line, pointer): &(String, Pointer)| {
        html! { <li>{ line }{ " " }{ change_button(lang, form, path, *today, *pointer, on_change) }</li> }
    };
    html! { <ul class="asks">{ for lines.iter().map(item) }</ul> }
}

/// What does not fit, each with the way to where it can be changed.
pub fn problems(
    lang: Lang,
    form: &AnswerForm,
    path: &Path,
    today: NaiveDate,
    problems: &[Problem],
    on_change: &Callback<Question>,
) -> Html {
    if problems.is_empty() {
        return Html::default();
    }
    let item = |problem: &Problem| {
        html! {
            <li>
                { texts::problem(lang, problem) }{ " " }
                { change_button(lang, form, path, today, problem.path, on_change) }
            </li>
        }
    };
    html! { <ul class="problems">{ for problems.iter().map(item) }</ul> }
}

/// A button to where a fact was asked.
fn change_button(
    lang: Lang,
    form: &AnswerForm,
    path: &Path,
    today: NaiveDate,
    pointer: Pointer,
    on_change: &Callback<Question>,
) -> Html {
    let Some(question) = question_of(path, pointer) else { return Html::default() };
    let change = journey::CHECK_CHANGE.get(lang);
    let label = format!("{change}: {}", words::question(lang, form, &path.facts, today, question));
    html! {
        <button type="button" class="quiet" aria-label={label} onclick={on_change.reform(move |_| question)}>{ change }</button>
    }
}

/// The same on the card, for what is to be found out now.
pub fn fill_in_button(lang: Lang, answer: &Answer, pointer: Pointer, on_change: &Callback<Question>) -> Html {
    let Answer { form, path, today, .. } = answer;
    let Some(question) = question_of(path, pointer) else { return Html::default() };
    let fill_in = said::FILL_IN.get(lang);
    let label = format!("{fill_in}: {}", words::question(lang, form, &path.facts, *today, question));
    html! {
        <button type="button" class="second" aria-label={label} onclick={on_change.reform(move |_| question)}>{ fill_in }</button>
    }
}

/// Where a fact was asked, or what it is about.
fn question_of(path: &Path, pointer: Pointer) -> Option<Question> {
    let question = match pointer {
        Pointer::Start => Question::Start,
        Pointer::Insurer => Question::Insurer,
        Pointer::ChainCare => Question::ChainCare,
        Pointer::IncludesSmr => Question::IncludesSmr,
        Pointer::Wanted => Question::Wanted,
        Pointer::Provider => Question::Provider,
        Pointer::Programme(_) | Pointer::Field(_, ProgrammeField::Start) => Question::History,
        Pointer::Field(at, ProgrammeField::End) => Question::End(at),
        Pointer::Field(at, ProgrammeField::Kind) => Question::Kind(at),
        Pointer::Field(at, ProgrammeField::Setting) => Question::Setting(at),
        Pointer::Field(at, ProgrammeField::Outcome) => Question::Outcome(at),
    };
    let is_asked = |question: &Question| path.asked.contains(question);
    Some(question).filter(is_asked).or(question.programme().map(|_| Question::History).filter(is_asked))
}
