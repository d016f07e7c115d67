//! The unknown facts that decide: what to find out, with the way back to the question.

use crate::journey::question_in_words;
use crate::out::{Attr::*, Out};
use crate::state::{Action, State};
use smr_rules::interview::Question;
use smr_rules::{Assessment, Pointer, ProgrammeField};
use smr_texts::{self as texts, journey, ui};

pub fn view(out: &mut Out, answer: &Assessment) {
    let (state, lang) = (out.state, out.lang());
    // One line for each question: what is asked about a programme that may not be there is one question.
    let mut lines: Vec<(String, Pointer)> = Vec::new();
    // Of a programme that may not have been there nothing can be filled in: what to do about it stands under "arrange".
    let may_be_none =
        |pointer: &Pointer| matches!(pointer, Pointer::Programme(_) | Pointer::Field(..)) && state.path.asked.is_empty();
    let is_left_out = |pointer: &Pointer| state.fields.is_unsure() && may_be_none(pointer);
    for pointer in answer.asks.iter().filter(|pointer| !is_left_out(pointer)) {
        let question = question_of(state, *pointer);
        let line = question.map_or_else(|| texts::fact(lang, *pointer), |question| question_in_words(state, question));
        if !lines.iter().any(|(other, _)| *other == line) {
            lines.push((line, *pointer));
        }
    }
    out.when(!lines.is_empty(), |out| {
        out.below_1().say(ui::SECTION_ASKS);
        out.el("ul.asks").with(|out| {
            for (line, pointer) in lines {
                out.el("li").with(|out| {
                    out.say([&line, " "]);
                    change(out, pointer);
                });
            }
        });
    });
}

/// A button to where a fact was asked.
pub fn change(out: &mut Out, pointer: Pointer) {
    let (state, lang) = (out.state, out.lang());
    let Some(question) = question_of(state, pointer) else { return };
    let label = [journey::CHECK_CHANGE.get(lang), ": ", &question_in_words(state, question)].concat();
    out.button("button.quiet", Action::Change(question)).attr(AriaLabel, label).say(journey::CHECK_CHANGE);
}

/// Where a fact was asked, or what it is about.
fn question_of(state: &State, pointer: Pointer) -> Option<Question> {
    let question = match pointer {
        Pointer::Start => Question::Start,
        Pointer::Insurer => Question::Insurer,
        Pointer::ChainCare => Question::ChainCare,
        Pointer::IncludesSmr => Question::IncludesSmr,
        Pointer::Wanted => Question::Wanted,
        Pointer::Provider => Question::Provider,
        Pointer::Programme(_) | Pointer::Field(_, ProgrammeField::Start) => Question::History,
        Pointer::Field(at, ProgrammeField::End) => Question::End(at),
        Pointer::Field(at, ProgrammeField::Kind) => Question::Kind(at),
        Pointer::Field(at, ProgrammeField::Setting) => Question::Setting(at),
        Pointer::Field(at, ProgrammeField::Outcome) => Question::Outcome(at),
    };
    let is_asked = |question: &Question| state.path.asked.contains(question);
    Some(question).filter(is_asked).or(question.programme().map(|_| Question::History).filter(is_asked))
}
