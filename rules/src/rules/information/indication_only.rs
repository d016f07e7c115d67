//! What: the answer is an indication, never a decision.
//! Source: bzv-2.5b, slides, salland-2024, zk-2027, asr-2027.
//! Valid: always.
//! Example: every answer.

use crate::case::Case;
use crate::rules::{Rule, RuleId};
use crate::values::Information;

pub(crate) const RULE: Rule = Rule::new(RuleId::Information(Information::IndicationOnly), holds, |_, _| {});

fn holds(_case: &Case) -> bool {
    true
}
