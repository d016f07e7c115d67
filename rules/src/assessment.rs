//! The answer: what was decided, how sure it is, and why. Its JSON is the contract's.

use crate::enum_set::EnumSet;
use crate::evidence::Evidence;
use crate::facts::{ChainCare, Facts, Insurer};
use crate::pointer::{Pointer, ProgrammeField};
use crate::rulebase::{self, RulebaseVersion, Statement};
use crate::rules::RuleId;
use crate::rules::contradictions::MOST_PROBLEMS;
pub use crate::rules::contradictions::Problem;
pub use crate::rules::counting::remaining::Remaining;
use crate::values::{Certainty, Code, Information, Outlook, Provider, Reading, Route, Sureness, Value, Verdict};
use arrayvec::ArrayVec;
use chrono::NaiveDate;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

/// The answer to one question. An indication, never a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Assessment {
    /// The answer in a word.
    pub verdict: Verdict,
    /// The codes of the deciding level.
    pub codes: EnumSet<Code>,
    /// Does every admissible reading give this answer, and is all that it rests on expressed?
    pub certainty: Certainty,
    /// The readings that would give another answer, one turned round at a time.
    pub readings: ArrayVec<OtherReading, { Reading::ALL.len() }>,
    /// Inside chain care first, or anywhere.
    pub route: Route,
    /// How sure the answer is, for people; `None` with contradictory facts.
    pub sureness: Option<Sureness>,
    /// Needs-information: where the answer to what is asked leads; `Some(None)` otherwise, `None` in a brief assessment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outlook: Option<Option<Outlook>>,
    /// The calendar year of the planned start.
    pub year: i32,
    /// Programmes a year; `None` before the first year of the rule base.
    pub limit: Option<u8>,
    /// Places left before the new programme; `None` for contradictions, no insurance and years out of range.
    pub remaining: Option<Remaining>,
    /// Both eligible verdicts: the planned start. Not yet: the day on which the blocks end.
    pub earliest_start: Option<EarliestStart>,
    /// What is worth knowing beside it.
    pub information: EnumSet<Information>,
    /// Contradictions in the facts.
    pub problems: ArrayVec<Problem, MOST_PROBLEMS>,
    /// Needs-information: the unknown facts that decide, in the order of the facts.
    pub asks: ArrayVec<Pointer, MOST_ASKS>,
    /// Every rule looked at, in order; `None` in a brief assessment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trace: Option<Trace>,
    /// The smallest changes that turn the answer into a start; `None` in a brief assessment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changes: Option<ArrayVec<Change, MOST_CHANGES>>,
    /// The rule base that gave the answer.
    pub rulebase: &'static RulebaseVersion,
}

/// Insurer and chain care, and at most four fields of each programme.
pub(crate) const MOST_ASKS: usize = 2 + 4 * crate::facts::MOST_PROGRAMMES;
/// More rules than there are; a test keeps it so.
const MOST_RULES: usize = 56;
/// Past this many, changes are no longer small.
pub(crate) const MOST_CHANGES: usize = 24;

/// What was looked at.
pub type Trace = ArrayVec<TraceEntry, MOST_RULES>;

/// A reading under which the answer is another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct OtherReading {
    /// The reading that was turned round.
    pub reading: Reading,
    /// The verdict it would give.
    pub verdict: Verdict,
    /// The route it would give.
    pub route: Route,
}

impl Assessment {
    /// The same answer read on a day after the last one for which the rule base was verified: then no start is without a condition.
    pub fn downgrade_if_stale(&mut self, today: NaiveDate) {
        let is_start = matches!(self.verdict, Verdict::Eligible | Verdict::EligibleWithConditions);
        if is_start && self.rulebase.is_stale(today) {
            self.verdict = Verdict::EligibleWithConditions;
            self.codes.insert(Code::YearUnverified);
            self.sureness = Some(Sureness::RulesNotRead);
        }
    }
}

/// The first day on which nothing that is known stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct EarliestStart {
    /// `None` if nothing is known.
    #[serde(serialize_with = "crate::iso::serialize_optional")]
    pub date: Option<NaiveDate>,
    /// False if it may be later.
    pub exact: bool,
}

/// One line of the trace.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TraceEntry {
    /// The rule.
    pub rule: RuleId,
    /// Does it hold?
    pub holds: bool,
    /// The facts it looked at.
    pub evidence: Evidence,
    pub(crate) year: i32,
    pub(crate) insurer: Insurer,
    pub(crate) provider: Provider,
}

impl TraceEntry {
    /// The statements that the rule rests on for this insurer and year. A rule that none of them makes
    /// (and that therefore does not hold) cites a source that binds all and says that it is silent on it.
    pub fn sources(&self) -> impl Iterator<Item = &'static Statement> {
        // That insurers differ can only be shown by their documents.
        let all_insurers = self.insurer == Insurer::Unknown && self.rule == RuleId::Code(Code::InsurerUnknown);
        let (year, insurer, provider) = (self.year, self.insurer, self.provider);
        let binds = move |statement: &&'static Statement| {
            statement.years.contain(year) && (all_insurers || statement.source.binds(insurer, provider))
        };
        let none_binds = !self.statements().any(|statement| binds(&statement));
        let silent = none_binds.then(|| rulebase::statements_silent_on(self.rule));
        self.statements().filter(binds).chain(silent.into_iter().flatten())
    }

    fn statements(&self) -> impl Iterator<Item = &'static Statement> {
        match self.rule {
            RuleId::Code(code) => rulebase::statements_of_code(code),
            RuleId::Information(line) => rulebase::statements_of_information(line),
        }
    }
}

impl Serialize for TraceEntry {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        struct Sources<'a>(&'a TraceEntry);
        impl Serialize for Sources<'_> {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_seq(self.0.sources())
            }
        }
        let mut out = to.serialize_struct("TraceEntry", 4)?;
        out.serialize_field("rule", self.rule.as_str())?;
        out.serialize_field("holds", &self.holds)?;
        out.serialize_field("because", &self.evidence)?;
        out.serialize_field("sources", &Sources(self))?;
        out.end()
    }
}

impl RuleId {
    /// Its spelling.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Code(code) => code.as_str(),
            Self::Information(line) => line.as_str(),
        }
    }
}

/// A change after which the programme can start, verified by running the rules again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Change {
    /// Another planned start.
    Date {
        /// The first such day that was found.
        #[serde(serialize_with = "crate::iso::serialize")]
        from: NaiveDate,
        /// The verdict on that day.
        verdict: Verdict,
        /// The route on that day.
        route: Route,
    },
    /// Another fact: an unknown one that turns out so, or another choice.
    Fact {
        /// Which.
        path: Pointer,
        /// Its new value.
        value: NewValue,
        /// The verdict with it.
        verdict: Verdict,
        /// The route with it.
        route: Route,
    },
}

impl Change {
    /// Is it a start on this day?
    #[must_use]
    pub fn is_start_on(&self, day: NaiveDate) -> bool {
        matches!(self, Self::Date { from, .. } if *from == day)
    }

    /// The facts with this change.
    #[must_use]
    pub fn apply(&self, facts: &Facts) -> Facts {
        let mut changed = facts.clone();
        match *self {
            Self::Date { from, .. } => changed.start = from,
            Self::Fact { path, value, .. } => value.set(path, &mut changed),
        }
        changed
    }
}

/// The new value of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewValue {
    /// A fixed word.
    Word(&'static str),
    /// A date.
    Date(NaiveDate),
    /// Chain care as a whole.
    ChainCare(ChainCare),
}

impl NewValue {
    /// Gives the fact this value. Nothing happens where the fact takes no such value.
    pub(crate) fn set(self, path: Pointer, facts: &mut Facts) {
        fn word<T: Value>(value: NewValue, to: &mut T) {
            if let NewValue::Word(word) = value
                && let Some(value) = T::parse(word)
            {
                *to = value;
            }
        }
        match (path, self) {
            (Pointer::Insurer, Self::Word(word)) => facts.insurer = Insurer::parse(word).unwrap_or(facts.insurer),
            (Pointer::ChainCare, Self::ChainCare(care)) => facts.chain_care = Some(care),
            (Pointer::IncludesSmr, _) => {
                if let Some(care) = &mut facts.chain_care {
                    word(self, &mut care.includes_smr);
                }
            }
            (Pointer::Wanted, _) => word(self, &mut facts.wanted),
            (Pointer::Provider, _) => word(self, &mut facts.provider),
            (Pointer::Field(at, field), _) => {
                let Some(programme) = facts.history.get_mut(usize::from(at)) else { return };
                match (field, self) {
                    (ProgrammeField::Start, Self::Date(day)) => programme.start = Some(day),
                    (ProgrammeField::End, Self::Date(day)) => programme.end = Some(day),
                    (ProgrammeField::Kind, _) => word(self, &mut programme.kind),
                    (ProgrammeField::Outcome, _) => word(self, &mut programme.outcome),
                    _ => {}
                }
            }
            _ => {}
        }
    }
}

impl Serialize for NewValue {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Word(word) => to.serialize_str(word),
            Self::Date(date) => crate::iso::serialize(date, to),
            Self::ChainCare(care) => care.serialize(to),
        }
    }
}
