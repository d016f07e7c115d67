//! What: where a programme inside the chain comes first, the most recently started chain programme decides (Z1–Z4).
//! Source: zk-2027, with the older clause that it retells; hollandzorg-2024, where nothing opens the way outside.
//! Valid: insurers whose terms say `first-within-chain` or `only-within-chain`; the steps of each year stand in the rule base.
//! Example: Zilveren Kruis 2027, chain programme ended this year without success: the way outside is open.

use crate::case::Case;
use crate::facts::Programme;
use crate::readings::{older_chain_clause, relapse_after_chain};
use crate::values::{ChainCareRule, ChainStep, Outcome, Reading, YesNoUnknown};
use chrono::{Datelike, NaiveDate};

/// What the chain programme that decides leads to, and its place in the history.
/// `None` where the terms know no such rule. Looks at the history only, not at membership. Rules read [`Case::chain_step`].
pub(crate) fn step(case: &Case) -> Option<(ChainStep, Option<u8>)> {
    match case.terms.chain_care {
        ChainCareRule::FirstWithinChain => {}
        ChainCareRule::OnlyWithinChain => return Some((ChainStep::ChainFirst, None)),
        ChainCareRule::AddedValue | ChainCareRule::NoCondition | ChainCareRule::Confirm => return None,
    }
    let steps = if case.is_flipped(Reading::OlderChainClause) {
        older_chain_clause::other(case.terms)
    } else {
        case.terms.first_within_chain
    }?;
    let Some((at, programme)) = deciding(case) else {
        return Some((ChainStep::ChainFirst, None));
    };
    let same_year = programme.end.or(programme.start).is_some_and(|day| day.year() == case.year);
    let step = match (programme.outcome, same_year) {
        (Outcome::NoSuccess | Outcome::DroppedOut, true) => steps.failed_same_year,
        (Outcome::NoSuccess | Outcome::DroppedOut, false) => steps.failed_earlier_year,
        (Outcome::Unknown | Outcome::Running, true) => steps.unknown_same_year,
        (Outcome::Unknown | Outcome::Running, false) => steps.unknown_earlier_year,
        (Outcome::Success, _) if case.is_flipped(Reading::RelapseAfterChain) => relapse_after_chain::other(&steps),
        (Outcome::Success, _) => steps.success,
    };
    Some((step, Some(at)))
}

/// Does the history lead to a programme inside the chain, for somebody whose chain care includes one?
pub(crate) fn comes_first(case: &Case) -> bool {
    case.chain_includes_smr() == Some(YesNoUnknown::Yes) && leads_to(case, ChainStep::ChainFirst)
}

/// Does the history lead to this step?
pub(crate) fn leads_to(case: &Case, wanted: ChainStep) -> bool {
    case.chain_step.is_some_and(|(step, _)| step == wanted)
}

/// The most recently started chain programme, the first in the history where several are equal.
fn deciding<'facts>(case: &Case<'facts>) -> Option<(u8, &'facts Programme)> {
    let mut best: Option<(u8, &Programme)> = None;
    for (at, programme, _) in case.programmes().filter(|(_, programme, _)| programme.in_chain()) {
        if best.is_none_or(|(_, other)| recency(programme) > recency(other)) {
            best = Some((at, programme));
        }
    }
    best
}

/// By start, or end where the start is unknown; then by end, or start; then success before unknown before failed.
fn recency(programme: &Programme) -> (Option<NaiveDate>, Option<NaiveDate>, u8) {
    let rank = match programme.outcome {
        Outcome::Success => 2,
        Outcome::Unknown | Outcome::Running => 1,
        Outcome::NoSuccess | Outcome::DroppedOut => 0,
    };
    (programme.start.or(programme.end), programme.end.or(programme.start), rank)
}
