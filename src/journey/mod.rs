//! The screens of the self-check, one thing at a time.

mod begin;
mod chain_care;
mod check;
mod history;
mod insurer;
mod planned_start;
mod programme;
mod wipe;

use crate::out::{Attr::*, On, Out};
use crate::parts::{self, Answer, focus, radios};
use crate::result;
use crate::state::{Action, Screen, Set, State};
use crate::words;
use smr_rules::interview::Question;
use smr_rules::values::{Provider, Value};
use smr_texts::{self as texts, Text, digits, fault, journey, question as ask, ui};
use yew::AttrValue;

/// The screen that is shown.
pub fn screen(out: &mut Out) {
    match out.state.screen {
        Screen::Begin => begin::view(out),
        Screen::Ask(question) => asked(out, question),
        Screen::Check => check::view(out),
        Screen::Result => result::screen(out),
        Screen::Wipe => wipe::view(out),
    }
}

/// A question with everything around it.
fn asked(out: &mut Out, question: Question) {
    let lang = out.lang();
    let number = digits(out.state.number(question) as i32);
    // A new screen and not the old one with other words: no question follows one with the same number.
    out.el("div.screen").key(&number).with(|out| {
        out.button("button.back", Action::Back).say(journey::BACK);
        summary(out);
        let form = out.el("form").attr(Autocomplete, "off").attr(Novalidate, "novalidate");
        form.on(On::Submit, Action::Next).with(|out| {
            out.el("p.number").say(journey::NUMBER.with(lang, "n", &number));
            fields(out, question);
            out.el("button").attr(Type, "submit").say(journey::NEXT);
        });
    });
}

/// What is wrong, each with a link to its field. It gets the focus once, and no field does.
fn summary(out: &mut Out) {
    let state = out.state;
    out.when(!state.faults.is_empty(), |out| {
        let summary = out.el("div.error-summary").attr(Tabindex, "-1").attr(Role, "group");
        summary.attr(AriaLabelledby, "error-title").with(|out| {
            out.el("p.error-title").attr(Id, "error-title").say(fault::TITLE);
            out.el("ul").with(|out| {
                for wrong in &state.faults {
                    let (root, to) = (out.root.clone(), ["#", &wrong.field].concat());
                    out.el("li").with(|out| {
                        let link = out.el("a").attr(Href, to.clone()).on_with(On::Click, move |_| {
                            focus(&root, &to);
                            None
                        });
                        link.say(words::wrong(state, wrong.wrong));
                    });
                }
            });
        });
    });
}

fn fields(out: &mut Out, question: Question) {
    let state = out.state;
    let title = |text: Text| text.get(state.lang).into();
    match question {
        Question::Insurer => insurer::view(out),
        Question::Start => planned_start::view(out),
        Question::History => history::view(out),
        Question::ChainCare => chain_care::view(out),
        Question::IncludesSmr => {
            let answers = each(state, texts::tri, state.fields.includes_smr, Set::IncludesSmr);
            one_of(out, title(ask::INCLUDES_SMR), ask::INCLUDES_SMR_HINT, answers);
        }
        Question::Wanted => {
            let answers = each(state, texts::kind, state.fields.wanted, Set::Wanted);
            one_of(out, title(ask::WANTED), ui::KIND_HINT, answers);
        }
        Question::Provider => {
            // The one that people know best first.
            let mut answers = each(state, texts::provider, state.fields.provider, Set::Provider);
            answers[..=Provider::GpPractice as usize].rotate_right(1);
            one_of(out, title(ask::PROVIDER), ui::PROVIDER_HINT, answers);
        }
        Question::Outcome(at)
        | Question::Setting(at)
        | Question::End(at)
        | Question::Kind(at)
        | Question::StartDay(at)
        | Question::EndDay(at) => programme::view(out, question, at),
    }
}

/// A question: its heading is the legend of its fields.
fn fieldset(out: &mut Out, title: AttrValue, hint: Option<AttrValue>, fields: &dyn Fn(&mut Out)) {
    let error = out.error("answer");
    // Its message stands at the field that is searched with.
    let search = out.error("insurer-search").is_some();
    let described_by =
        if search { Some("insurer-search-error".into()) } else { parts::described_by("answer", hint.is_some(), error.is_some()) };
    let fieldset = out.el("fieldset").attr(Class, parts::field_class(search || error.is_some())).attr(Id, "answer");
    fieldset.attr(AriaDescribedby, described_by).with(|out| {
        out.el("legend").with(|out| out.heading().say(title));
        out.when(hint.is_some(), |out| out.el("p.hint").attr(Id, "answer-hint").say(hint));
        out.error_line("answer", error);
        fields(out);
    });
}

/// A question with one answer of a few.
fn one_of(out: &mut Out, title: AttrValue, hint: Text, answers: Vec<Answer>) {
    let hint = hint.get(out.lang()).into();
    fieldset(out, title, Some(hint), &|out| radios(out, "answer", &answers));
}

#[inline(never)]
fn answer(state: &State, word: Text, is_chosen: bool, set: Set) -> Answer {
    Answer::new(words::sentence(word.get(state.lang)), is_chosen, set)
}

/// An answer for each value of an enumeration, in its order.
fn each<T: Value>(state: &State, word: fn(T) -> Text, chosen: Option<T>, set: impl Fn(T) -> Set) -> Vec<Answer> {
    let mut answers = Vec::new();
    for value in T::ALL {
        answers.push(answer(state, word(*value), chosen == Some(*value), set(*value)));
    }
    answers
}

/// What was asked and answered, in words.
pub fn answer_in_words(state: &State, question: Question) -> String {
    let fields = &state.fields;
    let lang = state.lang;
    let said = |text: Option<Text>| words::sentence(text.map_or("…", |text| text.get(lang)));
    match question {
        Question::Insurer => fields.insurer.map_or_else(String::new, |insurer| texts::insurer(lang, insurer).into()),
        Question::Start => planned_start::in_words(state),
        Question::History => history::in_words(state),
        Question::ChainCare => chain_care::in_words(state),
        Question::IncludesSmr => said(fields.includes_smr.map(texts::tri)),
        Question::Wanted => said(fields.wanted.map(texts::kind)),
        Question::Provider => said(fields.provider.map(texts::provider)),
        Question::Outcome(at)
        | Question::Setting(at)
        | Question::End(at)
        | Question::Kind(at)
        | Question::StartDay(at)
        | Question::EndDay(at) => programme::in_words(state, question, at),
    }
}

/// What a question asks, in words.
pub fn question_in_words(state: &State, question: Question) -> String {
    let text = match question {
        Question::Insurer => ask::INSURER,
        Question::Start => ask::START,
        Question::History => return history::title(state),
        Question::ChainCare => ask::CHAIN,
        Question::IncludesSmr => ask::INCLUDES_SMR,
        Question::Wanted => ask::WANTED,
        Question::Provider => ask::PROVIDER,
        Question::Outcome(at)
        | Question::Setting(at)
        | Question::End(at)
        | Question::Kind(at)
        | Question::StartDay(at)
        | Question::EndDay(at) => return programme::title(state, question, at),
    };
    text.get(state.lang).into()
}
