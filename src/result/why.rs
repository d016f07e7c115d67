//! Why, in at most three sentences that begin with the person's own answers.

use crate::out::Out;
use smr_rules::{Assessment, Facts};
use smr_texts::{self as texts, ui};

pub fn view(out: &mut Out, facts: &Facts, answer: &Assessment) {
    let lang = out.lang();
    let first = answer.codes.iter().next();
    let reason = first.map(|code| texts::why(lang, code, facts, answer)).or_else(|| texts::remaining(lang, answer));
    out.below_1().say(ui::SECTION_WHY);
    out.el("p.why").say([&texts::own(lang, facts, answer), " ", &reason.unwrap_or_default()]);
    if answer.problems.is_empty() {
        return;
    }
    out.el("ul.problems").with(|out| {
        for problem in &answer.problems {
            out.el("li").say(texts::problem(lang, problem));
        }
    });
}
