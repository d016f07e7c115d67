//! What: a running programme may not block, save where an insurer's text says so.
//! Source: bzv-2.5b, slides, zk-2027, asr-2027.
//! Valid: everywhere; what still blocks stands in the terms.
//! Example: a.s.r. 2027, a short one runs and an intensive one is wanted: still blocked.

use crate::case::Case;
use crate::facts::Programme;
use crate::values::{Kind, ParallelOtherReading, YesNoUnknown};

/// Does this running programme still block?
pub(crate) fn other(case: &Case, programme: &Programme) -> bool {
    match case.terms.parallel_other_reading {
        ParallelOtherReading::NothingBlocks => false,
        ParallelOtherReading::ShortBesideIntensive => {
            matches!((programme.kind, case.facts.wanted), (Kind::Short, Kind::Intensive) | (Kind::Intensive, Kind::Short))
        }
        ParallelOtherReading::RunningChainWithSmr => programme.in_chain() && case.chain_includes_smr() == Some(YesNoUnknown::Yes),
    }
}
