//! The whole answer, with what a person can do with it.

use super::{Answer, arrange, asks, certainty, changes, costs, questions, sources, verdict_class, verdict_sign, why, year};
use crate::components::{Heading, ScreenHeading, use_lang};
use crate::platform;
use smr_rules::interview::Question;
use smr_rules::values::{Code, Information};
use smr_texts::{self as texts, Lang, journey, outcome_page as page, share, ui};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ResultScreenProps {
    pub answer: Rc<Answer>,
    /// Change the answer to a question.
    #[prop_or_default]
    pub on_change: Callback<Question>,
    /// Back to the screen before. Offered only to whoever answered questions.
    #[prop_or_default]
    pub on_back: Callback<()>,
    /// Look through all answers. Offered only to whoever answered questions.
    #[prop_or_default]
    pub on_review: Callback<()>,
    /// Give the answer to the page around, where that asked for it.
    #[prop_or_default]
    pub on_share: Option<Callback<()>>,
    /// It was given.
    #[prop_or_default]
    pub is_shared: bool,
}

/// The answer of the self-check. The intake shows it to the person too.
#[component]
pub fn ResultScreen(props: &ResultScreenProps) -> Html {
    let lang = use_lang();
    let ResultScreenProps { answer, on_change, on_back, on_review, on_share, is_shared } = props;
    let (facts, assessment, path) = (answer.facts(), &answer.assessment, &answer.path);
    let has_questions = !path.asked.is_empty();
    let has_year = assessment.limit.is_some() && !assessment.codes.contains(Code::NotInsured);
    html! {
        <div class="screen">
            if has_questions {
                <button type="button" class="back" onclick={on_back.reform(|_| ())}>{ journey::BACK.get(lang) }</button>
            }
            <article class={verdict_class(assessment.verdict)}>
                <div class="verdict">
                    { verdict_sign(assessment.verdict) }
                    <ScreenHeading>{ texts::verdict(assessment.verdict).get(lang) }</ScreenHeading>
                </div>
                <p class="lead">{ texts::lead(lang, assessment) }</p>
                if let Some(route) = texts::where_to(lang, assessment) {
                    <p>{ route }</p>
                }
                { why::why(lang, answer, on_change) }
                if path.cut_short && assessment.codes.contains(Code::LimitReached) {
                    <p>{ page::NO_MORE.get(lang) }</p>
                }
                if path.is_cautious {
                    <p>{ page::DAY_UNKNOWN.get(lang) }</p>
                }
                if has_year {
                    { year::year(lang, answer) }
                }
                { arrange::arrange(lang, answer) }
                { asks::asks(lang, answer, on_change) }
                // Whoever was not asked everything sees the first day above; changes would rest on what was not asked.
                if !path.cut_short {
                    { changes::changes(lang, assessment) }
                }
                { certainty::certainty(lang, facts, assessment) }
                { questions::questions(lang, assessment) }
                { costs::costs(lang, facts, assessment) }
                { sources::sources(lang, assessment) }
                { next_steps(lang, answer) }
                <p class="disclaimer">
                    { format!("{} {} {}", ui::OWN_ANSWERS.get(lang), ui::NOT_A_DECISION.get(lang), ui::WHO_WE_ARE.get(lang)) }
                </p>
            </article>
            <div class="buttons no-print">
                <button type="button" onclick={|_| platform::print()}>{ page::PRINT.get(lang) }</button>
                if has_questions {
                    <button type="button" class="second" onclick={on_review.reform(|_| ())}>{ page::ANSWERS.get(lang) }</button>
                }
            </div>
            if let Some(on_share) = on_share {
                <div class="no-print">
                    <button type="button" class="second" onclick={on_share.reform(|_| ())}>{ share::BUTTON.get(lang) }</button>
                    <p class="hint">{ share::HINT.get(lang) }</p>
                    <p class="done" role="status">{ is_shared.then(|| share::DONE.get(lang)) }</p>
                </div>
            }
        </div>
    }
}

fn next_steps(lang: Lang, answer: &Answer) -> Html {
    let assessment = &answer.assessment;
    // The end of a programme is asked only where it decides.
    let may_have_aftercare =
        !answer.facts().history.is_empty() && !assessment.information.contains(Information::AskAboutAftercare);
    html! {
        <>
            <Heading>{ ui::SECTION_NEXT.get(lang) }</Heading>
            <ul>
                if questions::has_questions(assessment) {
                    <li>{ ui::NEXT_ASK.get(lang) }</li>
                }
                if may_have_aftercare {
                    <li>{ page::AFTERCARE.get(lang) }</li>
                }
                <li>{ ui::NEXT_SUPPORT.get(lang) }</li>
            </ul>
        </>
    }
}
