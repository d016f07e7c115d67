//! The rules of rulebook §§3, 4 and 6, one a file, named by its code. [`crate::assess`] alone knows their order.
//!
//! No rule reads another rule's result: each looks at the [`Case`]. Information lines may look at the
//! codes that were decided ([`Case::decided`]), because they are about the answer.

pub(crate) mod blocks;
pub(crate) mod conditions;
pub(crate) mod contradictions;
pub(crate) mod counting;
pub(crate) mod first_within_chain;
pub(crate) mod information;
pub(crate) mod questions;
pub(crate) mod refusals;

use crate::case::Case;
use crate::evidence::Evidence;
use crate::pointer::Pointer;
use crate::values::{Code, Information, Route, Verdict};
use chrono::NaiveDate;

/// A rule of one level: its name, when it holds, the facts that say so, and what its level needs.
pub(crate) struct Rule<L: Level> {
    pub name: L::Name,
    pub holds: fn(&Case) -> bool,
    /// The facts that it looked at, for the trace.
    pub evidence: fn(&Case, &mut Evidence),
    pub level: L,
}

/// A level of the order in [`crate::assess`].
pub(crate) trait Level {
    /// What a rule of this level is called.
    type Name: Copy + Into<RuleId>;
}

/// A straight answer: the first that holds decides alone.
pub(crate) struct Refusal {
    pub verdict: Verdict,
}

/// Surely stands in the way: `not-yet`.
pub(crate) struct Block {
    /// When it ends.
    pub until: fn(&Case) -> Until,
}

/// An unknown fact that decides: `needs-information`.
pub(crate) struct Question {
    /// The unknown facts that decide.
    pub asks: fn(&Case, &mut dyn FnMut(Pointer)),
}

/// A term of a start: `eligible-with-conditions`.
pub(crate) struct Condition {
    /// Where the programme takes place while this holds.
    pub route: Route,
}

/// Worth knowing beside the answer; decides nothing.
pub(crate) struct Line;

impl Level for Refusal {
    type Name = Code;
}

impl Level for Block {
    type Name = Code;
}

impl Level for Question {
    type Name = Code;
}

impl Level for Condition {
    type Name = Code;
}

impl Level for Line {
    type Name = Information;
}

impl Block {
    /// The verdict of this level.
    pub const VERDICT: Verdict = Verdict::NotYet;
}

impl Question {
    /// The verdict of this level.
    pub const VERDICT: Verdict = Verdict::NeedsInformation;

    /// A question that no fact answers: the insurer does.
    pub const FOR_THE_INSURER: Self = Self { asks: |_, _| {} };
}

impl Condition {
    /// The verdict of this level.
    pub const VERDICT: Verdict = Verdict::EligibleWithConditions;

    /// The programme can be followed anywhere.
    pub const ANYWHERE: Self = Self { route: Route::Open };
}

impl Rule<Line> {
    /// An information line; it gives no facts.
    pub const fn line(name: Information, holds: fn(&Case) -> bool) -> Self {
        Self { name, holds, evidence: |_, _| {}, level: Line }
    }
}

/// What a rule is called in codes, information and trace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleId {
    /// A rule that can decide.
    Code(Code),
    /// An information line.
    Information(Information),
}

impl From<Code> for RuleId {
    fn from(code: Code) -> Self {
        Self::Code(code)
    }
}

impl From<Information> for RuleId {
    fn from(line: Information) -> Self {
        Self::Information(line)
    }
}

/// The day on which a block ends.
#[derive(Clone, Copy)]
pub(crate) struct Until {
    /// `None`: not known.
    pub date: Option<NaiveDate>,
    /// False if it may be later.
    pub exact: bool,
}
