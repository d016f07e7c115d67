//! The names that care providers use.

use smr_rules::Assessment;
use smr_rules::values::{ChainProgramme, Kind, Outcome, Provider, Setting, Verdict};
use smr_texts::{Lang, Pair, intake as said};

pub fn verdict(verdict: Verdict) -> Pair {
    match verdict {
        Verdict::Eligible => said::VERDICT_ELIGIBLE,
        Verdict::EligibleWithConditions => said::VERDICT_CONDITIONS,
        Verdict::NotYet => said::VERDICT_NOT_YET,
        Verdict::NeedsInformation => said::VERDICT_OPEN,
        Verdict::NotCovered => said::VERDICT_NOT_COVERED,
    }
}

/// How many places are left of how many.
pub fn places(lang: Lang, answer: &Assessment) -> Option<String> {
    let (left, limit) = (answer.remaining?, answer.limit?);
    let text = if left.min == left.max { said::PLACES_ARE } else { said::PLACES_RANGE };
    let [min, max, limit] = [left.min, left.max, limit].map(|number| number.to_string());
    Some(text.fill(lang, &[("min", &min), ("max", &max), ("limit", &limit), ("year", &answer.year.to_string())]))
}

pub fn kind(kind: Kind) -> Pair {
    match kind {
        Kind::Short => said::KIND_SHORT,
        Kind::Intensive => said::KIND_INTENSIVE,
        Kind::Unknown => said::UNKNOWN,
    }
}

pub fn outcome(outcome: Outcome) -> Pair {
    match outcome {
        Outcome::Success => said::OUTCOME_SUCCESS,
        Outcome::NoSuccess => said::OUTCOME_NO_SUCCESS,
        Outcome::DroppedOut => said::OUTCOME_DROPPED_OUT,
        Outcome::Running => said::OUTCOME_RUNNING,
        Outcome::Unknown => said::UNKNOWN,
    }
}

pub fn setting(setting: Setting) -> Pair {
    match setting {
        Setting::Chain => said::SETTING_CHAIN,
        Setting::Gp => said::SETTING_GP,
        Setting::Specialist => said::SETTING_SPECIALIST,
        Setting::Unknown => said::UNKNOWN,
    }
}

pub fn provider(provider: Provider) -> Pair {
    match provider {
        Provider::Contracted => said::PROVIDER_CONTRACTED,
        Provider::Registered => said::PROVIDER_REGISTERED,
        Provider::GpPractice => said::PROVIDER_GP_PRACTICE,
        Provider::Unregistered => said::PROVIDER_UNREGISTERED,
        Provider::Unknown => said::UNKNOWN,
    }
}

pub fn chain(programme: ChainProgramme) -> Pair {
    match programme {
        ChainProgramme::Dm2 => said::CHAIN_DM2,
        ChainProgramme::Cvrm => said::CHAIN_CVRM,
        ChainProgramme::Copd => said::CHAIN_COPD,
        ChainProgramme::Asthma => said::CHAIN_ASTHMA,
    }
}
