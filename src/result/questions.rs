//! The questions to put to insurer and provider, ready to copy.

use crate::components::{CopyButton, View, heading, subheading};
use smr_rules::Assessment;
use smr_rules::values::Code;
use smr_texts::{self as texts, Lang, Text, outcome_page as page, ui};
use yew::prelude::*;

/// Is there anything to ask?
pub fn has_questions(assessment: &Assessment) -> bool {
    [false, true].into_iter().any(|is_for_provider| !all(Lang::Nl, assessment, is_for_provider).is_empty())
}

pub fn questions(view: &View, assessment: &Assessment) -> Html {
    let lang = view.lang;
    let is_insured = !assessment.codes.contains(Code::NotInsured);
    let insurer = if is_insured { ui::SECTION_QUESTIONS } else { page::QUESTIONS_ANY_INSURER };
    let lists: Vec<(Text, Vec<&'static str>)> =
        [(insurer, all(lang, assessment, false)), (ui::SECTION_QUESTIONS_PROVIDER, all(lang, assessment, true))]
            .into_iter()
            .filter(|(_, questions)| !questions.is_empty())
            .collect();
    if lists.is_empty() {
        return Html::default();
    }
    let text: String =
        lists.iter().map(|(title, questions)| format!("{}\n- {}\n", title.get(lang), questions.join("\n- "))).collect();
    let list = |(title, questions): &(Text, Vec<&'static str>)| {
        html! {
            <>
                { subheading(view, title.get(lang)) }
                <ul>{ for questions.iter().map(|question| html! { <li>{ *question }</li> }) }</ul>
            </>
        }
    };
    html! {
        <>
            { heading(view, page::QUESTIONS.get(lang)) }
            <div class="questions">{ for lists.iter().map(list) }</div>
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
