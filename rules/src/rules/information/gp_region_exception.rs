//! What: general practices in Midden IJssel need no registration.
//! Source: salland-2024.
//! Valid: Salland 2024, provider the own practice or unregistered.
//! Example: a practice nurse in Midden IJssel.

use crate::case::Case;
use crate::rules::{Line, Rule};
use crate::values::{Information, Provider};

pub(crate) const RULE: Rule<Line> = Rule::line(Information::GpRegionException, holds);

fn holds(case: &Case) -> bool {
    case.terms.gp_region_exception && matches!(case.facts.provider, Provider::GpPractice | Provider::Unregistered)
}
