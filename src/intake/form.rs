//! The form: everything at once, in the order in which it is asked.

use super::names;
use super::pills::{self, Pill, Pills, pills};
use super::programmes::programmes;
use super::time_field::{TimeField, time_field};
use crate::components::{Field, field};
use crate::platform;
use crate::state::{ChainOther, Edit, ErrorKind, IntakeCase, IntakeMsg, IntakeState};
use crate::words::{self, sentence};
use chrono::{Datelike, NaiveDate};
use smr_rules::Insurer;
use smr_rules::rulebase::brands_by_name;
use smr_rules::values::{ChainProgramme, Kind, Provider, Value, YesNoUnknown};
use smr_texts::{self as texts, Lang, intake as said};
use yew::prelude::*;

pub fn form(state: &IntakeState, case: Option<&IntakeCase>, on_msg: &Callback<IntakeMsg>) -> Html {
    let (form, lang) = (&state.form, state.lang);
    let on_edit = on_msg.reform(IntakeMsg::Edit);
    let providers = Provider::ALL.iter().map(|provider| {
        Pill::new(names::provider(*provider).get(lang), form.provider() == Some(*provider), Edit::Provider(*provider))
    });
    let wanted = Pills {
        id: "wanted".into(),
        legend: said::WANTED.get(lang),
        decides: decides(case, "wanted"),
        pills: kinds(lang, form.wanted, Edit::Wanted),
        ..Pills::default()
    };
    let provider = Pills {
        id: "provider".into(),
        legend: said::PROVIDER.get(lang),
        decides: decides(case, "provider"),
        pills: providers.collect(),
        ..Pills::default()
    };
    html! {
        <form
            class="facts-form no-print"
            autocomplete="off"
            novalidate=true
            aria-label={said::FORM.get(lang)}
            onsubmit={|event: SubmitEvent| event.prevent_default()}
        >
            <div class="pair">
                { insurer(state, case, &on_edit) }
                { start(state, case, &on_edit) }
            </div>
            { programmes(state, case, on_msg) }
            { chain(state, case, &on_edit) }
            { pills(lang, wanted, &on_edit) }
            { pills(lang, provider, &on_edit) }
        </form>
    }
}

/// Does this field still decide the answer?
pub fn decides(case: Option<&IntakeCase>, id: &str) -> bool {
    case.is_some_and(|case| case.decides(id))
}

/// The message at a time field: what is wrong with its text, or that it contradicts others.
pub fn time_error(state: &IntakeState, case: Option<&IntakeCase>, id: &str, error: Option<ErrorKind>) -> Option<AttrValue> {
    let contradicts = || case.is_some_and(|case| case.contradicts(id)).then(|| said::CONTRADICTS.get(state.lang).into());
    match error {
        Some(kind) => Some(words::error(state.lang, &state.form, planned_start(state), kind).into()),
        None => contradicts(),
    }
}

/// The planned start, or today while it is not a day.
pub fn planned_start(state: &IntakeState) -> NaiveDate {
    state.form.typed_start().unwrap_or(state.today)
}

/// "Yes", "no" and "unknown".
pub fn yes_no_unknown(lang: Lang, chosen: Option<YesNoUnknown>, edit: fn(YesNoUnknown) -> Edit) -> Vec<Pill> {
    let pill = |answer: &YesNoUnknown| Pill::new(sentence(texts::tri(*answer).get(lang)), chosen == Some(*answer), edit(*answer));
    YesNoUnknown::ALL.iter().map(pill).collect()
}

pub fn kinds(lang: Lang, chosen: Option<Kind>, edit: impl Fn(Kind) -> Edit) -> Vec<Pill> {
    Kind::ALL.iter().map(|kind| Pill::new(names::kind(*kind).get(lang), chosen == Some(*kind), edit(*kind))).collect()
}

fn insurer(state: &IntakeState, case: Option<&IntakeCase>, on_edit: &Callback<Edit>) -> Html {
    const ID: &str = "insurer";
    let lang = state.lang;
    let label = html! { <>{ said::INSURER.get(lang) }{ pills::decides(lang, decides(case, ID)) }</> };
    let control = insurers(state, ID, said::CHOOSE.get(lang), state.form.insurer, &on_edit.reform(Edit::Insurer));
    field(Field { id: ID.into(), label, control, ..Field::default() })
}

/// A list of all insurers, those of the practice on top. Its first option is no choice.
pub fn insurers(
    state: &IntakeState,
    id: &'static str,
    none: &'static str,
    chosen: Option<Insurer>,
    on_choose: &Callback<Option<Insurer>>,
) -> Html {
    let first = &state.practice.insurers;
    let brands = brands_by_name().map(Insurer::Brand).filter(|brand| !first.contains(brand));
    let all = first.iter().copied().chain(brands).chain([Insurer::Other, Insurer::Unknown, Insurer::Uninsured]).collect();
    insurer_list(state.lang, id, none, all, chosen, on_choose)
}

/// A list of these insurers. Its first option is no choice.
pub fn insurer_list(
    lang: Lang,
    id: &str,
    none: &'static str,
    insurers: Vec<Insurer>,
    chosen: Option<Insurer>,
    on_choose: &Callback<Option<Insurer>>,
) -> Html {
    let options = insurers.into_iter().map(|insurer| (insurer, texts::insurer(lang, insurer).into())).collect();
    list(id, none, options, chosen, on_choose)
}

/// A list of values, each with its name. Its first option is no choice.
pub fn list<T: Copy + PartialEq + 'static>(
    id: &str,
    none: &'static str,
    options: Vec<(T, AttrValue)>,
    chosen: Option<T>,
    on_choose: &Callback<Option<T>>,
) -> Html {
    let option = |(value, name): &(T, AttrValue)| html! { <option selected={chosen == Some(*value)}>{ name }</option> };
    let shown: Html = options.iter().map(option).collect();
    let oninput = on_choose.reform(move |event: InputEvent| {
        let index = platform::chosen(&event).and_then(|index| index.checked_sub(1));
        index.and_then(|index| options.get(index).map(|(value, _)| *value))
    });
    html! {
        <select id={id.to_owned()} {oninput}>
            <option selected={chosen.is_none()}>{ none }</option>
            { shown }
        </select>
    }
}

/// Who can give a programme, as far as somebody knows.
pub fn kinds_of_provider() -> impl Iterator<Item = Provider> {
    Provider::ALL.iter().copied().filter(|provider| *provider != Provider::Unknown)
}

fn start(state: &IntakeState, case: Option<&IntakeCase>, on_edit: &Callback<Edit>) -> Html {
    const ID: &str = "start";
    let (lang, today) = (state.lang, state.today);
    let new_year = NaiveDate::from_ymd_opt(today.year() + 1, 1, 1);
    let time = TimeField {
        id: ID.into(),
        label: said::START.get(lang),
        value: &state.form.start_text,
        error: time_error(state, case, ID, state.form.start_error()),
        decides: decides(case, ID),
    };
    html! {
        <div class="start">
            { time_field(lang, time, &on_edit.reform(Edit::StartText)) }
            <div class="quick">
                <button type="button" class="quiet" onclick={on_edit.reform(move |_| Edit::StartOn(today))}>
                    { said::TODAY.get(lang) }
                </button>
                if let Some(day) = new_year {
                    <button type="button" class="quiet" onclick={on_edit.reform(move |_| Edit::StartOn(day))}>
                        { texts::date(lang, day) }
                    </button>
                }
            </div>
        </div>
    }
}

fn chain(state: &IntakeState, case: Option<&IntakeCase>, on_edit: &Callback<Edit>) -> Html {
    let (form, lang) = (&state.form, state.lang);
    let programmes = ChainProgramme::ALL.iter().map(|programme| {
        let is_on = form.chain.contains(*programme);
        Pill::new(names::chain(*programme).get(lang), is_on, Edit::Chain(*programme, !is_on))
    });
    let others = [(said::CHAIN_NONE, ChainOther::None), (said::UNKNOWN, ChainOther::Unknown)].map(|(text, other)| {
        let is_on = form.chain_other == Some(other);
        Pill::new(text.get(lang), is_on, Edit::ChainOther(other, !is_on))
    });
    let chain = Pills {
        id: "chain".into(),
        legend: said::CHAIN.get(lang),
        hint: Some(said::CHAIN_HINT.get(lang)),
        decides: decides(case, "chain"),
        is_multiple: true,
        pills: programmes.chain(others).collect(),
    };
    let includes = Pills {
        id: "includes".into(),
        legend: said::INCLUDES.get(lang),
        decides: decides(case, "includes"),
        pills: yes_no_unknown(lang, form.includes_smr, Edit::IncludesSmr),
        ..Pills::default()
    };
    html! {
        <>
            { pills(lang, chain, on_edit) }
            if !form.chain.is_empty() {
                { pills(lang, includes, on_edit) }
            }
        </>
    }
}
