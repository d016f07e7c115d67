//! What: programmes fall outside the compulsory own risk.
//! Source: slides, salland-2024.
//! Valid: from 2022; without a contract: ask.
//! Example: a contracted coach in 2026.

use crate::case::Case;
use crate::facts::Insurer;
use crate::rules::{Rule, RuleId};
use crate::values::{Information, Provider};

/// The sector agreed on it in this year.
const SINCE: i32 = 2022;

pub(crate) const RULE: Rule = Rule::new(RuleId::Information(Information::OwnRiskExempt), holds, |_, _| {});

fn holds(case: &Case) -> bool {
    let provider_fits = !matches!(case.facts.provider, Provider::Registered | Provider::Unregistered);
    case.year >= SINCE && case.facts.insurer != Insurer::Uninsured && provider_fits
}
