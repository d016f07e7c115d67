//! The screens of the self-check, one thing at a time.

mod begin;
mod chain_care;
mod check;
mod history;
mod insurer;
mod planned_start;
mod programme;
mod wipe;

use crate::parts::{self, Answer, Context, focus, radios};
use crate::result;
use crate::state::{Action, Screen, Set};
use crate::words;
use smr_rules::interview::Question;
use smr_rules::values::Value;
use smr_texts::{self as texts, Text, fault, journey, question as ask, ui};
use yew::prelude::*;

/// The screen that is shown.
pub fn screen(context: Context) -> Html {
    match context.state.screen {
        Screen::Begin => begin::view(context),
        Screen::Ask(question) => asked(context, question),
        Screen::Check => check::view(context),
        Screen::Result => result::screen(context),
        Screen::Wipe => wipe::view(context),
    }
}

/// A question with everything around it.
fn asked(context: Context, question: Question) -> Html {
    let onsubmit = context.act.reform(|event: SubmitEvent| {
        // Nothing is ever sent: the answer is worked out here.
        event.prevent_default();
        Action::Next
    });
    let number = journey::NUMBER.fill(context.lang(), &[("n", &context.state.number(question).to_string())]);
    html! {
        // A new screen and not the old one with other words: nothing of the old one stays behind in a field.
        <div class="screen" key={format!("{question:?}")}>
            { context.button(journey::BACK, "back", Action::Back) }
            { summary(context) }
            <form autocomplete="off" novalidate=true {onsubmit}>
                <p class="number">{ number }</p>
                { fields(context, question) }
                <button type="submit">{ context.say(journey::NEXT) }</button>
            </form>
        </div>
    }
}

/// What is wrong, each with a link to its field. It gets the focus once, and no field does.
fn summary(context: Context) -> Html {
    let faults = &context.state.faults;
    if faults.is_empty() {
        return Html::default();
    }
    let line = |wrong: &crate::state::Fault| {
        let (root, id) = (context.root.clone(), format!("#{}", wrong.field));
        let onclick = move |event: MouseEvent| {
            // The address stays as it is: what is wrong is nobody's business.
            event.prevent_default();
            focus(&root, &id);
        };
        html! { <li><a href={format!("#{}", wrong.field)} {onclick}>{ words::wrong(context.state, wrong.wrong) }</a></li> }
    };
    html! {
        <div class="error-summary" role="alert" tabindex="-1" aria-labelledby="error-title">
            <p class="error-title" id="error-title">{ context.say(fault::TITLE) }</p>
            <ul>{ for faults.iter().map(line) }</ul>
        </div>
    }
}

fn fields(context: Context, question: Question) -> Html {
    match question {
        Question::Insurer => insurer::view(context),
        Question::Start => planned_start::view(context),
        Question::History => history::view(context),
        Question::ChainCare => chain_care::view(context),
        Question::IncludesSmr => {
            let hint = Some(context.say(ask::INCLUDES_SMR_HINT).into());
            let answers = each(context, texts::tri, context.state.fields.includes_smr, Set::IncludesSmr);
            fieldset(context, context.say(ask::INCLUDES_SMR).into(), hint, radios(context, "answer", answers))
        }
        Question::Wanted => {
            let answers = each(context, texts::kind, context.state.fields.wanted, Set::Wanted);
            fieldset(
                context,
                context.say(ask::WANTED).into(),
                Some(context.say(ui::KIND_HINT).into()),
                radios(context, "answer", answers),
            )
        }
        Question::Provider => {
            let answers = each(context, texts::provider, context.state.fields.provider, Set::Provider);
            let hint = Some(context.say(ui::PROVIDER_HINT).into());
            fieldset(context, context.say(ask::PROVIDER).into(), hint, radios(context, "answer", answers))
        }
        Question::Outcome(at)
        | Question::Setting(at)
        | Question::End(at)
        | Question::Kind(at)
        | Question::StartDay(at)
        | Question::EndDay(at) => programme::view(context, question, at),
    }
}

/// A question: its heading is the legend of its fields.
fn fieldset(context: Context, title: AttrValue, hint: Option<String>, fields: Html) -> Html {
    let error = context.error("answer");
    html! {
        <fieldset class={parts::field_class(error.is_some())} id="answer" aria-describedby={parts::described_by("answer", hint.is_some(), error.is_some())}>
            <legend>{ context.heading(html! { title }) }</legend>
            if let Some(hint) = hint {
                <p class="hint" id="answer-hint">{ hint }</p>
            }
            { parts::error_line("answer", error.as_ref()) }
            { fields }
        </fieldset>
    }
}

/// An answer for each value of an enumeration, in its order.
fn each<T: Value>(context: Context, word: fn(T) -> Text, chosen: Option<T>, set: impl Fn(T) -> Set) -> Vec<Answer> {
    T::ALL
        .iter()
        .map(|value| Answer::new(words::sentence(context.say(word(*value))), chosen == Some(*value), set(*value)))
        .collect()
}

/// What was asked and answered, in words.
pub fn answer_in_words(context: Context, question: Question) -> String {
    let fields = &context.state.fields;
    let lang = context.lang();
    let said = |text: Option<Text>| words::sentence(text.map_or("…", |text| text.get(lang)));
    match question {
        Question::Insurer => fields.insurer.map_or_else(String::new, |insurer| texts::insurer(lang, insurer).into()),
        Question::Start => planned_start::in_words(context),
        Question::History => history::in_words(context),
        Question::ChainCare => chain_care::in_words(context),
        Question::IncludesSmr => said(fields.includes_smr.map(texts::tri)),
        Question::Wanted => said(fields.wanted.map(texts::kind)),
        Question::Provider => said(fields.provider.map(texts::provider)),
        Question::Outcome(at)
        | Question::Setting(at)
        | Question::End(at)
        | Question::Kind(at)
        | Question::StartDay(at)
        | Question::EndDay(at) => programme::in_words(context, question, at),
    }
}

/// What a question asks, in words.
pub fn question_in_words(context: Context, question: Question) -> String {
    match question {
        Question::Insurer => context.say(ask::INSURER).into(),
        Question::Start => context.say(ask::START).into(),
        Question::History => history::title(context),
        Question::ChainCare => context.say(ask::CHAIN).into(),
        Question::IncludesSmr => context.say(ask::INCLUDES_SMR).into(),
        Question::Wanted => context.say(ask::WANTED).into(),
        Question::Provider => context.say(ask::PROVIDER).into(),
        Question::Outcome(at)
        | Question::Setting(at)
        | Question::End(at)
        | Question::Kind(at)
        | Question::StartDay(at)
        | Question::EndDay(at) => programme::title(context, question, at),
    }
}
