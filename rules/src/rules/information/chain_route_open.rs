//! What: the chosen provider is not registered, but the programme inside the chain is open.
//! Source: zk-2027, hollandzorg-2024.
//! Valid: insurers that want the programme inside the chain, where with a contracted provider that would be the answer.
//! Example: an unregistered coach at Zilveren Kruis, diabetes check-ups that include stopping.

use crate::case::Case;
use crate::rules::{Line, Rule};
use crate::values::{Information, Provider};

pub(crate) const RULE: Rule<Line> = Rule::line(Information::ChainRouteOpen, holds);

fn holds(case: &Case) -> bool {
    case.facts.provider == Provider::Unregistered && case.decided.chain_first_if_contracted
}
