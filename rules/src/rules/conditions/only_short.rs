//! What: two intensive programmes are counted and no kind is chosen: only a short one is left (C1).
//! Source: slides.
//! Valid: from 2026, with the reading `third-intensive`.
//! Example: two intensive programmes in 2026, kind not chosen yet.

use crate::case::Case;
use crate::rules::blocks::third_intensive;
use crate::rules::{Rule, RuleId};
use crate::values::{Code, Kind};

pub(crate) const RULE: Rule = Rule::new(RuleId::Code(Code::OnlyShort), holds, third_intensive::evidence);

fn holds(case: &Case) -> bool {
    case.facts.wanted == Kind::Unknown && case.intensive_is_full()
}
