//! What: ask whether the practice has an agreement for this with the insurer.
//! Source: slides, salland-2024, asr-2027.
//! Valid: provider is the own general practice.
//! Example: the practice nurse would give the programme.

use crate::case::Case;
use crate::rules::{Line, Rule};
use crate::values::{Information, Provider};

pub(crate) const RULE: Rule<Line> = Rule::line(Information::GpPracticeTerms, holds);

fn holds(case: &Case) -> bool {
    case.facts.provider == Provider::GpPractice
}
