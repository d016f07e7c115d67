//! What must hold in every case of the discretised input space (see `space`). It prints how many cases it saw.

mod space;

use smr_rules::assessment::Assessment;
use smr_rules::rulebase::{statements_of_code, statements_of_information};
use smr_rules::values::{
    Certainty, Code, Information, Kind, Outcome, Provider, Reading, Setting, Sureness, Value, Verdict, YesNoUnknown,
};
use smr_rules::{ChainCare, Facts, Insurer, Programme, RuleId, assess, assess_brief};
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::time::Instant;

fn json(facts: &Facts) -> String {
    serde_json::to_string(facts).expect("facts are JSON")
}

/// Everything in an answer that does not point at a place in the history.
fn without_places(answer: &Assessment) -> impl PartialEq + std::fmt::Debug + use<> {
    (
        (answer.verdict, answer.codes, answer.certainty, answer.readings.clone(), answer.route),
        (answer.remaining, answer.earliest_start, answer.information, answer.problems.len(), answer.asks.len()),
    )
}

/// Runs over all insurers, and tells how many cases there were and how long it took.
fn over_all(name: &str, most_programmes: usize, check: impl Fn(&Facts) + Sync) {
    let start = Instant::now();
    let count = space::over_all_insurers(|insurer| space::cases(insurer, most_programmes, &mut |facts| check(facts)));
    println!("{name}: {count} cases in {:.0} s", start.elapsed().as_secs_f32());
}

#[test]
fn every_answer_is_whole() {
    over_all("every answer is whole", 3, |facts| {
        let answer = assess_brief(facts);
        let case = || json(facts);
        assert_eq!(answer.codes.is_empty(), answer.verdict == Verdict::Eligible, "{}", case());
        // What a document says and terms cannot express makes an answer without readings no firmer.
        match (answer.readings.is_empty(), answer.certainty) {
            (true, Certainty::Firm) | (false, Certainty::Assumed) => {}
            (true, Certainty::Assumed) => assert_eq!(answer.sureness, Some(Sureness::RulesNotRead), "{}", case()),
            (false, Certainty::Firm) => panic!("firm, though a reading differs: {}", case()),
        }
        assert_eq!(answer.problems.is_empty(), !answer.codes.contains(Code::ContradictoryFacts), "{}", case());
        match answer.verdict {
            Verdict::Eligible | Verdict::EligibleWithConditions => {
                assert_eq!(answer.earliest_start.and_then(|earliest| earliest.date), Some(facts.start), "{}", case());
                assert!(answer.remaining.is_some_and(|remaining| remaining.min > 0), "{}", case());
            }
            Verdict::NotYet => {
                let earliest = answer.earliest_start.expect("not yet says when");
                assert!(earliest.date.is_none_or(|date| date > facts.start), "{}", case());
                assert!(earliest.date.is_some() || !earliest.exact, "{}", case());
            }
            Verdict::NeedsInformation | Verdict::NotCovered => assert_eq!(answer.earliest_start, None, "{}", case()),
        }
        assert!(answer.remaining.is_none_or(|remaining| remaining.min <= remaining.max), "{}", case());
        let ends_in_a_question = answer.verdict == Verdict::NeedsInformation
            && answer.problems.is_empty()
            && answer.codes.iter().any(|code| code != Code::ChainCountUncertain && code != Code::YearOutOfRange);
        assert_eq!(!answer.asks.is_empty(), ends_in_a_question, "{}", case());
    });
}

#[test]
fn the_order_of_the_history_is_irrelevant() {
    over_all("order of history", 3, |facts| {
        if facts.history.len() < 2 || facts.wanted == Kind::Unknown {
            return;
        }
        let mut turned = facts.clone();
        turned.history.reverse();
        let other = turned.history.len() / 2;
        turned.history.swap(0, other);
        assert_eq!(without_places(&assess_brief(facts)), without_places(&assess_brief(&turned)), "{}", json(facts));
    });
}

#[test]
fn only_an_insurers_own_rule_changes_the_count() {
    let insured = space::insurers().into_iter().filter(|insurer| *insurer != Insurer::Uninsured);
    let others: Vec<_> = insured.collect();
    let mut count = 0u64;
    space::cases(Insurer::Other, 2, &mut |facts| {
        if facts.wanted != Kind::Short || facts.provider != Provider::Contracted {
            return;
        }
        let outside_the_chain = facts.history.iter().all(|programme| programme.setting != Setting::Chain);
        let here = assess_brief(facts).remaining;
        for insurer in &others {
            let there = assess_brief(&Facts { insurer: *insurer, ..facts.clone() }).remaining;
            let has_no_rule = !matches!(insurer, Insurer::Brand(brand) if brand.group.is_some());
            if outside_the_chain || has_no_rule {
                assert_eq!(here, there, "{} with {}", json(facts), insurer.as_str());
            }
            count += 1;
        }
    });
    println!("insurer changed: {count} cases");
}

/// The rulebook itself settles some unknowns; completing those against it proves nothing:
/// a programme of unknown setting is outside the chain (§2), one of unknown outcome without an end is over
/// after 365 days (§4), and among chain programmes one with unknown start is ordered by its end (Z1).
fn completions(facts: &Facts) -> Vec<Facts> {
    let mut all = Vec::new();
    let mut add = |set: &dyn Fn(&mut Facts)| {
        let mut other = facts.clone();
        set(&mut other);
        all.push(other);
    };
    if facts.insurer == Insurer::Unknown {
        space::insurers()
            .into_iter()
            .filter(|insurer| *insurer != Insurer::Uninsured)
            .for_each(|insurer| add(&|f| f.insurer = insurer));
    }
    match facts.chain_care {
        None => space::chain_cares().into_iter().flatten().for_each(|care| add(&|f| f.chain_care = Some(care))),
        Some(care) if care.includes_smr == YesNoUnknown::Unknown && !care.programmes.is_empty() => {
            for includes_smr in [YesNoUnknown::Yes, YesNoUnknown::No] {
                add(&|f| f.chain_care = Some(ChainCare { includes_smr, ..care }));
            }
        }
        Some(_) => {}
    }
    for (at, programme) in facts.history.iter().enumerate() {
        let mut change = |set: &dyn Fn(&mut Programme)| add(&|f| set(&mut f.history[at]));
        if programme.kind == Kind::Unknown {
            [Kind::Short, Kind::Intensive].into_iter().for_each(|kind| change(&|p| p.kind = kind));
        }
        if programme.outcome == Outcome::Unknown {
            let ended = [Outcome::Success, Outcome::NoSuccess, Outcome::DroppedOut];
            ended.into_iter().for_each(|outcome| change(&|p| p.outcome = outcome));
            let may_run = programme.start.is_none_or(|start| (facts.start - start).num_days() <= 365);
            if may_run {
                change(&|p| p.outcome = Outcome::Running);
            }
        }
        if programme.start.is_none() && programme.setting != Setting::Chain {
            let last = programme.end.unwrap_or(facts.start).min(facts.start);
            [last, space::day(2012, 1, 1)].into_iter().for_each(|start| change(&|p| p.start = Some(start)));
        }
        if programme.end.is_none() && programme.outcome == Outcome::Running {
            change(&|p| p.end = Some(facts.start));
        }
    }
    if facts.wanted == Kind::Unknown {
        [Kind::Short, Kind::Intensive].into_iter().for_each(|kind| add(&|f| f.wanted = kind));
    }
    if facts.provider == Provider::Unknown {
        Provider::ALL.iter().for_each(|provider| add(&|f| f.provider = *provider));
    }
    all.retain(|other| assess_brief(other).problems.is_empty());
    all
}

#[test]
fn unknown_facts_are_never_eligible_by_accident() {
    over_all("completions of eligible answers", 2, |facts| {
        if assess_brief(facts).verdict == Verdict::Eligible {
            for completion in completions(facts) {
                let answer = assess_brief(&completion);
                // The kind that is wanted is a choice, and some insurers want each kind at a place of its own.
                let place_of_kind = answer.codes.iter().all(|code| matches!(code, Code::SpecialisedProvider | Code::ShortAtGp));
                let is_chosen = facts.wanted == Kind::Unknown && completion.wanted != Kind::Unknown && place_of_kind;
                assert!(answer.verdict == Verdict::Eligible || is_chosen, "{}\ncompleted {}", json(facts), json(&completion));
            }
        }
    });
}

#[test]
fn every_rule_holds_somewhere_and_fails_somewhere() {
    let mut seen: BTreeMap<&str, [u64; 2]> = BTreeMap::new();
    let mut readings: BTreeMap<&str, u64> = BTreeMap::new();
    for insurer in space::insurers() {
        space::cases(insurer, 2, &mut |facts| {
            let answer = assess(facts);
            let trace = answer.trace.as_ref().expect("a trace");
            for entry in trace {
                seen.entry(entry.rule.as_str()).or_default()[usize::from(entry.holds)] += 1;
                // A code can be asked as a question and again as a condition; what holds is in the answer.
                match entry.rule {
                    RuleId::Code(code) if entry.holds => assert!(answer.codes.contains(code), "{}", json(facts)),
                    RuleId::Information(line) => assert_eq!(answer.information.contains(line), entry.holds, "{}", json(facts)),
                    RuleId::Code(_) => {}
                }
                assert!(entry.sources().next().is_some(), "{} rests on nothing: {}", entry.rule.as_str(), json(facts));
            }
            for other in &answer.readings {
                *readings.entry(other.reading.as_str()).or_default() += 1;
            }
        });
    }
    let names = Code::ALL.iter().map(|code| code.as_str()).chain(Information::ALL.iter().map(|line| line.as_str()));
    for name in names {
        let [fails, holds] = seen.get(name).copied().unwrap_or_default();
        let always = ["indication-only", "medication-only-with-support"].contains(&name);
        assert!(holds > 0, "{name} never holds");
        assert!(fails > 0 || always, "{name} never fails");
    }
    for reading in Reading::ALL {
        assert!(readings.contains_key(reading.as_str()), "{} never changes an answer", reading.as_str());
    }
}

/// What holds rests on a statement that binds this insurer in this year, not on another insurer's document.
#[test]
fn what_holds_is_bound_by_its_sources() {
    over_all("sources bind", 1, |facts| {
        for entry in assess(facts).trace.iter().flatten().filter(|entry| entry.holds) {
            let all_insurers = entry.rule == RuleId::Code(Code::InsurerUnknown);
            for statement in entry.sources() {
                let group = match facts.insurer {
                    Insurer::Brand(brand) => brand.group,
                    _ => None,
                };
                let mut carries = match entry.rule {
                    RuleId::Code(code) => statements_of_code(code),
                    RuleId::Information(line) => statements_of_information(line),
                };
                assert!(
                    carries.any(|other| other == statement),
                    "{} rests on a silent source: {}",
                    entry.rule.as_str(),
                    json(facts)
                );
                let binds = statement.source.group.is_none() || statement.source.group == group || all_insurers;
                assert!(binds, "{} cites {}: {}", entry.rule.as_str(), statement.source.id, json(facts));
            }
        }
    });
}

/// Every 20,011th case, for the comparison of native and wasm (`tests/node`).
#[test]
fn a_sample_for_the_other_target() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let mut file = fs::File::create(folder.join("sweep-sample.jsonl")).expect("the target folder can be written");
    for insurer in space::insurers() {
        space::every_nth_case(insurer, 3, 20_011, &mut |facts| writeln!(file, "{}", json(facts)).expect("written"));
    }
}
