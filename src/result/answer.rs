//! A form together with its answer.

use crate::state::{AnswerForm, assess_for};
use chrono::{Datelike, NaiveDate};
use smr_rules::assessment::Change;
use smr_rules::interview::Path;
use smr_rules::values::Verdict;
use smr_rules::{Assessment, Facts, assess_brief};
use smr_texts::{self as texts, Lang, card, ui};

/// What the parts of the answer look at.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// What the person filled in.
    pub form: AnswerForm,
    /// The facts that follow, and what was asked for them.
    pub path: Path,
    pub assessment: Assessment,
    pub today: NaiveDate,
    /// Not the answer to what was filled in: one fact is another, to see what it would be.
    pub is_tried: bool,
}

impl Answer {
    #[must_use]
    pub fn new(form: AnswerForm, path: Path, today: NaiveDate) -> Self {
        let assessment = assess_for(&path, today);
        Self { form, path, assessment, today, is_tried: false }
    }

    #[must_use]
    pub fn facts(&self) -> &Facts {
        &self.path.facts
    }

    /// What it would be with a change.
    #[must_use]
    pub fn tried(&self, change: &Change) -> Self {
        Self { is_tried: true, ..Self::new(self.form.clone(), self.path_with(change.apply(self.facts())), self.today) }
    }

    /// The same questions asked, with other facts.
    fn path_with(&self, facts: Facts) -> Path {
        let mut path = self.path.clone();
        path.sureness = assess_brief(&facts).sureness;
        path.facts = facts;
        path
    }

    /// For a planned start around New Year: what changes on 1 January, if it does.
    #[must_use]
    pub fn at_new_year(&self, lang: Lang) -> Option<String> {
        let start = self.facts().start;
        let first_day = |year: i32| NaiveDate::from_ymd_opt(year, 1, 1);
        if start.month() == 1 && self.today.year() < start.year() {
            // What there was before that day was not asked.
            return Some(ui::YEAR_RESET.on(lang, first_day(start.year())?));
        }
        let day = first_day(start.year() + 1).filter(|_| start.month() >= 11)?;
        let facts = Facts { start: day, ..self.facts().clone() };
        let (now, then) = (&self.assessment, assess_for(&self.path_with(facts.clone()), self.today));
        let is_said = now.verdict == Verdict::NotYet && now.earliest_start.is_some_and(|earliest| earliest.date == Some(day));
        let verdict = texts::heading(lang, &facts, &then);
        if is_said || verdict == texts::heading(lang, self.facts(), now) || !then.problems.is_empty() {
            return None;
        }
        if then.verdict == Verdict::NeedsInformation {
            return Some(card::NEW_YEAR_OPEN.on(lang, day));
        }
        Some(card::NEW_YEAR.fill(lang, &[("date", &texts::date(lang, day)), ("verdict", &verdict)]))
    }
}
