//! Which programmes there were, and when each began.

use super::fieldset;
use crate::out::{Attr::*, Out};
use crate::parts::{self, Answer, radios, select};
use crate::state::{Action, Row, Set, State};
use crate::words;
use chrono::Datelike;
use smr_rules::interview::looks_at_earlier_chain_programmes;
use smr_rules::values::{Value, YesNoUnknown};
use smr_texts::{self as texts, digits, journey, question as ask, ui};
use yew::AttrValue;

/// The question.
pub fn title(state: &State) -> String {
    let start = state.path.facts.start;
    // On the first day of a year no programme of that year can have begun before.
    let text = match (words::is_new_year(start), looks_at_earlier_chain_programmes(state.path.facts.insurer, start.year())) {
        (true, true) => ask::HISTORY_NEW_YEAR_CHAIN,
        (true, false) => ask::HISTORY_NEW_YEAR,
        (false, _) if start.year() > state.today.year() => ask::HISTORY_COMING,
        (false, _) => ask::HISTORY,
    };
    text.fill(state.lang, &[("year", &digits(start.year())), ("date", &texts::date(state.lang, start))])
}

pub fn view(out: &mut Out) {
    let (state, lang) = (out.state, out.lang());
    let facts = &state.path.facts;
    let year = facts.start.year();
    let hint = if words::is_new_year(facts.start) { ask::HISTORY_HINT_NEW_YEAR } else { ask::HISTORY_HINT };
    let mut hint = hint.with_number(lang, "year", year);
    if looks_at_earlier_chain_programmes(facts.insurer, year) {
        hint = [&hint, " ", ask::HISTORY_HINT_CHAIN.get(lang)].concat();
    }
    let answer = |tri: &YesNoUnknown| {
        let text = words::sentence(texts::tri(*tri).get(lang));
        let below = (*tri == YesNoUnknown::Yes).then_some(rows as fn(&mut Out));
        Answer { below, ..Answer::new(text, state.fields.had == Some(*tri), Set::Had(*tri)) }
    };
    let answers: Vec<Answer> = YesNoUnknown::ALL.iter().map(answer).collect();
    fieldset(out, title(state).into(), Some(hint.into()), &|out| {
        out.el("details.explain").with(|out| {
            out.el("summary").say(ui::COUNTS_TITLE);
            out.el("p").say(ui::COUNTS_TEXT);
            out.el("p").with(|out| {
                out.el("strong").say(ui::COUNTS_NOT_TITLE);
                out.say([" ", ui::COUNTS_NOT_TEXT.get(lang)]);
            });
        });
        radios(out, "history", &answers);
    });
}

fn rows(out: &mut Out) {
    let state = out.state;
    out.el("div.follow-up").with(|out| {
        let removed = state.removed.map(|at| journey::REMOVED.with_number(state.lang, "n", i32::from(at) + 1));
        out.el("p.hint").attr(Role, "status").say(removed);
        out.each((0..).zip(&state.fields.rows), |out, (at, each)| row(out, at, each));
        out.when(state.has_room(), |out| out.button("button.second", Action::Set(Set::AddRow)).say(ui::RECORD_ADD));
    });
}

fn row(out: &mut Out, at: u8, row: &Row) {
    let lang = out.lang();
    let id = AttrValue::from(row.id());
    let number = digits(i32::from(at) + 1);
    let error = out.error(&id);
    let has_error = error.is_some();
    out.el("div").attr(Class, parts::field_class(has_error)).key(&id).with(|out| {
        out.el("label").attr(For, id.clone()).say(ask::BEGUN.with(lang, "n", &number));
        out.error_line(&id, error);
        let described_by = parts::described_by(&id, false, has_error);
        select(out, id, row.begun, described_by, has_error, at, Set::Begun);
        let remove = out.button("button.quiet", Action::Set(Set::RemoveRow(at)));
        remove.attr(AriaLabel, [ui::RECORD_REMOVE.get(lang), ": ", &number]).say(ui::RECORD_REMOVE);
    });
}

/// The answer in words.
pub fn in_words(state: &State) -> String {
    match state.fields.had {
        Some(YesNoUnknown::Yes) => {
            let start = state.path.facts.start;
            let begun = state.fields.rows.iter().filter_map(|row| row.begun).map(|when| words::choice(state.lang, when, start));
            words::sentence(&words::list(begun, "; "))
        }
        other => words::sentence(other.map_or("", |tri| texts::tri(tri).get(state.lang))),
    }
}
