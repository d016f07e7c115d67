//! What: the entitlement itself stays: another provider can give the programme.
//! Source: bzv-2.5b.
//! Valid: with `provider-unregistered`.
//! Example: an unregistered coach, three places left.

use crate::case::Case;
use crate::rules::{Line, Rule};
use crate::values::{Code, Information};

pub(crate) const RULE: Rule<Line> = Rule::line(Information::EntitlementUnaffected, holds);

fn holds(case: &Case) -> bool {
    case.decided.contains(Code::ProviderUnregistered)
}
