//! What: nicotine replacement for at most three months, one extension up to six.
//! Source: vgz-2025.
//! Valid: VGZ group, 2024 and 2025.
//! Example: patches from January to March, once more until June.

use crate::case::Case;
use crate::rules::{Line, Rule};
use crate::values::Information;

pub(crate) const RULE: Rule<Line> = Rule::line(Information::NrtThreeMonths, holds);

fn holds(case: &Case) -> bool {
    case.terms.nrt_three_months
}
