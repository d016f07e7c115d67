//! Answers that were handed over: the same fields as if somebody had filled them in.

use super::day::DayField;
use super::fields::{ChainOther, Fields, Row, StartChoice};
use smr_rules::enum_set::EnumSet;
use smr_rules::interview::{Answers, Earlier, Membership, Question, When};
use smr_rules::values::{ChainProgramme, Outcome, YesNoUnknown};

impl Fields {
    /// The fields of answers.
    #[must_use]
    pub fn of(answers: &Answers) -> Self {
        let unknown = || DayField { is_unknown: true, ..DayField::default() };
        let row = |(key, earlier): (u32, &Earlier)| {
            let may_run = earlier.outcome == Some(Outcome::Running);
            let end = earlier.end.unwrap_or(When::Unknown);
            let planned_end = match end {
                When::Day(day) if may_run => DayField::of(day),
                _ => unknown(),
            };
            Row {
                begun: Some(earlier.start),
                outcome: earlier.outcome,
                setting: earlier.setting,
                end: (!may_run).then_some(end),
                planned_end,
                kind: earlier.kind,
                // Where the day decides, the more cautious one is taken, as where the link was made.
                begun_day: unknown(),
                end_day: unknown(),
                ..Row::new(key)
            }
        };
        let (chain, chain_other) = ticks(answers.chain_care);
        Self {
            insurer: answers.insurer,
            start: Some(StartChoice::Day),
            start_day: answers.start.map(DayField::of).unwrap_or_default(),
            had: Some(match &answers.history {
                None => YesNoUnknown::Unknown,
                Some(history) if history.is_empty() => YesNoUnknown::No,
                Some(_) => YesNoUnknown::Yes,
            }),
            rows: (0..).zip(answers.history.iter().flatten()).map(row).collect(),
            chain,
            chain_other,
            includes_smr: answers.includes_smr,
            wanted: answers.wanted,
            provider: answers.provider,
            ..Self::default()
        }
    }
}

/// What is ticked for a membership of chain care.
#[must_use]
pub fn ticks(membership: Option<Membership>) -> (EnumSet<ChainProgramme>, Option<ChainOther>) {
    match membership {
        Some(Membership::In(programmes)) => (programmes, programmes.is_empty().then_some(ChainOther::None)),
        Some(Membership::Unknown) | None => (EnumSet::EMPTY, Some(ChainOther::Unknown)),
    }
}

/// Every question about so many programmes.
pub(super) fn all_questions(programmes: usize) -> Vec<Question> {
    let mut all = vec![Question::Insurer, Question::Start, Question::History, Question::ChainCare, Question::IncludesSmr];
    all.extend([Question::Wanted, Question::Provider]);
    for at in (0u8..).take(programmes) {
        all.extend([Question::Outcome(at), Question::Setting(at), Question::End(at), Question::Kind(at)]);
        all.extend([Question::StartDay(at), Question::EndDay(at)]);
    }
    all
}
