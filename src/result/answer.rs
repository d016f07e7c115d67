//! A form together with its answer.

use crate::state::{AnswerForm, assess_for};
use chrono::NaiveDate;
use smr_rules::interview::Path;
use smr_rules::{Assessment, Facts};

/// What the parts of the answer look at.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// What the person filled in.
    pub form: AnswerForm,
    /// The facts that follow, and what was asked for them.
    pub path: Path,
    pub assessment: Assessment,
    pub today: NaiveDate,
}

impl Answer {
    #[must_use]
    pub fn new(form: AnswerForm, path: Path, today: NaiveDate) -> Self {
        let assessment = assess_for(&path, today);
        Self { form, path, assessment, today }
    }

    #[must_use]
    pub fn facts(&self) -> &Facts {
        &self.path.facts
    }
}
