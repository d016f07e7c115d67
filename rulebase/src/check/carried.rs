//! What an answer rests on is carried by a statement: of the insurer itself, or of a source that binds everybody.
//!
//! A term needs a statement of a document of its group. The codes that follow from a term need one of that group or of a source that
//! binds all; every other code needs one of a source that binds all. So no answer to one insurer's people cites another insurer.

use super::Sources;
use crate::schema::{Brand, Fault, File, Group, Id, Source, Statement, TermsEntry};
use crate::values::{ChainCareRule, ChainCount, ChainStep, Code, Information, Value};
use crate::{FirstWithinChain, Kinds, Terms, Years};
use std::collections::BTreeSet;
use toml::Spanned;

/// Terms, and the codes that follow from them.
pub(super) fn check_terms(sources: &Sources, faults: &mut Vec<Fault>) {
    for (file, source) in &sources.all {
        let Some(group) = &source.group else {
            for term in source.statement.iter().flat_map(|statement| &statement.get_ref().terms) {
                let what = "terms are an insurer's: only a document of a group carries them";
                faults.push(file.fault(term.span().start, what).instead("no terms here"));
            }
            continue;
        };
        if sources.is_whole(group.get_ref()) {
            for statement in &source.statement {
                check_statement(file, source, statement.get_ref(), sources, faults);
            }
            for entry in &source.terms {
                check_entry(file, group.get_ref(), source, entry, sources, faults);
            }
        }
    }
}

/// Codes that follow from no term.
pub(super) fn check_general(groups_file: &File, groups: &[Group], brands: &[Brand], sources: &Sources, faults: &mut Vec<Fault>) {
    let follows = by_terms_alone();
    let names = || Code::ALL.iter().map(|code| code.as_str()).chain(Information::ALL.iter().map(|line| line.as_str()));
    let is_named =
        |name: &str| sources.iter().filter(|source| source.group.is_none()).any(|source| names_rule(source, name, Years::ALL));
    let membership = Information::GroupMembershipAssumed.as_str();
    for name in names().filter(|name| *name != membership && !follows.contains(name)) {
        if !is_named(name) {
            let what = format!("no statement of a source that binds all insurers names the rule {name:?}");
            faults.push(Fault::of_file(&groups_file.name, what, None));
        }
    }
    // Where no document speaks of a rule, what is cited is a source that binds all and says that it is silent on it.
    let of_all = || {
        sources
            .iter()
            .filter(|source| source.group.is_none())
            .flat_map(|source| source.statement.iter().map(move |of| (source, of.get_ref())))
    };
    for name in names() {
        let speaks = |source: &Source, of: &Statement| {
            source.years_of(of) == Years::ALL && of.rules.iter().any(|rule| rule.get_ref() == name)
        };
        let is_silent = |of: &Statement| of.silent_on.iter().any(|rule| rule.get_ref() == name);
        if !of_all().any(|(source, of)| speaks(source, of) || is_silent(of)) {
            let what =
                format!("no source that binds all insurers says in all years that it speaks of {name:?}, or is silent on it");
            let instead = format!("silent-on = [{name:?}] at a [[statement]] of such a source");
            faults.push(Fault::of_file(&groups_file.name, what, Some(instead)));
        }
    }
    for group in groups {
        let id = group.id.get_ref();
        let is_here = sources.iter().any(|source| source.is_of(id));
        let is_assumed = is_here
            && brands.iter().any(|brand| brand.named == Some(false) && brand.group.as_ref().is_some_and(|of| of.get_ref() == id));
        if is_assumed && !sources.iter().any(|source| source.is_of(id) && names_rule(source, membership, Years::ALL)) {
            let what =
                format!("a brand of {:?} is not named, and no statement of its documents names {membership:?}", id.as_str());
            let instead = format!("rules = [{membership:?}] at a statement of which brands the document names");
            faults.push(groups_file.fault(group.id.span().start, what).instead(instead));
        }
    }
}

/// A statement carries terms that its group has, and names no code that never holds there.
fn check_statement(file: &File, source: &Source, statement: &Statement, sources: &Sources, faults: &mut Vec<Fault>) {
    let years = source.years_of(statement);
    let terms: Vec<_> = sources
        .beside(source)
        .filter(|other| source.group.as_ref().is_some_and(|group| other.is_of(group.get_ref())) && other.meets(source))
        .flat_map(|other| &other.terms)
        .filter(|entry| entry.years.get_ref().overlap(years))
        .collect();
    for term in &statement.terms {
        let is_said = terms.iter().any(|entry| entry.written().iter().any(|(name, _)| kebab(name) == *term.get_ref()));
        let is_term = Terms::FIELDS.iter().any(|field| kebab(field.name) == *term.get_ref());
        if is_term && !is_said {
            let what = format!("no [[terms]] of this group for {years} say {:?}", term.get_ref());
            faults.push(
                file.fault(term.span().start, what).instead(format!("{} = … in the [[terms]] of these years", term.get_ref())),
            );
        }
    }
    let held: BTreeSet<_> =
        terms.iter().flat_map(|entry| entry.written().into_iter().flat_map(|(name, _)| follows(name, &entry.terms()))).collect();
    let never = by_terms_alone();
    for rule in &statement.rules {
        if never.contains(&rule.get_ref().as_str()) && !held.contains(rule.get_ref().as_str()) {
            let what = format!("{:?} never holds here: no term of this group for {years} leads to it", rule.get_ref());
            faults.push(file.fault(rule.span().start, what).instead("the term in [[terms]], or no such rule"));
        }
    }
}

/// Each key that is written in `[[terms]]` is carried, and so is each code that follows from it.
fn check_entry(file: &File, group: &Id, source: &Source, entry: &TermsEntry, sources: &Sources, faults: &mut Vec<Fault>) {
    let years = *entry.years.get_ref();
    let terms = entry.terms();
    // Only what binds all of those that the terms are of is cited for them.
    let own = || sources.beside(source).filter(|other| other.is_of(group) && other.covers(source));
    for (name, at) in entry.written() {
        let key = kebab(name);
        let is_carried = own()
            .any(|source| statements(source, years).any(|statement| statement.terms.iter().any(|term| *term.get_ref() == key)));
        if !is_carried {
            let what = format!("no statement of this group for these years carries the term {key:?}");
            faults.push(file.fault(at, what).instead(format!("terms = [{key:?}] at the [[statement]] that says so")));
        }
        for rule in follows(name, &terms) {
            let is_named =
                own().chain(sources.iter().filter(|source| source.group.is_none())).any(|source| names_rule(source, rule, years));
            if !is_named {
                let what = format!("{key:?} leads to {rule:?}, which no statement of this group for these years names");
                faults.push(file.fault(at, what).instead(format!("{rule:?} in the rules of the [[statement]] that says so")));
            }
        }
    }
}

/// The rules that hold only where a term of an insurer says so.
pub(super) fn by_terms_alone() -> Vec<&'static str> {
    Terms::FIELDS.iter().flat_map(|field| any_value_follows(field.name)).collect()
}

fn names_rule(source: &Source, rule: &str, years: Years) -> bool {
    statements(source, years).any(|statement| statement.rules.iter().any(|name| name.get_ref() == rule))
}

/// The statements of a source that are read for some of these years.
fn statements(source: &Source, years: Years) -> impl Iterator<Item = &Statement> {
    source.statement.iter().map(Spanned::get_ref).filter(move |statement| source.years_of(statement).overlap(years))
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
        "kinds" if terms.kinds.is_some_and(|kinds| !kinds.short) => vec![Code::ShortAtGp.as_str()],
        "short_via_gp" => vec![Information::ShortViaGp.as_str()],
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
        "kinds" => with(&|terms| terms.kinds = Some(Kinds { short: false })),
        "first_within_chain" => {
            vec![Information::AskToRecordEnd.as_str(), Code::ChainFailedEarlierYear.as_str(), Code::ChainOutcomeUnknown.as_str()]
        }
        _ => with(&|_| {}),
    }
}

fn kebab(snake: &str) -> String {
    snake.replace('_', "-")
}
