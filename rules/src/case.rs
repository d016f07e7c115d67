//! One question under one reading: the facts, the terms that bind them, and what is counted.
//!
//! Every rule reads a [`Case`] and nothing else. A case is made anew for each reading.

use crate::enum_set::EnumSet;
use crate::facts::{Facts, Insurer, MOST_PROGRAMMES, Programme, ProgrammeStatus};
use crate::readings::{chain_counts, drop_outs, parallel, register_required, third_intensive};
use crate::rulebase::{self, Group, Limit, Terms};
use crate::rules::counting::{Count, chain_programme, remaining, unknown_start, year_of_start};
use crate::rules::first_within_chain;
use crate::values::{ChainCount, ChainStep, Code, Kind, Provider, Reading, Verdict, YesNoUnknown};
use arrayvec::ArrayVec;
use chrono::Datelike;

pub(crate) struct Case<'facts> {
    pub facts: &'facts Facts,
    /// The calendar year of the planned start.
    pub year: i32,
    /// What that year allows; `None` before the first year of the rule base.
    pub limit: Option<&'static Limit>,
    /// The insurer's group, if it has a document.
    pub group: Option<&'static Group>,
    /// What the group's document makes of this year.
    pub terms: &'static Terms,
    /// The provider, under the reading in force.
    pub provider: Provider,
    /// Do the facts contradict each other?
    pub contradictory: bool,
    /// What was decided, once it is; only information lines read it.
    pub decided: Decided,
    /// The reading that is turned round in this case.
    flipped: Option<Reading>,
    views: ArrayVec<CountedProgramme, MOST_PROGRAMMES>,
    pub tally: Tally,
    /// What the history leads to where a programme inside the chain comes first, and the programme that decides.
    pub chain_step: Option<(ChainStep, Option<u8>)>,
}

/// What was decided, for information lines: they are about the answer.
#[derive(Clone, Copy, Default)]
pub(crate) struct Decided {
    pub verdict: Option<Verdict>,
    pub codes: EnumSet<Code>,
    /// With a contracted provider the programme inside the chain would come first.
    pub chain_first_if_contracted: bool,
}

impl Decided {
    /// Is this code one of the answer?
    pub fn contains(&self, code: Code) -> bool {
        self.codes.contains(code)
    }

    /// Can the programme start?
    pub fn is_start(&self) -> bool {
        self.verdict.is_some_and(Verdict::is_start)
    }
}

/// A programme as this case sees it.
#[derive(Clone, Copy)]
pub(crate) struct CountedProgramme {
    pub status: ProgrammeStatus,
    pub count: Count,
    intensive: Intensive,
}

/// Does a programme weigh towards the most intensive ones of the year?
#[derive(Clone, Copy, PartialEq, Eq)]
enum Intensive {
    No,
    Possibly,
    Surely,
}

/// What is counted in the year of the planned start.
#[derive(Clone, Copy, Default)]
pub(crate) struct Tally {
    /// Programmes that surely count.
    pub sure: u8,
    /// Programmes that surely or possibly count.
    pub possible: u8,
    /// Counted intensive programmes.
    pub surely_intensive: u8,
    /// Programmes that may turn out to be counted intensive ones, beside the sure.
    pub possibly_intensive: u8,
}

impl<'facts> Case<'facts> {
    pub fn new(facts: &'facts Facts, contradictory: bool, flipped: Option<Reading>) -> Self {
        let year = facts.start.year();
        let group = facts.insurer.group_place().and_then(|place| rulebase::groups().get(place));
        let mut case = Self {
            facts,
            year,
            limit: Limit::of(year),
            group,
            terms: facts.terms(),
            provider: facts.provider,
            contradictory,
            decided: Decided::default(),
            flipped,
            views: ArrayVec::new(),
            tally: Tally::default(),
            chain_step: None,
        };
        if case.is_flipped(Reading::RegisterRequired) {
            case.provider = register_required::other(&case);
        }
        for programme in &facts.history {
            let view = case.view(programme);
            case.tally.add(view);
            case.views.push(view);
        }
        case.chain_step = first_within_chain::step(&case);
        case
    }

    fn view(&self, programme: &Programme) -> CountedProgramme {
        let status = programme.status(self.facts.start);
        let count = self.count(programme, status);
        CountedProgramme { status, count, intensive: self.intensive(programme, count) }
    }

    /// Does this programme count in the year (R3–R5, and the readings of them)?
    fn count(&self, programme: &Programme, status: ProgrammeStatus) -> Count {
        if self.is_flipped(Reading::DropOuts) && !drop_outs::other(programme) {
            return Count::No;
        }
        let by_chain = if programme.in_chain() { self.chain_count() } else { ChainCount::Counts };
        let by_date = match programme.start {
            Some(start) => year_of_start::count(self, programme, start, status),
            None => unknown_start::count(programme, self.year),
        };
        chain_programme::count(by_chain, by_date)
    }

    /// Does a chain programme count here (R4)?
    pub fn chain_count(&self) -> ChainCount {
        if self.is_flipped(Reading::ChainCounts) { chain_counts::other(self.terms) } else { self.terms.chain_count }
    }

    /// Does it weigh towards the ceiling of intensive programmes (B3, Q3)?
    fn intensive(&self, programme: &Programme, count: Count) -> Intensive {
        let open_chain_goes_along = !(self.insurer_is_unknown() && rulebase::chain_does_not_count_somewhere(self.year));
        match (count, programme.kind) {
            (Count::No, _) | (_, Kind::Short) => Intensive::No,
            (Count::Sure, Kind::Intensive) => Intensive::Surely,
            (Count::Open { by_chain: true, by_date: false }, Kind::Intensive) if open_chain_goes_along => Intensive::Surely,
            (_, Kind::Intensive | Kind::Unknown) => Intensive::Possibly,
        }
    }

    pub fn is_flipped(&self, reading: Reading) -> bool {
        self.flipped == Some(reading)
    }

    /// The programmes with their place in the history.
    pub fn programmes(&self) -> impl Iterator<Item = (u8, &'facts Programme, &CountedProgramme)> {
        (0u8..).zip(&self.facts.history).zip(&self.views).map(|((at, programme), view)| (at, programme, view))
    }

    /// The programmes that may turn out to be counted intensive ones.
    pub fn possibly_intensive(&self) -> impl Iterator<Item = (u8, &'facts Programme, &CountedProgramme)> {
        self.programmes().filter(|(_, _, view)| view.intensive == Intensive::Possibly)
    }

    /// Programmes left in the year: fewest and most. `None` where there is no limit.
    pub fn remaining(&self) -> Option<remaining::Remaining> {
        Some(remaining::remaining(self.limit?, self.tally))
    }

    /// The most intensive programmes of a year, where that is read as a ceiling.
    pub fn intensive_ceiling(&self) -> Option<u8> {
        if self.is_flipped(Reading::ThirdIntensive) { third_intensive::other() } else { self.limit?.intensive_at_most }
    }

    /// Are as many intensive programmes counted as a year allows?
    pub fn intensive_is_full(&self) -> bool {
        self.intensive_ceiling().is_some_and(|most| self.tally.surely_intensive >= most)
    }

    /// May it turn out that as many intensive programmes are counted as a year allows?
    pub fn intensive_may_be_full(&self) -> bool {
        let both = self.tally.surely_intensive.saturating_add(self.tally.possibly_intensive);
        !self.intensive_is_full() && self.intensive_ceiling().is_some_and(|most| both >= most)
    }

    pub fn insurer_is_unknown(&self) -> bool {
        self.facts.insurer == Insurer::Unknown
    }

    /// Is stop-smoking guidance part of the person's chain care? `None`: not in chain care.
    /// Membership unknown is a member of whom this is unknown.
    pub fn chain_includes_smr(&self) -> Option<YesNoUnknown> {
        match self.facts.chain_care {
            None => Some(YesNoUnknown::Unknown),
            Some(care) if care.programmes.is_empty() => None,
            Some(care) => Some(care.includes_smr),
        }
    }

    /// In chain care that includes stop-smoking guidance, or may.
    pub fn chain_may_include_smr(&self) -> bool {
        matches!(self.chain_includes_smr(), Some(YesNoUnknown::Yes | YesNoUnknown::Unknown))
    }

    /// Would this programme, if it runs, block a new one (B2)?
    pub fn would_block(&self, programme: &Programme) -> bool {
        if programme.in_chain() && (!self.terms.running_chain_blocks || self.insurer_decides_on_running_chain()) {
            return false;
        }
        !self.is_flipped(Reading::Parallel) || parallel::other(self, programme)
    }

    /// Would this programme, if it runs, be a question to an insurer that is not known (Q4)?
    pub fn would_ask_insurer(&self, programme: &Programme) -> bool {
        programme.in_chain() && self.insurer_decides_on_running_chain() && !self.is_flipped(Reading::Parallel)
    }

    /// The insurer is unknown, and insurers differ on a running chain programme in this year.
    fn insurer_decides_on_running_chain(&self) -> bool {
        self.insurer_is_unknown() && rulebase::chain_may_stand_beside_somewhere(self.year)
    }

    /// The running programmes that block a new one.
    pub fn blocking(&self) -> impl Iterator<Item = (u8, &'facts Programme)> {
        self.programmes()
            .filter(|(_, programme, view)| view.status == ProgrammeStatus::Running && self.would_block(programme))
            .map(|(at, programme, _)| (at, programme))
    }
}

impl Tally {
    fn add(&mut self, view: CountedProgramme) {
        let one = |so: bool| u8::from(so);
        self.sure = self.sure.saturating_add(one(view.count == Count::Sure));
        self.possible = self.possible.saturating_add(one(view.count != Count::No));
        self.surely_intensive = self.surely_intensive.saturating_add(one(view.intensive == Intensive::Surely));
        self.possibly_intensive = self.possibly_intensive.saturating_add(one(view.intensive == Intensive::Possibly));
    }
}
