//! What: an unknown date decides: whether a programme counts (Q1), still runs (Q2) or is one of the intensive ones (Q3).
//! Source: bzv-2.5b, slides.
//! Valid: always.
//! Example: 2026, a programme since January of which nobody knows whether it still runs.

use super::{may_be_third_intensive, open_by_date, year_may_be_full};
use crate::case::Case;
use crate::evidence::Evidence;
use crate::facts::ProgrammeStatus;
use crate::pointer::{Pointer, ProgrammeField};
use crate::rules::{Question, Rule};
use crate::values::Code;

pub(crate) const RULE: Rule<Question> = Rule { name: Code::DateUnknown, holds, evidence, level: Question { asks } };

fn holds(case: &Case) -> bool {
    decides_the_count(case) || may_still_run(case).next().is_some() || decides_the_third(case)
}

fn decides_the_count(case: &Case) -> bool {
    year_may_be_full(case) && open_by_date(case).next().is_some()
}

fn decides_the_third(case: &Case) -> bool {
    may_be_third_intensive(case) && unknown_starts(case).next().is_some()
}

/// Programmes that would block, or be a question to the insurer, if they still ran.
fn may_still_run(case: &Case) -> impl Iterator<Item = u8> {
    case.programmes()
        .filter(|(_, programme, view)| {
            view.status == ProgrammeStatus::MayBeRunning && (case.would_block(programme) || case.would_ask_insurer(programme))
        })
        .map(|(at, ..)| at)
}

/// Programmes that may be counted intensive ones, with unknown start.
fn unknown_starts(case: &Case) -> impl Iterator<Item = u8> {
    case.possibly_intensive().filter(|(_, programme, _)| programme.start.is_none()).map(|(at, ..)| at)
}

fn evidence(case: &Case, evidence: &mut Evidence) {
    evidence.count("unknownStarts", open_by_date(case).count());
    evidence.count("mayStillRun", may_still_run(case).count());
}

fn asks(case: &Case, ask: &mut dyn FnMut(Pointer)) {
    if decides_the_count(case) {
        open_by_date(case).for_each(|(at, _)| ask(Pointer::Field(at, ProgrammeField::Start)));
    }
    if decides_the_third(case) {
        unknown_starts(case).for_each(|at| ask(Pointer::Field(at, ProgrammeField::Start)));
    }
    for at in may_still_run(case) {
        ask(Pointer::Field(at, ProgrammeField::End));
        ask(Pointer::Field(at, ProgrammeField::Outcome));
    }
}
