//! What: without a Dutch basic insurance (Zvw) there is no programme from the basic insurance.
//! Source: bzv-2.5b.
//! Valid: always.
//! Example: insurer `uninsured`.

use crate::because::Because;
use crate::case::Case;
use crate::facts::Insurer;
use crate::rules::{Name, Rule};
use crate::values::Code;

pub(crate) const RULE: Rule = Rule::new(Name::Code(Code::NotInsured), holds, because);

fn holds(case: &Case) -> bool {
    case.facts.insurer == Insurer::Uninsured
}

fn because(case: &Case, why: &mut Because) {
    why.text("insurer", case.facts.insurer.as_str());
}
