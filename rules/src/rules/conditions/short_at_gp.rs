//! What: the insurer buys short guidance from nobody itself: ask beforehand, or go to the general practice.
//! Source: asr-2027.
//! Valid: insurers that buy intensive guidance alone, a short programme wanted at a coach, with a contract or registered.
//! Example: a short programme at a contracted coach, a.s.r. 2027.

use crate::case::Case;
use crate::evidence::Evidence;
use crate::rules::{Condition, Rule};
use crate::values::{Code, Kind, Provider, Value};

pub(crate) const RULE: Rule<Condition> = Rule { name: Code::ShortAtGp, holds, evidence, level: Condition::ANYWHERE };

fn holds(case: &Case) -> bool {
    let is_coach = matches!(case.provider, Provider::Contracted | Provider::Registered);
    case.terms.kinds.is_some_and(|kinds| !kinds.short) && case.facts.wanted == Kind::Short && is_coach
}

fn evidence(case: &Case, evidence: &mut Evidence) {
    evidence.flag("shortIsBought", case.terms.kinds.is_none_or(|kinds| kinds.short));
    evidence.text("wanted", case.facts.wanted.as_str());
    evidence.text("provider", case.provider.as_str());
}
