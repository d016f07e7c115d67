//! Why, in at most three sentences that begin with the person's own answers.

use super::asks;
use crate::out::Out;
use crate::state::StartChoice;
use smr_rules::assessment::Problem;
use smr_rules::values::Code;
use smr_rules::{Assessment, Facts};
use smr_texts::{self as texts, digits, outcome_page as page, ui};

pub fn view(out: &mut Out, facts: &Facts, answer: &Assessment) {
    let (state, lang) = (out.state, out.lang());
    let first = answer.codes.iter().next();
    let year = digits(answer.year);
    let reason = match first {
        Some(Code::DateUnknown) if state.fields.is_unsure() => Some(page::UNSURE_WHY.get(lang).into()),
        Some(code) => Some(texts::why(lang, code, facts, answer)),
        None => texts::remaining(lang, facts, answer),
    };
    let start = match state.fields.start {
        Some(StartChoice::Now) => page::THIS_YEAR.with(lang, "year", &year),
        _ => page::ON_DAY.on(lang, facts.start),
    };
    let own = texts::own(lang, facts, answer, &start, state.fields.is_unsure());
    out.below_1().say(ui::SECTION_WHY);
    out.el("p.why").say([&own, " ", &reason.unwrap_or_default()]);
    out.when(!answer.problems.is_empty(), |out| problems(out, &answer.problems));
}

/// What does not fit, each with the way to where it can be changed.
pub fn problems(out: &mut Out, problems: &[Problem]) {
    let lang = out.lang();
    out.el("ul.problems").with(|out| {
        for problem in problems {
            out.el("li").with(|out| {
                out.say([&texts::problem(lang, problem), " "]);
                asks::change(out, problem.path);
            });
        }
    });
}
