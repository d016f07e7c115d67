//! What: facts that contradict each other get no answer; each contradiction is told with its place.
//! Source: bzv-2.5b.
//! Valid: always, before every other rule.
//! Example: a programme that ends before it starts.

use crate::case::Case;
use crate::evidence::Evidence;
use crate::rules::{Refusal, Rule};
use crate::values::{Code, Verdict};

pub(crate) const RULE: Rule<Refusal> = Rule {
    name: Code::ContradictoryFacts,
    holds: |case| case.contradictory,
    evidence,
    level: Refusal { verdict: Verdict::NeedsInformation },
};

fn evidence(case: &Case, evidence: &mut Evidence) {
    evidence.flag("contradictory", case.contradictory);
}
