//! What can be wrong with a field, on both pages.

use super::{AnswerForm, DayId, DayInput, Guide, ProgrammeForm, StartChoice};
use chrono::NaiveDate;
use smr_rules::assessment::Problem;
use smr_rules::interview::{Question, When};
use smr_rules::rulebase::Brand;
use smr_rules::values::{Outcome, YesNoUnknown};
use smr_rules::{Facts, Pointer, ProgrammeField, assess_brief};

/// A field with something wrong in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The id of the field.
    pub field: String,
    /// What is wrong with it.
    pub kind: ErrorKind,
}

/// What can be wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// Nothing chosen, where "I don't know" is an answer.
    Nothing,
    /// Nothing chosen, where it is not.
    NotOne,
    /// No insurer chosen.
    NoInsurer,
    /// No insurer chosen, but a name was typed that is like this one.
    MeantInsurer(&'static Brand),
    /// It is not said whether the coach is in the register.
    NoRegister,
    /// One insurer chosen, and another one searched for.
    OtherInsurer,
    /// No beginning chosen for the programme at this index.
    NoBeginning(u8),
    /// No day filled in.
    NoDay,
    /// No day filled in, where "I don't know" is an answer.
    NoDayNorUnknown,
    /// No such day.
    NoSuchDay,
    /// A year outside 1900 to 2999, or not with four digits.
    Year,
    /// Not within the time that was chosen before.
    Elsewhere(When),
    /// It contradicts other answers.
    Contradiction(Problem),
    /// The text in a field for a time is not a date (intake).
    NotADate,
    /// The planned start is not a day (intake).
    NoStart,
    /// The end of a programme that may still run is not a day (intake).
    NotTheDay,
}

impl ErrorKind {
    fn is_about_a_day(self) -> bool {
        matches!(self, Self::NoDay | Self::NoDayNorUnknown | Self::NoSuchDay | Self::Year | Self::Elsewhere(_))
    }
}

impl AnswerForm {
    /// What is wrong with the answer to a question of the self-check.
    pub(super) fn errors(&self, question: Question, planned_start: NaiveDate) -> Vec<FieldError> {
        if question == Question::History {
            return self.errors_of_history();
        }
        let programme = question.programme().and_then(|at| self.programme(at));
        let unanswered = |is_empty: bool| is_empty.then_some(ErrorKind::Nothing);
        let missing = |is_missing: fn(&ProgrammeForm) -> bool| unanswered(programme.is_some_and(is_missing));
        let day = DayId::of(question).and_then(|id| self.day(id));
        let kind = match question {
            Question::History => None,
            Question::Insurer => self.error_of_insurer(),
            Question::Start => match self.start {
                None => Some(ErrorKind::NotOne),
                Some(StartChoice::Day) => self.start_day.day().err(),
                Some(StartChoice::Now | StartChoice::NewYear) => None,
            },
            Question::Outcome(_) => missing(|programme| programme.outcome.is_none()),
            Question::Setting(_) => missing(|programme| programme.setting.is_none()),
            Question::Kind(_) => missing(|programme| programme.kind.is_none()),
            Question::End(_) if programme.is_some_and(ProgrammeForm::may_run) => day.and_then(DayInput::error),
            Question::End(_) => missing(|programme| programme.end.when.is_none()),
            Question::StartDay(_) | Question::EndDay(_) => day.and_then(|day| {
                let begins = matches!(question, Question::StartDay(_));
                let chosen = programme.and_then(|programme| if begins { programme.begun.when } else { programme.end.when });
                day.error().or_else(|| elsewhere(day, chosen?, planned_start))
            }),
            Question::ChainCare => unanswered(self.membership().is_none()),
            Question::IncludesSmr => unanswered(self.includes_smr.is_none()),
            Question::Wanted => unanswered(self.wanted.is_none()),
            Question::Provider if self.guide == Some(Guide::Coach) => self.in_register.is_none().then_some(ErrorKind::NoRegister),
            Question::Provider => unanswered(self.guide.is_none()),
        };
        let field = |kind: ErrorKind| match question {
            Question::Insurer => "insurer-search",
            _ if kind.is_about_a_day() => "day",
            _ if kind == ErrorKind::NoRegister => "register",
            _ => "answer",
        };
        kind.map(|kind| FieldError { field: field(kind).into(), kind }).into_iter().collect()
    }

    fn errors_of_history(&self) -> Vec<FieldError> {
        match self.earlier {
            None => vec![FieldError { field: "history".into(), kind: ErrorKind::Nothing }],
            Some(YesNoUnknown::Yes) => (0u8..)
                .zip(&self.programmes)
                .filter(|(_, programme)| programme.begun.when.is_none())
                .map(|(at, programme)| FieldError { field: programme.id("begun"), kind: ErrorKind::NoBeginning(at) })
                .collect(),
            Some(YesNoUnknown::No | YesNoUnknown::Unknown) => Vec::new(),
        }
    }

    /// What is wrong with the answer where all programmes are asked at once whether they were stopped early.
    pub(super) fn errors_of_early_stops(&self, programmes: &[u8]) -> Vec<FieldError> {
        let is_ticked = programmes.iter().any(|at| self.programme(*at).is_some_and(|programme| programme.is_stopped_early));
        let is_missing = !is_ticked && self.early_stop_other.is_none();
        is_missing.then(|| FieldError { field: "answer".into(), kind: ErrorKind::Nothing }).into_iter().collect()
    }

    /// The contradictions that the answer to a question brings, at the fields of that question. Others are shown with all answers.
    pub(super) fn contradictions(&self, facts: &Facts, question: Question) -> Vec<FieldError> {
        let field = |path: Pointer| match (path, question) {
            (Pointer::Field(at, ProgrammeField::Start), Question::History) => {
                self.programme(at).map(|programme| programme.id("begun"))
            }
            (Pointer::Field(at, ProgrammeField::Start), Question::StartDay(of))
            | (Pointer::Field(at, ProgrammeField::End), Question::End(of) | Question::EndDay(of))
                if at == of =>
            {
                Some("answer".into())
            }
            _ => None,
        };
        let error =
            |problem: Problem| field(problem.path).map(|field| FieldError { field, kind: ErrorKind::Contradiction(problem) });
        assess_brief(facts).problems.iter().copied().filter_map(error).collect()
    }

    /// The planned start as typed in one field (intake) is not a day.
    #[must_use]
    pub fn start_error(&self) -> Option<ErrorKind> {
        self.start_text.day().is_none().then_some(ErrorKind::NoStart)
    }
}

fn elsewhere(day: &DayInput, chosen: When, planned_start: NaiveDate) -> Option<ErrorKind> {
    let date = day.day().ok().filter(|_| !day.is_unknown)?;
    (!chosen.may_be(date, planned_start)).then_some(ErrorKind::Elsewhere(chosen))
}

impl ProgrammeForm {
    /// What is wrong with the typed text of when it began (intake).
    #[must_use]
    pub fn begun_error(&self) -> Option<ErrorKind> {
        self.begun.is_not_a_date().then_some(ErrorKind::NotADate)
    }

    /// What is wrong with the typed text of when it ended (intake): while it may still run only a day will do.
    #[must_use]
    pub fn end_error(&self, planned_start: NaiveDate) -> Option<ErrorKind> {
        if self.end.is_not_a_date() {
            return Some(ErrorKind::NotADate);
        }
        let is_final = matches!(self.outcome, Some(Outcome::Success | Outcome::NoSuccess | Outcome::DroppedOut));
        match self.end.when {
            None | Some(When::Day(_) | When::Unknown) => None,
            Some(when) => (!is_final && !when.is_before(planned_start)).then_some(ErrorKind::NotTheDay),
        }
    }
}
