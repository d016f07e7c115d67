//! What can be said without knowing the days.
//!
//! Where only a month or a year was asked, some day of it stands in the facts. It makes no difference to the answer, or the day would have
//! been asked; but it may make one to an information line. Only lines that hold for every such day are told.

use super::answers::Span;
use super::{Path, Question};
use crate::assess::assess_brief;
use crate::enum_set::EnumSet;
use crate::facts::Programme;
use crate::values::Information;

/// A programme as early, as late or as short as it can have been.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Early,
    Late,
    Short,
}

impl Path {
    /// The information lines that hold whatever the days were that were not asked.
    #[must_use]
    pub fn information(&self) -> EnumSet<Information> {
        let mut sure = assess_brief(&self.facts).information;
        let spans: alloc::vec::Vec<_> = (0u8..).take(self.facts.history.len()).map(|at| self.spans(at)).collect();
        let shapes = [Shape::Early, Shape::Late, Shape::Short];
        for (place, (begun, ended)) in (0u8..).zip(&spans) {
            if begun.is_none() && ended.is_none() {
                continue;
            }
            for one in shapes {
                for rest in shapes {
                    let mut facts = self.facts.clone();
                    for ((at, spans), programme) in (0u8..).zip(&spans).zip(&mut facts.history) {
                        reshape(programme, spans, if at == place { one } else { rest });
                    }
                    let answer = assess_brief(&facts);
                    if answer.problems.is_empty() {
                        sure = sure.and(answer.information);
                    }
                }
            }
        }
        sure
    }

    /// The days on which a programme may have begun and ended, where those were not asked.
    fn spans(&self, at: u8) -> (Option<Span>, Option<Span>) {
        let Some((begun, ended)) = self.memory.times.get(usize::from(at)) else { return (None, None) };
        let is_asked = |question: Question| self.asked.contains(&question);
        let begun = begun.span(self.facts.start).filter(|_| !is_asked(Question::StartDay(at)));
        let ended = ended.and_then(|ended| ended.span(self.facts.start));
        (begun, ended.filter(|_| is_asked(Question::End(at)) && !is_asked(Question::EndDay(at))))
    }
}

fn reshape(programme: &mut Programme, (begun, ended): &(Option<Span>, Option<Span>), shape: Shape) {
    if let Some((first, last)) = begun {
        programme.start = Some(if shape == Shape::Early { *first } else { *last });
    }
    if let Some((first, last)) = ended {
        programme.end = Some(if shape == Shape::Late { *last } else { *first });
    }
    // Not before it began.
    if programme.end.is_some() && programme.end < programme.start {
        match (begun, ended) {
            (_, Some((_, last))) if Some(*last) >= programme.start => programme.end = programme.start,
            (Some((first, _)), _) => programme.start = programme.end.max(Some(*first)),
            _ => {}
        }
    }
}
