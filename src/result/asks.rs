//! The unknown facts that decide: what to find out, with the way back to the question.

use crate::out::{Attr::*, Out};
use crate::state::Action;
use smr_rules::interview::Question;
use smr_rules::{Assessment, Pointer, ProgrammeField};
use smr_texts::{self as texts, journey, ui};

pub fn view(out: &mut Out, answer: &Assessment) {
    let (state, lang) = (out.state, out.lang());
    out.when(!answer.asks.is_empty(), |out| {
        out.below_1().say(ui::SECTION_ASKS);
        out.el("ul.asks").with(|out| {
            for pointer in &answer.asks {
                let fact = texts::fact(lang, *pointer);
                let question = question_of(*pointer).filter(|question| state.path.asked.contains(question));
                out.el("li").with(|out| {
                    out.say([&fact, " "]);
                    if let Some(question) = question {
                        let change = out.button("button.quiet", Action::Change(question));
                        change.attr(AriaLabel, [journey::CHECK_CHANGE.get(lang), ": ", &fact]).say(journey::CHECK_CHANGE);
                    }
                });
            }
        });
    });
}

/// Where a fact is asked.
fn question_of(pointer: Pointer) -> Option<Question> {
    Some(match pointer {
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
    })
}
