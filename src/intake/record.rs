//! The text for the record: a few lines to select. It is never copied by itself: what is in the clipboard of a shared device, the next
//! client may find.

use super::{claims, decision, entered, names, strip};
use crate::components::fold;
use crate::state::{IntakeCase, IntakeState};
use smr_rules::rulebase::RULEBASE_VERSION;
use smr_rules::values::Kind;
use smr_texts::{self as texts, Lang, Pair, intake as said};
use yew::prelude::*;

/// Where the care provider writes.
const BLANK: &str = "……………………";

pub fn record(state: &IntakeState, case: &IntakeCase) -> Html {
    if !claims::has_outcome(&case.answer) {
        return Html::default();
    }
    let lang = state.lang;
    let lines: Vec<String> = lines(state, case).into_iter().map(|(name, text)| format!("{}: {text}", name.get(lang))).collect();
    // A field, so that the keyboard alone can select it. With "off" no browser writes it down to restore a session.
    let content = html! {
        <>
            <label class="hint" for="record-text">{ said::RECORD_HINT.get(lang) }</label>
            <textarea class="record" id="record-text" readonly=true autocomplete="off" rows="12" value={lines.join("\n")} />
        </>
    };
    html! { <div class="no-print" id="record">{ fold("record", said::RECORD_TITLE.get(lang), content) }</div> }
}

/// Question, facts, outcome with its rules, claim, open question, and room for what was agreed.
pub fn lines(state: &IntakeState, case: &IntakeCase) -> Vec<(Pair, String)> {
    let (lang, facts, answer) = (state.lang, &case.path.facts, &case.answer);
    let route = strip::route(lang, case);
    let asked = said::RECORD_ASKED.fill(lang, &[("date", &texts::date(lang, facts.start))]);
    let kind = match facts.wanted {
        Kind::Short => said::RECORD_SHORT,
        Kind::Intensive => said::RECORD_INTENSIVE,
        Kind::Unknown => said::RECORD_KIND_OPEN,
    };
    let what: Vec<&str> = [kind.get(lang)].into_iter().chain(route.as_deref()).collect();
    let what = what.join(", ");
    let rules: Vec<String> = decision::all_decided(state, case).iter().map(decision::Decided::with_place).collect();
    let outcome = format!("{}. {}. {}", names::verdict(answer.verdict).get(lang), rules.join("; "), rules_used(lang));
    let claim: Vec<String> = claims::claimed(lang, facts, answer).collect();
    let questions: Vec<&str> = decision::all_questions(lang, answer).into_iter().map(|(question, _)| question).collect();
    let open = if questions.is_empty() { said::RECORD_NONE.get(lang).to_owned() } else { questions.join(" ") };
    vec![
        (said::DATE, texts::date(lang, state.today)),
        (said::RECORD_QUESTION, format!("{asked} {what}.")),
        (said::RECORD_FACTS, entered::facts_used(state, facts).join("; ")),
        (said::RECORD_OUTCOME, outcome),
        (said::RECORD_CLAIM, format!("{what}. {}", claim.join(" "))),
        (said::RECORD_OPEN, open),
        (said::RECORD_AGREED, BLANK.into()),
    ]
}

/// That the answer is no decision, and by which rules it was found.
pub fn rules_used(lang: Lang) -> String {
    said::RECORD_RULES.fill(lang, &[("version", RULEBASE_VERSION.version), ("app", env!("CARGO_PKG_VERSION"))])
}
