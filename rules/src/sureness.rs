//! How sure an answer is, for people: in three levels, out of codes, information lines and readings together.

use crate::assess::Decision;
use crate::case::Case;
use crate::enum_set::EnumSet;
use crate::rulebase::{last_verified_year, not_expressed};
use crate::values::{Code, Information, Seen, Sureness};

/// Codes that tell people to ask: no answer with one of them is sure.
const ASK: [Code; 4] = [Code::ConfirmChainRule, Code::ChainFailedEarlierYear, Code::ChainCountUncertain, Code::ShortAtGp];

/// Lines that say that the rules of this insurer for this year were not read.
const NOT_READ: [Information; 3] = [Information::NoDocument, Information::NearestDocument, Information::GroupMembershipAssumed];

/// The first that fits; `None` with contradictory facts.
pub(crate) fn of(case: &Case, decision: &Decision, readings_differ: bool, lines: EnumSet<Information>) -> Option<Sureness> {
    let has = |code| decision.codes.contains(code);
    if has(Code::ContradictoryFacts) {
        return None;
    }
    Some(if has(Code::NotInsured) {
        Sureness::Sure
    } else if has(Code::YearOutOfRange) || case.year > last_verified_year() {
        Sureness::RulesNotRead
    } else if has(Code::LimitReached) && !readings_differ && !is_left_open(case, decision) {
        // The law decides, whoever insures.
        Sureness::Sure
    } else if is_left_open(case, decision)
        || case.insurer_is_unknown()
        || NOT_READ.iter().any(|line| lines.contains(*line))
        || is_seen_in_part(case)
    {
        Sureness::RulesNotRead
    } else if readings_differ || ASK.iter().any(|code| has(*code)) {
        Sureness::Unclear
    } else {
        Sureness::Sure
    })
}

/// Does this rest on something that a document of this insurer says and terms cannot express?
pub(crate) fn is_left_open(case: &Case, decision: &Decision) -> bool {
    not_expressed().iter().any(|left| {
        left.years.contain(case.year)
            && left.source.binds(case.facts.insurer, case.facts.provider)
            && (left.verdicts.contains(&decision.verdict) || left.codes.iter().any(|code| decision.codes.contains(*code)))
    })
}

/// Was none of the documents of this insurer for this year read whole?
fn is_seen_in_part(case: &Case) -> bool {
    case.group.is_some() && case.facts.documents().all(|source| source.seen == Seen::Part)
}
