//! The questions to put to insurer and provider, ready to copy.

use crate::out::{Attr::*, On, Out};
use crate::platform;
use crate::state::Action;
use smr_rules::Assessment;
use smr_rules::values::Code;
use smr_texts::{self as texts, Lang, outcome_page as page, ui};

/// Everything that is to be asked of one of the two, each question once.
fn questions(lang: Lang, answer: &Assessment, is_for_provider: bool) -> Vec<&'static str> {
    let mut all: Vec<&'static str> = Vec::new();
    let mut ask = |question: &'static str| {
        if !question.is_empty() && !all.contains(&question) {
            all.push(question);
        }
    };
    for code in answer.codes.iter() {
        if texts::is_for_provider(code) == is_for_provider {
            ask(texts::code_question(code).get(lang));
        }
    }
    if !is_for_provider {
        for other in &answer.readings {
            if let Some(question) = texts::reading_asks(lang, other.reading, answer) {
                ask(question);
            }
        }
    }
    all
}

/// Is there anything to ask?
pub fn are_there(answer: &Assessment) -> bool {
    [false, true].into_iter().any(|is_for_provider| !questions(Lang::Nl, answer, is_for_provider).is_empty())
}

pub fn view(out: &mut Out, answer: &Assessment) {
    let lang = out.lang();
    let is_insured = !answer.codes.contains(Code::NotInsured);
    let insurer = if is_insured { ui::SECTION_QUESTIONS } else { page::QUESTIONS_ANY_INSURER };
    let asked = [(insurer, questions(lang, answer, false)), (ui::SECTION_QUESTIONS_PROVIDER, questions(lang, answer, true))];
    out.when(asked.iter().any(|(_, questions)| !questions.is_empty()), |out| {
        let mut text = String::new();
        out.below_1().say(page::QUESTIONS);
        out.el("div.questions").with(|out| {
            for (title, questions) in asked {
                if questions.is_empty() {
                    continue;
                }
                out.below_2().say(title);
                text.extend([title.get(lang), "\n"]);
                out.el("ul").with(|out| {
                    for question in questions {
                        out.el("li").say(question);
                        text.extend(["- ", question, "\n"]);
                    }
                });
            }
        });
        // What is copied, out of sight: a selection is needed, and this one survives in a sandboxed frame.
        let area = out.el("textarea.out-of-sight").attr(Readonly, "readonly").attr(Tabindex, "-1");
        // A browser writes down what stands in fields, to restore a session.
        area.attr(AriaHidden, "true").attr(Autocomplete, "off").value(&text);
        out.el("div.no-print").with(|out| {
            let root = out.root.clone();
            let copy = move |_: &_| Some(Action::Copied(platform::copy(&root)));
            out.el("button.second").attr(Type, "button").on_with(On::Click, copy).say(page::COPY);
            let done = out.state.copied.map(|copied| if copied { page::COPIED } else { page::NOT_COPIED });
            out.el("p.done").attr(Role, "status").say(done);
        });
    });
}
