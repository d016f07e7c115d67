//! Who claims the programme and how, and what the person pays.

use crate::components::{View, subheading};
use smr_rules::duties::duties;
use smr_rules::values::{Code, Provider, Route, Verdict};
use smr_rules::{Assessment, Facts};
use smr_texts::{self as texts, Cost, Lang, intake as said};
use yew::prelude::*;

pub fn claims(view: &View, facts: &Facts, answer: &Assessment) -> Html {
    if !has_outcome(answer) {
        return Html::default();
    }
    let lang = view.lang;
    let rows = [
        (said::CLAIMED, claimed(lang, facts, answer).collect::<Vec<_>>().join(" ")),
        (said::PAYS, pays(lang, facts, answer).to_owned()),
    ];
    html! {
        <section>
            { subheading(view, said::MONEY.get(lang)) }
            <dl class="rows">
                { for rows.into_iter().map(|(name, text)| html! { <div><dt>{ name.get(lang) }</dt><dd>{ text }</dd></div> }) }
            </dl>
        </section>
    }
}

/// Is there an outcome to tell others? Not with facts that contradict each other, nor in a year without rules.
pub fn has_outcome(answer: &Assessment) -> bool {
    answer.problems.is_empty() && !answer.codes.contains(Code::YearOutOfRange)
}

/// Whether the way is to be asked first: inside chain care it is claimed by another and in another way.
fn asks_way(answer: &Assessment) -> bool {
    const ASKED: [Code; 4] =
        [Code::ConfirmChainRule, Code::ChainFailedEarlierYear, Code::ChainSmrUnknown, Code::ChainOutcomeUnknown];
    ASKED.iter().any(|code| answer.codes.contains(*code))
}

/// Who claims the programme and how, and what may not be claimed beside it.
pub fn claimed(lang: Lang, facts: &Facts, answer: &Assessment) -> impl Iterator<Item = String> {
    [claimed_by(lang, facts, answer)].into_iter().chain(not_beside(lang, facts, answer))
}

fn claimed_by(lang: Lang, facts: &Facts, answer: &Assessment) -> String {
    let text = match facts.provider {
        _ if answer.verdict == Verdict::NotCovered => said::CLAIM_NOBODY,
        _ if answer.verdict == Verdict::NotYet => said::CLAIM_LATER,
        _ if answer.route == Route::WithinChain => said::CLAIM_CHAIN,
        _ if asks_way(answer) => said::CLAIM_ASK,
        Provider::Contracted => said::CLAIM_CONTRACTED,
        Provider::GpPractice => said::CLAIM_GP,
        Provider::Registered => said::CLAIM_REGISTERED,
        Provider::Unregistered => said::CLAIM_NOBODY,
        Provider::Unknown => said::CLAIM_OPEN,
    };
    text.fill(lang, &[("year", &answer.year.to_string())])
}

/// What may not be claimed beside it in this case.
fn not_beside(lang: Lang, facts: &Facts, answer: &Assessment) -> impl Iterator<Item = String> {
    // Of a programme inside the chain that is said already, and where nothing is claimed there is no beside.
    let is_claimed = answer.verdict.is_start() && answer.route == Route::Open;
    let all =
        duties(facts, answer).into_iter().filter(move |todo| is_claimed && todo.is_for_case && todo.duty.is_about_other_claims());
    all.map(move |todo| texts::duty(lang, todo.duty).to_owned())
}

/// What the person pays for the programme.
fn pays(lang: Lang, facts: &Facts, answer: &Assessment) -> &'static str {
    let text = match texts::cost_of(facts, answer) {
        Cost::Nothing if facts.provider == Provider::Contracted => said::PAYS_NOTHING,
        Cost::Nothing | Cost::NothingAtGp => said::PAYS_NOTHING_CONTRACT,
        Cost::AskOwnRisk => said::PAYS_ASK,
        Cost::InCheckUps => said::PAYS_CHAIN,
        Cost::Part => said::PAYS_PART,
        Cost::Everything => said::PAYS_ALL,
        Cost::EverythingIfEarlier => said::PAYS_ALL_EARLIER,
    };
    text.get(lang)
}
