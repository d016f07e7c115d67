//! What: programmes fall outside the compulsory own risk.
//! Source: slides, salland-2024.
//! Valid: from 2022; without a contract: ask.
//! Example: a contracted coach in 2026.

use crate::case::Case;
use crate::facts::Insurer;
use crate::rulebase::general;
use crate::rules::{Line, Rule};
use crate::values::{Information, Provider};

pub(crate) const RULE: Rule<Line> = Rule::line(Information::OwnRiskExempt, holds);

fn holds(case: &Case) -> bool {
    let provider_fits = !matches!(case.facts.provider, Provider::Registered | Provider::Unregistered);
    case.year >= general().own_risk_exempt_from && case.facts.insurer != Insurer::Uninsured && provider_fits
}
