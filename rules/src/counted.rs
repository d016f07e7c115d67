//! Which of the earlier programmes count towards the limit of the year, and why not.

use crate::case::Case;
use crate::facts::{Facts, MOST_PROGRAMMES, Programme};
use crate::rules::counting::{Count, unknown_start};
use arrayvec::ArrayVec;
use chrono::Datelike;

/// How an earlier programme counts in the year of the planned start (rulebook §3), as the rules read the texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Counted {
    /// It counts.
    Counts,
    /// It does not: it began in another year, or ended before this one.
    OtherYear,
    /// It does not: the insurer does not count programmes inside chain care.
    InChain,
    /// It may count.
    Open {
        /// The insurer's documents leave open whether a programme inside chain care counts.
        by_chain: bool,
        /// It is not known when it began.
        by_date: bool,
    },
}

/// How each programme of the history counts, in its order. It means nothing where the facts contradict each other.
#[must_use]
pub fn counted(facts: &Facts) -> ArrayVec<Counted, MOST_PROGRAMMES> {
    let case = Case::new(facts, false, None);
    let of = |programme: &Programme, count| match count {
        Count::Sure => Counted::Counts,
        Count::Open { by_chain, by_date } => Counted::Open { by_chain, by_date },
        Count::No if may_be_of_year(programme, case.year) => Counted::InChain,
        Count::No => Counted::OtherYear,
    };
    case.programmes().map(|(_, programme, seen)| of(programme, seen.count)).collect()
}

fn may_be_of_year(programme: &Programme, year: i32) -> bool {
    programme.start.map_or_else(|| unknown_start::count(programme, year) != Count::No, |start| start.year() == year)
}
