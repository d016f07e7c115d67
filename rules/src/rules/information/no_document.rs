//! What: there is no document of this insurer here.
//! Source: slides.
//! Valid: insurers without a group.
//! Example: insured with Menzis.

use crate::case::Case;
use crate::facts::Insurer;
use crate::rules::{Line, Rule};
use crate::values::Information;

pub(crate) const RULE: Rule<Line> = Rule::line(Information::NoDocument, holds);

fn holds(case: &Case) -> bool {
    match case.facts.insurer {
        Insurer::Brand(_) => case.group.is_none(),
        Insurer::Other => true,
        Insurer::Unknown | Insurer::Uninsured => false,
    }
}
