//! What: medication is fully reimbursed only at internet pharmacies with a contract.
//! Source: vgz-2025.
//! Valid: VGZ group, 2024 and 2025.
//! Example: nicotine patches from a pharmacy without a contract: part is for the person.

use crate::case::Case;
use crate::rules::{Line, Rule};
use crate::values::Information;

pub(crate) const RULE: Rule<Line> = Rule::line(Information::ContractedInternetPharmacy, holds);

fn holds(case: &Case) -> bool {
    case.terms.contracted_internet_pharmacy
}
