//! Facts that can't all be true, chain care first, then programme by programme (rulebook §4).

mod chain_programme_without_smr;
mod duplicate_record;
mod ends_before_start;
mod final_outcome_with_future_end;
mod smr_without_chain_care;
mod starts_after_planned_start;

use crate::facts::{Facts, MOST_PROGRAMMES, Programme};
use crate::pointer::{Pointer, ProgrammeField};
use crate::values::Contradiction;
use arrayvec::ArrayVec;
use serde::Serialize;

/// A contradiction and its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Where.
    pub path: Pointer,
    /// What.
    pub code: Contradiction,
}

/// At most one of chain care and five of each programme.
pub(crate) const MOST_PROBLEMS: usize = 1 + 5 * MOST_PROGRAMMES;

/// What a programme is checked for, in the order in which it is told.
type Check = fn(&Facts, usize, &Programme) -> bool;
const CHECKS: [(Check, Contradiction, Option<ProgrammeField>); 5] = [
    (starts_after_planned_start::holds, Contradiction::StartsAfterPlannedStart, Some(ProgrammeField::Start)),
    (ends_before_start::holds, Contradiction::EndsBeforeStart, Some(ProgrammeField::End)),
    (final_outcome_with_future_end::holds, Contradiction::FinalOutcomeWithFutureEnd, Some(ProgrammeField::End)),
    (duplicate_record::holds, Contradiction::DuplicateRecord, None),
    (chain_programme_without_smr::holds, Contradiction::ChainProgrammeWithoutSmr, Some(ProgrammeField::Setting)),
];

/// Every contradiction in the facts.
pub(crate) fn find(facts: &Facts) -> ArrayVec<Problem, MOST_PROBLEMS> {
    let mut problems = ArrayVec::new();
    if smr_without_chain_care::holds(facts) {
        problems.push(Problem { path: Pointer::IncludesSmr, code: Contradiction::SmrWithoutChainCare });
    }
    for (at, (place, programme)) in facts.history.iter().zip(0u8..).map(|(programme, place)| (place, programme)).enumerate() {
        for (holds, code, field) in CHECKS {
            if holds(facts, at, programme) {
                let path = field.map_or(Pointer::Programme(place), |field| Pointer::Field(place, field));
                problems.push(Problem { path, code });
            }
        }
    }
    problems
}
