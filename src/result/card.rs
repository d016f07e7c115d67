//! The answer on one screen of a phone: verdict, why, costs, what to do now, how sure.

use super::{Answer, asks, step, verdict_sign};
use crate::components::{View, heading, screen_heading_described_by};
use crate::result::verdict_class;
use crate::state::Guide;
use smr_rules::Insurer;
use smr_rules::interview::Question;
use smr_rules::values::{Code, Sureness};
use smr_texts::{self as texts, Text, card as said, certainty, cost, outcome_page as page};
use yew::prelude::*;

/// `described_by`: the id of what the heading stands for, if that is not the answer itself.
pub fn card(view: &View, answer: &Answer, described_by: Option<&'static str>, on_change: &Callback<Question>) -> Html {
    let lang = view.lang;
    let (facts, assessment) = (answer.facts(), &answer.assessment);
    let title = html! { texts::heading(lang, facts, assessment) };
    let reason = if texts::leading(assessment) == Some(Code::ChooseRegisteredProvider) && answer.form.guide == Some(Guide::Coach)
    {
        page::COACH_OPEN.get(lang).into()
    } else {
        texts::reason(lang, facts, assessment, answer.form.is_unsure())
    };
    html! {
        <article class={verdict_class(assessment.verdict)}>
            <div class="verdict">
                { verdict_sign(assessment.verdict) }
                { screen_heading_described_by(view, described_by, title) }
            </div>
            <p class="lead">{ reason }</p>
            { asks::problems(lang, &answer.form, &answer.path, answer.today, &assessment.problems, on_change) }
            if let Some(change) = answer.at_new_year(lang).filter(|_| !answer.is_tried) {
                <p>{ change }</p>
            }
            { part(view, "cost", said::COST, html! {
                <>
                    <p>{ texts::cost(lang, facts, assessment) }</p>
                    <p>{ cost::MEDICINES.get(lang) }</p>
                </>
            }) }
            { part(view, "now", said::NOW, step::step(view, answer, on_change)) }
            { sureness(view, answer) }
        </article>
    }
}

fn part(view: &View, class: &'static str, title: Text, content: Html) -> Html {
    html! {
        <section {class}>
            { heading(view, title.get(view.lang)) }
            { content }
        </section>
    }
}

/// How sure the answer is, in three levels, with what to ask where the texts leave a question.
fn sureness(view: &View, answer: &Answer) -> Html {
    let lang = view.lang;
    let (facts, assessment) = (answer.facts(), &answer.assessment);
    let Some(level) = assessment.sureness else { return Html::default() };
    let is_sure = level == Sureness::Sure;
    let sentence = match texts::sureness(lang, facts, assessment) {
        // Not everything was asked for what is only tried.
        Some(_) if is_sure && answer.is_tried => certainty::TRIED.get(lang).into(),
        sentence => sentence.unwrap_or_default(),
    };
    let has_doubt = !assessment.readings.is_empty() || level == Sureness::Unclear;
    let question = if is_sure || texts::asks_insurer(facts, assessment) {
        None
    } else if has_doubt {
        texts::insurer_question(lang, assessment).map(|question| certainty::ASK.with(lang, "question", question))
    } else {
        let is_known = !matches!(facts.insurer, Insurer::Unknown | Insurer::Uninsured);
        (is_known && !assessment.codes.contains(Code::YearOutOfRange)).then(|| certainty::ASK_TERMS.get(lang).into())
    };
    let class = match level {
        Sureness::Sure if answer.is_tried => "sure is-unclear",
        Sureness::Sure => "sure is-sure",
        Sureness::RulesNotRead => "sure is-not-read",
        Sureness::Unclear => "sure is-unclear",
    };
    part(
        view,
        class,
        said::SURE,
        html! {
            <p>
                <span class="meter" aria-hidden="true"><i /><i /><i /></span>
                <strong>{ sentence }</strong>
                if answer.path.is_cautious {
                    { " " }{ certainty::CAUTIOUS.get(lang) }
                }
                if let Some(question) = question {
                    { " " }{ question }
                }
            </p>
        },
    )
}
