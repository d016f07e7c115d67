//! What: the kind of an earlier programme decides whether the wanted one is the third intensive one (Q3).
//! Source: slides.
//! Valid: from 2026, with the reading `third-intensive`.
//! Example: 2026, one intensive programme and one of unknown kind, an intensive one wanted.

use super::may_be_third_intensive;
use crate::case::Case;
use crate::evidence::Evidence;
use crate::pointer::{Pointer, ProgrammeField};
use crate::rules::blocks::third_intensive;
use crate::rules::{Question, Rule};
use crate::values::{Code, Kind};

pub(crate) const RULE: Rule<Question> = Rule { name: Code::KindUnknown, holds, evidence, level: Question { asks } };

fn holds(case: &Case) -> bool {
    may_be_third_intensive(case) && unknown_kinds(case).next().is_some()
}

fn unknown_kinds(case: &Case) -> impl Iterator<Item = u8> {
    case.possibly_intensive().filter(|(_, programme, _)| programme.kind == Kind::Unknown).map(|(at, ..)| at)
}

fn evidence(case: &Case, evidence: &mut Evidence) {
    third_intensive::evidence(case, evidence);
}

fn asks(case: &Case, ask: &mut dyn FnMut(Pointer)) {
    unknown_kinds(case).for_each(|at| ask(Pointer::Field(at, ProgrammeField::Kind)));
}
