//! The fields as they are filled in, and what may be wrong with them.

use super::Set;
use super::day::DayField;
use chrono::NaiveDate;
use smr_rules::enum_set::EnumSet;
use smr_rules::interview::{Membership, Question, When};
use smr_rules::values::{ChainProgramme, Kind, Outcome, Provider, Setting, YesNoUnknown};
use smr_rules::{Insurer, assessment::Problem};
use smr_texts::digits;

/// Everything that can be filled in. Nothing is lost by going back, or by choosing something else for a while.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    /// The insurer.
    pub insurer: Option<Insurer>,
    /// What is searched for in the list of insurers.
    pub search: String,
    /// When to start.
    pub start: Option<StartChoice>,
    /// That day, for [`StartChoice::Day`].
    pub start_day: DayField,
    /// Earlier programmes?
    pub had: Option<YesNoUnknown>,
    /// Those programmes.
    pub rows: Vec<Row>,
    /// The check-ups that are ticked.
    pub chain: EnumSet<ChainProgramme>,
    /// No check-ups, or not known.
    pub chain_other: Option<ChainOther>,
    /// Stop-smoking guidance is part of the check-ups.
    pub includes_smr: Option<YesNoUnknown>,
    /// Kind wanted.
    pub wanted: Option<Kind>,
    /// Who gives it.
    pub provider: Option<Provider>,
}

/// When the new programme is to start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StartChoice {
    /// Now, or later this year.
    Now,
    /// From the first of January.
    NewYear,
    /// On a day that is filled in.
    Day,
}

/// Instead of a check-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChainOther {
    /// None of them.
    None,
    /// The person does not know.
    Unknown,
}

/// An earlier programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Stays with the programme when others come and go.
    pub key: u32,
    /// When it began.
    pub begun: Option<When>,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// Where it was.
    pub setting: Option<Setting>,
    /// When it ended.
    pub end: Option<When>,
    /// When it will end, while it runs.
    pub planned_end: DayField,
    /// Which kind it was.
    pub kind: Option<Kind>,
    /// The very day on which it began.
    pub begun_day: DayField,
    /// The very day on which it ended.
    pub end_day: DayField,
}

/// What is wrong, and with which field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The id of the field.
    pub field: String,
    /// What is wrong with it.
    pub wrong: Wrong,
}

/// What can be wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Nothing chosen, where "I don't know" is an answer.
    Nothing,
    /// Nothing chosen, where it is not.
    NotOne,
    /// No insurer chosen.
    NoInsurer,
    /// One insurer chosen, and another one searched for.
    OtherInsurer,
    /// No beginning chosen for the programme with this number.
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
}

impl Row {
    /// Nothing is known of it yet.
    pub fn new(key: u32) -> Self {
        Self {
            key,
            begun: None,
            outcome: None,
            setting: None,
            end: None,
            planned_end: DayField::default(),
            kind: None,
            begun_day: DayField::default(),
            end_day: DayField::default(),
        }
    }

    /// When it ended or will, as far as that is filled in well.
    pub(super) fn end(&self) -> Option<When> {
        if self.may_run() { self.planned_end.when() } else { self.end }
    }

    /// It runs, or it has not been said that it is over: then its end is a day that is planned.
    pub fn may_run(&self) -> bool {
        matches!(self.outcome, None | Some(Outcome::Running))
    }
}

impl Row {
    /// The id of the field with when it began.
    pub fn id(&self) -> String {
        ["begun-", &digits(self.key as i32)].concat()
    }
}

impl Fields {
    /// Does the person not know whether there was a programme?
    pub fn is_unsure(&self) -> bool {
        self.had == Some(YesNoUnknown::Unknown)
    }

    /// The check-ups, or that there are none, or that it is not known.
    pub(super) fn membership(&self) -> Option<Membership> {
        match self.chain_other {
            Some(ChainOther::Unknown) => Some(Membership::Unknown),
            Some(ChainOther::None) => Some(Membership::In(EnumSet::EMPTY)),
            None => (!self.chain.is_empty()).then_some(Membership::In(self.chain)),
        }
    }

    /// The day that a question is about.
    pub(super) fn day_field(&mut self, of: Question) -> Option<&mut DayField> {
        let row = of.programme().and_then(|at| self.rows.get_mut(usize::from(at)));
        match of {
            Question::Start => Some(&mut self.start_day),
            Question::End(_) => row.map(|row| &mut row.planned_end),
            Question::StartDay(_) => row.map(|row| &mut row.begun_day),
            Question::EndDay(_) => row.map(|row| &mut row.end_day),
            _ => None,
        }
    }

    /// A whole day that stands in one field still is spread over the three.
    pub(super) fn spread_day(&mut self, of: Question) {
        if let Some(field) = self.day_field(of) {
            field.spread(true);
        }
    }

    pub(super) fn set(&mut self, set: Set) {
        let mut row = |at: u8, change: &dyn Fn(&mut Row)| {
            if let Some(row) = self.rows.get_mut(usize::from(at)) {
                change(row);
            }
        };
        match set {
            Set::Insurer(insurer) => self.insurer = Some(insurer),
            Set::Search(text) => self.search = text,
            Set::Start(choice) => self.start = Some(choice),
            Set::Day(of, part, text) => {
                if let Some(field) = self.day_field(of) {
                    field.type_in(part, text);
                }
            }
            Set::DayUnknown(of, is_unknown) => {
                if let Some(field) = self.day_field(of) {
                    field.is_unknown = is_unknown;
                }
            }
            Set::Begun(at, when) => row(at, &|row| row.begun = when),
            Set::Outcome(at, outcome) => row(at, &|row| row.outcome = Some(outcome)),
            Set::Setting(at, setting) => row(at, &|row| row.setting = Some(setting)),
            Set::End(at, when) => row(at, &|row| row.end = when),
            Set::Kind(at, kind) => row(at, &|row| row.kind = Some(kind)),
            Set::Chain(programme, true) => {
                self.chain.insert(programme);
                self.chain_other = None;
            }
            Set::Chain(programme, false) => self.chain.remove(programme),
            Set::ChainOther(other, is_ticked) => {
                self.chain_other = is_ticked.then_some(other);
                if is_ticked {
                    self.chain = EnumSet::EMPTY;
                }
            }
            Set::IncludesSmr(answer) => self.includes_smr = Some(answer),
            Set::Wanted(kind) => self.wanted = Some(kind),
            Set::Provider(provider) => self.provider = Some(provider),
            // These change more than a field.
            Set::Had(_) | Set::AddRow | Set::RemoveRow(_) => {}
        }
    }

    /// What is wrong with the answer to a question, field by field.
    pub(super) fn faults(&self, question: Question, planned_start: NaiveDate) -> Vec<Fault> {
        let row = question.programme().and_then(|at| self.rows.get(usize::from(at)));
        let nothing = |is_empty: bool| is_empty.then_some(Wrong::Nothing);
        let day = |field: Option<&DayField>| field.and_then(DayField::wrong);
        let wrong = match question {
            Question::History => return self.faults_of_history(),
            Question::Insurer if self.is_at_odds() => Some(Wrong::OtherInsurer),
            Question::Insurer => self.insurer.is_none().then_some(Wrong::NoInsurer),
            Question::Start => match self.start {
                None => Some(Wrong::NotOne),
                Some(StartChoice::Day) => self.start_day.day().err(),
                Some(StartChoice::Now | StartChoice::NewYear) => None,
            },
            Question::Outcome(_) => nothing(row.is_some_and(|row| row.outcome.is_none())),
            Question::Setting(_) => nothing(row.is_some_and(|row| row.setting.is_none())),
            Question::Kind(_) => nothing(row.is_some_and(|row| row.kind.is_none())),
            Question::End(_) if row.is_some_and(Row::may_run) => day(row.map(|row| &row.planned_end)),
            Question::End(_) => nothing(row.is_some_and(|row| row.end.is_none())),
            Question::StartDay(_) => day(row.map(|row| &row.begun_day)).or_else(|| {
                let row = row?;
                elsewhere(row.begun?, row.begun_day.day().ok()?, planned_start, row.begun_day.is_unknown)
            }),
            Question::EndDay(_) => day(row.map(|row| &row.end_day)).or_else(|| {
                let row = row?;
                elsewhere(row.end?, row.end_day.day().ok()?, planned_start, row.end_day.is_unknown)
            }),
            Question::ChainCare => nothing(self.membership().is_none()),
            Question::IncludesSmr => nothing(self.includes_smr.is_none()),
            Question::Wanted => nothing(self.wanted.is_none()),
            Question::Provider => nothing(self.provider.is_none()),
        };
        wrong.map(|wrong| Fault { field: id_of(question, wrong), wrong }).into_iter().collect()
    }

    fn faults_of_history(&self) -> Vec<Fault> {
        match self.had {
            None => vec![Fault { field: "history".into(), wrong: Wrong::Nothing }],
            Some(YesNoUnknown::Yes) => (0u8..)
                .zip(&self.rows)
                .filter(|(_, row)| row.begun.is_none())
                .map(|(at, row)| Fault { field: row.id(), wrong: Wrong::NoBeginning(at) })
                .collect(),
            Some(YesNoUnknown::No | YesNoUnknown::Unknown) => Vec::new(),
        }
    }
}

fn elsewhere(when: When, day: NaiveDate, planned_start: NaiveDate, is_unknown: bool) -> Option<Wrong> {
    (!is_unknown && !when.may_be(day, planned_start)).then_some(Wrong::Elsewhere(when))
}

/// The field that a fault of a question is about.
fn id_of(question: Question, wrong: Wrong) -> String {
    match (question, wrong) {
        (Question::Insurer, _) => "insurer-search".into(),
        (_, Wrong::NoDay | Wrong::NoDayNorUnknown | Wrong::NoSuchDay | Wrong::Year | Wrong::Elsewhere(_)) => "day".into(),
        _ => "answer".into(),
    }
}
