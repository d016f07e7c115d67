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
    all(facts).collect()
}

/// Does anything contradict anything?
pub(crate) fn is_any(facts: &Facts) -> bool {
    all(facts).next().is_some()
}

fn all(facts: &Facts) -> impl Iterator<Item = Problem> {
    let care = smr_without_chain_care::holds(facts)
        .then_some(Problem { path: Pointer::IncludesSmr, code: Contradiction::SmrWithoutChainCare });
    let programmes = (0u8..).zip(&facts.history).flat_map(move |(at, programme)| {
        let holding = CHECKS.into_iter().filter(move |(holds, ..)| holds(facts, usize::from(at), programme));
        holding.map(move |(_, code, field)| Problem {
            path: field.map_or(Pointer::Programme(at), |field| Pointer::Field(at, field)),
            code,
        })
    });
    care.into_iter().chain(programmes)
}
