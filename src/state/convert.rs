//! Converts between the form and the answers that the rule core understands.

use super::{AnswerForm, ChainOther, DayInput, EarlyStopOther, ProgrammeForm, StartChoice, TimeInput};
use chrono::{Datelike, NaiveDate};
use smr_rules::Insurer;
use smr_rules::enum_set::EnumSet;
use smr_rules::interview::{Answers, Earlier, Membership, Path, Question, When, filled_in};
use smr_rules::values::{Kind, Outcome, Provider, Setting, YesNoUnknown};

impl AnswerForm {
    /// The form of answers that were handed over.
    #[must_use]
    pub fn from_answers(answers: &Answers) -> Self {
        let (chain, chain_other) = match answers.chain_care {
            Some(Membership::In(programmes)) => (programmes, programmes.is_empty().then_some(ChainOther::None)),
            Some(Membership::Unknown) | None => (EnumSet::EMPTY, Some(ChainOther::Unknown)),
        };
        let mut form = Self {
            insurer: answers.insurer,
            start: Some(StartChoice::Day),
            start_day: answers.start.map(DayInput::from).unwrap_or_default(),
            start_text: answers.start.map(When::Day).into(),
            earlier: Some(match &answers.history {
                None => YesNoUnknown::Unknown,
                Some(history) if history.is_empty() => YesNoUnknown::No,
                Some(_) => YesNoUnknown::Yes,
            }),
            programmes: (0..).zip(answers.history.iter().flatten()).map(ProgrammeForm::from_earlier).collect(),
            chain,
            chain_other,
            includes_smr: answers.includes_smr,
            wanted: answers.wanted,
            ..Self::default()
        };
        form.set_provider(answers.provider);
        form
    }

    /// The answers to the questions that were confirmed (self-check). A field that no longer holds what its question asks for is not
    /// answered. `early_stops` are the keys of the programmes for which it was confirmed whether they were stopped early.
    pub(super) fn confirmed_answers(&self, confirmed: &[Question], early_stops: &[u32], today: NaiveDate) -> Answers {
        let is_confirmed = |question: Question| confirmed.contains(&question).then_some(());
        let history = || match self.earlier? {
            YesNoUnknown::No => Some(Vec::new()),
            YesNoUnknown::Unknown => Some(vec![Earlier::UNSURE]),
            YesNoUnknown::Yes => {
                let all = (0u8..).zip(&self.programmes);
                let confirmed = |(at, programme): (u8, &ProgrammeForm)| {
                    let earlier = programme.confirmed(|question| is_confirmed(question.about(at)))?;
                    let stop = || early_stops.contains(&programme.key).then(|| self.early_stop(programme)).flatten();
                    Some(Earlier { outcome: earlier.outcome.or_else(stop), ..earlier })
                };
                all.map(confirmed).collect()
            }
        };
        Answers {
            insurer: is_confirmed(Question::Insurer).and(self.insurer),
            start: is_confirmed(Question::Start).and_then(|()| self.chosen_start(today)),
            history: is_confirmed(Question::History).and_then(|()| history()),
            chain_care: is_confirmed(Question::ChainCare).and_then(|()| self.membership()),
            includes_smr: is_confirmed(Question::IncludesSmr).and(self.includes_smr),
            wanted: is_confirmed(Question::Wanted).and(self.wanted),
            provider: is_confirmed(Question::Provider).and_then(|()| self.provider()),
        }
    }

    /// How a programme ended, as far as it was told with all others; `None` where the person does not know, so that nothing rests on it.
    fn early_stop(&self, programme: &ProgrammeForm) -> Option<Outcome> {
        match self.early_stop_other {
            Some(EarlyStopOther::Unknown) => None,
            _ if programme.is_stopped_early => Some(Outcome::DroppedOut),
            _ => Some(Outcome::Unknown),
        }
    }

    /// The planned start as it was chosen (self-check).
    pub(super) fn chosen_start(&self, today: NaiveDate) -> Option<NaiveDate> {
        match self.start? {
            StartChoice::Now => Some(today),
            StartChoice::NewYear => NaiveDate::from_ymd_opt(today.year() + 1, 1, 1),
            StartChoice::Day => self.start_day.day().ok(),
        }
    }

    /// The planned start as it was typed in one field (intake), if it is a day.
    #[must_use]
    pub fn typed_start(&self) -> Option<NaiveDate> {
        self.start_text.day()
    }

    /// Chain care; `None` while nothing is ticked.
    pub(super) fn membership(&self) -> Option<Membership> {
        match self.chain_other {
            Some(ChainOther::Unknown) => Some(Membership::Unknown),
            Some(ChainOther::None) => Some(Membership::In(EnumSet::EMPTY)),
            None => (!self.chain.is_empty()).then_some(Membership::In(self.chain)),
        }
    }

    /// Does the person say that they don't know whether there was a programme?
    #[must_use]
    pub fn is_unsure(&self) -> bool {
        self.earlier == Some(YesNoUnknown::Unknown)
    }

    /// Is it open whether there was a programme? At the intake a question without an answer counts as not known.
    #[must_use]
    pub fn is_history_open(&self) -> bool {
        self.programmes.is_empty() && self.earlier != Some(YesNoUnknown::No)
    }

    /// What is filled in at the intake, for a start on this day: what is not filled in is not known. `history` is `None` if it is not known
    /// whether there was a programme.
    #[must_use]
    pub fn all_answers(&self, start: NaiveDate) -> Answers {
        let history = || self.programmes.iter().map(|programme| programme.as_typed(start)).collect();
        let is_member = self.chain_other.is_none() && !self.chain.is_empty();
        Answers {
            insurer: Some(self.insurer.unwrap_or(Insurer::Unknown)),
            start: Some(start),
            history: (!self.is_history_open()).then(history),
            chain_care: Some(self.membership().unwrap_or(Membership::Unknown)),
            includes_smr: is_member.then(|| self.includes_smr.unwrap_or(YesNoUnknown::Unknown)),
            wanted: Some(self.wanted.unwrap_or(Kind::Unknown)),
            provider: Some(self.provider().unwrap_or(Provider::Unknown)),
        }
    }

    /// The facts of the intake for a start on this day, and which exact days would decide.
    #[must_use]
    pub fn path(&self, start: NaiveDate, today: NaiveDate) -> Path {
        let answers = self.all_answers(start);
        // Facts can't leave open whether there was a programme.
        let history = answers.history.or_else(|| Some(vec![Earlier::UNSURE]));
        filled_in(&Answers { history, ..answers }, today)
    }
}

impl ProgrammeForm {
    fn from_earlier((key, earlier): (u32, &Earlier)) -> Self {
        let end = earlier.end.unwrap_or(When::Unknown);
        let planned_end = match end {
            When::Day(day) if earlier.outcome == Some(Outcome::Running) => day.into(),
            _ => DayInput::unknown(),
        };
        Self {
            key,
            begun: TimeInput::chosen(earlier.start),
            outcome: earlier.outcome,
            setting: earlier.setting,
            end: TimeInput::chosen(end),
            planned_end,
            kind: earlier.kind,
            // Where the exact day decides, the more cautious one is taken, as where the link was made.
            begun_day: DayInput::unknown(),
            end_day: DayInput::unknown(),
            is_stopped_early: false,
        }
    }

    /// The answers of the self-check; `None` until it is known when the programme began.
    fn confirmed(&self, is_confirmed: impl Fn(Question) -> Option<()>) -> Option<Earlier> {
        let end = || if self.may_run() { self.planned_end.when() } else { self.end.when };
        Some(Earlier {
            outcome: is_confirmed(Question::Outcome(0)).and(self.outcome),
            setting: is_confirmed(Question::Setting(0)).and(self.setting),
            end: is_confirmed(Question::End(0)).and_then(|()| end()),
            kind: is_confirmed(Question::Kind(0)).and(self.kind),
            start_day: is_confirmed(Question::StartDay(0)).and_then(|()| self.begun_day.when()),
            end_day: is_confirmed(Question::EndDay(0)).and_then(|()| self.end_day.when()),
            ..Earlier::begun(self.begun.when?)
        })
    }

    /// The answers of the intake: a text that is wrong counts as not known until it is right.
    fn as_typed(&self, planned_start: NaiveDate) -> Earlier {
        let end = if self.end_error(planned_start).is_some() { When::Unknown } else { self.end.or_unknown() };
        Earlier {
            outcome: Some(self.outcome.unwrap_or(Outcome::Unknown)),
            setting: Some(self.setting.unwrap_or(Setting::Unknown)),
            end: Some(end),
            kind: Some(self.kind.unwrap_or(Kind::Unknown)),
            // Asked where they decide: see `Path::asked`.
            start_day: Some(When::Unknown),
            end_day: Some(When::Unknown),
            ..Earlier::begun(self.begun.or_unknown())
        }
    }
}
