//! What is paid and what is worth knowing beside the answer.

use crate::out::Out;
use smr_rules::values::Information;
use smr_rules::{Assessment, Facts};
use smr_texts::{self as texts, Text, ui};

pub fn view(out: &mut Out, facts: &Facts, answer: &Assessment) {
    list(out, facts, answer, true, ui::SECTION_COSTS);
    list(out, facts, answer, false, ui::SECTION_KNOW);
}

fn list(out: &mut Out, facts: &Facts, answer: &Assessment, about_costs: bool, heading: Text) {
    // That it is no decision is said under the heading and at the end already.
    let belongs = |line: &Information| *line != Information::IndicationOnly && texts::is_about_costs(*line) == about_costs;
    if !answer.information.iter().any(|line| belongs(&line)) {
        return;
    }
    let lang = out.lang();
    out.below_1().say(heading);
    out.el("dl.facts").with(|out| {
        for line in answer.information.iter().filter(belongs) {
            out.el("div").with(|out| {
                out.el("dt").say(texts::information_title(line));
                out.el("dd").say(texts::information(lang, line, facts, answer));
            });
        }
    });
}
