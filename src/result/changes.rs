//! What would turn the answer into a start.

use crate::out::Out;
use smr_rules::assessment::{Change, NewValue};
use smr_rules::{Assessment, Insurer, Pointer};
use smr_texts::{self as texts, ui};

pub fn view(out: &mut Out, answer: &Assessment) {
    let changes = answer.changes.iter().flatten().filter(|change| !is_another_insurer(change));
    let lines = texts::changes(out.lang(), changes);
    out.when(!lines.is_empty(), |out| {
        out.below_1().say(ui::SECTION_CHANGES);
        out.el("ul.changes").with(|out| {
            for line in lines {
                out.el("li").say(line);
            }
        });
    });
}

/// Who does not know the insurer is asked to find out; a list of what others do would not help.
fn is_another_insurer(change: &Change) -> bool {
    let Change::Fact { path: Pointer::Insurer, value: NewValue::Word(word), .. } = change else { return false };
    !matches!(Insurer::parse(word), Some(Insurer::Unknown))
}
