//! What: the programme of a provider that is not in the quality register is not reimbursed; the entitlement stays.
//! Source: salland-2024, slides, vgz-2025, zk-2027, asr-2027.
//! Valid: always; firm at Salland in 2024, elsewhere the reading `register-required`.
//! Example: an unregistered coach at Zilveren Kruis in 2027.

use crate::case::Case;
use crate::evidence::Evidence;
use crate::rules::{Refusal, Rule};
use crate::values::{Code, Provider, Value, Verdict};

pub(crate) const RULE: Rule<Refusal> =
    Rule { name: Code::ProviderUnregistered, holds, evidence, level: Refusal { verdict: Verdict::NotCovered } };

fn holds(case: &Case) -> bool {
    case.provider == Provider::Unregistered
}

fn evidence(case: &Case, evidence: &mut Evidence) {
    evidence.text("provider", case.facts.provider.as_str());
}
