//! What: facts that contradict each other get no answer; each contradiction is told with its place.
//! Source: bzv-2.5b.
//! Valid: always, before every other rule.
//! Example: a programme that ends before it starts.

use crate::because::Because;
use crate::case::Case;
use crate::rules::{Name, Rule};
use crate::values::Code;

pub(crate) const RULE: Rule = Rule::new(Name::Code(Code::ContradictoryFacts), |case| case.contradictory, because);

fn because(case: &Case, why: &mut Because) {
    why.flag("contradictory", case.contradictory);
}
