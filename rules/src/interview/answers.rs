//! What a person has answered so far.

use crate::enum_set::EnumSet;
use crate::facts::{Facts, Insurer, MOST_PROGRAMMES, Programme, first_of_january};
use crate::values::{ChainProgramme, Kind, Outcome, Provider, Setting, YesNoUnknown};
use alloc::vec::Vec;
use arrayvec::ArrayVec;
use chrono::{Datelike, Months, NaiveDate};

/// Partly answered facts. `None` is "not answered yet", which is not "unknown": it may still become anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// The insurer on the planned start.
    pub insurer: Option<Insurer>,
    /// The planned start.
    pub start: Option<NaiveDate>,
    /// Every programme that may matter, with when it began.
    pub history: Option<Vec<Earlier>>,
    /// Chain care on the planned start.
    pub chain_care: Option<Membership>,
    /// Whether stop-smoking guidance is part of that.
    pub includes_smr: Option<YesNoUnknown>,
    /// The kind of the new programme.
    pub wanted: Option<Kind>,
    /// Who would give it.
    pub provider: Option<Provider>,
}

/// The answers of somebody who knows all these facts, and no more.
impl From<&Facts> for Answers {
    fn from(facts: &Facts) -> Self {
        let when = |day: Option<NaiveDate>| day.map_or(When::Unknown, When::Day);
        let history = facts.history.iter().map(|programme| Earlier {
            outcome: Some(programme.outcome),
            setting: Some(programme.setting),
            end: Some(when(programme.end)),
            kind: Some(programme.kind),
            ..Earlier::begun(when(programme.start))
        });
        Self {
            insurer: Some(facts.insurer),
            start: Some(facts.start),
            history: Some(history.collect()),
            chain_care: Some(facts.chain_care.map_or(Membership::Unknown, |care| Membership::In(care.programmes))),
            includes_smr: Some(facts.chain_care.map_or(YesNoUnknown::Unknown, |care| care.includes_smr)),
            wanted: Some(facts.wanted),
            provider: Some(facts.provider),
        }
    }
}

/// An earlier or running programme of which not everything has been answered yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// When it began, as well as the person remembers without looking it up.
    pub start: When,
    /// How it ended, or that it still runs.
    pub outcome: Option<Outcome>,
    /// Where it was.
    pub setting: Option<Setting>,
    /// When it ended or will end.
    pub end: Option<When>,
    /// Short or intensive.
    pub kind: Option<Kind>,
    /// The very day on which it began.
    pub start_day: Option<When>,
    /// The very day on which it ended.
    pub end_day: Option<When>,
}

/// Membership of chain care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Membership {
    /// The person does not know.
    Unknown,
    /// In these programmes; none: not in chain care.
    In(EnumSet<ChainProgramme>),
}

/// A time as people remember it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Not known.
    Unknown,
    /// That day.
    Day(NaiveDate),
    /// Some day of that month (its first day stands here), not after the planned start.
    Month(NaiveDate),
    /// Some day of that year, not after the planned start.
    Year(i32),
    /// Some day before that year.
    Before(i32),
}

impl Earlier {
    /// A programme of which only the beginning has been answered.
    #[must_use]
    pub fn begun(start: When) -> Self {
        Self { start, outcome: None, setting: None, end: None, kind: None, start_day: None, end_day: None }
    }

    /// A programme that the person is not sure about: nothing about it is known, and nothing more is asked.
    pub const UNSURE: Self = Self {
        start: When::Unknown,
        outcome: Some(Outcome::Unknown),
        setting: Some(Setting::Unknown),
        end: Some(When::Unknown),
        kind: Some(Kind::Unknown),
        start_day: None,
        end_day: None,
    };
}

/// First and last day.
pub(super) type Span = (NaiveDate, NaiveDate);

impl When {
    /// Can it be that day?
    #[must_use]
    pub fn may_be(self, day: NaiveDate, planned_start: NaiveDate) -> bool {
        match self {
            Self::Day(same) => same == day,
            Self::Unknown => true,
            when => when.span(planned_start).is_some_and(|(first, last)| (first..=last).contains(&day)),
        }
    }

    /// Is it surely over when the programme is planned to start?
    #[must_use]
    pub fn is_before(self, planned_start: NaiveDate) -> bool {
        match self {
            Self::Unknown => false,
            Self::Day(day) => day <= planned_start,
            Self::Month(first) => first.checked_add_months(Months::new(1)).is_some_and(|next| next <= planned_start),
            Self::Year(year) => year < planned_start.year(),
            Self::Before(year) => year <= planned_start.year(),
        }
    }

    /// The days it may stand for; `None` if it is a day or unknown.
    pub(super) fn span(self, planned_start: NaiveDate) -> Option<Span> {
        let (first, last) = match self {
            Self::Unknown | Self::Day(_) => return None,
            Self::Month(first) => (first, first.checked_add_months(Months::new(1))?.pred_opt()?),
            Self::Year(year) => (first_of_january(year)?, first_of_january(year.checked_add(1)?)?.pred_opt()?),
            // Longer ago than any programme lasts; how long exactly makes no difference any more.
            Self::Before(year) => (first_of_january(year.checked_sub(2)?)?, first_of_january(year)?.pred_opt()?),
        };
        // All of it after the planned start is a slip, which the rules point out.
        (first < last).then(|| (first, last.min(planned_start).max(first)))
    }

    /// The day that stands for it in facts: the last one that it may be, which is as good as any other unless the day is asked.
    pub(super) fn day(self, planned_start: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Day(day) => Some(day),
            when => when.span(planned_start).map(|(_, last)| last),
        }
    }
}

impl Earlier {
    /// The days on which it may have begun: none after its end.
    pub(super) fn begun_within(&self, planned_start: NaiveDate, end: Option<NaiveDate>) -> Option<Span> {
        let (first, last) = self.start.span(planned_start)?;
        Some((first, end.map_or(last, |end| last.min(end).max(first))))
    }

    /// A day that stands for when it began makes room for the end, once that is known.
    pub(super) fn make_room(&self, programme: &mut Programme, planned_start: NaiveDate) {
        if programme.end < programme.start
            && let Some((_, last)) = self.begun_within(planned_start, programme.end)
        {
            programme.start = programme.start.min(Some(last));
        }
    }
}

/// The programmes with what is known before anything about them is asked: when they began. Each gets a day of its own where it can,
/// because two programmes of one month are not the same programme twice; those that can only have begun on one day come first.
pub(super) fn begun(history: &[Earlier], planned_start: NaiveDate) -> ArrayVec<Programme, MOST_PROGRAMMES> {
    let programme =
        |start| Programme { start, end: None, kind: Kind::Unknown, setting: Setting::Unknown, outcome: Outcome::Unknown };
    let mut programmes: ArrayVec<Programme, MOST_PROGRAMMES> =
        history.iter().take(MOST_PROGRAMMES).map(|_| programme(None)).collect();
    for is_wide in [false, true] {
        for (at, earlier) in history.iter().enumerate() {
            let span = earlier.start.span(planned_start);
            if span.is_some_and(|(first, last)| first < last) != is_wide {
                continue;
            }
            let mut start = earlier.start.day(planned_start);
            if let Some((first, _)) = span {
                while programmes.iter().any(|other| other.start == start) && start > Some(first) {
                    start = start.and_then(|day| day.pred_opt());
                }
            }
            if let Some(programme) = programmes.get_mut(at) {
                programme.start = start;
            }
        }
    }
    programmes
}

/// The last day of the year before.
pub(super) fn last_of_year_before(day: NaiveDate) -> Option<NaiveDate> {
    first_of_january(day.year())?.pred_opt()
}
