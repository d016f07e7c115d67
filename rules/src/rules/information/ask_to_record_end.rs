//! What: have the general practice record that the programme inside the chain ended without success: that opens the way outside.
//! Source: zk-2027.
//! Valid: insurers that want a programme inside the chain first, where the last one opens the way outside and the programme can start.
//! Example: Zilveren Kruis 2027, the chain programme ended in March without success.

use crate::case::Case;
use crate::rules::first_within_chain::leads_to;
use crate::rules::{Line, Rule};
use crate::values::{ChainStep, Information};

pub(crate) const RULE: Rule<Line> = Rule::line(Information::AskToRecordEnd, holds);

fn holds(case: &Case) -> bool {
    case.decided.is_start() && case.chain_may_include_smr() && leads_to(case, ChainStep::Open)
}
