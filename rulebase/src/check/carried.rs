//! What an answer rests on is carried by a statement: of the insurer itself, or of a source that binds everybody.
//!
//! A term needs a statement of a document of its group. The codes that follow from a term need one of that group or of a source that
//! binds all; every other code needs one of a source that binds all. So no answer to one insurer's people cites another insurer.

use super::with_file;
use crate::schema::{Brand, Fault, File, Group, Source, Statement, TermsEntry};
use crate::values::{ChainCareRule, ChainCount, ChainStep, Code, Information, Value};
use crate::{FirstWithinChain, Terms, Years};
use toml::Spanned;

/// Terms, and the codes that follow from them.
pub(super) fn check_terms(files: &[&File], sources: &[Source]) -> Result<(), Fault> {
    for (file, source) in with_file(files, sources) {
        for statement in &source.statement {
            check_names(file, source, statement.get_ref())?;
        }
        for entry in &source.terms {
            check_entry(file, source, entry, sources)?;
        }
    }
    Ok(())
}

/// Codes that follow from no term.
pub(super) fn check_general(groups_file: &File, groups: &[Group], brands: &[Brand], sources: &[Source]) -> Result<(), Fault> {
    let follows: Vec<_> = Terms::FIELDS.iter().flat_map(|field| any_value_follows(field.name)).collect();
    let names = Code::ALL.iter().map(|code| code.as_str()).chain(Information::ALL.iter().map(|line| line.as_str()));
    let of_all =
        |name: &str| sources.iter().filter(|source| source.group.is_none()).any(|source| names_rule(source, name, Years::ALL));
    let membership = Information::GroupMembershipAssumed.as_str();
    for name in names.filter(|name| *name != membership && !follows.contains(name)) {
        if !of_all(name) {
            return Err(groups_file.fault(0, format!("no statement of a source that binds all insurers names the rule {name:?}")));
        }
    }
    for group in groups {
        let id = group.id.get_ref();
        let is_assumed =
            brands.iter().any(|brand| brand.named == Some(false) && brand.group.as_ref().is_some_and(|of| of.get_ref() == id));
        if is_assumed && !sources.iter().any(|source| source.is_of(id) && names_rule(source, membership, Years::ALL)) {
            let fault =
                format!("a brand of {:?} is not named, and no statement of its documents names {membership:?}", id.as_str());
            return Err(groups_file.fault(group.id.span().start, fault));
        }
    }
    Ok(())
}

/// The terms that a statement names are terms of its own group.
fn check_names(file: &File, source: &Source, statement: &Statement) -> Result<(), Fault> {
    for term in &statement.terms {
        let at = term.span().start;
        if !Terms::FIELDS.iter().any(|field| kebab(field.name) == *term.get_ref()) {
            return Err(file.fault(at, format!("there is no term {:?}", term.get_ref())));
        }
        if source.group.is_none() {
            return Err(file.fault(at, "terms are an insurer's: only a document of a group carries them"));
        }
    }
    Ok(())
}

/// Each key that is written in `[[terms]]` is carried, and so is each code that follows from it.
fn check_entry(file: &File, source: &Source, entry: &TermsEntry, sources: &[Source]) -> Result<(), Fault> {
    let years = *entry.years.get_ref();
    let terms = entry.terms();
    let own = || {
        sources.iter().filter(|other| other.group.as_ref().map(Spanned::get_ref) == source.group.as_ref().map(Spanned::get_ref))
    };
    for (name, at) in entry.written() {
        let key = kebab(name);
        let is_carried = own()
            .any(|source| statements(source, years).any(|statement| statement.terms.iter().any(|term| *term.get_ref() == key)));
        if !is_carried {
            return Err(file.fault(at, format!("no statement of this group for these years carries the term {key:?}")));
        }
        for rule in follows(name, &terms) {
            let is_named =
                own().chain(sources.iter().filter(|source| source.group.is_none())).any(|source| names_rule(source, rule, years));
            if !is_named {
                return Err(
                    file.fault(at, format!("{key:?} leads to {rule:?}, which no statement of this group for these years names"))
                );
            }
        }
    }
    Ok(())
}

fn names_rule(source: &Source, rule: &str, years: Years) -> bool {
    statements(source, years).any(|statement| statement.rules.iter().any(|name| name.get_ref() == rule))
}

/// The statements of a source that are read for some of these years.
fn statements(source: &Source, years: Years) -> impl Iterator<Item = &Statement> {
    source.statement.iter().map(Spanned::get_ref).filter(move |statement| statement.years.unwrap_or(source.years).overlap(years))
}

/// The rules that hold because of the value of a term; a term that is not listed changes how a general rule goes.
fn follows(name: &str, terms: &Terms) -> Vec<&'static str> {
    match name {
        "chain_count" if terms.chain_count != ChainCount::Open => vec![Code::LimitReached.as_str()],
        "chain_care" => match terms.chain_care {
            ChainCareRule::FirstWithinChain | ChainCareRule::OnlyWithinChain => vec![
                Code::ChainFirst.as_str(),
                Code::ChainSmrUnknown.as_str(),
                Information::NoSeparateClaim.as_str(),
                Information::ChainRouteOpen.as_str(),
            ],
            ChainCareRule::AddedValue => vec![Code::AddedValue.as_str(), Code::SpecialisedProvider.as_str()],
            ChainCareRule::NoCondition | ChainCareRule::Confirm => vec![Code::ConfirmChainRule.as_str()],
        },
        "first_within_chain" => terms.first_within_chain.map(|steps| of_steps(&steps)).unwrap_or_default(),
        "stepped_care_within_days" => vec![Code::SteppedCare.as_str()],
        "explains_earlier_guidance" => vec![Information::TellEarlierGuidance.as_str()],
        "short_via_gp" => vec![Information::ShortViaGp.as_str(), Code::ShortAtGp.as_str()],
        "intensive_at_specialised_provider" => vec![Code::SpecialisedProvider.as_str()],
        "register_stated" => vec![Code::ProviderUnregistered.as_str()],
        "own_contribution_exempt" => vec![Information::OwnContributionExempt.as_str()],
        "nrt_three_months" => vec![Information::NrtThreeMonths.as_str()],
        "contracted_internet_pharmacy" => vec![Information::ContractedInternetPharmacy.as_str()],
        "gp_region_exception" => vec![Information::GpRegionException.as_str()],
        _ => Vec::new(),
    }
}

fn of_steps(steps: &FirstWithinChain) -> Vec<&'static str> {
    let all =
        [steps.failed_same_year, steps.failed_earlier_year, steps.unknown_same_year, steps.unknown_earlier_year, steps.success];
    let rule = |step: &ChainStep| match step {
        ChainStep::Open => Information::AskToRecordEnd.as_str(),
        ChainStep::ChainFirst => Code::ChainFirst.as_str(),
        ChainStep::Confirm => Code::ConfirmChainRule.as_str(),
        ChainStep::ConfirmEarlierYear => Code::ChainFailedEarlierYear.as_str(),
        ChainStep::Ask => Code::ChainOutcomeUnknown.as_str(),
    };
    all.iter().map(rule).collect()
}

/// The rules that hold only because some insurer's term says so.
fn any_value_follows(name: &str) -> Vec<&'static str> {
    let with = |change: &dyn Fn(&mut Terms)| {
        let mut terms = Terms::UNDOCUMENTED;
        change(&mut terms);
        follows(name, &terms)
    };
    match name {
        // The general rules that these terms change are in force without them too.
        "chain_count" | "register_stated" => Vec::new(),
        "chain_care" => [ChainCareRule::FirstWithinChain, ChainCareRule::AddedValue]
            .into_iter()
            .flat_map(|rule| with(&|terms| terms.chain_care = rule))
            .collect(),
        "first_within_chain" => {
            vec![Information::AskToRecordEnd.as_str(), Code::ChainFailedEarlierYear.as_str(), Code::ChainOutcomeUnknown.as_str()]
        }
        _ => with(&|_| {}),
    }
}

fn kebab(snake: &str) -> String {
    snake.replace('_', "-")
}
