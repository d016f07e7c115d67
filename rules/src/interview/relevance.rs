//! Can a question still change the answer?
//!
//! It can if, for some way in which everything asked later may turn out, two answers to it lead to different results. Trying all of those ways
//! takes too long from two programmes on, so a few telling ones are tried ([`ways`]). That these are enough is proven by the tests beside this
//! file, which try all of them, and by random cases.

use super::answers::{self, Answers};
use super::every_answer::{begun_within, every_answer};
use super::{Question, earlier, programme};
use crate::assess::{Shown, shown};
use crate::enum_set::EnumSet;
use crate::facts::{ChainCare, Facts, Programme};
use crate::values::{ChainProgramme, Code, Kind, Outcome, Provider, Setting, YesNoUnknown};
use alloc::vec::Vec;
use chrono::{Days, NaiveDate};
use core::ops::ControlFlow;

/// Called with every way; `Break` ends the search.
pub(super) type Visit<'a> = &'a mut dyn FnMut(&mut Facts) -> ControlFlow<()>;

/// Does the first of these open questions still matter?
pub(super) fn matters(answers: &Answers, facts: &Facts, open: &[Question]) -> bool {
    let Some((question, later)) = open.split_first() else { return false };
    let mut facts = facts.clone();
    ways(answers, &mut facts, *question, later, &mut |facts| {
        let mut one: Option<Shown> = None;
        every_answer(answers, facts, *question, &mut |facts| match (shown(facts), &one) {
            (Some(shown), Some(one)) if shown != *one => ControlFlow::Break(()),
            (Some(shown), _) => {
                one = Some(shown);
                ControlFlow::Continue(())
            }
            (None, _) => ControlFlow::Continue(()),
        })
    })
    .is_break()
}

/// A day that decides is not known: takes the one with the more cautious answer, so that nobody starts on a guess.
pub(super) fn be_cautious(answers: &Answers, facts: &mut Facts, question: Question) {
    let caution = |shown: &Shown| (shown.verdict as u8, shown.codes.contains(Code::ChainFirst), shown.codes.iter().count());
    let mut most = None;
    let mut cautious = facts.clone();
    let _ = every_answer(answers, facts, question, &mut |facts| {
        let this = shown(&Facts { provider: Provider::Contracted, ..facts.clone() }).as_ref().map(caution);
        if this > most {
            most = this;
            cautious.clone_from(facts);
        }
        ControlFlow::Continue(())
    });
    *facts = cautious;
}

/// Is the year used up, whatever the answers to the open questions? Only what a programme was, and where, can change that. Who gives the
/// next one is not looked at: that changes what stands in the way, not that something does.
pub(super) fn is_used_up(answers: &Answers, facts: &Facts, open: &[Question]) -> bool {
    let is_full = |facts: &Facts| shown(facts).map(|shown| shown.codes.contains(Code::LimitReached));
    if is_full(facts) != Some(true) {
        return false;
    }
    let mut facts = facts.clone();
    facts.provider = Provider::Contracted;
    history_ways(answers, &mut facts, open, &mut |facts| {
        if is_full(facts).unwrap_or(true) { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })
    .is_continue()
}

/// In chain care; which one makes no difference.
pub(super) fn member() -> ChainCare {
    let mut programmes = EnumSet::EMPTY;
    programmes.insert(ChainProgramme::Dm2);
    ChainCare { programmes, includes_smr: YesNoUnknown::Unknown }
}

/// Longer ago than any rule looks back.
pub(super) fn long_ago(planned_start: NaiveDate) -> Option<NaiveDate> {
    planned_start.checked_sub_days(Days::new(800))
}

/// What a programme may turn out to be that is asked about later: over and outside the chain, or inside it with each way to end.
const TELLING: [(Outcome, Setting, End); 7] = [
    (Outcome::NoSuccess, Setting::Gp, |_| None),
    (Outcome::NoSuccess, Setting::Gp, long_ago),
    (Outcome::NoSuccess, Setting::Chain, |_| None),
    (Outcome::NoSuccess, Setting::Chain, Some),
    (Outcome::Success, Setting::Chain, |_| None),
    (Outcome::Success, Setting::Chain, Some),
    (Outcome::Running, Setting::Chain, |_| None),
];

/// An end as seen from the planned start.
type End = fn(NaiveDate) -> Option<NaiveDate>;

/// The telling ways in which the later questions may turn out.
fn ways(answers: &Answers, facts: &mut Facts, question: Question, later: &[Question], visit: Visit) -> ControlFlow<()> {
    let provider = facts.provider;
    if later.contains(&Question::Provider) {
        // Any other one adds something of its own or hides the rest.
        facts.provider = Provider::Contracted;
    }
    let found = own_ways(answers, facts, question, later, &mut |facts| {
        history_ways(answers, facts, later, &mut |facts| {
            kind_ways(answers, facts, later, &mut |facts| care_ways(facts, later, visit))?;
            for kind in [Kind::Short, Kind::Intensive] {
                same_kind(facts, later, kind, &mut |facts| {
                    day_ways(answers, facts, later, &mut |facts| care_ways(facts, later, visit))
                })?;
            }
            ControlFlow::Continue(())
        })
    });
    facts.provider = provider;
    found
}

/// Chain care, and the kind that is wanted. Not to know either tells nothing more than these.
fn care_ways(facts: &mut Facts, later: &[Question], visit: Visit) -> ControlFlow<()> {
    let before = (facts.chain_care, facts.wanted);
    let with = |includes_smr| Some(ChainCare { includes_smr, ..member() });
    let cares: &[_] = match (later.contains(&Question::ChainCare), later.contains(&Question::IncludesSmr), before.0) {
        (true, ..) => &[Some(ChainCare::NONE), with(YesNoUnknown::Yes), with(YesNoUnknown::Unknown)],
        (false, true, Some(care)) if !care.programmes.is_empty() => {
            &[with(YesNoUnknown::No), with(YesNoUnknown::Yes), with(YesNoUnknown::Unknown)]
        }
        _ => &[before.0],
    };
    let wanted: &[_] = if later.contains(&Question::Wanted) { &[Kind::Intensive, Kind::Short] } else { &[before.1] };
    let mut found = ControlFlow::Continue(());
    for (care, kind) in cares.iter().flat_map(|care| wanted.iter().map(move |kind| (care, kind))) {
        if found.is_continue() {
            (facts.chain_care, facts.wanted) = (*care, *kind);
            found = visit(facts);
        }
    }
    (facts.chain_care, facts.wanted) = before;
    found
}

/// All answers to all of these questions that are asked later.
fn product(answers: &Answers, facts: &mut Facts, of: &[Question], later: &[Question], visit: Visit) -> ControlFlow<()> {
    let Some((question, rest)) = of.split_first() else { return visit(facts) };
    if !later.contains(question) {
        return product(answers, facts, rest, later, visit);
    }
    every_answer(answers, facts, *question, &mut |facts| product(answers, facts, rest, later, visit))
}

/// Everything else about the programme that the question is about.
fn own_ways(answers: &Answers, facts: &mut Facts, question: Question, later: &[Question], visit: Visit) -> ControlFlow<()> {
    match question {
        Question::Outcome(at) => product(answers, facts, &[Question::Setting(at), Question::End(at)], later, visit),
        Question::Setting(at) => product(answers, facts, &[Question::End(at)], later, visit),
        _ => visit(facts),
    }
}

/// Programmes of which the same is known, and the same is open, are interchangeable: the first two of them stand for all.
fn stands_for_its_like(answers: &Answers, history: &[Programme], later: &[Question], at: u8) -> bool {
    let known = |at: u8| {
        let programme = history.get(usize::from(at)).map(|programme| Programme { start: None, ..*programme });
        let start = earlier(answers, at).map(|earlier| earlier.start);
        let open = later.iter().filter(|question| question.programme() == Some(at)).count();
        (programme, start, open)
    };
    (0..at).filter(|other| known(*other) == known(at)).nth(1).is_none()
}

/// The programmes that are open, without those that others stand for.
fn places(answers: &Answers, history: &[Programme], later: &[Question], open: &dyn Fn(u8) -> bool) -> Vec<u8> {
    let mut places = Vec::new();
    for (at, _) in (0u8..).zip(history) {
        if open(at) && stands_for_its_like(answers, history, later, at) {
            places.push(at);
        }
    }
    places
}

/// The programmes that are asked about later: all of one sort, or one of another sort than the rest.
fn history_ways(answers: &Answers, facts: &mut Facts, later: &[Question], visit: Visit) -> ControlFlow<()> {
    let open = |at: u8| later.contains(&Question::Setting(at)) || later.contains(&Question::Outcome(at));
    let before = facts.history.clone();
    let planned_start = facts.start;
    let mut set = |sort: &dyn Fn(u8) -> (Outcome, Setting, End)| {
        for (at, programme) in (0u8..).zip(&mut facts.history).filter(|(at, _)| open(*at)) {
            let (outcome, setting, end) = sort(at);
            if later.contains(&Question::Setting(at)) {
                programme.setting = setting;
            }
            if later.contains(&Question::Outcome(at)) {
                (programme.outcome, programme.end) = (outcome, end(planned_start));
            }
        }
        visit(facts)
    };
    let places = places(answers, &before, later, &open);
    let found = (|| {
        for (at, sort) in TELLING.into_iter().enumerate() {
            set(&|_| sort)?;
            if at > 0 && before.len() > 1 {
                for place in &places {
                    set(&|at| if at == *place { sort } else { TELLING[0] })?;
                }
            }
            if places.is_empty() {
                return ControlFlow::Continue(());
            }
        }
        // Programmes of one day that are not the same.
        set(&|at| if at % 2 == 0 { TELLING[2] } else { TELLING[4] })
    })();
    facts.history.clone_from(&before);
    found
}

/// The kinds that are asked later: all the same, or one intensive among others.
fn kind_ways(answers: &Answers, facts: &mut Facts, later: &[Question], visit: Visit) -> ControlFlow<()> {
    let open = |at: u8| later.contains(&Question::Kind(at));
    let before = facts.history.clone();
    let mut set = |kind: &dyn Fn(u8) -> Kind| {
        for (at, programme) in (0u8..).zip(&mut facts.history).filter(|(at, _)| open(*at)) {
            programme.kind = kind(at);
        }
        visit(facts)
    };
    let places = places(answers, &before, later, &open);
    let found = (|| {
        for kind in [Kind::Intensive, Kind::Short, Kind::Unknown] {
            set(&|_| kind)?;
            if places.is_empty() {
                return ControlFlow::Continue(());
            }
        }
        for place in &places {
            for rest in [Kind::Short, Kind::Unknown] {
                set(&|at| if at == *place { Kind::Intensive } else { rest })?;
            }
        }
        ControlFlow::Continue(())
    })();
    facts.history.clone_from(&before);
    found
}

/// The kinds that are asked later, all the same.
fn same_kind(facts: &mut Facts, later: &[Question], kind: Kind, visit: Visit) -> ControlFlow<()> {
    let before = facts.history.clone();
    for (_, programme) in (0u8..).zip(&mut facts.history).filter(|(at, _)| later.contains(&Question::Kind(*at))) {
        programme.kind = kind;
    }
    let found = visit(facts);
    facts.history.clone_from(&before);
    found
}

/// Days that are asked later: as they stand in the facts, all as late or as early as can be, or one of them unlike the rest.
fn day_ways(answers: &Answers, facts: &mut Facts, later: &[Question], visit: Visit) -> ControlFlow<()> {
    visit(facts)?;
    let before = facts.clone();
    let mut spans = Vec::new();
    for (at, _) in (0u8..).zip(&before.history) {
        if let Some(span) = begun_within(answers, &before, at).filter(|_| later.contains(&Question::StartDay(at))) {
            spans.push((at, span));
        }
    }
    // Early, but each on a day of its own: two programmes that are the same in everything would be one.
    let early = |at: u8, (first, last): answers::Span| {
        first.checked_add_days(Days::new(u64::from(at).saturating_add(1))).map_or(last, |day| day.min(last))
    };
    let mut set = |day: &dyn Fn(u8, answers::Span) -> NaiveDate| {
        for (at, span) in &spans {
            if let Some(programme) = programme(facts, *at) {
                programme.start = Some(day(*at, *span));
            }
        }
        visit(facts)
    };
    let found = (|| {
        if spans.is_empty() {
            return ControlFlow::Continue(());
        }
        set(&|_, (_, last)| last)?;
        set(&early)?;
        let is_one_of_many = |at: u8| before.history.len() > 1 && stands_for_its_like(answers, &before.history, later, at);
        for (place, _) in &spans {
            if is_one_of_many(*place) {
                set(&|at, span| if at == *place { span.1 } else { early(at, span) })?;
                set(&|at, span| if at == *place { early(at, span) } else { span.1 })?;
            }
        }
        // On one day, where the end decides which was the later one.
        if before.history.len() > 1 { set(&|_, (first, _)| first) } else { ControlFlow::Continue(()) }
    })();
    facts.history.clone_from(&before.history);
    found
}
