//! Answers that were handed over: the same fields as if somebody had filled them in.

use super::day::DayField;
use super::fields::{ChainOther, Fields, Row, StartChoice};
use smr_rules::interview::{Question, When};
use smr_rules::values::{Outcome, Tri};
use smr_rules::{Facts, Programme};

impl Fields {
    /// The fields of facts.
    #[must_use]
    pub fn of(facts: &Facts) -> Self {
        let row = |(key, programme): (u32, &Programme)| {
            let may_run = programme.outcome == Outcome::Running;
            let unknown = DayField { is_unknown: true, ..DayField::default() };
            Row {
                begun: Some(programme.start.map_or(When::Unknown, When::Day)),
                outcome: Some(programme.outcome),
                setting: Some(programme.setting),
                end: (!may_run).then(|| programme.end.map_or(When::Unknown, When::Day)),
                planned_end: programme.end.filter(|_| may_run).map_or(unknown, DayField::of),
                kind: Some(programme.kind),
                ..Row::new(key)
            }
        };
        let care = facts.chain_care;
        Self {
            insurer: Some(facts.insurer),
            start: Some(StartChoice::Day),
            start_day: DayField::of(facts.start),
            had: Some(if facts.history.is_empty() { Tri::No } else { Tri::Yes }),
            rows: (0..).zip(&facts.history).map(row).collect(),
            chain: care.map(|care| care.programmes).unwrap_or_default(),
            chain_other: match care {
                None => Some(ChainOther::Unknown),
                Some(care) => care.programmes.is_empty().then_some(ChainOther::None),
            },
            includes_smr: care.filter(|care| !care.programmes.is_empty()).map(|care| care.includes_smr),
            wanted: Some(facts.wanted),
            provider: Some(facts.provider),
            ..Self::default()
        }
    }
}

/// Every question about so many programmes.
pub(super) fn all_questions(programmes: usize) -> Vec<Question> {
    let mut all = vec![Question::Insurer, Question::Start, Question::History, Question::ChainCare, Question::IncludesSmr];
    all.extend([Question::Wanted, Question::Provider]);
    for at in (0u8..).take(programmes) {
        all.extend([Question::Outcome(at), Question::Setting(at), Question::End(at), Question::Kind(at)]);
    }
    all
}
