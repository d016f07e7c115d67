//! What: medication without own contribution.
//! Source: salland-2024.
//! Valid: Salland 2024.
//! Example: patches beside the programme.

use crate::case::Case;
use crate::rules::{Line, Rule};
use crate::values::Information;

pub(crate) const RULE: Rule<Line> = Rule::line(Information::OwnContributionExempt, holds);

fn holds(case: &Case) -> bool {
    case.terms.own_contribution_exempt
}
