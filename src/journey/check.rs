//! All answers, to look through and to change.

use super::{answer_in_words, question_in_words};
use crate::out::{Attr::*, Out};
use crate::result::why;
use crate::state::Action;
use smr_rules::assess_brief;
use smr_rules::values::Code;
use smr_texts::{code_title, journey};

pub fn view(out: &mut Out) {
    let (state, lang) = (out.state, out.lang());
    let problems = assess_brief(&state.path.facts).problems;
    out.el("div.screen").key("check").with(|out| {
        out.button("button.back", Action::Back).say(journey::BACK);
        out.heading().say(journey::CHECK_TITLE);
        out.el("p").say(if state.is_given { journey::CHECK_GIVEN } else { journey::CHECK_LEAD });
        out.when(!problems.is_empty(), |out| {
            out.el("div.error-summary").with(|out| {
                out.el("p.error-title").say(code_title(Code::ContradictoryFacts));
                why::problems(out, &problems);
            });
        });
        out.el("dl.answers").with(|out| {
            for question in &state.path.asked {
                let asked = question_in_words(state, *question);
                let label = [journey::CHECK_CHANGE.get(lang), ": ", &asked].concat();
                out.el("div").with(|out| {
                    out.el("dt").say(asked);
                    out.el("dd").say(answer_in_words(state, *question));
                    out.el("dd").with(|out| {
                        let change = out.button("button.quiet", Action::Change(*question));
                        change.attr(AriaLabel, label).say(journey::CHECK_CHANGE);
                    });
                });
            }
            // A change has brought it up.
            if let Some(question) = state.path.next {
                out.el("div").with(|out| {
                    out.el("dt").say(question_in_words(state, question));
                    out.el("dd").say(journey::NOT_FILLED_IN);
                });
            }
        });
        let go = if state.path.next.is_some() { journey::CHECK_GO_ON } else { journey::CHECK_GO };
        out.button("button.big", Action::Result).say(go);
    });
}
