//! What: two intensive programmes are counted and no kind is chosen: only a short one is left (C1).
//! Source: slides.
//! Valid: from 2026, with the reading `third-intensive`.
//! Example: two intensive programmes in 2026, kind not chosen yet.

use crate::case::Case;
use crate::rules::blocks::third_intensive;
use crate::rules::{Condition, Rule};
use crate::values::{Code, Kind};

pub(crate) const RULE: Rule<Condition> =
    Rule { name: Code::OnlyShort, holds, evidence: third_intensive::evidence, level: Condition::ANYWHERE };

fn holds(case: &Case) -> bool {
    case.facts.wanted == Kind::Unknown && case.intensive_is_full()
}
