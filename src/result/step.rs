//! The one thing to do now: a verb, who, and how.

use super::Answer;
use super::asks::fill_in_button;
use crate::components::{View, link};
use smr_rules::interview::Question;
use smr_rules::values::{Code, Information};
use smr_rules::{Insurer, Pointer};
use smr_texts::{self as texts, Lang, card as said, links};
use yew::prelude::*;

pub fn step(view: &View, answer: &Answer, on_change: &Callback<Question>) -> Html {
    let lang = view.lang;
    let text = texts::step(lang, answer.facts(), &answer.assessment, answer.form.is_unsure());
    html! {
        <>
            <p class="step">{ text }</p>
            { how(view, answer, on_change) }
        </>
    }
}

fn how(view: &View, answer: &Answer, on_change: &Callback<Question>) -> Html {
    let lang = view.lang;
    let (facts, assessment) = (answer.facts(), &answer.assessment);
    if texts::asks_insurer(facts, assessment) {
        // Names stand on its site; for anything else it is to be called.
        let is_list = matches!(texts::leading(assessment), None | Some(Code::SpecialisedProvider));
        return insurer(lang, facts.insurer, is_list);
    }
    let fill_in = |pointer: Pointer| fill_in_button(lang, answer, pointer, on_change);
    match texts::leading(assessment) {
        Some(Code::ProviderUnregistered) if assessment.information.contains(Information::ChainRouteOpen) => Html::default(),
        Some(Code::ProviderUnregistered | Code::ChooseRegisteredProvider) => {
            html! { <p class="action">{ link(links::REGISTER, said::REGISTER.get(lang)) }</p> }
        }
        Some(Code::LimitReached | Code::ThirdIntensive | Code::NotInsured) => {
            html! { <p class="action">{ stop_line(lang) }</p> }
        }
        Some(Code::YearOutOfRange) => fill_in(Pointer::Start),
        Some(Code::InsurerUnknown) => fill_in(Pointer::Insurer),
        _ => assessment.asks.first().map(|pointer| fill_in(*pointer)).unwrap_or_default(),
    }
}

/// The insurer: its public site where one is known. No number was verified, and it stands on the card.
fn insurer(lang: Lang, insurer: Insurer, is_list: bool) -> Html {
    let site = match insurer {
        Insurer::Brand(brand) => brand.site.map(|site| link(site, said::INSURER_SITE.with(lang, "insurer", brand.name))),
        Insurer::Other | Insurer::Unknown | Insurer::Uninsured => None,
    };
    match site {
        Some(site) if is_list => html! { <p class="action">{ site }</p> },
        site => html! { <p>{ said::ON_CARD.get(lang) }{ " " }{ site }</p> },
    }
}

/// Somebody to call, whatever the answer.
pub fn stop_line(lang: Lang) -> Html {
    let number = links::STOP_LINE.trim_start_matches("tel:");
    link(links::STOP_LINE, said::STOP_LINE.with(lang, "number", number))
}
