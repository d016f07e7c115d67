//! What to arrange: each code as something to do.

use crate::out::Out;
use smr_rules::{Assessment, Facts};
use smr_texts::{self as texts, code_title, outcome_page as page};

pub fn view(out: &mut Out, facts: &Facts, answer: &Assessment) {
    let lang = out.lang();
    out.when(!answer.codes.is_empty(), |out| {
        out.below_1().say(page::ARRANGE);
        out.el("ol.codes").with(|out| {
            for (at, code) in answer.codes.iter().enumerate() {
                out.el("li").with(|out| {
                    out.below_2().say(code_title(code));
                    out.el("p").say(texts::action(lang, code, facts, answer));
                    // The first reason stands under "why" already.
                    if at > 0 {
                        let why = texts::why(lang, code, facts, answer);
                        out.el("p.because").say(page::BECAUSE.fill(lang, &[("why", &why)]));
                    }
                });
            }
        });
    });
}
