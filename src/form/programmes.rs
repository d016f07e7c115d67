//! Earlier and running programmes.

use super::fields::{DateField, Select};
use super::{Context, choose, words};
use crate::result::problem_at;
use crate::state::{Action, Field, Record};
use smr_rules::{Pointer, ProgrammeField};
use smr_texts::{self as texts, ui};
use yew::prelude::*;

pub fn question(context: Context) -> Html {
    let Context { state, act, .. } = context;
    let lang = state.lang;
    let add = act.reform(|_: MouseEvent| Action::Add);
    html! {
        <fieldset class="field" id="history" aria-describedby="history-hint">
            <legend>{ ui::HISTORY_LABEL.get(lang) }</legend>
            <p class="hint" id="history-hint">{ ui::HISTORY_HINT.get(lang) }</p>
            <details class="explain">
                <summary>{ ui::COUNTS_TITLE.get(lang) }</summary>
                <p>{ ui::COUNTS_TEXT.get(lang) }</p>
                <p><strong>{ ui::COUNTS_NOT_TITLE.get(lang) }</strong>{ " " }{ ui::COUNTS_NOT_TEXT.get(lang) }</p>
            </details>
            { for state.history.iter().zip(0u8..).map(|(record, at)| row(context, at, record)) }
            if state.has_room() {
                <button type="button" onclick={add}>{ ui::RECORD_ADD.get(lang) }</button>
            }
        </fieldset>
    }
}

fn row(context: Context, at: u8, record: &Record) -> Html {
    let Context { state, answer, act } = context;
    let lang = state.lang;
    let Record { key, programme } = *record;
    let number = u16::from(at) + 1;
    let id = |field: &str| AttrValue::from(format!("programme-{key}-{field}"));
    let error = |field| problem_at(answer, lang, Pointer::Field(at, field));
    let remove = act.reform(move |_: MouseEvent| Action::Remove(key));
    let start = DateField {
        id: id("start"),
        label: ui::RECORD_START_LABEL.get(lang),
        hint: Some(ui::RECORD_START_HINT.get(lang)),
        error: error(ProgrammeField::Start),
        value: programme.start,
        onchange: act.reform(move |date| Action::Change(key, Field::Start(date))),
    };
    let end = DateField {
        id: id("end"),
        label: ui::RECORD_END_LABEL.get(lang),
        hint: Some(ui::RECORD_END_HINT.get(lang)),
        error: error(ProgrammeField::End),
        value: programme.end,
        onchange: act.reform(move |date| Action::Change(key, Field::End(date))),
    };
    let kind = Select {
        id: id("kind"),
        label: ui::RECORD_KIND_LABEL.get(lang),
        hint: Some(ui::KIND_HINT.get(lang)),
        error: None,
        options: words(lang, texts::kind, programme.kind),
        onchoose: choose(act, move |kind| Action::Change(key, Field::Kind(kind))),
    };
    let setting = Select {
        id: id("setting"),
        label: ui::RECORD_SETTING_LABEL.get(lang),
        hint: Some(ui::RECORD_SETTING_HINT.get(lang)),
        error: error(ProgrammeField::Setting),
        options: words(lang, texts::setting, programme.setting),
        onchoose: choose(act, move |setting| Action::Change(key, Field::Setting(setting))),
    };
    let outcome = Select {
        id: id("outcome"),
        label: ui::RECORD_OUTCOME_LABEL.get(lang),
        hint: Some(ui::RECORD_OUTCOME_HINT.get(lang)),
        error: None,
        options: words(lang, texts::outcome, programme.outcome),
        onchoose: choose(act, move |outcome| Action::Change(key, Field::Outcome(outcome))),
    };
    html! {
        <fieldset class="record" id={id("record")} key={key}>
            <legend>{ ui::RECORD_TITLE.get(lang) }{ " " }{ number }</legend>
            if let Some(double) = problem_at(answer, lang, Pointer::Programme(at)) {
                <p class="error">{ double }</p>
            }
            <div class="pair">{ start.view() }{ end.view() }</div>
            { kind.view() }
            { setting.view() }
            { outcome.view() }
            <button type="button" class="quiet" onclick={remove} aria-label={format!("{}: {number}", ui::RECORD_REMOVE.get(lang))}>
                { ui::RECORD_REMOVE.get(lang) }
            </button>
        </fieldset>
    }
}
