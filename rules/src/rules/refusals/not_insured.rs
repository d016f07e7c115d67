//! What: without a Dutch basic insurance (Zvw) there is no programme from the basic insurance.
//! Source: bzv-2.5b.
//! Valid: always.
//! Example: insurer `uninsured`.

use crate::case::Case;
use crate::evidence::Evidence;
use crate::facts::Insurer;
use crate::rules::{Refusal, Rule};
use crate::values::{Code, Verdict};

pub(crate) const RULE: Rule<Refusal> =
    Rule { name: Code::NotInsured, holds, evidence, level: Refusal { verdict: Verdict::NotCovered } };

fn holds(case: &Case) -> bool {
    case.facts.insurer == Insurer::Uninsured
}

fn evidence(case: &Case, evidence: &mut Evidence) {
    evidence.text("insurer", case.facts.insurer.as_str());
}
