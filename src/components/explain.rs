//! Words that people may not know, each with one sentence that says what it is.

use smr_texts::{Lang, explain};
use yew::prelude::*;

/// A word that explains itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// Ketenzorg.
    ChainCare,
    /// The quality register (KABIZ).
    Register,
    /// A contract between provider and insurer.
    Contract,
    /// The compulsory deductible (eigen risico).
    OwnRisk,
    /// Nazorg.
    Aftercare,
}

/// Each word as a button that opens its sentence in place. What the browser has for this works by touch, by keyboard and with a screen
/// reader.
pub fn explained(lang: Lang, words: &[Word]) -> Html {
    let one = |word: &Word| {
        let (question, answer) = match word {
            Word::ChainCare => (explain::CHAIN_CARE, explain::CHAIN_CARE_TEXT),
            Word::Register => (explain::REGISTER, explain::REGISTER_TEXT),
            Word::Contract => (explain::CONTRACT, explain::CONTRACT_TEXT),
            Word::OwnRisk => (explain::OWN_RISK, explain::OWN_RISK_TEXT),
            Word::Aftercare => (explain::AFTERCARE, explain::AFTERCARE_TEXT),
        };
        html! {
            <details class="word">
                <summary>{ question.get(lang) }</summary>
                <p>{ answer.get(lang) }</p>
            </details>
        }
    };
    html! { <div class="words no-print">{ for words.iter().map(one) }</div> }
}
