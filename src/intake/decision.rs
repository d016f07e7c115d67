//! The rules that decided or opened the way, what is to be asked, and what else is worth knowing.

use super::names;
use crate::components::{View, fold, subheading};
use crate::state::{IntakeCase, IntakeState};
use smr_rules::assessment::{OtherReading, TraceEntry};
use smr_rules::rulebase::{Statement, Years};
use smr_rules::values::{Code, Information, Route, Verdict, Weight, YesNoUnknown};
use smr_rules::{Assessment, Facts, RuleId};
use smr_texts::{self as texts, Lang, intake as said};
use yew::prelude::*;

/// A rule that decided or opened the way, in words.
pub struct Decided<'a> {
    pub text: &'static str,
    /// It is one of the codes of the answer, or stands for there being none.
    pub is_code: bool,
    pub entry: &'a TraceEntry,
}

impl Decided<'_> {
    /// Its words, with the place of the statement that carries it.
    pub fn with_place(&self) -> String {
        match leading_statement(self.entry) {
            Some(statement) => format!("{} ({})", self.text, place(statement)),
            None => self.text.to_owned(),
        }
    }
}

/// The rules that decided, the one that the answer is about first, and the one that opened the way outside chain care.
pub fn all_decided<'a>(state: &IntakeState, case: &'a IntakeCase) -> Vec<Decided<'a>> {
    let (lang, answer) = (state.lang, &case.answer);
    let trace = answer.trace.as_deref().unwrap_or_default();
    let entry = |code, holds| trace.iter().find(move |entry| entry.rule == RuleId::Code(code) && entry.holds == holds);
    let of_code = |code| {
        let text = decided_by(state, code, answer);
        Some(Decided { text, is_code: true, entry: entry(code, true)? })
    };
    let mut all: Vec<Decided> = texts::codes(answer).filter_map(of_code).collect();
    if may_go_outside(&case.path.facts, answer)
        && let Some(entry) = entry(Code::ConfirmChainRule, false).filter(|entry| entry.sources().any(is_of_insurer))
    {
        all.push(Decided { text: said::WAY_OPEN.get(lang), is_code: false, entry });
    }
    // A start without conditions rests on what does not stand in its way.
    if answer.verdict == Verdict::Eligible
        && let Some(entry) = entry(Code::LimitReached, false)
    {
        all.push(Decided { text: said::NOTHING_BLOCKS.get(lang), is_code: true, entry });
    }
    all
}

/// Could chain care close the way, and does it not?
fn may_go_outside(facts: &Facts, answer: &Assessment) -> bool {
    let is_start = matches!(answer.verdict, Verdict::Eligible | Verdict::EligibleWithConditions);
    let chain_may_include =
        facts.chain_care.is_none_or(|care| !care.programmes.is_empty() && care.includes_smr != YesNoUnknown::No);
    is_start && answer.route == Route::Open && chain_may_include
}

fn is_of_insurer(statement: &Statement) -> bool {
    statement.source.group.is_some()
}

/// The statement that carries a rule: that of the insurer before what binds all, and there the law first. About how the places of a year are
/// meant to be used, and about what depends on the contract, the sector says most.
fn leading_statement(entry: &TraceEntry) -> Option<&'static Statement> {
    const BY_SECTOR: [Code; 7] = [
        Code::RunningProgramme,
        Code::ThirdIntensive,
        Code::OnlyShort,
        Code::ExceptionalThird,
        Code::KindUnknown,
        Code::NonContracted,
        Code::InsurerUnknown,
    ];
    let is_by_sector = BY_SECTOR.iter().any(|code| entry.rule == RuleId::Code(*code));
    entry.sources().min_by_key(|statement| match statement.source.weight {
        Weight::SectorGuidance if is_by_sector => 0,
        _ if is_of_insurer(statement) => 1,
        Weight::Statute => 2,
        Weight::CareAuthority => 3,
        _ => 4,
    })
}

/// The rules that decided, the first with what its source says, and all with their place. The rest stands under the sources.
pub fn decided(view: &View, state: &IntakeState, case: &IntakeCase) -> Html {
    let all = all_decided(state, case);
    if all.is_empty() {
        return Html::default();
    }
    let item = |(at, decided): (usize, &Decided)| {
        let statement = leading_statement(decided.entry);
        html! {
            <li class={(!decided.is_code).then_some("opened")}>
                <strong>{ decided.text }</strong>
                if let Some(statement) = statement {
                    <span class="place" lang="nl">
                        if at == 0 {
                            { " " }{ statement.says() }
                        }
                        { " " }<cite>{ place(statement) }</cite>
                    </span>
                }
            </li>
        }
    };
    html! {
        <section>
            { subheading(view, said::DECIDED.get(state.lang)) }
            <ul class="decided">{ for all.iter().enumerate().map(item) }</ul>
        </section>
    }
}

/// What decided, where the facts say more than the code.
pub(super) fn decided_by(state: &IntakeState, code: Code, answer: &Assessment) -> &'static str {
    let is_third = answer.remaining.is_some_and(|left| left.max == 1);
    match code {
        Code::DateUnknown if state.form.is_history_open() => said::HAD_UNKNOWN.get(state.lang),
        Code::ExceptionalThird if is_third => said::THIRD_SURE.get(state.lang),
        _ => texts::decided(state.lang, code),
    }
}

/// Where a statement stands, in short.
fn place(statement: &Statement) -> String {
    let source = statement.source;
    let name = if source.weight == Weight::Statute { source.title } else { source.publisher };
    format!("{name}{}, {}", span(source.years), statement.place)
}

/// What to ask the insurer, each question once; with what another reading of the texts would make of the answer.
pub fn all_questions(lang: Lang, answer: &Assessment) -> Vec<(&'static str, Option<String>)> {
    let otherwise = |other: &OtherReading| {
        let is_other_route = other.verdict == answer.verdict && other.route == Route::Open;
        let then = if is_other_route { said::ROUTE_OPEN } else { names::verdict(other.verdict) };
        said::OTHERWISE.fill(lang, &[("verdict", then.get(lang))])
    };
    let of_readings = answer.readings.iter().map(|other| (texts::doubt_question(lang, other.reading), Some(otherwise(other))));
    // Where a reading asks about the way outside chain care, the question of the code says the same once more.
    let is_asked = |code| code == Code::ChainFirst && !answer.readings.is_empty();
    let of_codes = texts::codes(answer).filter(|code| !is_asked(*code)).map(|code| (texts::decided_question(lang, code), None));
    let mut questions: Vec<(&'static str, Option<String>)> = Vec::new();
    for (question, otherwise) in of_readings.chain(of_codes) {
        if !question.is_empty() && !questions.iter().any(|(other, _)| *other == question) {
            questions.push((question, otherwise));
        }
    }
    questions
}

pub fn questions(view: &View, answer: &Assessment) -> Html {
    let questions = all_questions(view.lang, answer);
    if questions.is_empty() {
        return Html::default();
    }
    let item = |(question, otherwise): &(&'static str, Option<String>)| {
        html! {
            <li>
                { *question }
                if let Some(otherwise) = otherwise {
                    { " " }<span class="otherwise">{ otherwise }</span>
                }
            </li>
        }
    };
    html! {
        <section>
            { subheading(view, said::QUESTIONS.get(view.lang)) }
            <ul class="ask">{ for questions.iter().map(item) }</ul>
        </section>
    }
}

/// Information that concerns the provider: whose document it is, what is pending, what else is open, what the document remarks.
pub fn notes(view: &View, facts: &Facts, answer: &Assessment) -> Html {
    let lang = view.lang;
    const ALWAYS: [Information; 3] =
        [Information::IndicationOnly, Information::MedicationOnlyWithSupport, Information::OwnRiskExempt];
    let information = answer.information.iter().filter(|line| !ALWAYS.contains(line)).map(|line| texts::note(lang, line).into());
    let remarks = [true, false].into_iter().flat_map(|is_about_costs| texts::notes(lang, facts, is_about_costs));
    let lines: Vec<String> = information.chain(remarks.map(|(title, note)| format!("{title}: {note}"))).collect();
    if lines.is_empty() {
        return Html::default();
    }
    let title = format!("{} ({})", said::NOTE.get(lang), lines.len());
    fold("notes", title, html! { <ul class="notes">{ for lines.into_iter().map(|line| html! { <li>{ line }</li> }) }</ul> })
}

/// The years that a document is of, if it is not of all.
fn span(years: Years) -> String {
    match years {
        Years { from: Years::ALWAYS, .. } | Years { to: Years::OPEN, .. } => String::new(),
        Years { from, to } if from == to => format!(" {from}"),
        Years { from, to } => format!(" {from}–{to}"),
    }
}
