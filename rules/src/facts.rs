//! The facts a question is asked about: plain data, with unknown as a value of its own.

use crate::enum_set::EnumSet;
use crate::rulebase::{Brand, general};
use crate::values::{ChainProgramme, Kind, Outcome, Provider, Setting, YesNoUnknown};
use arrayvec::ArrayVec;
use chrono::{Datelike, NaiveDate};
use serde::{Serialize, Serializer};

/// The most programmes that facts may hold.
pub const MOST_PROGRAMMES: usize = 50;

/// Everything the rules look at. Read from JSON with [`Facts::from_json`](crate::Facts::from_json); written as the same JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Facts {
    /// The day on which the new programme would begin. Everything is judged as it stands on this day.
    #[serde(serialize_with = "crate::iso::serialize")]
    pub start: NaiveDate,
    /// The insurer on that day.
    pub insurer: Insurer,
    /// Chain care on that day; `None` if it is not known whether the person is in chain care.
    pub chain_care: Option<ChainCare>,
    /// Earlier and running programmes, in any order.
    pub history: ArrayVec<Programme, MOST_PROGRAMMES>,
    /// The kind of the new programme.
    pub wanted: Kind,
    /// Who would give it.
    pub provider: Provider,
}

/// The insurer of the basic insurance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Insurer {
    /// A brand of the rule base.
    Brand(&'static Brand),
    /// An insurer that is not in the list.
    Other,
    /// The person does not know.
    Unknown,
    /// No Dutch basic insurance (Zvw).
    Uninsured,
}

impl Insurer {
    /// The spelling in JSON: a brand id, `other`, `unknown` or `uninsured`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Brand(brand) => brand.id,
            Self::Other => "other",
            Self::Unknown => "unknown",
            Self::Uninsured => "uninsured",
        }
    }

    /// The number of its group in the rule base, if that has a document.
    pub(crate) fn group_place(self) -> Option<usize> {
        match self {
            Self::Brand(brand) => brand.group,
            Self::Other | Self::Unknown | Self::Uninsured => None,
        }
    }

    /// The insurer with this spelling, if there is one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "other" => Some(Self::Other),
            "unknown" => Some(Self::Unknown),
            "uninsured" => Some(Self::Uninsured),
            id => Brand::find(id).map(Self::Brand),
        }
    }
}

impl Serialize for Insurer {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

/// Membership of integrated chronic care.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ChainCare {
    /// The programmes the person is in; none: not in chain care.
    pub programmes: EnumSet<ChainProgramme>,
    /// Whether stop-smoking guidance is part of any of them.
    pub includes_smr: YesNoUnknown,
}

impl ChainCare {
    /// Not in chain care.
    pub const NONE: Self = Self { programmes: EnumSet::EMPTY, includes_smr: YesNoUnknown::No };
}

/// An earlier or running stop-smoking programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Programme {
    /// First day; `None` if unknown.
    #[serde(serialize_with = "crate::iso::serialize_optional")]
    pub start: Option<NaiveDate>,
    /// Last day of the guidance, planned while it runs; `None` if unknown.
    #[serde(serialize_with = "crate::iso::serialize_optional")]
    pub end: Option<NaiveDate>,
    /// Short or intensive.
    pub kind: Kind,
    /// Inside or outside chain care.
    pub setting: Setting,
    /// How it ended.
    pub outcome: Outcome,
}

/// How a programme stands on the planned start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ProgrammeStatus {
    /// The guidance is over.
    Ended,
    /// The guidance goes on.
    Running,
    /// Not known: no outcome and no end date.
    MayBeRunning,
}

/// No programme lasts longer than this many days.
pub(crate) fn longest_days() -> i64 {
    i64::from(general().longest_programme_days)
}

impl Programme {
    /// Is this a programme inside chain care?
    pub(crate) fn in_chain(&self) -> bool {
        self.setting == Setting::Chain
    }

    /// Is this a programme inside chain care that is known to have started in this year?
    pub(crate) fn in_chain_in(&self, year: i32) -> bool {
        self.in_chain() && self.start.is_some_and(|start| start.year() == year)
    }

    /// Is the outcome one that a programme can't have before it is over?
    pub(crate) fn outcome_is_final(&self) -> bool {
        matches!(self.outcome, Outcome::Success | Outcome::NoSuccess | Outcome::DroppedOut)
    }

    /// How it stands on a day.
    pub(crate) fn status(&self, on: NaiveDate) -> ProgrammeStatus {
        match (self.outcome, self.end) {
            (Outcome::Success | Outcome::NoSuccess | Outcome::DroppedOut, _) => ProgrammeStatus::Ended,
            (_, Some(end)) if end > on => ProgrammeStatus::Running,
            (_, Some(_)) => ProgrammeStatus::Ended,
            (Outcome::Running, None) => ProgrammeStatus::Running,
            (Outcome::Unknown, None) => match self.start {
                Some(start) if days_between(start, on) > longest_days() => ProgrammeStatus::Ended,
                _ => ProgrammeStatus::MayBeRunning,
            },
        }
    }
}

/// Whole days from one date to another; negative if the second comes first.
pub(crate) fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    to.signed_duration_since(from).num_days()
}

/// The first of January of a year, where the calendar has it.
pub(crate) fn first_of_january(year: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, 1, 1)
}
