//! Only facts that decide are asked, and whoever answers them gets further: proven by trying every value.

mod space;

use chrono::{Datelike, Days};
use smr_rules::values::{Code, Kind, Outcome, Provider, Verdict, YesNoUnknown};
use smr_rules::{ChainCare, Facts, Insurer, Pointer, ProgrammeField, assess_brief};

/// Every way in which an asked fact may turn out.
fn values(facts: &Facts, pointer: Pointer) -> Vec<Facts> {
    let set = |change: &dyn Fn(&mut Facts)| {
        let mut other = facts.clone();
        change(&mut other);
        other
    };
    let new_year = space::day(facts.start.year(), 1, 1);
    match pointer {
        Pointer::Insurer => space::insurers()
            .into_iter()
            .filter(|insurer| !matches!(insurer, Insurer::Unknown | Insurer::Uninsured))
            .map(|insurer| set(&|facts| facts.insurer = insurer))
            .collect(),
        Pointer::ChainCare => space::chain_cares()
            .into_iter()
            .flatten()
            .filter(|care| {
                care.includes_smr != YesNoUnknown::Unknown
                    && !(care.programmes.is_empty() && care.includes_smr == YesNoUnknown::Yes)
            })
            .map(|care| set(&|facts| facts.chain_care = Some(care)))
            .collect(),
        Pointer::IncludesSmr => [YesNoUnknown::Yes, YesNoUnknown::No]
            .into_iter()
            .map(|includes_smr| {
                set(&|facts| {
                    let programmes = facts.chain_care.unwrap_or(ChainCare::NONE).programmes;
                    facts.chain_care = Some(ChainCare { programmes, includes_smr });
                })
            })
            .collect(),
        Pointer::Field(at, field) => {
            let programme =
                |change: &dyn Fn(&mut smr_rules::Programme)| set(&|facts| change(&mut facts.history[usize::from(at)]));
            match field {
                ProgrammeField::Start => {
                    let days = [new_year, new_year - Days::new(1), space::day(2012, 1, 1)];
                    days.into_iter().map(|day| programme(&|programme| programme.start = Some(day))).collect()
                }
                ProgrammeField::End => {
                    let days = [facts.start, facts.start + Days::new(30)];
                    days.into_iter().map(|day| programme(&|programme| programme.end = Some(day))).collect()
                }
                ProgrammeField::Kind => {
                    [Kind::Short, Kind::Intensive].into_iter().map(|kind| programme(&|programme| programme.kind = kind)).collect()
                }
                ProgrammeField::Outcome => [Outcome::Success, Outcome::NoSuccess, Outcome::DroppedOut, Outcome::Running]
                    .into_iter()
                    .map(|outcome| programme(&|programme| programme.outcome = outcome))
                    .collect(),
                ProgrammeField::Setting => panic!("where a programme was is never asked: unknown is outside the chain"),
            }
        }
        Pointer::Start | Pointer::Wanted | Pointer::Provider | Pointer::Programme(_) => panic!("{pointer} is never unknown"),
    }
}

fn is_unknown(facts: &Facts, pointer: Pointer) -> bool {
    match pointer {
        Pointer::Insurer => facts.insurer == Insurer::Unknown,
        Pointer::ChainCare => facts.chain_care.is_none(),
        Pointer::IncludesSmr => facts.chain_care.is_some_and(|care| care.includes_smr == YesNoUnknown::Unknown),
        Pointer::Field(at, field) => {
            let programme = facts.history[usize::from(at)];
            match field {
                ProgrammeField::Start => programme.start.is_none(),
                ProgrammeField::End => programme.end.is_none(),
                ProgrammeField::Kind => programme.kind == Kind::Unknown,
                // Planned to be over by then: how it will have ended is not known.
                ProgrammeField::Outcome => matches!(programme.outcome, Outcome::Unknown | Outcome::Running),
                ProgrammeField::Setting => false,
            }
        }
        Pointer::Start | Pointer::Wanted | Pointer::Provider | Pointer::Programme(_) => false,
    }
}

/// All completions of these facts that do not contradict each other; `or_unknown`: each may stay unknown too.
fn completions(facts: &Facts, asks: &[Pointer], or_unknown: bool) -> Vec<Facts> {
    let mut all = vec![facts.clone()];
    for pointer in asks {
        let answered: Vec<_> = all.iter().flat_map(|facts| values(facts, *pointer)).collect();
        if !or_unknown {
            all.clear();
        }
        all.extend(answered);
    }
    all.retain(|facts| assess_brief(facts).problems.is_empty());
    all
}

fn json(facts: &Facts) -> String {
    serde_json::to_string(facts).expect("facts are JSON")
}

#[test]
fn every_asked_fact_is_unknown_and_can_decide() {
    let mut asked = 0u64;
    for insurer in space::insurers() {
        space::cases(insurer, 2, &mut |facts| {
            if facts.provider != Provider::Contracted || !(2023..=2028).contains(&facts.start.year()) {
                return;
            }
            let asks = assess_brief(facts).asks;
            for pointer in &asks {
                assert!(is_unknown(facts, *pointer), "{pointer} is known: {}", json(facts));
                let others: Vec<_> = asks.iter().copied().filter(|other| other != pointer).collect();
                // Knowing it gives another answer than not knowing it, whatever is known of the others.
                let decides = completions(facts, &others, true).iter().any(|completion| {
                    let without = assess_brief(completion);
                    let mut with = values(completion, *pointer).into_iter().map(|facts| assess_brief(&facts));
                    with.any(|with| {
                        with.problems.is_empty()
                            && (with.verdict, with.codes, with.route) != (without.verdict, without.codes, without.route)
                    })
                });
                assert!(decides, "{pointer} decides nothing: {}", json(facts));
                asked += 1;
            }
        });
    }
    println!("asked facts tried with every value: {asked}");
    assert!(asked > if space::is_full() { 10_000 } else { 1_000 });
}

#[test]
fn whoever_answers_gets_further() {
    let mut answered = 0u64;
    for insurer in space::insurers() {
        space::cases(insurer, 2, &mut |facts| {
            if facts.provider != Provider::Contracted || !(2023..=2028).contains(&facts.start.year()) {
                return;
            }
            let asks = assess_brief(facts).asks;
            if asks.is_empty() {
                return;
            }
            for completion in completions(facts, &asks, false) {
                let answer = assess_brief(&completion);
                let again = answer.asks.iter().find(|pointer| asks.contains(pointer) && !is_unknown(&completion, **pointer));
                assert_eq!(again, None, "asked again: {}\nanswered: {}", json(facts), json(&completion));
                let open = answer.verdict == Verdict::NeedsInformation && answer.asks.is_empty();
                assert!(!open || answer.codes.contains(Code::ChainCountUncertain), "a dead end: {}", json(&completion));
                answered += 1;
            }
        });
    }
    println!("completions of asked facts: {answered}");
}
