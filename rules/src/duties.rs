//! What a provider arranges and records for an insurer and a year, so that the claim holds.
//!
//! The documents say it (`[[record]]` in the rule base); here stands only when it is of use for a case. It never changes an answer.

use crate::assessment::Assessment;
use crate::facts::{Facts, Programme};
use crate::rulebase::{Record, records_of};
use crate::values::{Code, Duty, Information, Kind, Outcome, Provider, Value, YesNoUnknown};
use alloc::vec::Vec;
use chrono::Datelike;

/// A duty, with what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToDo {
    /// What to arrange or record.
    pub duty: Duty,
    /// Where that stands, for this insurer and year; never empty.
    pub records: Vec<&'static Record>,
    /// It follows from the facts of this case; the others hold for every programme.
    pub is_for_case: bool,
}

/// What to arrange and record if this programme is to be given, in the order of [`Duty`]. Nothing where no programme can be claimed: without
/// insurance, before the rule base begins, or while the facts contradict each other.
#[must_use]
pub fn duties(facts: &Facts, answer: &Assessment) -> Vec<ToDo> {
    if answer.remaining.is_none() {
        return Vec::new();
    }
    let year = facts.start.year();
    let binds = |record: &&'static Record| record.years.contain(year) && record.source.binds(facts.insurer, facts.provider);
    Duty::ALL
        .iter()
        .filter(|duty| is_of_use(**duty, facts, answer))
        .map(|duty| ToDo {
            duty: *duty,
            records: records_of(*duty).filter(binds).collect(),
            is_for_case: is_for_case(*duty, facts, answer),
        })
        .filter(|todo| !todo.records.is_empty())
        .collect()
}

fn is_of_use(duty: Duty, facts: &Facts, answer: &Assessment) -> bool {
    let is_chain_first = answer.codes.contains(Code::ChainFirst);
    // Not known whether: then it may be.
    let chain_may_include =
        facts.chain_care.is_none_or(|care| !care.programmes.is_empty() && care.includes_smr != YesNoUnknown::No);
    match duty {
        Duty::ChainFirst => is_chain_first,
        Duty::ChainTariff => is_chain_first || (chain_may_include && facts.history.iter().any(Programme::in_chain)),
        // What succeeded or goes on can't be recorded so.
        Duty::ChainEnded => {
            let may_have_failed = |programme: &Programme| !matches!(programme.outcome, Outcome::Success | Outcome::Running);
            chain_may_include && facts.history.iter().any(|programme| programme.in_chain() && may_have_failed(programme))
        }
        Duty::AddedValue => answer.codes.contains(Code::AddedValue),
        Duty::SteppedCare => answer.codes.contains(Code::SteppedCare),
        Duty::ThirdProgramme => answer.codes.contains(Code::ExceptionalThird),
        // Those who give it inside the chain have their own contract for that, and some have none.
        Duty::Contract => !is_chain_first && !matches!(facts.provider, Provider::Registered | Provider::Unregistered),
        Duty::EarlierGuidance
        | Duty::Register
        | Duty::CareStandard
        | Duty::MatchedCare
        | Duty::NrtForm
        | Duty::MedicationTogether
        | Duty::NrtMonths
        | Duty::Pharmacy
        | Duty::Results
        | Duty::Aftercare
        | Duty::NotParallel => true,
    }
}

fn is_for_case(duty: Duty, facts: &Facts, answer: &Assessment) -> bool {
    match duty {
        // These are of use in some cases only.
        Duty::ChainFirst | Duty::ChainTariff | Duty::ChainEnded | Duty::AddedValue | Duty::SteppedCare | Duty::ThirdProgramme => {
            true
        }
        Duty::EarlierGuidance => !facts.history.is_empty(),
        Duty::NotParallel => facts.history.iter().any(|programme| programme.outcome == Outcome::Running),
        Duty::Aftercare => answer.information.contains(Information::AskAboutAftercare),
        Duty::Contract => matches!(facts.provider, Provider::Contracted | Provider::GpPractice),
        // A contract is given to those in the register only.
        Duty::Register => matches!(facts.provider, Provider::Registered | Provider::Unknown),
        Duty::MatchedCare => facts.wanted == Kind::Unknown,
        Duty::CareStandard | Duty::NrtForm | Duty::MedicationTogether | Duty::NrtMonths | Duty::Pharmacy | Duty::Results => false,
    }
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, clippy::expect_used, clippy::indexing_slicing)] // a test may panic
mod tests {
    use super::*;
    use crate::assess_brief;
    use alloc::format;
    use alloc::string::String;

    fn listed(insurer: &str, year: i32, rest: &str) -> String {
        let text = format!(r#"{{"start":"{year}-05-10","insurer":"{insurer}",{rest}}}"#);
        let facts = Facts::from_json(&text).expect("facts");
        let words: Vec<&str> = duties(&facts, &assess_brief(&facts)).iter().map(|todo| todo.duty.as_str()).collect();
        words.join(" ")
    }

    /// Those of the case.
    fn of_case(insurer: &str, rest: &str) -> String {
        let text = format!(r#"{{"start":"2027-05-10","insurer":"{insurer}",{rest}}}"#);
        let facts = Facts::from_json(&text).expect("facts");
        let all = duties(&facts, &assess_brief(&facts));
        all.iter().filter(|todo| todo.is_for_case).map(|todo| todo.duty.as_str()).collect::<Vec<_>>().join(" ")
    }

    const ALONE: &str =
        r#""chainCare":{"programmes":[],"includesSmr":"no"},"history":[],"wanted":"intensive","provider":"contracted""#;
    const CHAIN: &str =
        r#""chainCare":{"programmes":["copd"],"includesSmr":"yes"},"history":[],"wanted":"intensive","provider":"contracted""#;

    #[test]
    fn every_insurer_has_its_own() {
        let general = "register contract care-standard medication-together aftercare";
        assert_eq!(listed("menzis", 2026, ALONE), general);
        assert_eq!(listed("unknown", 2026, ALONE), general);
        assert_eq!(
            listed("asr", 2027, ALONE),
            "earlier-guidance register contract care-standard nrt-form medication-together results aftercare not-parallel"
        );
        assert_eq!(
            listed("zilveren-kruis", 2027, ALONE),
            "register contract care-standard matched-care medication-together results aftercare"
        );
        assert_eq!(
            listed("vgz", 2025, ALONE),
            "register contract care-standard matched-care medication-together nrt-months pharmacy results aftercare"
        );
        assert_eq!(listed("salland", 2024, ALONE), "register contract care-standard nrt-form medication-together aftercare");
        // Its document is of another year.
        assert_eq!(listed("asr", 2026, ALONE), general);
    }

    #[test]
    fn the_chain_brings_more() {
        assert_eq!(
            listed("zilveren-kruis", 2027, CHAIN),
            "chain-first register care-standard matched-care medication-together results aftercare chain-tariff"
        );
        let failed = CHAIN
            .replace("[],", r#"[{"start":"2027-01-10","end":null,"kind":"short","setting":"chain","outcome":"no-success"}],"#);
        assert!(listed("zilveren-kruis", 2027, &failed).starts_with("chain-ended register"));
        assert!(listed("zilveren-kruis", 2027, &failed).ends_with("chain-tariff"));
        let succeeded = failed.replace("no-success", "success");
        assert!(listed("zilveren-kruis", 2027, &succeeded).starts_with("chain-first register"));
        assert!(listed("zilveren-kruis", 2026, CHAIN).starts_with("chain-first register"));
        assert!(listed("salland", 2024, CHAIN).starts_with("added-value register"));
    }

    #[test]
    fn what_follows_from_the_case_is_told_apart() {
        let with = |provider: &str| ALONE.replace("contracted", provider);
        assert_eq!(of_case("menzis", ALONE), "contract");
        assert_eq!(of_case("menzis", &with("gp-practice")), "contract");
        assert_eq!(of_case("menzis", &with("registered")), "register");
        assert_eq!(of_case("menzis", &with("unregistered")), "");
        assert_eq!(of_case("zilveren-kruis", &ALONE.replace("intensive", "unknown")), "contract matched-care");
        assert_eq!(of_case("zilveren-kruis", CHAIN), "chain-first chain-tariff");
        let ended = |outcome: &str| {
            let one = format!(r#"[{{"start":"2027-01-10","end":null,"kind":"short","setting":"gp","outcome":"{outcome}"}}],"#);
            ALONE.replace("[],\"wanted", &(one + "\"wanted"))
        };
        assert_eq!(of_case("asr", &ended("no-success")), "stepped-care earlier-guidance contract");
        assert!(of_case("asr", &ended("running")).ends_with("not-parallel"));
        let recent = ended("no-success").replace(r#""end":null"#, r#""end":"2027-03-01""#);
        assert_eq!(of_case("menzis", &recent), "contract aftercare");
    }

    #[test]
    fn nothing_where_nothing_can_be_claimed() {
        for (insurer, year) in [("uninsured", 2027), ("asr", 2012)] {
            assert_eq!(listed(insurer, year, ALONE), "");
        }
    }
}
