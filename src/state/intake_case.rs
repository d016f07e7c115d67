//! What the provider's side of the intake shows: the answer, and which fields still decide it.

use super::{AnswerForm, IntakeState};
use chrono::NaiveDate;
use smr_rules::interview::{Path, Question};
use smr_rules::{Assessment, Pointer, ProgrammeField};
use smr_texts::intake as texts;

/// The answer to what is filled in at the intake.
#[derive(Clone, Debug, PartialEq)]
pub struct IntakeCase {
    /// The facts, and which exact days would decide.
    pub path: Path,
    /// The answer.
    pub answer: Assessment,
    /// The ids of the fields that still decide, each with what it asks.
    pub deciding: Vec<(String, String)>,
    /// The ids of the fields that contradict others.
    pub contradicting: Vec<String>,
}

impl IntakeCase {
    /// The answer to what is filled in; `None` without a planned start.
    #[must_use]
    pub fn of(state: &IntakeState) -> Option<Self> {
        let path = state.path()?;
        let answer = assess_for(&path, state.today);
        let days = path.asked.iter().filter_map(|question| match *question {
            Question::StartDay(at) => Some(Pointer::Field(at, ProgrammeField::Start)),
            Question::EndDay(at) => Some(Pointer::Field(at, ProgrammeField::End)),
            _ => None,
        });
        let mut deciding: Vec<(String, String)> = Vec::new();
        for (pointer, is_ask) in answer.asks.iter().map(|pointer| (*pointer, true)).chain(days.map(|pointer| (pointer, false))) {
            let id = field_id(&state.form, pointer);
            if deciding.iter().any(|(other, _)| *other == id) {
                continue;
            }
            let is_about_programme = matches!(pointer, Pointer::Programme(_) | Pointer::Field(..));
            let name = if is_ask && is_about_programme && state.form.is_history_open() {
                texts::HAD.get(state.lang).into()
            } else {
                smr_texts::fact(state.lang, pointer)
            };
            deciding.push((id, name));
        }
        let contradicting = answer.problems.iter().map(|problem| field_id(&state.form, problem.path)).collect();
        Some(Self { path, answer, deciding, contradicting })
    }

    /// Does this field contradict others?
    #[must_use]
    pub fn contradicts(&self, id: &str) -> bool {
        self.contradicting.iter().any(|other| other == id)
    }

    /// Does this field still decide?
    #[must_use]
    pub fn decides(&self, id: &str) -> bool {
        self.deciding.iter().any(|(other, _)| other == id)
    }
}

/// The answer to the facts of a path as it is shown: without information that rests on days nobody was asked about, and not firm if the
/// rules were not verified for today.
#[must_use]
pub fn assess_for(path: &Path, today: NaiveDate) -> Assessment {
    with_age(path.assess(), today)
}

/// Not firm if the rules were not verified for today.
pub(super) fn with_age(mut answer: Assessment, today: NaiveDate) -> Assessment {
    answer.downgrade_if_stale(today);
    answer
}

/// The id of the field of the intake where a fact is filled in.
#[must_use]
pub fn field_id(form: &AnswerForm, pointer: Pointer) -> String {
    let of = |at: u8, name: &str| form.programme(at).map_or_else(|| "had".into(), |programme| programme.id(name));
    match pointer {
        Pointer::Start => "start".into(),
        Pointer::Insurer => "insurer".into(),
        Pointer::ChainCare => "chain".into(),
        Pointer::IncludesSmr => "includes".into(),
        Pointer::Wanted => "wanted".into(),
        Pointer::Provider => "provider".into(),
        Pointer::Programme(at) | Pointer::Field(at, ProgrammeField::Start) => of(at, "begun"),
        Pointer::Field(at, ProgrammeField::End) => of(at, "ended"),
        Pointer::Field(at, ProgrammeField::Kind) => of(at, "kind"),
        Pointer::Field(at, ProgrammeField::Setting) => of(at, "setting"),
        Pointer::Field(at, ProgrammeField::Outcome) => of(at, "outcome"),
    }
}
