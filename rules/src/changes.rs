//! What would turn the answer into a start: one change at a time, smallest first, each verified by
//! running the rules again. First what may turn out (unknown facts), then other choices, then waiting.

use crate::assess::{Decision, outcome};
use crate::assessment::{Assessment, Change, MOST_CHANGES, NewValue};
use crate::facts::{ChainCare, Facts, Insurer, MOST_PROGRAMMES, Programme, first_of_january, longest_days};
use crate::pointer::{Pointer, ProgrammeField};
use crate::rulebase::{Brand, Group, brands, groups};
use crate::values::{Code, Kind, Outcome, Provider, Value, YesNoUnknown};
use arrayvec::ArrayVec;
use chrono::{Datelike, Days, NaiveDate};

type Changes = ArrayVec<Change, MOST_CHANGES>;

pub(crate) fn find(facts: &Facts, answer: &Assessment) -> Changes {
    let mut changes = Changes::new();
    // Contradictions are mended, not changed: the problems say where. A start needs no change.
    if answer.verdict.is_start() || answer.codes.contains(Code::ContradictoryFacts) {
        return changes;
    }
    for pointer in &answer.asks {
        turn_out(facts, *pointer, &mut changes);
    }
    if answer.codes.contains(Code::RunningProgramme) {
        unknown_ends(facts, &mut changes);
    }
    choices(facts, answer, &mut changes);
    wait(facts, answer, &mut changes);
    changes
}

/// The values that an unknown fact may turn out to have.
fn turn_out(facts: &Facts, pointer: Pointer, changes: &mut Changes) {
    match pointer {
        Pointer::Insurer => {
            for insurer in groups().iter().filter_map(one_brand_of).map(Insurer::Brand).chain([Insurer::Other]) {
                try_fact(facts, pointer, NewValue::Word(insurer.as_str()), changes);
            }
        }
        Pointer::ChainCare => {
            try_fact(facts, pointer, NewValue::ChainCare(ChainCare::NONE), changes);
        }
        Pointer::IncludesSmr => {
            for includes in [YesNoUnknown::Yes, YesNoUnknown::No] {
                try_fact(facts, pointer, NewValue::Word(includes.as_str()), changes);
            }
        }
        Pointer::Field(at, field) => turn_out_programme(facts, at, field, changes),
        Pointer::Start | Pointer::Programme(_) | Pointer::Wanted | Pointer::Provider => {}
    }
}

/// The brand that gives the group its name, else the first that its document names.
pub(crate) fn one_brand_of(group: &'static Group) -> Option<&'static Brand> {
    Brand::find(group.id)
        .or_else(|| brands().iter().find(|brand| brand.named && brand.group().is_some_and(|of| of.id == group.id)))
}

fn turn_out_programme(facts: &Facts, at: u8, field: ProgrammeField, changes: &mut Changes) {
    let pointer = Pointer::Field(at, field);
    let mut attempt = |value: NewValue| try_fact(facts, pointer, value, changes);
    match field {
        ProgrammeField::Start => {
            // Before the year, or in it: only that can matter.
            let last_of_year_before = first_of_january(facts.start.year()).and_then(|day| day.pred_opt());
            for day in last_of_year_before.into_iter().chain(first_of_january(facts.start.year())) {
                attempt(NewValue::Date(day));
            }
        }
        ProgrammeField::End => attempt(NewValue::Date(facts.start)),
        ProgrammeField::Kind => {
            for kind in [Kind::Short, Kind::Intensive] {
                attempt(NewValue::Word(kind.as_str()));
            }
        }
        ProgrammeField::Outcome => {
            for outcome in [Outcome::Success, Outcome::NoSuccess, Outcome::DroppedOut] {
                attempt(NewValue::Word(outcome.as_str()));
            }
        }
        ProgrammeField::Setting => {}
    }
}

/// A running programme whose end is not known may end by the planned start.
fn unknown_ends(facts: &Facts, changes: &mut Changes) {
    for (at, programme) in (0u8..).zip(&facts.history) {
        if programme.outcome == Outcome::Running && programme.end.is_none() {
            turn_out_programme(facts, at, ProgrammeField::End, changes);
        }
    }
}

/// Another kind, another provider, an insurance.
fn choices(facts: &Facts, answer: &Assessment, changes: &mut Changes) {
    if facts.wanted != Kind::Short {
        try_fact(facts, Pointer::Wanted, NewValue::Word(Kind::Short.as_str()), changes);
    }
    if facts.provider == Provider::Unregistered {
        for provider in [Provider::Contracted, Provider::GpPractice, Provider::Registered] {
            try_fact(facts, Pointer::Provider, NewValue::Word(provider.as_str()), changes);
        }
    }
    if answer.codes.contains(Code::NotInsured) {
        // Insured, no matter with whom.
        let insurer = Insurer::Unknown;
        try_fact(facts, Pointer::Insurer, NewValue::Word(insurer.as_str()), changes);
    }
}

/// The first later day on which the programme can start, if waiting alone helps.
fn wait(facts: &Facts, answer: &Assessment, changes: &mut Changes) {
    let year = facts.start.year();
    // Who meant another year has made a slip; nobody waits for a year in the past.
    if answer.codes.contains(Code::YearOutOfRange) {
        return;
    }
    let new_years = [1, 2].into_iter().filter_map(|years| first_of_january(year.saturating_add(years)));
    let ends = facts.history.iter().filter_map(|programme| programme.end.or_else(|| surely_over(programme)));
    let days: ArrayVec<NaiveDate, { MOST_PROGRAMMES + 2 }> = ends.chain(new_years).collect();
    let mut last = facts.start;
    while let Some(day) = days.iter().copied().filter(|day| *day > last).min() {
        let mut later = facts.clone();
        later.start = day;
        let Decision { verdict, route, .. } = outcome(&later);
        if verdict.is_start() {
            let _ = changes.try_push(Change::Date { from: day, verdict, route });
            return;
        }
        last = day;
    }
}

/// The day on which a programme of unknown outcome and end is surely over.
fn surely_over(programme: &Programme) -> Option<NaiveDate> {
    let days = u64::try_from(longest_days()).ok()?.checked_add(1)?;
    programme.start.filter(|_| programme.outcome == Outcome::Unknown)?.checked_add_days(Days::new(days))
}

fn try_fact(facts: &Facts, path: Pointer, value: NewValue, changes: &mut Changes) {
    if changes.is_full() {
        return;
    }
    let mut changed = facts.clone();
    value.set(path, &mut changed);
    let Decision { verdict, codes, route } = outcome(&changed);
    // Another provider helps only if the programme can be followed there.
    let elsewhere = codes.contains(Code::ChainFirst) || codes.contains(Code::SpecialisedProvider);
    if path == Pointer::Provider && elsewhere {
        return;
    }
    let is_new =
        !changes.iter().any(|change| matches!(change, Change::Fact { path: p, value: v, .. } if *p == path && *v == value));
    if is_new && changed != *facts && verdict.is_start() {
        let _ = changes.try_push(Change::Fact { path, value, verdict, route });
    }
}
