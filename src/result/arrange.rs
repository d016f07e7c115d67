//! What to arrange: each code as something to do.

use crate::out::Out;
use smr_rules::values::Code;
use smr_rules::{Assessment, Facts};
use smr_texts::{self as texts, code_title, outcome_page as page};

pub fn view(out: &mut Out, facts: &Facts, answer: &Assessment) {
    let lang = out.lang();
    if answer.codes.is_empty() {
        out.below_1().say(page::ARRANGE);
        out.el("p").say(page::APPOINTMENT);
    }
    out.when(!answer.codes.is_empty(), |out| {
        out.below_1().say(page::ARRANGE);
        out.el("ol.codes").with(|out| {
            for (at, code) in answer.codes.iter().enumerate() {
                out.el("li").with(|out| {
                    out.below_2().say(code_title(code));
                    let is_unsure = code == Code::DateUnknown && out.state.fields.is_unsure();
                    let action = match is_unsure {
                        true => page::UNSURE_ACTION.with_number(lang, "year", answer.year),
                        false => texts::action(lang, code, facts, answer),
                    };
                    out.el("p").say(action);
                    // The first reason stands under "why" already.
                    if at > 0 {
                        let why = texts::why(lang, code, facts, answer);
                        out.el("p.because").say(page::BECAUSE.with(lang, "why", &why));
                    }
                });
            }
        });
    });
}
