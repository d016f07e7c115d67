//! The questions to put to insurer and provider.

use crate::components::{CopyButton, View, subheading};
use smr_rules::Assessment;
use smr_rules::values::Code;
use smr_texts::{self as texts, Lang, outcome_page as page, ui};
use yew::prelude::*;

/// The questions for the insurer and those for the provider, each list with its title; none is empty.
pub fn lists(lang: Lang, assessment: &Assessment) -> Vec<(&'static str, Vec<&'static str>)> {
    let is_insured = !assessment.codes.contains(Code::NotInsured);
    let insurer = if is_insured { ui::SECTION_QUESTIONS } else { page::QUESTIONS_ANY_INSURER };
    [(insurer, false), (ui::SECTION_QUESTIONS_PROVIDER, true)]
        .into_iter()
        .map(|(title, is_for_provider)| (title.get(lang), all(lang, assessment, is_for_provider)))
        .filter(|(_, questions)| !questions.is_empty())
        .collect()
}

pub fn questions(view: &View, lists: &[(&'static str, Vec<&'static str>)]) -> Html {
    let text: String = lists.iter().map(|(title, questions)| format!("{title}\n- {}\n", questions.join("\n- "))).collect();
    let list = |(title, questions): &(&'static str, Vec<&'static str>)| {
        html! {
            <>
                { subheading(view, *title) }
                <ul>{ for questions.iter().map(|question| html! { <li>{ *question }</li> }) }</ul>
            </>
        }
    };
    html! {
        <>
            { for lists.iter().map(list) }
            <CopyButton view={view.clone()} {text} />
        </>
    }
}

/// Everything that is to be asked of one of the two, each question once.
fn all(lang: Lang, assessment: &Assessment, is_for_provider: bool) -> Vec<&'static str> {
    let of_codes = assessment
        .codes
        .iter()
        .filter(|code| texts::is_for_provider(*code) == is_for_provider)
        .map(|code| texts::code_question(code).get(lang));
    let of_readings = assessment
        .readings
        .iter()
        .filter(|_| !is_for_provider)
        .filter_map(|other| texts::reading_asks(lang, other.reading, assessment));
    let mut questions: Vec<&'static str> = Vec::new();
    for question in of_codes.chain(of_readings) {
        if !question.is_empty() && !questions.contains(&question) {
            questions.push(question);
        }
    }
    questions
}
