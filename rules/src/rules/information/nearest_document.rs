//! What: the insurer has a document, but of another year.
//! Source: slides, salland-2024, vgz-2025, zk-2027, asr-2027.
//! Valid: insurer groups with a document.
//! Example: Zilveren Kruis in 2026: the document is of 2027.

use crate::case::Case;
use crate::rules::{Line, Rule};
use crate::values::Information;

pub(crate) const RULE: Rule<Line> = Rule::line(Information::NearestDocument, holds);

fn holds(case: &Case) -> bool {
    case.group.is_some() && case.facts.documents().next().is_none()
}
