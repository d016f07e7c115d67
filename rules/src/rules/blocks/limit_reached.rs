//! What: the programmes of the year are used up (B1).
//! Source: bzv-2.5b, slides, salland-2024, zk-2027, asr-2027.
//! Valid: one a year up to 2025, three from 2026; ends on 1 January.
//! Example: three programmes started in 2026: again from 1 January 2027.

use crate::case::Case;
use crate::evidence::Evidence;
use crate::facts::first_of_january;
use crate::rules::{Block, Rule, Until};
use crate::values::Code;

pub(crate) const RULE: Rule<Block> = Rule { name: Code::LimitReached, holds, evidence, level: Block { until: next_year } };

fn holds(case: &Case) -> bool {
    case.remaining().is_some_and(|remaining| remaining.max == 0)
}

fn evidence(case: &Case, evidence: &mut Evidence) {
    evidence.number("counted", case.tally.sure);
    evidence.number("possiblyCounted", case.tally.possible);
    evidence.number("limit", case.limit.map_or(0, |limit| limit.programmes));
}

/// The first of January after the planned start.
pub(crate) fn next_year(case: &Case) -> Until {
    Until { date: first_of_january(case.year.saturating_add(1)), exact: true }
}
