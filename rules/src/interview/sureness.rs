//! How sure an answer is when not everything was asked. What was not asked makes no difference to the answer, or it would have been asked;
//! but another reading of the texts may make one of it, and then the answer is not called sure.

use super::every_answer::every_answer;
use super::{Answers, Path, Question, earlier, order};
use crate::assess::{assess, assess_brief};
use crate::assessment::Assessment;
use crate::facts::Facts;
use crate::rules::RuleId;
use crate::values::{Kind, Outcome, Setting, Sureness, Value};
use chrono::Datelike;
use core::ops::ControlFlow;

impl Path {
    /// The full answer as far as it rests on what was asked: without lines that depend on days that nobody was asked about, and never sure
    /// where what was not asked could change that.
    #[must_use]
    pub fn assess(&self) -> Assessment {
        let mut answer = assess(&self.facts);
        answer.sureness = self.sureness;
        answer.information = self.information();
        let information = answer.information;
        if let Some(trace) = &mut answer.trace {
            trace.retain(|entry| match entry.rule {
                RuleId::Information(line) => !entry.holds || information.contains(line),
                RuleId::Code(_) => true,
            });
        }
        answer
    }

    pub(super) fn find_sureness(&self, answers: &Answers) -> Option<Sureness> {
        let sureness = assess_brief(&self.facts).sureness;
        let is_open = sureness == Some(Sureness::Sure) && (!self.stopped_early.is_empty() || self.may_differ(answers));
        if is_open { Some(Sureness::Unclear) } else { sureness }
    }

    /// Takes over what is known of programmes that were stopped early, and finds those that should still be asked about.
    pub(super) fn look_for_early_stops(&mut self, answers: &Answers) {
        let mut if_stopped = self.facts.clone();
        let mut open = alloc::vec::Vec::new();
        for (at, programme) in (0u8..).zip(&mut if_stopped.history) {
            if self.asked.contains(&Question::Outcome(at)) {
                continue;
            }
            match earlier(answers, at).and_then(|earlier| earlier.outcome) {
                Some(Outcome::DroppedOut) => programme.outcome = Outcome::DroppedOut,
                Some(_) => {}
                None => open.push(at),
            }
        }
        if is_plausible(&if_stopped) {
            self.facts.clone_from(&if_stopped);
        }
        let with = |facts: &Facts, places: &[u8]| {
            let mut facts = facts.clone();
            for (at, programme) in (0u8..).zip(&mut facts.history) {
                if places.contains(&at) {
                    programme.outcome = Outcome::DroppedOut;
                }
            }
            facts
        };
        let sureness = assess_brief(&self.facts).sureness;
        let differs = |places: &[u8]| {
            let facts = with(&self.facts, places);
            is_plausible(&facts) && assess_brief(&facts).sureness != sureness
        };
        if sureness == Some(Sureness::Sure) && (differs(&open) || open.iter().any(|at| differs(&[*at]))) {
            self.stopped_early = open;
        }
    }

    /// Is there an answer to a question that was not asked with which this would not be sure?
    fn may_differ(&self, answers: &Answers) -> bool {
        // Where the year is used up, or nothing can be said at all, the rest changes nothing.
        if self.cut_short {
            return false;
        }
        let is_unsure = |facts: &Facts| assess_brief(facts).sureness.is_some_and(|sureness| sureness != Sureness::Sure);
        let order = order(self.facts.history.len(), self.facts.start.year());
        let alone = order.iter().filter(|question| !self.asked.contains(question)).any(|question| {
            every_answer(answers, &mut self.facts.clone(), *question, &mut |facts| {
                if is_unsure(facts) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            })
            .is_break()
        });
        alone || self.is_any_together(&is_unsure)
    }

    /// Does this hold where everything that was not asked turns out the same way for all programmes? Two answers together can do what neither
    /// does alone, such as the ends of two programmes that reach into this year.
    fn is_any_together(&self, holds: &dyn Fn(&Facts) -> bool) -> bool {
        let is_open = |question: Question| !self.asked.contains(&question);
        let mut facts = self.facts.clone();
        for outcome in Outcome::ALL {
            for setting in [Setting::Chain, Setting::Gp] {
                for end in [None, Some(facts.start)] {
                    for kind in [Kind::Short, Kind::Intensive] {
                        for (at, programme) in (0u8..).zip(&mut facts.history) {
                            if is_open(Question::Outcome(at)) {
                                programme.outcome = *outcome;
                            }
                            if is_open(Question::Setting(at)) {
                                programme.setting = setting;
                            }
                            if is_open(Question::End(at)) {
                                programme.end = end;
                            }
                            if is_open(Question::Kind(at)) {
                                programme.kind = kind;
                            }
                        }
                        for wanted in [Kind::Short, Kind::Intensive] {
                            if is_open(Question::Wanted) {
                                facts.wanted = wanted;
                            }
                            if holds(&facts) {
                                return true;
                            }
                        }
                    }
                }
            }
        }
        false
    }

    /// Is the answer sure as it stands, but not if the programmes of which nobody asked where they were took place inside the chain?
    pub(super) fn is_sure_only_outside_the_chain(&self) -> bool {
        let mut inside = self.facts.clone();
        for (at, programme) in (0u8..).zip(&mut inside.history) {
            if !self.asked.contains(&Question::Setting(at)) {
                programme.setting = Setting::Chain;
            }
        }
        let is_sure = |facts: &Facts| assess_brief(facts).sureness == Some(Sureness::Sure);
        is_sure(&self.facts) && is_plausible(&inside) && !is_sure(&inside)
    }
}

fn is_plausible(facts: &Facts) -> bool {
    assess_brief(facts).problems.is_empty()
}
