//! The earlier and running programmes in the form.

use super::form::{decides, kinds, planned_start, time_error, yes_no_unknown};
use super::names;
use super::paste::paste;
use super::pills::{Pill, Pills, pills};
use super::time_field::{TimeField, time_field};
use crate::state::{Edit, ErrorKind, IntakeCase, IntakeMsg, IntakeState, ProgrammeForm, TimeInput};
use smr_rules::values::{Outcome, Setting, Value};
use smr_texts::{Pair, intake as said};
use yew::prelude::*;

pub fn programmes(state: &IntakeState, case: Option<&IntakeCase>, on_msg: &Callback<IntakeMsg>) -> Html {
    let (form, lang) = (&state.form, state.lang);
    let on_edit = on_msg.reform(IntakeMsg::Edit);
    // A next one is a field with its begin; typing there adds it, and the field stays what it is.
    let next = form.next_programme();
    let all = form.programmes.iter().map(|one| (one, false)).chain(next.iter().map(|one| (one, true)));
    let entries: Html = (0u8..).zip(all).map(|(at, (one, is_next))| programme(state, at, one, is_next, case, &on_edit)).collect();
    let had = Pills {
        id: "had".into(),
        legend: said::HAD.get(lang),
        hint: Some(said::HAD_HINT.get(lang)),
        decides: decides(case, "had"),
        pills: yes_no_unknown(lang, form.earlier, Edit::Earlier),
        ..Pills::default()
    };
    html! {
        <section class="programmes" id="programmes">
            { pills(lang, had, &on_edit) }
            <div role="status">
                if state.before.is_some() {
                    <button type="button" class="quiet" id="undo" onclick={on_msg.reform(|_| IntakeMsg::Undo)}>
                        { said::UNDO.get(lang) }
                    </button>
                }
            </div>
            { entries }
            { paste(state, on_msg) }
        </section>
    }
}

fn programme(
    state: &IntakeState,
    at: u8,
    programme: &ProgrammeForm,
    is_next: bool,
    case: Option<&IntakeCase>,
    on_edit: &Callback<Edit>,
) -> Html {
    let lang = state.lang;
    let title = said::PROGRAMME.fill(lang, &[("n", &(u32::from(at) + 1).to_string())]);
    let time = |field: &str, label: Pair, value: &TimeInput, error: Option<ErrorKind>, edit: fn(u8, String) -> Edit| {
        let id = AttrValue::from(programme.id(field));
        let (error, decides) = (time_error(state, case, &id, error), decides(case, &id));
        let field = TimeField { id, label: label.get(lang), value, error, decides };
        time_field(lang, field, &on_edit.reform(move |text| edit(at, text)))
    };
    let outcomes = Outcome::ALL.iter().map(|outcome| {
        Pill::new(names::outcome(*outcome).get(lang), programme.outcome == Some(*outcome), Edit::Outcome(at, *outcome))
    });
    let settings = Setting::ALL.iter().map(|setting| {
        Pill::new(names::setting(*setting).get(lang), programme.setting == Some(*setting), Edit::Setting(at, *setting))
    });
    let row = |field: &str, legend: Pair, all: Vec<Pill>| {
        let id = AttrValue::from(programme.id(field));
        let (legend, decides) = (legend.get(lang), decides(case, &id));
        pills(lang, Pills { id, legend, decides, pills: all, ..Pills::default() }, on_edit)
    };
    let button = |text: Pair, edit: Edit| {
        let label = format!("{}: {title}", text.get(lang));
        let onclick = on_edit.reform(move |_| edit.clone());
        html! { <button type="button" class="quiet" aria-label={label} {onclick}>{ text.get(lang) }</button> }
    };
    // Three children in both cases: so Yew keeps the field, and with it the focus, where a next programme becomes one.
    html! {
        <fieldset class={if is_next { "next-entry" } else { "entry" }} key={programme.key}>
            <legend>{ if is_next && at > 0 { said::ADD.get(lang) } else { &title } }</legend>
            <div class="pair">
                { time("begun", said::BEGUN, &programme.begun, programme.begun_error(), Edit::BegunText) }
                if !is_next {
                    { time("ended", said::ENDED, &programme.end, programme.end_error(planned_start(state)), Edit::EndText) }
                } else if at > 0 {
                    <button type="button" class="quiet" id="add" onclick={on_edit.reform(|_| Edit::AddProgramme)}>
                        { said::ADD_UNDATED.get(lang) }
                    </button>
                }
            </div>
            if !is_next {
                <>
                    { row("outcome", said::OUTCOME, outcomes.collect()) }
                    { row("kind", said::KIND, kinds(lang, programme.kind, |kind| Edit::Kind(at, kind))) }
                    { row("setting", said::SETTING, settings.collect()) }
                    <div class="quick">
                        { button(said::DOUBLE, Edit::DuplicateProgramme(at)) }
                        { button(said::REMOVE, Edit::RemoveProgramme(at)) }
                    </div>
                </>
            }
        </fieldset>
    }
}
