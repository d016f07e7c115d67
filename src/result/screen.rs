//! The whole answer, with what a person can do with it.

use super::{Answer, arrange, asks, certainty, changes, costs, questions, sources, verdict_class, verdict_sign, why, year};
use crate::components::{View, heading, screen_heading, share_buttons};
use crate::platform;
use crate::state::Sharing;
use smr_rules::interview::Question;
use smr_rules::values::{Code, Information};
use smr_texts::{self as texts, journey, outcome_page as page, ui};
use yew::prelude::*;

pub struct ResultScreen<'a> {
    pub answer: &'a Answer,
    /// Change the answer to a question.
    pub on_change: Callback<Question>,
    /// Back to the screen before. Offered only to whoever answered questions.
    pub on_back: Callback<MouseEvent>,
    /// Look through all answers. Offered only to whoever answered questions.
    pub on_review: Callback<MouseEvent>,
    /// Give the answer to the page around, where that asked for it.
    pub on_share: Option<Callback<Sharing>>,
    /// How far that is.
    pub sharing: Sharing,
}

impl<'a> ResultScreen<'a> {
    /// An answer with nothing to do about it.
    #[must_use]
    pub fn new(answer: &'a Answer) -> Self {
        let (on_change, on_back, on_review) = (Callback::noop(), Callback::noop(), Callback::noop());
        Self { answer, on_change, on_back, on_review, on_share: None, sharing: Sharing::Not }
    }
}

/// The answer of the self-check. The intake shows it to the person too.
pub fn result_screen(view: &View, screen: ResultScreen) -> Html {
    let lang = view.lang;
    let ResultScreen { answer, on_change, on_back, on_review, on_share, sharing } = screen;
    let (facts, assessment, path) = (answer.facts(), &answer.assessment, &answer.path);
    let has_questions = !path.asked.is_empty();
    let has_year = assessment.limit.is_some() && !assessment.codes.contains(Code::NotInsured);
    html! {
        <div class="screen" key="result">
            if has_questions {
                <button type="button" class="back" onclick={on_back}>{ journey::BACK.get(lang) }</button>
            }
            <article class={verdict_class(assessment.verdict)}>
                <div class="verdict">
                    { verdict_sign(assessment.verdict) }
                    { screen_heading(view, html! { texts::heading(lang, assessment) }) }
                </div>
                <p class="lead">{ texts::lead(lang, assessment) }</p>
                if let Some(route) = texts::where_to(lang, assessment) {
                    <p>{ route }</p>
                }
                { why::why(view, answer, &on_change) }
                if path.cut_short && assessment.codes.contains(Code::LimitReached) {
                    <p>{ page::NO_MORE.get(lang) }</p>
                }
                if path.is_cautious {
                    <p>{ page::DAY_UNKNOWN.get(lang) }</p>
                }
                if has_year {
                    { year::year(view, answer) }
                }
                { arrange::arrange(view, answer) }
                { asks::asks(view, answer, &on_change) }
                // Whoever was not asked everything sees the first day above; changes would rest on what was not asked.
                if !path.cut_short {
                    { changes::changes(view, assessment) }
                }
                { certainty::certainty(view, facts, assessment) }
                { questions::questions(view, assessment) }
                { costs::costs(view, facts, assessment) }
                { sources::sources(view, assessment) }
                { next_steps(view, answer) }
                <p class="disclaimer">
                    { format!("{} {} {}", ui::OWN_ANSWERS.get(lang), ui::NOT_A_DECISION.get(lang), ui::WHO_WE_ARE.get(lang)) }
                </p>
            </article>
            <div class="buttons no-print">
                <button type="button" onclick={|_| platform::print()}>{ page::PRINT.get(lang) }</button>
                if has_questions {
                    <button type="button" class="second" onclick={on_review}>{ page::ANSWERS.get(lang) }</button>
                }
            </div>
            if let Some(on_share) = on_share {
                { share_buttons(lang, sharing, &on_share) }
            }
        </div>
    }
}

fn next_steps(view: &View, answer: &Answer) -> Html {
    let lang = view.lang;
    let assessment = &answer.assessment;
    // The end of a programme is asked only where it decides.
    let may_have_aftercare =
        !answer.facts().history.is_empty() && !assessment.information.contains(Information::AskAboutAftercare);
    html! {
        <>
            { heading(view, ui::SECTION_NEXT.get(lang)) }
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
