//! What: the document does not name this brand; the product takes it to follow the group.
//! Source: zk-2027.
//! Valid: Interpolis, FBTO, De Friesland, Pro Life.
//! Example: insured with Interpolis.

use crate::case::Case;
use crate::facts::Insurer;
use crate::rules::{Line, Rule};
use crate::values::Information;

pub(crate) const RULE: Rule<Line> = Rule::line(Information::GroupMembershipAssumed, holds);

fn holds(case: &Case) -> bool {
    matches!(case.facts.insurer, Insurer::Brand(brand) if brand.group.is_some() && !brand.named)
}
