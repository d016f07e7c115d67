//! What: inside the chain there is no claim of its own.
//! Source: zk-2027.
//! Valid: with `chain-first`.
//! Example: the practice is paid through the chain tariff.

use crate::case::Case;
use crate::rules::{Line, Rule};
use crate::values::{Code, Information};

pub(crate) const RULE: Rule<Line> = Rule::line(Information::NoSeparateClaim, holds);

fn holds(case: &Case) -> bool {
    case.decided.contains(Code::ChainFirst)
}
