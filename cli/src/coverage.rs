//! What scenarios reach, and what none of them does.

use crate::levels::{self, LEVELS};
use crate::rules::years;
use serde::Serialize;
use smr_rules::assessment::Assessment;
use smr_rules::load::RuleBase;
use smr_rules::load::check::Checked;
use smr_rules::load::layers::Layer;
use smr_rules::rulebase::{RULE_DOCS, Statement, all_statements, silent_statements, statements_of_reading};
use smr_rules::values::{Code, Information, Reading, Value};
use smr_rules::{Facts, Insurer, RuleId, assess_brief};
use std::collections::BTreeSet;

/// How much of one kind of thing is reached.
#[derive(Serialize)]
pub struct Coverage {
    pub what: &'static str,
    pub all: usize,
    pub reached: usize,
    pub missing: Vec<String>,
}

/// A statement: its source, its place, and what it says.
type Stated = (&'static str, &'static str, &'static str);

/// What the answers so far reach.
#[derive(Default)]
pub struct Reached {
    codes: BTreeSet<Code>,
    information: BTreeSet<Information>,
    readings: BTreeSet<Reading>,
    /// Rules that held, each with its level.
    rules: BTreeSet<(&'static str, &'static str)>,
    statements: BTreeSet<Stated>,
    cases: Vec<Facts>,
}

impl Reached {
    pub fn add(&mut self, facts: &Facts, answer: &Assessment) {
        self.codes.extend(answer.codes.iter());
        self.information.extend(answer.information.iter());
        self.readings.extend(answer.readings.iter().map(|other| other.reading));
        self.add_rules(answer);
        self.statements.extend(cited(answer).map(|of| (of.source.id, of.place, of.says())));
        self.cases.push(facts.clone());
    }

    fn add_rules(&mut self, answer: &Assessment) {
        let mut seen = BTreeSet::new();
        for entry in answer.trace.iter().flatten() {
            let level = match entry.rule {
                RuleId::Information(_) => "information",
                // A rule of two levels is looked at on the first of them first.
                RuleId::Code(code) => match levels::of(code).find(|level| !seen.contains(&(code, *level))) {
                    Some(level) => {
                        seen.insert((code, level));
                        LEVELS[level]
                    }
                    None => continue,
                },
            };
            if entry.holds {
                self.rules.insert((entry.rule.as_str(), level));
            }
        }
    }

    pub fn coverage(&self, checked: &Checked) -> Vec<Coverage> {
        let silent: BTreeSet<_> = silent_statements().map(|of| (of.source.id, of.place, of.says())).collect();
        let statements: Vec<_> = all_statements().iter().map(|of| (of.source.id, of.place, of.says())).collect();
        let told = |(id, place, says): &Stated| format!("{id}, {place}: {says}");
        vec![
            words("codes", &self.codes),
            words("information lines", &self.information),
            words("readings", &self.readings),
            of(
                "rules",
                RULE_DOCS.iter(),
                |doc| self.rules.contains(&(doc.rule, doc.level)),
                |doc| format!("{} ({})", doc.rule, doc.level),
            ),
            of("statements", &statements, |of| silent.contains(of) || self.statements.contains(of), |of| told(of)),
            self.terms(checked),
        ]
    }

    /// A term is reached if the answer to some scenario would be another without it.
    fn terms(&self, checked: &Checked) -> Coverage {
        let base = RuleBase::in_use();
        let mut all: Vec<(&str, Layer<'_>, &str, &str)> = Vec::new();
        for group in &checked.groups {
            for layer in checked.layers(group) {
                // What is said as it would hold unsaid changes no answer.
                let said = layer.said.iter().filter(|(name, _)| layer.terms.without(name) != layer.terms);
                let said: Vec<_> = said.map(|(name, source)| (*name, source.id.get_ref().as_str())).collect();
                all.extend(said.into_iter().map(|(name, source)| (group.id.get_ref().as_str(), layer.clone(), name, source)));
            }
        }
        let is_reached = |(group, layer, name, _): &(&str, Layer<'_>, &str, &str)| {
            let without = base.with_terms(group, layer, layer.terms.without(name));
            let of_group = |facts: &&Facts| match facts.insurer {
                Insurer::Brand(brand) => {
                    let is_its = brand.group().is_some_and(|of| of.id == *group);
                    is_its && layer.terms.years.contain(chrono::Datelike::year(&facts.start))
                }
                _ => false,
            };
            self.cases.iter().filter(of_group).any(|facts| assess_brief(facts) != without.run(|| assess_brief(facts)))
        };
        of("terms", &all, is_reached, |(_, layer, name, source)| {
            format!("{source}, {}: {}", years(layer.terms.years), name.replace('_', "-"))
        })
    }
}

/// The statements that an answer rests on: of the rules that held, and of the readings that would change it.
pub fn cited(answer: &Assessment) -> impl Iterator<Item = &'static Statement> {
    // That nothing is to be confirmed is what a document decides where that rule does not hold.
    let decides = |rule: RuleId| matches!(rule, RuleId::Code(Code::ConfirmChainRule));
    let held = answer.trace.iter().flatten().filter(move |entry| entry.holds || decides(entry.rule));
    let year = answer.year;
    let readings = answer.readings.iter().flat_map(|other| statements_of_reading(other.reading));
    held.flat_map(|entry| entry.sources()).chain(readings.filter(move |of| of.years.contain(year)))
}

fn words<T: Value + Ord>(what: &'static str, reached: &BTreeSet<T>) -> Coverage {
    of(what, T::ALL, |value| reached.contains(value), |value| value.as_str().into())
}

fn of<'a, T: 'a>(
    what: &'static str,
    all: impl IntoIterator<Item = &'a T>,
    is_reached: impl Fn(&T) -> bool,
    name: impl Fn(&T) -> String,
) -> Coverage {
    let all: Vec<_> = all.into_iter().collect();
    let missing: Vec<_> = all.iter().filter(|one| !is_reached(one)).map(|one| name(one)).collect();
    Coverage { what, all: all.len(), reached: all.len() - missing.len(), missing }
}
