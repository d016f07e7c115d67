//! Unknown facts that decide; all that are open are asked (rulebook §4, Q1–Q4).

pub(crate) mod chain_count_uncertain;
pub(crate) mod chain_outcome_unknown;
pub(crate) mod chain_smr_unknown;
pub(crate) mod date_unknown;
pub(crate) mod insurer_unknown;
pub(crate) mod kind_unknown;

use crate::case::Case;
use crate::facts::Programme;
use crate::rules::counting::Count;
use crate::values::Kind;

/// May the year turn out to be used up (Q1)?
fn year_may_be_full(case: &Case) -> bool {
    case.remaining().is_some_and(|remaining| remaining.min == 0)
}

/// May the wanted programme turn out to be the third intensive one (Q3)?
fn may_be_third_intensive(case: &Case) -> bool {
    case.facts.wanted == Kind::Intensive && case.intensive_may_be_full()
}

/// The programmes of which it is open whether they count, because the insurer's rule is.
fn open_by_chain<'facts>(case: &Case<'facts>) -> impl Iterator<Item = (u8, &'facts Programme)> {
    open(case, |by_chain, _| by_chain)
}

/// The programmes of which it is open whether they count, because their start is unknown.
fn open_by_date<'facts>(case: &Case<'facts>) -> impl Iterator<Item = (u8, &'facts Programme)> {
    open(case, |_, by_date| by_date)
}

fn open<'facts>(case: &Case<'facts>, which: fn(bool, bool) -> bool) -> impl Iterator<Item = (u8, &'facts Programme)> {
    case.programmes()
        .filter(move |(_, _, view)| matches!(view.count, Count::Open { by_chain, by_date } if which(by_chain, by_date)))
        .map(|(at, programme, _)| (at, programme))
}
