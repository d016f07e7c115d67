//! What: the chosen provider is not registered, but the programme inside the chain is open.
//! Source: zk-2027.
//! Valid: insurers that want a programme inside the chain first.
//! Example: an unregistered coach at Zilveren Kruis, diabetes check-ups that include stopping.

use crate::case::Case;
use crate::rules::first_within_chain::comes_first;
use crate::rules::{Line, Rule};
use crate::values::{Information, Provider};

pub(crate) const RULE: Rule<Line> = Rule::line(Information::ChainRouteOpen, holds);

fn holds(case: &Case) -> bool {
    case.facts.provider == Provider::Unregistered && comes_first(case)
}
