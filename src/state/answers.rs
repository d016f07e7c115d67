//! From what was filled in and confirmed to the partly answered facts of the rule core.

use super::fields::{Fault, Fields, Row, StartChoice, Wrong};
use chrono::{Datelike, NaiveDate};
use smr_rules::interview::{Answers, Earlier, Question};
use smr_rules::values::YesNoUnknown;
use smr_rules::{Facts, Pointer, ProgrammeField, assess_brief};

/// The confirmed answers. A field that no longer holds what it asks for is not answered.
pub(super) fn answers(fields: &Fields, confirmed: &[Question], today: NaiveDate) -> Answers {
    let when_confirmed = |question: Question| confirmed.contains(&question).then_some(());
    let earlier = |(at, row): (u8, &Row)| {
        let confirmed = |question: Question| when_confirmed(question.about(at));
        Some(Earlier {
            outcome: confirmed(Question::Outcome(at)).and(row.outcome),
            setting: confirmed(Question::Setting(at)).and(row.setting),
            end: confirmed(Question::End(at)).and_then(|()| row.end()),
            kind: confirmed(Question::Kind(at)).and(row.kind),
            start_day: confirmed(Question::StartDay(at)).and_then(|()| row.begun_day.when()),
            end_day: confirmed(Question::EndDay(at)).and_then(|()| row.end_day.when()),
            ..Earlier::begun(row.begun?)
        })
    };
    let history = || match fields.had? {
        YesNoUnknown::No => Some(Vec::new()),
        YesNoUnknown::Unknown => Some(vec![Earlier::UNSURE]),
        YesNoUnknown::Yes => {
            let mut all = Vec::new();
            for row in (0u8..).zip(&fields.rows) {
                all.push(earlier(row)?);
            }
            Some(all)
        }
    };
    Answers {
        insurer: when_confirmed(Question::Insurer).and(fields.insurer),
        start: when_confirmed(Question::Start).and_then(|()| planned_start(fields, today)),
        history: when_confirmed(Question::History).and_then(|()| history()),
        chain_care: when_confirmed(Question::ChainCare).and_then(|()| fields.membership()),
        includes_smr: when_confirmed(Question::IncludesSmr).and(fields.includes_smr),
        wanted: when_confirmed(Question::Wanted).and(fields.wanted),
        provider: when_confirmed(Question::Provider).and(fields.provider),
    }
}

fn planned_start(fields: &Fields, today: NaiveDate) -> Option<NaiveDate> {
    match fields.start? {
        StartChoice::Now => Some(today),
        StartChoice::NewYear => NaiveDate::from_ymd_opt(today.year() + 1, 1, 1),
        StartChoice::Day => fields.start_day.day().ok(),
    }
}

/// The contradictions that the answer to a question brings, at its own fields. Others are shown with all answers.
pub(super) fn contradictions(fields: &Fields, facts: &Facts, question: Question) -> Vec<Fault> {
    let field = |path: Pointer| match (path, question) {
        (Pointer::Field(at, ProgrammeField::Start), Question::History) => fields.rows.get(usize::from(at)).map(Row::id),
        (Pointer::Field(at, ProgrammeField::Start), Question::StartDay(of))
        | (Pointer::Field(at, ProgrammeField::End), Question::End(of) | Question::EndDay(of))
            if at == of =>
        {
            Some("answer".into())
        }
        _ => None,
    };
    let mut faults = Vec::new();
    for problem in &assess_brief(facts).problems {
        if let Some(field) = field(problem.path) {
            faults.push(Fault { field, wrong: Wrong::Contradiction(*problem) });
        }
    }
    faults
}
