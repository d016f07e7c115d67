//! What: facts that contradict each other get no answer; each contradiction is told with its place.
//! Source: bzv-2.5b.
//! Valid: always, before every other rule.
//! Example: a programme that ends before it starts.

use crate::case::Case;
use crate::evidence::Evidence;
use crate::rules::{Rule, RuleId};
use crate::values::Code;

pub(crate) const RULE: Rule = Rule::new(RuleId::Code(Code::ContradictoryFacts), |case| case.contradictory, evidence);

fn evidence(case: &Case, evidence: &mut Evidence) {
    evidence.flag("contradictory", case.contradictory);
}
