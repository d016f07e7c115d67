//! What: contracts are made per year: look in the insurer's list of providers whether it holds in the year of the start.
//! Source: slides, zk-2027, asr-2027.
//! Valid: provider contracted, insured, unless the chain comes first.
//! Example: a contracted coach, planned start in January.

use crate::case::Case;
use crate::facts::Insurer;
use crate::rules::{Line, Rule};
use crate::values::{Code, Information, Provider};

pub(crate) const RULE: Rule<Line> = Rule::line(Information::ContractOfYear, holds);

fn holds(case: &Case) -> bool {
    let is_insured = case.facts.insurer != Insurer::Uninsured;
    case.facts.provider == Provider::Contracted && is_insured && !case.decided.contains(Code::ChainFirst)
}
