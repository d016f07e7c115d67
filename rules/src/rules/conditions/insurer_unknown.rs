//! What: the limit is the same everywhere, but contract and policy terms are the insurer's: find out which one it is (C6).
//! Source: slides, salland-2024, zk-2027, asr-2027.
//! Valid: insurer unknown, where it decides nothing.
//! Example: not in chain care, insurer not known.

use crate::because::Because;
use crate::case::Case;
use crate::rules::{Name, Rule};
use crate::values::Code;

pub(crate) const RULE: Rule = Rule::new(Name::Code(Code::InsurerUnknown), |case| case.insurer_is_unknown(), because);

fn because(case: &Case, why: &mut Because) {
    why.text("insurer", case.facts.insurer.as_str());
}
