//! The earlier and running programmes in the form.

use super::form::{decides, kinds, planned_start, time_error, yes_no_unknown};
use super::names;
use super::pills::{Pill, Pills};
use super::time_field::TimeField;
use crate::state::{Edit, IntakeCase, IntakeMsg, IntakeState, ProgrammeForm};
use smr_rules::values::{Outcome, Setting, Value};
use smr_texts::{Pair, intake as said};
use yew::prelude::*;

pub fn programmes(state: &IntakeState, case: Option<&IntakeCase>, on_msg: &Callback<IntakeMsg>) -> Html {
    let (form, lang) = (&state.form, state.lang);
    let on_edit = on_msg.reform(IntakeMsg::Edit);
    let entries: Html = (0u8..).zip(&form.programmes).map(|(at, one)| programme(state, at, one, case, &on_edit)).collect();
    html! {
        <section class="programmes" id="programmes">
            <Pills
                id="had"
                legend={said::HAD.get(lang)}
                hint={said::HAD_HINT.get(lang)}
                decides={decides(case, "had")}
                pills={yes_no_unknown(lang, form.earlier, Edit::Earlier)}
                on_edit={&on_edit}
            />
            <div role="status">
                if state.before.is_some() {
                    <button type="button" class="quiet" id="undo" onclick={on_msg.reform(|_| IntakeMsg::Undo)}>
                        { said::UNDO.get(lang) }
                    </button>
                }
            </div>
            { entries }
            if form.has_room() && !form.programmes.is_empty() {
                <button type="button" class="second" id="add" onclick={on_edit.reform(|_| Edit::AddProgramme)}>
                    { said::ADD.get(lang) }
                </button>
            }
        </section>
    }
}

fn programme(
    state: &IntakeState,
    at: u8,
    programme: &ProgrammeForm,
    case: Option<&IntakeCase>,
    on_edit: &Callback<Edit>,
) -> Html {
    let lang = state.lang;
    let title = said::PROGRAMME.fill(lang, &[("n", &(u32::from(at) + 1).to_string())]);
    let [begun, ended] = ["begun", "ended"].map(|field| programme.id(field));
    let outcomes = Outcome::ALL.iter().map(|outcome| {
        Pill::new(names::outcome(*outcome).get(lang), programme.outcome == Some(*outcome), Edit::Outcome(at, *outcome))
    });
    let settings = Setting::ALL.iter().map(|setting| {
        Pill::new(names::setting(*setting).get(lang), programme.setting == Some(*setting), Edit::Setting(at, *setting))
    });
    let pills = |field: &str, legend: Pair, pills: Vec<Pill>| {
        let id = programme.id(field);
        html! { <Pills decides={decides(case, &id)} {id} legend={legend.get(lang)} {pills} {on_edit} /> }
    };
    let button = |text: Pair, edit: Edit| {
        let label = format!("{}: {title}", text.get(lang));
        let onclick = on_edit.reform(move |_| edit.clone());
        html! { <button type="button" class="quiet" aria-label={label} {onclick}>{ text.get(lang) }</button> }
    };
    html! {
        <fieldset class="entry" key={programme.key}>
            <legend>{ &title }</legend>
            <div class="pair">
                <TimeField
                    id={begun.clone()}
                    label={said::BEGUN.get(lang)}
                    value={programme.begun.clone()}
                    error={time_error(state, case, &begun, programme.begun_error())}
                    decides={decides(case, &begun)}
                    on_input={on_edit.reform(move |text| Edit::BegunText(at, text))}
                />
                <TimeField
                    id={ended.clone()}
                    label={said::ENDED.get(lang)}
                    value={programme.end.clone()}
                    error={time_error(state, case, &ended, programme.end_error(planned_start(state)))}
                    decides={decides(case, &ended)}
                    on_input={on_edit.reform(move |text| Edit::EndText(at, text))}
                />
            </div>
            { pills("outcome", said::OUTCOME, outcomes.collect()) }
            { pills("kind", said::KIND, kinds(lang, programme.kind, |kind| Edit::Kind(at, kind))) }
            { pills("setting", said::SETTING, settings.collect()) }
            <div class="quick">
                { button(said::DOUBLE, Edit::DuplicateProgramme(at)) }
                { button(said::REMOVE, Edit::RemoveProgramme(at)) }
            </div>
        </fieldset>
    }
}
