//! What: medication is reimbursed only together with behavioural support.
//! Source: slides, salland-2024, vgz-2025, zk-2027, asr-2027.
//! Valid: always.
//! Example: nicotine patches without a programme are for the person.

use crate::case::Case;
use crate::rules::{Line, Rule};
use crate::values::Information;

pub(crate) const RULE: Rule<Line> = Rule::line(Information::MedicationOnlyWithSupport, holds);

fn holds(_case: &Case) -> bool {
    true
}
