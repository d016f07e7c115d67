//! Confirming an answer: what is wrong with it, what is asked back, and which questions follow.

use super::{Doubt, Screen, SelfCheckState};
use crate::state::{DayId, FieldError, StartChoice};
use chrono::Months;
use smr_rules::interview::{Path, Question, filled_in};

impl SelfCheckState {
    /// Confirms the answer that is shown, unless something is wrong with it: then it stays, with what was filled in.
    pub(super) fn confirm(&mut self) {
        let errors = match self.screen {
            Screen::Ask(question) => self.confirm_answer(question),
            Screen::EarlyStops => self.confirm_early_stops(),
            _ => return,
        };
        if self.doubt.is_some() {
            return;
        }
        if errors.is_empty() {
            (self.form.insurer_search, self.form.is_searched_last) = (String::new(), false);
            self.kept = self.confirmed_state();
            self.forward();
        } else {
            self.show(self.screen);
            self.errors = errors;
        }
    }

    fn confirm_answer(&mut self, question: Question) -> Vec<FieldError> {
        self.form.choose_typed_insurer();
        if let Some(day) = DayId::of(question).and_then(|id| self.form.day_mut(id)) {
            day.spread(true);
        }
        let mut errors = self.form.errors(question, self.path.facts.start);
        if errors.is_empty() && question == Question::Start {
            self.doubt = self.find_doubt();
            if self.doubt.is_some() {
                self.errors.clear();
                self.focus = Some("#doubt".into());
                self.moves = self.moves.wrapping_add(1);
                return errors;
            }
        }
        if errors.is_empty() {
            if !self.confirmed.contains(&question) {
                self.confirmed.push(question);
            }
            self.is_complete &= self.form == self.kept.0;
            self.update_path();
            errors = self.form.contradictions(&self.path.facts, question);
        }
        if !errors.is_empty() {
            self.confirmed.retain(|confirmed| *confirmed != question);
            self.update_path();
        }
        errors
    }

    fn confirm_early_stops(&mut self) -> Vec<FieldError> {
        let errors = self.form.errors_of_early_stops(&self.early_stops);
        if errors.is_empty() {
            let keys = self.early_stops.iter().filter_map(|at| self.form.programme(*at)).map(|programme| programme.key);
            self.confirmed_stops = keys.collect();
            self.update_path();
        }
        errors
    }

    /// Asks back what is likely a slip: a day that has been, or one long from now.
    fn find_doubt(&self) -> Option<Doubt> {
        let day = self
            .form
            .chosen_start(self.today)
            .filter(|day| self.form.start == Some(StartChoice::Day) && self.right_day != Some(*day))?;
        let far = self.today.checked_add_months(Months::new(24))?;
        if day < self.today { Some(Doubt::Past) } else { (day > far).then_some(Doubt::Far) }
    }

    /// Was it answered which programmes were stopped early, as far as that is asked?
    pub(super) fn are_early_stops_told(&self) -> bool {
        let key = |at: &u8| self.form.programme(*at).map(|programme| programme.key);
        self.early_stops.iter().filter_map(key).all(|key| self.confirmed_stops.contains(&key))
    }

    /// Works out the questions anew.
    pub(super) fn update_path(&mut self) {
        // What was told of early stops must not hide that it was asked.
        self.path = self.path_with(&[]);
        self.open = self.path.about_left(&self.form.confirmed_answers(&self.confirmed, &[], self.today), self.today);
        self.early_stops.clone_from(&self.path.stopped_early);
        if !self.early_stops.is_empty() && self.are_early_stops_told() {
            self.path = self.path_with(&self.confirmed_stops);
        }
    }

    pub(super) fn path_with(&self, early_stops: &[u32]) -> Path {
        let answers = self.form.confirmed_answers(&self.confirmed, early_stops, self.today);
        if self.is_complete { filled_in(&answers, self.today) } else { self.path.after(&answers, self.today) }
    }

    /// What this shows worked out anew, for tests: the path, and whether each screen of the way is the one it should be.
    #[cfg(test)]
    pub(crate) fn worked_out_anew(&self) -> (Path, bool) {
        let anew = |stops: &[u32]| {
            let answers = self.form.confirmed_answers(&self.confirmed, stops, self.today);
            if self.is_complete { filled_in(&answers, self.today) } else { smr_rules::interview::path(&answers, self.today) }
        };
        let asked = anew(&[]);
        let is_there = self.trail.get(self.place) == Some(&self.screen) && asked.stopped_early == self.early_stops;
        let is_told = !self.early_stops.is_empty() && self.are_early_stops_told();
        (if is_told { anew(&self.confirmed_stops) } else { asked }, is_there)
    }
}
