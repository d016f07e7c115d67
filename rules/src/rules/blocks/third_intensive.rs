//! What: a third intensive programme in one year is not possible; a short one still is (B3).
//! Source: slides.
//! Valid: from 2026, as the reading `third-intensive`; ends on 1 January.
//! Example: two intensive programmes in 2026 and a third one wanted.

use super::limit_reached;
use crate::case::Case;
use crate::evidence::Evidence;
use crate::rules::{Block, Rule};
use crate::values::{Code, Kind};

pub(crate) const RULE: Rule<Block> =
    Rule { name: Code::ThirdIntensive, holds, evidence, level: Block { until: limit_reached::next_year } };

fn holds(case: &Case) -> bool {
    let places_left = case.remaining().is_some_and(|remaining| remaining.max > 0);
    case.facts.wanted == Kind::Intensive && places_left && case.intensive_is_full()
}

/// How many intensive programmes are counted, and how many a year allows.
pub(crate) fn evidence(case: &Case, evidence: &mut Evidence) {
    evidence.number("intensive", case.tally.surely_intensive);
    evidence.number("possiblyIntensive", case.tally.possibly_intensive);
    evidence.optional_number("atMost", case.intensive_ceiling());
}
