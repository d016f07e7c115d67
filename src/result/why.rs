//! Why, in at most three sentences that begin with the person's own answers.

use super::Answer;
use super::asks::change_button;
use crate::components::{View, heading};
use crate::state::{AnswerForm, Guide, StartChoice};
use chrono::NaiveDate;
use smr_rules::assessment::Problem;
use smr_rules::interview::{Path, Question};
use smr_rules::values::Code;
use smr_texts::{self as texts, Lang, outcome_page as page, ui};
use yew::prelude::*;

pub fn why(view: &View, answer: &Answer, on_change: &Callback<Question>) -> Html {
    let lang = view.lang;
    let Answer { form, path, assessment, today } = answer;
    let reason = match assessment.codes.iter().next() {
        Some(Code::DateUnknown) if form.is_unsure() => Some(page::UNSURE_WHY.get(lang).into()),
        Some(Code::ChooseRegisteredProvider) if form.guide == Some(Guide::Coach) => Some(page::COACH_OPEN.get(lang).into()),
        Some(code) => Some(texts::why(lang, code, answer.facts(), assessment)),
        None => texts::remaining(lang, answer.facts(), assessment),
    };
    let start = match form.start {
        Some(StartChoice::Now) => page::THIS_YEAR.with_number(lang, "year", assessment.year),
        _ => page::ON_DAY.on(lang, answer.facts().start),
    };
    let own = texts::own(lang, answer.facts(), assessment, &start, form.is_unsure());
    html! {
        <>
            { heading(view, ui::SECTION_WHY.get(lang)) }
            <p class="why">{ format!("{own} {}", reason.unwrap_or_default()) }</p>
            { problems(lang, form, path, *today, &assessment.problems, on_change) }
        </>
    }
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
