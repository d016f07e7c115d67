//! Which question comes next: only what can still change the answer is asked.
//!
//! A question is skipped when no answer to it, whatever follows, changes verdict, codes, route, the earliest start or what to do.
//! Answers that contradict each other are left out of that: they are slips, which the rules point out. Insurer, planned start and
//! history always come first. Where the year is surely used up nothing more is asked, because nothing turns that into a start, save where
//! the programmes were if that changes how sure it is.

mod answers;
mod every_answer;
mod left;
mod relevance;
mod spare_days;
mod sureness;
#[cfg(test)]
mod tests;

pub use answers::{Answers, Earlier, Membership, When};

use crate::facts::{ChainCare, Facts, Insurer, Programme};
use crate::rulebase::{Limit, is_said};
use crate::values::{Kind, Provider, Sureness, YesNoUnknown};
use alloc::vec::Vec;
use arrayvec::ArrayVec;
use chrono::{Datelike, NaiveDate};

/// A question; the number is that of the programme in the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Which insurer?
    Insurer,
    /// When is the new programme planned?
    Start,
    /// Which programmes, and when did they begin?
    History,
    /// How did it end, or does it still run?
    Outcome(u8),
    /// Where was it?
    Setting(u8),
    /// When did it end, or when will it?
    End(u8),
    /// In chain care?
    ChainCare,
    /// Is stop-smoking guidance part of it?
    IncludesSmr,
    /// Which kind now?
    Wanted,
    /// Which kind was it?
    Kind(u8),
    /// On which day did it begin?
    StartDay(u8),
    /// On which day did it end?
    EndDay(u8),
    /// Who gives it?
    Provider,
}

impl Question {
    /// The number of the programme that it is about.
    #[must_use]
    pub fn programme(self) -> Option<u8> {
        match self {
            Self::Outcome(at) | Self::Setting(at) | Self::End(at) | Self::Kind(at) | Self::StartDay(at) | Self::EndDay(at) => {
                Some(at)
            }
            _ => None,
        }
    }

    /// The same question about another programme.
    #[must_use]
    pub fn about(self, at: u8) -> Self {
        match self {
            Self::Outcome(_) => Self::Outcome(at),
            Self::Setting(_) => Self::Setting(at),
            Self::End(_) => Self::End(at),
            Self::Kind(_) => Self::Kind(at),
            Self::StartDay(_) => Self::StartDay(at),
            Self::EndDay(_) => Self::EndDay(at),
            other => other,
        }
    }
}

/// The questions of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// Those that were asked and answered, in order.
    pub asked: Vec<Question>,
    /// The one to ask now; `None`: nothing that is still open can change the answer.
    pub next: Option<Question>,
    /// Not everything was asked, because nothing that is asked later makes a start possible.
    pub cut_short: bool,
    /// The programmes of which nobody asked how they ended, where it would change how sure the answer is if they were stopped early. Ask once
    /// for all of them, and answer with [`Earlier::outcome`]: `DroppedOut` for those that were, `Unknown` for the rest.
    pub stopped_early: Vec<u8>,
    /// A day that decides is not known: the facts hold the one with the more cautious answer.
    pub is_cautious: bool,
    /// The facts that follow from what was asked; everything else is unknown.
    pub facts: Facts,
    /// How sure the answer to these facts is; never sure where what was not asked could change that. Of a path that has ended.
    pub sureness: Option<Sureness>,
    memory: Memory,
}

/// What was looked at on the way, so that it need not be looked at again after the next answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Memory {
    /// When each programme began and ended, in the person's words.
    times: Vec<(When, Option<When>)>,
    /// For each question of the order: the facts before it, and whether it mattered.
    entry: Vec<(Facts, bool)>,
}

/// Goes through the questions as far as they are answered. An answer to a question that does not matter (any more) is left aside.
/// `today` stands for a planned start that is not answered, in facts on which it has no influence.
#[must_use]
pub fn path(answers: &Answers, today: NaiveDate) -> Path {
    go(answers, today, &Memory::default(), false)
}

/// The facts where everything was asked at once, whether it matters or not: what is not answered is unknown. Of the days, only those are on
/// the path that decide.
#[must_use]
pub fn filled_in(answers: &Answers, today: NaiveDate) -> Path {
    go(answers, today, &Memory::default(), true)
}

impl Path {
    /// The same as [`path`] for other answers, quicker: what is the same as on this path is not looked at again.
    #[must_use]
    pub fn after(&self, answers: &Answers, today: NaiveDate) -> Self {
        go(answers, today, &self.memory, false)
    }
}

fn go(answers: &Answers, today: NaiveDate, before: &Memory, everything: bool) -> Path {
    let times = answers.history.iter().flatten().map(|earlier| (earlier.start, earlier.end)).collect();
    let facts = Facts {
        start: answers.start.unwrap_or(today),
        insurer: answers.insurer.unwrap_or(Insurer::Unknown),
        chain_care: None,
        history: ArrayVec::new(),
        wanted: Kind::Unknown,
        provider: Provider::Unknown,
    };
    let memory = Memory { times, entry: Vec::new() };
    let mut path = Path {
        asked: Vec::new(),
        next: None,
        cut_short: false,
        stopped_early: Vec::new(),
        is_cautious: false,
        facts,
        sureness: None,
        memory,
    };
    match path.follow(answers, before, everything) {
        End::At(question) => path.next = Some(question),
        End::CutShort => path.cut_short = true,
        End::Complete => {}
    }
    if path.next.is_none() && answers.history.is_some() {
        path.look_for_early_stops(answers);
    }
    if path.next.is_none() {
        path.sureness = path.find_sureness(answers);
    }
    path
}

/// Where the questions end for now.
enum End {
    /// At one that is not answered yet.
    At(Question),
    /// Nothing that is asked later makes a start possible.
    CutShort,
    /// Everything that matters has been answered.
    Complete,
}

impl Path {
    fn follow(&mut self, answers: &Answers, before: &Memory, everything: bool) -> End {
        if answers.insurer.is_none() {
            return End::At(Question::Insurer);
        }
        self.asked.push(Question::Insurer);
        if self.facts.insurer == Insurer::Uninsured {
            return End::CutShort;
        }
        if answers.start.is_none() {
            return End::At(Question::Start);
        }
        self.asked.push(Question::Start);
        if Limit::of(self.facts.start.year()).is_none() {
            return End::CutShort;
        }
        let Some(history) = &answers.history else { return End::At(Question::History) };
        self.asked.push(Question::History);
        self.facts.history = answers::begun(history, self.facts.start);

        let order = order(self.facts.history.len(), self.facts.start.year());
        for (at, question) in order.iter().enumerate() {
            let open = order.get(at..).unwrap_or_default();
            let known = before.entry.get(at).filter(|(facts, _)| before.times == self.memory.times && *facts == self.facts);
            if known.is_none() && !everything && relevance::is_used_up(answers, &self.facts, open) {
                return self.follow_to_sureness(answers, &order);
            }
            let is_day = matches!(question, Question::StartDay(_) | Question::EndDay(_));
            let matters = (everything && !is_day)
                || known.map_or_else(|| relevance::matters(answers, &self.facts, open), |(_, matters)| *matters);
            self.memory.entry.push((self.facts.clone(), matters));
            if matters {
                if take_over(answers, &mut self.facts, *question).is_none() && !everything {
                    return End::At(*question);
                }
                // Whoever is not sure that there was a programme is asked nothing about it.
                if !question.programme().and_then(|at| earlier(answers, at)).is_some_and(|earlier| *earlier == Earlier::UNSURE) {
                    self.asked.push(*question);
                }
                self.is_cautious |= is_day_unknown(answers, *question);
            }
        }
        End::Complete
    }

    /// The year is used up, whatever follows: where each programme was is still asked if that changes how sure it is.
    fn follow_to_sureness(&mut self, answers: &Answers, order: &[Question]) -> End {
        for question in order.iter().filter(|question| matches!(question, Question::Setting(_))) {
            if !self.asked.contains(question) && self.is_sure_only_outside_the_chain() {
                if take_over(answers, &mut self.facts, *question).is_none() {
                    return End::At(*question);
                }
                self.asked.push(*question);
            }
        }
        End::CutShort
    }
}

/// Does this insurer look at stop-smoking programmes inside the chain of other years than that of the planned start?
#[must_use]
pub fn looks_at_earlier_chain_programmes(insurer: Insurer, year: i32) -> bool {
    is_said(insurer, year, |terms| terms.first_within_chain.is_some())
}

/// The order in which people are asked: what happened, the check-ups, what they want. Kinds come after the kind that is wanted, because
/// they matter for intensive guidance alone. Where the year may be used up, where each programme was comes first: that decides on it.
fn order(programmes: usize, year: i32) -> Vec<Question> {
    let each = || (0u8..).take(programmes);
    let mut order = Vec::new();
    let may_be_used_up = Limit::of(year).is_some_and(|limit| programmes >= usize::from(limit.programmes));
    if may_be_used_up {
        order.extend(each().map(Question::Setting));
    }
    for at in each() {
        order.push(Question::Outcome(at));
        if !may_be_used_up {
            order.push(Question::Setting(at));
        }
        order.push(Question::End(at));
    }
    order.extend([Question::ChainCare, Question::IncludesSmr, Question::Wanted]);
    order.extend(each().map(Question::Kind));
    for at in each() {
        order.extend([Question::StartDay(at), Question::EndDay(at)]);
    }
    order.push(Question::Provider);
    order
}

/// Is this the question for a day, answered with "I don't know"?
fn is_day_unknown(answers: &Answers, question: Question) -> bool {
    let day = |at: u8, of: fn(&Earlier) -> Option<When>| earlier(answers, at).and_then(of) == Some(When::Unknown);
    match question {
        Question::StartDay(at) => day(at, |earlier| earlier.start_day),
        Question::EndDay(at) => day(at, |earlier| earlier.end_day),
        _ => false,
    }
}

/// Takes an answer over into the facts; `None` if there is none yet.
fn take_over(answers: &Answers, facts: &mut Facts, question: Question) -> Option<()> {
    let planned_start = facts.start;
    match question {
        Question::Insurer | Question::Start | Question::History => {}
        Question::ChainCare => {
            facts.chain_care = match answers.chain_care? {
                Membership::Unknown => None,
                Membership::In(programmes) if programmes.is_empty() => Some(ChainCare::NONE),
                Membership::In(programmes) => Some(ChainCare { programmes, includes_smr: YesNoUnknown::Unknown }),
            }
        }
        Question::IncludesSmr => facts.chain_care.as_mut()?.includes_smr = answers.includes_smr?,
        Question::Wanted => facts.wanted = answers.wanted?,
        Question::Provider => facts.provider = answers.provider?,
        Question::Outcome(at) => programme(facts, at)?.outcome = earlier(answers, at)?.outcome?,
        Question::Setting(at) => programme(facts, at)?.setting = earlier(answers, at)?.setting?,
        Question::Kind(at) => programme(facts, at)?.kind = earlier(answers, at)?.kind?,
        Question::End(at) => {
            let (programme, earlier) = (programme(facts, at)?, earlier(answers, at)?);
            programme.end = earlier.end?.day(planned_start);
            earlier.make_room(programme, planned_start);
        }
        Question::StartDay(at) => match earlier(answers, at)?.start_day?.day(planned_start) {
            Some(day) => programme(facts, at)?.start = Some(day),
            None => relevance::be_cautious(answers, facts, question),
        },
        Question::EndDay(at) => match earlier(answers, at)?.end_day?.day(planned_start) {
            Some(day) => {
                let (programme, earlier) = (programme(facts, at)?, earlier(answers, at)?);
                programme.end = Some(day);
                if earlier.start_day.is_none() {
                    earlier.make_room(programme, planned_start);
                }
            }
            None => relevance::be_cautious(answers, facts, question),
        },
    }
    Some(())
}

fn programme(facts: &mut Facts, at: u8) -> Option<&mut Programme> {
    facts.history.get_mut(usize::from(at))
}

fn earlier(answers: &Answers, at: u8) -> Option<&Earlier> {
    answers.history.as_ref()?.get(usize::from(at))
}
