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
use crate::values::{Code, Information};
use chrono::NaiveDate;

/// A rule: its name, when it holds, and the facts that say so.
pub(crate) struct Rule {
    pub name: RuleId,
    pub holds: fn(&Case) -> bool,
    /// The facts that it looked at, for the trace.
    pub evidence: fn(&Case, &mut Evidence),
    /// Blocks only: when it ends.
    pub until: fn(&Case) -> Until,
    /// Questions only: the unknown facts that decide.
    pub asks: fn(&Case, &mut dyn FnMut(Pointer)),
}

impl Rule {
    /// A rule that neither ends on a date nor asks anything.
    pub const fn new(name: RuleId, holds: fn(&Case) -> bool, evidence: fn(&Case, &mut Evidence)) -> Self {
        Self { name, holds, evidence, until: |_| Until { date: None, exact: true }, asks: |_, _| {} }
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

/// The day on which a block ends.
#[derive(Clone, Copy)]
pub(crate) struct Until {
    /// `None`: not known.
    pub date: Option<NaiveDate>,
    /// False if it may be later.
    pub exact: bool,
}
