//! How sure the answer is, and which readings of the texts it rests on.

use crate::out::Out;
use smr_rules::{Assessment, Facts};
use smr_texts::{self as texts, ui};

pub fn view(out: &mut Out, facts: &Facts, answer: &Assessment) {
    let lang = out.lang();
    let Some(sureness) = texts::sureness(lang, answer) else { return };
    out.below_1().say(ui::SECTION_CERTAINTY);
    out.el("p").say(sureness);
    if answer.readings.is_empty() {
        return;
    }
    out.el("ul.readings").with(|out| {
        for other in &answer.readings {
            let reading = other.reading;
            out.el("li").with(|out| {
                let (point, chosen) = (texts::point(lang, reading, answer), texts::chosen(lang, reading, facts, answer));
                out.el("p").say([point, " ", chosen]);
                out.el("p").say(texts::otherwise(lang, other, answer));
            });
        }
    });
}
