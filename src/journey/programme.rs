//! What can matter about one earlier programme.

use super::{each, one_of};
use crate::out::{Attr::*, Out};
use crate::parts::{self, day, select};
use crate::state::{DayField, Row, Set, State};
use crate::words;
use smr_rules::interview::Question;
use smr_rules::values::Outcome;
use smr_texts::{self as texts, Text, journey, question as ask, ui};
use yew::AttrValue;

/// The question.
pub fn title(state: &State, question: Question, at: u8) -> String {
    let may_run = row(state, at).is_some_and(Row::may_run);
    let text = match question {
        Question::Outcome(_) => ask::OUTCOME,
        Question::Setting(_) => ask::SETTING,
        Question::End(_) if may_run => ask::END_PLANNED,
        Question::End(_) => ask::END,
        Question::Kind(_) => ask::KIND,
        Question::StartDay(_) => ask::BEGUN_DAY,
        _ => ask::END_DAY,
    };
    text.with(state.lang, "programme", &words::programme(state, at))
}

/// How a programme ended, as an answer to the question whether it will be over.
fn outcome(outcome: Outcome) -> Text {
    match outcome {
        Outcome::Success => ask::OUTCOME_SUCCESS,
        Outcome::NoSuccess => ask::OUTCOME_NO_SUCCESS,
        Outcome::DroppedOut => ask::OUTCOME_DROPPED_OUT,
        Outcome::Running => ask::OUTCOME_RUNNING,
        Outcome::Unknown => journey::NO_IDEA,
    }
}

fn row(state: &State, at: u8) -> Option<&Row> {
    state.fields.rows.get(usize::from(at))
}

pub fn view(out: &mut Out, question: Question, at: u8) {
    let state = out.state;
    let Some(row) = row(state, at) else { return };
    let title = AttrValue::from(title(state, question, at));
    match question {
        Question::Outcome(_) => {
            let answers = each(state, outcome, row.outcome, |outcome| Set::Outcome(at, outcome));
            one_of(out, title, ask::OUTCOME_HINT, answers);
        }
        Question::Setting(_) => {
            let answers = each(state, texts::setting, row.setting, |setting| Set::Setting(at, setting));
            one_of(out, title, ask::SETTING_HINT, answers);
        }
        Question::Kind(_) => {
            let answers = each(state, texts::kind, row.kind, |kind| Set::Kind(at, kind));
            one_of(out, title, ui::KIND_HINT, answers);
        }
        Question::End(_) if row.may_run() => the_day(out, title, question, ask::END_PLANNED_HINT, &row.planned_end),
        Question::StartDay(_) => the_day(out, title, question, ask::DAY_HINT, &row.begun_day),
        Question::EndDay(_) => the_day(out, title, question, ask::DAY_HINT, &row.end_day),
        _ => the_end(out, title, at, row),
    }
}

fn the_day(out: &mut Out, title: AttrValue, question: Question, hint: Text, field: &DayField) {
    out.el("div").attr(Id, "answer").with(|out| {
        out.heading().say(title);
        let hint = hint.get(out.lang()).into();
        day(out, question, field, None, hint, true);
    });
}

fn the_end(out: &mut Out, title: AttrValue, at: u8, row: &Row) {
    let error = out.error("answer");
    let has_error = error.is_some();
    out.el("div").attr(Class, parts::field_class(has_error)).attr(Id, "answer").with(|out| {
        out.heading().with(|out| out.el("label").attr(For, "end").say(title));
        out.el("p.hint").attr(Id, "answer-hint").say(ask::END_HINT);
        out.error_line("answer", error);
        let described_by = parts::described_by("answer", true, has_error);
        select(out, "end".into(), row.end, described_by, has_error, at, Set::End);
    });
}

/// The answer in words.
pub fn in_words(state: &State, question: Question, at: u8) -> String {
    let Some(row) = row(state, at) else { return String::new() };
    let lang = state.lang;
    let word = |text: Option<Text>| words::sentence(text.map_or("", |text| text.get(lang)));
    let the_day = |field: &DayField| match field.day() {
        Ok(day) if !field.is_unknown => texts::date(lang, day),
        _ => texts::journey::NO_IDEA.get(lang).into(),
    };
    match question {
        Question::Outcome(_) => word(row.outcome.map(outcome)),
        Question::Setting(_) => word(row.setting.map(texts::setting)),
        Question::Kind(_) => word(row.kind.map(texts::kind)),
        Question::End(_) if row.may_run() => the_day(&row.planned_end),
        Question::StartDay(_) => the_day(&row.begun_day),
        Question::EndDay(_) => the_day(&row.end_day),
        _ => {
            let start = state.path.facts.start;
            row.end.map(|when| words::sentence(&words::choice(lang, when, start))).unwrap_or_default()
        }
    }
}
