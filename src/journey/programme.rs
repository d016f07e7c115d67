//! What can matter about one earlier programme.

use super::{each, fieldset};
use crate::parts::{self, Context, day, radios, select};
use crate::state::{DayField, Row, Set};
use crate::words;
use smr_rules::interview::Question;
use smr_texts::{self as texts, Text, question as ask, ui};
use yew::prelude::*;

/// The question.
pub fn title(context: Context, question: Question, at: u8) -> String {
    let may_run = row(context, at).is_some_and(Row::may_run);
    let text = match question {
        Question::Outcome(_) => ask::OUTCOME,
        Question::Setting(_) => ask::SETTING,
        Question::End(_) if may_run => ask::END_PLANNED,
        Question::End(_) => ask::END,
        Question::Kind(_) => ask::KIND,
        Question::StartDay(_) => ask::BEGUN_DAY,
        _ => ask::END_DAY,
    };
    text.fill(context.lang(), &[("programme", &words::programme(context.state, at))])
}

fn row(context: Context<'_>, at: u8) -> Option<&Row> {
    context.state.fields.rows.get(usize::from(at))
}

pub fn view(context: Context, question: Question, at: u8) -> Html {
    let Some(row) = row(context, at) else { return Html::default() };
    let title = AttrValue::from(title(context, question, at));
    let ask = |hint: Text, fields: Html| fieldset(context, title.clone(), Some(context.say(hint).into()), fields);
    let the_day = |hint: Text, field: &DayField| {
        html! {
            <div id="answer">
                { context.heading(html! { title.clone() }) }
                { day(context, question, field, None, Some(context.say(hint).into()), true) }
            </div>
        }
    };
    match question {
        Question::Outcome(_) => {
            let answers = each(context, texts::outcome, row.outcome, move |outcome| Set::Outcome(at, outcome));
            ask(ask::OUTCOME_HINT, radios(context, "answer", answers))
        }
        Question::Setting(_) => {
            let answers = each(context, texts::setting, row.setting, move |setting| Set::Setting(at, setting));
            ask(ask::SETTING_HINT, radios(context, "answer", answers))
        }
        Question::Kind(_) => {
            let answers = each(context, texts::kind, row.kind, move |kind| Set::Kind(at, kind));
            ask(ui::KIND_HINT, radios(context, "answer", answers))
        }
        Question::End(_) if row.may_run() => the_day(ask::END_PLANNED_HINT, &row.planned_end),
        Question::StartDay(_) => the_day(ask::DAY_HINT, &row.begun_day),
        Question::EndDay(_) => the_day(ask::DAY_HINT, &row.end_day),
        _ => {
            let error = context.error("answer").is_some();
            let described_by = parts::described_by("answer", true, error);
            html! {
                <div class={parts::field_class(error)} id="answer">
                    { context.heading(html! { <label for="end">{ title.clone() }</label> }) }
                    <p class="hint" id="answer-hint">{ context.say(ask::END_HINT) }</p>
                    { parts::error_line("answer", context.error("answer").as_ref()) }
                    { select(context, "end".into(), row.end, described_by, error, move |when| Set::End(at, when)) }
                </div>
            }
        }
    }
}

/// The answer in words.
pub fn in_words(context: Context, question: Question, at: u8) -> String {
    let Some(row) = row(context, at) else { return String::new() };
    let word = |text: Option<Text>| words::sentence(text.map_or("", |text| context.say(text)));
    let the_day = |field: &DayField| match field.day() {
        Ok(day) if !field.is_unknown => texts::date(context.lang(), day),
        _ => context.say(texts::journey::NO_IDEA).into(),
    };
    match question {
        Question::Outcome(_) => word(row.outcome.map(texts::outcome)),
        Question::Setting(_) => word(row.setting.map(texts::setting)),
        Question::Kind(_) => word(row.kind.map(texts::kind)),
        Question::End(_) if row.may_run() => the_day(&row.planned_end),
        Question::StartDay(_) => the_day(&row.begun_day),
        Question::EndDay(_) => the_day(&row.end_day),
        _ => {
            let start = context.state.path.facts.start;
            row.end.map(|when| words::sentence(&words::choice(context.lang(), when, start))).unwrap_or_default()
        }
    }
}
