//! The order of the rules: contradictions, insured, year, provider, blocks, questions, conditions.
//!
//! An unknown fact only matters when it decides: a block wins over everything unknown.

use crate::assessment::{Assessment, EarliestStart, OtherReading, Trace, TraceEntry};
use crate::case::{Case, Decided};
use crate::changes;
use crate::enum_set::EnumSet;
use crate::evidence::Evidence;
use crate::facts::{Facts, Programme};
use crate::outlook;
use crate::pointer::Pointer;
use crate::rulebase;
use crate::rules::{
    Block, Condition, Level, Line, Question, Refusal, Rule, blocks, conditions, contradictions, information, questions, refusals,
};
use crate::sureness;
use crate::values::{Certainty, Code, Provider, Reading, Route, Value, Verdict};
use arrayvec::ArrayVec;

/// Straight answers, in order: the first that holds decides alone.
const REFUSALS: [&Rule<Refusal>; 4] = [
    &refusals::contradictory_facts::RULE,
    &refusals::not_insured::RULE,
    &refusals::year_out_of_range::RULE,
    &refusals::provider_unregistered::RULE,
];

const BLOCKS: [&Rule<Block>; 3] =
    [&blocks::limit_reached::RULE, &blocks::running_programme::RULE, &blocks::third_intensive::RULE];

const QUESTIONS: [&Rule<Question>; 6] = [
    &questions::chain_count_uncertain::RULE,
    &questions::date_unknown::RULE,
    &questions::kind_unknown::RULE,
    &questions::insurer_unknown::RULE,
    &questions::chain_smr_unknown::RULE,
    &questions::chain_outcome_unknown::RULE,
];

const CONDITIONS: [&Rule<Condition>; 13] = [
    &conditions::chain_first::RULE,
    &conditions::chain_failed_earlier_year::RULE,
    &conditions::confirm_chain_rule::RULE,
    &conditions::added_value::RULE,
    &conditions::specialised_provider::RULE,
    &conditions::short_at_gp::RULE,
    &conditions::only_short::RULE,
    &conditions::exceptional_third::RULE,
    &conditions::stepped_care::RULE,
    &conditions::non_contracted::RULE,
    &conditions::choose_registered_provider::RULE,
    &conditions::insurer_unknown::RULE,
    &conditions::year_unverified::RULE,
];

const INFORMATION: [&Rule<Line>; 24] = [
    &information::indication_only::RULE,
    &information::medication_only_with_support::RULE,
    &information::own_risk_exempt::RULE,
    &information::own_contribution_exempt::RULE,
    &information::nrt_three_months::RULE,
    &information::contracted_internet_pharmacy::RULE,
    &information::short_via_gp::RULE,
    &information::gp_practice_terms::RULE,
    &information::gp_region_exception::RULE,
    &information::ask_about_aftercare::RULE,
    &information::ask_to_record_end::RULE,
    &information::tell_earlier_guidance::RULE,
    &information::no_separate_claim::RULE,
    &information::short_still_possible::RULE,
    &information::entitlement_unaffected::RULE,
    &information::rules_2027_pending::RULE,
    &information::nearest_document::RULE,
    &information::no_document::RULE,
    &information::group_membership_assumed::RULE,
    &information::year_turn::RULE,
    &information::overlapping_programmes::RULE,
    &information::check_register::RULE,
    &information::contract_of_year::RULE,
    &information::chain_route_open::RULE,
];

/// The answer with its full trace, the changes that would turn it into a start, and its outlook.
#[must_use]
pub fn assess(facts: &Facts) -> Assessment {
    let mut trace = Trace::new();
    let mut answer = answer(facts, Some(&mut trace));
    answer.trace = Some(trace);
    answer.changes = Some(changes::find(facts, &answer));
    answer.outlook = Some(outlook::of(facts, &answer));
    answer
}

/// The same answer without trace, changes and outlook.
#[must_use]
pub fn assess_brief(facts: &Facts) -> Assessment {
    answer(facts, None)
}

/// Verdict, codes and route alone, for changes and outlook.
pub(crate) fn outcome(facts: &Facts) -> Decision {
    let contradictory = contradictions::is_any(facts);
    decide(&Case::new(facts, contradictory, None), &mut None)
}

/// What an answer tells people to do: the verdict with its codes (the route follows from them), the day, and the variant of an action
/// that looks at the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    pub verdict: Verdict,
    pub codes: EnumSet<Code>,
    pub earliest_start: Option<EarliestStart>,
    /// A programme inside the chain comes first, and there was one already.
    pub chain_first_again: bool,
}

/// What is shown for these facts; `None` if they contradict each other.
pub(crate) fn shown(facts: &Facts) -> Option<Shown> {
    if contradictions::is_any(facts) {
        return None;
    }
    let case = Case::new(facts, false, None);
    let decision = decide(&case, &mut None);
    let chain_first_again = decision.codes.contains(Code::ChainFirst) && facts.history.iter().any(Programme::in_chain);
    let earliest_start = earliest_start(&case, &decision);
    Some(Shown { verdict: decision.verdict, codes: decision.codes, earliest_start, chain_first_again })
}

fn answer(facts: &Facts, mut trace: Option<&mut Trace>) -> Assessment {
    let problems = contradictions::find(facts);
    let mut case = Case::new(facts, !problems.is_empty(), None);
    let decision = decide(&case, &mut trace);
    case.decided = Decided {
        verdict: Some(decision.verdict),
        codes: decision.codes,
        chain_first_if_contracted: decision.codes.contains(Code::ProviderUnregistered) && is_chain_first_if_contracted(facts),
    };
    let countable = !decision.codes.contains(Code::ContradictoryFacts)
        && !decision.codes.contains(Code::NotInsured)
        && !decision.codes.contains(Code::YearOutOfRange);
    let readings = if countable { other_readings(facts, &decision) } else { ArrayVec::new() };
    let information = INFORMATION.iter().filter(|rule| look(rule, &case, &mut trace)).map(|rule| rule.name).collect();
    Assessment {
        verdict: decision.verdict,
        codes: decision.codes,
        sureness: sureness::of(&case, &decision, !readings.is_empty(), information),
        certainty: if readings.is_empty() && !sureness::is_left_open(&case, &decision) {
            Certainty::Firm
        } else {
            Certainty::Assumed
        },
        readings,
        route: decision.route,
        year: case.year,
        limit: case.limit.map(|limit| limit.programmes),
        remaining: case.remaining().filter(|_| countable),
        earliest_start: earliest_start(&case, &decision),
        information,
        problems,
        asks: asks(&case, &decision),
        outlook: None,
        trace: None,
        changes: None,
        rulebase: rulebase::version(),
    }
}

/// Would the programme inside the chain come first with a contracted provider?
fn is_chain_first_if_contracted(facts: &Facts) -> bool {
    let contracted = Facts { provider: Provider::Contracted, ..facts.clone() };
    decide(&Case::new(&contracted, false, None), &mut None).route == Route::WithinChain
}

/// What a case comes to.
pub(crate) struct Decision {
    pub verdict: Verdict,
    pub codes: EnumSet<Code>,
    pub route: Route,
}

fn decide(case: &Case, trace: &mut Option<&mut Trace>) -> Decision {
    for rule in REFUSALS {
        if look(rule, case, trace) {
            return Decision { verdict: rule.level.verdict, codes: [rule.name].into_iter().collect(), route: Route::Open };
        }
    }
    let codes = all_that_hold(&BLOCKS, case, trace);
    if !codes.is_empty() {
        return Decision { verdict: Block::VERDICT, codes, route: Route::Open };
    }
    let codes = all_that_hold(&QUESTIONS, case, trace);
    if !codes.is_empty() {
        return Decision { verdict: Question::VERDICT, codes, route: Route::Open };
    }
    let codes = all_that_hold(&CONDITIONS, case, trace);
    let within_chain = holding(&CONDITIONS, codes).any(|rule| rule.level.route == Route::WithinChain);
    Decision {
        verdict: if codes.is_empty() { Verdict::Eligible } else { Condition::VERDICT },
        codes,
        route: if within_chain { Route::WithinChain } else { Route::Open },
    }
}

fn all_that_hold<L: Level<Name = Code>>(level: &[&Rule<L>], case: &Case, trace: &mut Option<&mut Trace>) -> EnumSet<Code> {
    level.iter().filter(|rule| look(rule, case, trace)).map(|rule| rule.name).collect()
}

/// Asks a rule, and writes down what it said.
fn look<L: Level>(rule: &Rule<L>, case: &Case, trace: &mut Option<&mut Trace>) -> bool {
    let holds = (rule.holds)(case);
    if let Some(trace) = trace {
        let mut evidence = Evidence::default();
        (rule.evidence)(case, &mut evidence);
        let pushed = trace.try_push(TraceEntry {
            rule: rule.name.into(),
            holds,
            evidence,
            year: case.year,
            insurer: case.facts.insurer,
            provider: case.facts.provider,
        });
        debug_assert!(pushed.is_ok(), "there is room for every rule: raise MOST_RULES");
    }
    holds
}

/// Each reading turned round alone: which ones give another verdict or route?
fn other_readings(facts: &Facts, chosen: &Decision) -> ArrayVec<OtherReading, { Reading::ALL.len() }> {
    Reading::ALL
        .iter()
        .filter_map(|reading| {
            let other = decide(&Case::new(facts, false, Some(*reading)), &mut None);
            let differs = other.verdict != chosen.verdict || other.route != chosen.route;
            differs.then_some(OtherReading { reading: *reading, verdict: other.verdict, route: other.route })
        })
        .collect()
}

fn earliest_start(case: &Case, decision: &Decision) -> Option<EarliestStart> {
    match decision.verdict {
        Verdict::Eligible | Verdict::EligibleWithConditions => Some(EarliestStart { date: Some(case.facts.start), exact: true }),
        Verdict::NotYet => {
            let ends = || holding(&BLOCKS, decision.codes).map(|rule| (rule.level.until)(case));
            Some(EarliestStart { date: ends().filter_map(|until| until.date).max(), exact: ends().all(|until| until.exact) })
        }
        Verdict::NeedsInformation | Verdict::NotCovered => None,
    }
}

fn asks(case: &Case, decision: &Decision) -> ArrayVec<Pointer, { crate::assessment::MOST_ASKS }> {
    let mut asks = ArrayVec::new();
    if decision.verdict == Verdict::NeedsInformation {
        for rule in holding(&QUESTIONS, decision.codes) {
            (rule.level.asks)(case, &mut |pointer| {
                let at = asks.iter().take_while(|other: &&Pointer| other.order() < pointer.order()).count();
                if asks.get(at) != Some(&pointer) {
                    let _ = asks.try_insert(at, pointer);
                }
            });
        }
    }
    asks
}

/// The rules of a level whose codes were decided.
fn holding<'a, L: Level<Name = Code>>(level: &'a [&'a Rule<L>], codes: EnumSet<Code>) -> impl Iterator<Item = &'a Rule<L>> {
    level.iter().copied().filter(move |rule| codes.contains(rule.name))
}
