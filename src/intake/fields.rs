//! The form: everything at once, in the order in which it is asked.

use super::desk::{Desk, Do};
use super::form::{Amiss, Entry};
use super::typed::Typed;
use super::{Case, does};
use crate::out::{Attr::*, On, Out};
use crate::parts::{described_by, field_class, invalid};
use crate::platform::{self, typed};
use crate::state::ChainOther;
use crate::words::{self, sentence};
use chrono::{Datelike, NaiveDate};
use smr_rules::Insurer;
use smr_rules::interview::When;
use smr_rules::rulebase::brands_by_name;
use smr_rules::values::{ChainProgramme, Kind, Outcome, Provider, Setting, Value, YesNoUnknown};
use smr_texts::{self as texts, Pair, digits, intake as said};
use yew::prelude::*;

pub fn view(out: &mut Out, desk: &Desk, case: Option<&Case>) {
    let form = &desk.form;
    let facts = out.el("form.facts-form no-print").attr(Autocomplete, "off").attr(Novalidate, "novalidate");
    facts.attr(AriaLabel, said::FORM).on_with(On::Submit, |_| None).with(|out| {
        out.el("div.pair").with(|out| {
            insurer(out, form.insurer, case);
            start(out, desk, case);
        });
        programmes(out, desk, case);
        chain(out, desk, case);
        chips(out, "wanted", said::WANTED, None, case, kinds(desk.lang, form.wanted, Do::Wanted));
        let each = |provider: &Provider| {
            Chip::new(provider_name(*provider).get(desk.lang), form.provider == Some(*provider), Do::Provider(*provider))
        };
        chips(out, "provider", said::PROVIDER, None, case, Provider::ALL.iter().map(each).collect());
    });
}

/// That this field still decides.
fn mark(out: &mut Out, id: &str, case: Option<&Case>) {
    let decides = case.is_some_and(|case| case.decides(id));
    out.when(decides, |out| out.el("span.decides").say(said::DECIDES));
}

fn insurer(out: &mut Out, chosen: Option<Insurer>, case: Option<&Case>) {
    let lang = out.lang();
    let mut choices: Vec<Option<Insurer>> = vec![None];
    choices.extend(brands_by_name().map(|brand| Some(Insurer::Brand(brand))));
    choices.extend([Insurer::Other, Insurer::Unknown, Insurer::Uninsured].map(Some));
    let texts: Vec<(bool, AttrValue)> = choices
        .iter()
        .map(|choice| {
            let text = choice.map_or(said::CHOOSE.get(lang), |insurer| texts::insurer(lang, insurer));
            (*choice == chosen, text.to_owned().into())
        })
        .collect();
    out.el("div.field").with(|out| {
        out.el("label").attr(For, "insurer").with(|out| {
            out.say(said::INSURER);
            mark(out, "insurer", case);
        });
        let select = out.el("select").attr(Id, "insurer").on_with(On::Input, move |event| {
            let choice = choices.get(platform::chosen(event)?).copied();
            choice.map(|choice| does(Do::Insurer(choice)))
        });
        select.with(|out| {
            out.each(texts, |out, (is_chosen, text)| {
                out.el("option").attr(Selected, is_chosen.then_some("selected")).say(text);
            });
        });
    });
}

fn amiss_in_words(amiss: Amiss) -> Pair {
    match amiss {
        Amiss::NotADate => said::NOT_A_DATE,
        Amiss::NoStart => said::NO_START,
        Amiss::NotTheDay => said::NOT_THE_DAY,
    }
}

/// A date in one field.
fn date(
    out: &mut Out,
    id: String,
    label: Pair,
    value: &str,
    amiss: Option<Amiss>,
    case: Option<&Case>,
    makes: impl Fn(String) -> Do + 'static,
) {
    let id = AttrValue::from(id);
    let contradicts = case.is_some_and(|case| case.contradicts(&id));
    let wrong = amiss.map(amiss_in_words).or(contradicts.then_some(said::CONTRADICTS));
    let has_error = wrong.is_some();
    // As it was understood: 3-12 is not the twelfth of March.
    let read = match Typed::read(value).when() {
        when @ (When::Day(_) | When::Month(_)) => words::time(out.lang(), when),
        _ => None,
    };
    out.el("div").attr(Class, field_class(has_error)).with(|out| {
        out.el("label").attr(For, id.clone()).with(|out| {
            out.say(label);
            out.when(read.is_some(), |out| out.el("span.read").say(read));
            mark(out, &id, case);
        });
        out.error_line(&id, wrong.map(|wrong| wrong.get(out.lang()).to_owned()));
        out.el("input")
            .attr(Type, "text")
            .attr(Inputmode, "numeric")
            .attr(Autocomplete, "off")
            .attr(Spellcheck, "false")
            .attr(Id, id.clone())
            .attr(AriaDescribedby, described_by(&id, false, has_error))
            .attr(AriaInvalid, invalid(has_error))
            .value(value)
            .on_with(On::Input, move |event| Some(does(makes(typed(event)))));
    });
}

fn start(out: &mut Out, desk: &Desk, case: Option<&Case>) {
    let lang = desk.lang;
    let amiss = desk.form.planned_start().is_none().then_some(Amiss::NoStart);
    out.el("div.start").with(|out| {
        date(out, "start".into(), said::START, &desk.form.start, amiss, case, Do::Start);
        let new_year = NaiveDate::from_ymd_opt(desk.today.year() + 1, 1, 1);
        out.el("div.quick").with(|out| {
            out.button("button.quiet", does(Do::StartOn(desk.today))).say(said::TODAY);
            if let Some(day) = new_year {
                out.button("button.quiet", does(Do::StartOn(day))).say(texts::date(lang, day));
            }
        });
    });
}

fn programmes(out: &mut Out, desk: &Desk, case: Option<&Case>) {
    let had = desk.form.had;
    out.el("section.programmes").attr(Id, "programmes").with(|out| {
        let each = |tri: &YesNoUnknown| Chip::new(sentence(texts::tri(*tri).get(desk.lang)), had == Some(*tri), Do::Had(*tri));
        chips(out, "had", said::HAD, Some(said::HAD_HINT), case, YesNoUnknown::ALL.iter().map(each).collect());
        out.el("div").attr(Role, "status").with(|out| {
            out.when(desk.before.is_some(), |out| out.button("button.quiet", does(Do::Undo)).attr(Id, "undo").say(said::UNDO));
        });
        out.each((0u8..).zip(&desk.form.entries), |out, (at, each)| entry(out, desk, at, each, case));
        let has_more = desk.has_room() && !desk.form.entries.is_empty();
        out.when(has_more, |out| out.button("button.second", does(Do::Add)).attr(Id, "add").say(said::ADD));
    });
}

fn entry(out: &mut Out, desk: &Desk, at: u8, entry: &Entry, case: Option<&Case>) {
    let (lang, number) = (desk.lang, digits(i32::from(at) + 1));
    let planned_start = desk.form.planned_start().unwrap_or(desk.today);
    out.el("fieldset.entry").key(&entry.id("entry")).with(|out| {
        out.el("legend").say(said::PROGRAMME.fill(lang, &[("n", &number)]));
        out.el("div.pair").with(|out| {
            date(out, entry.id("begun"), said::BEGUN, &entry.begun, entry.begin_amiss(), case, move |text| Do::Begun(at, text));
            let amiss = entry.end_amiss(planned_start);
            date(out, entry.id("ended"), said::ENDED, &entry.ended, amiss, case, move |text| Do::Ended(at, text));
        });
        let outcomes = Outcome::ALL.iter().map(|outcome| {
            Chip::new(outcome_name(*outcome).get(lang), entry.outcome == Some(*outcome), Do::Outcome(at, *outcome))
        });
        chips(out, &entry.id("outcome"), said::OUTCOME, None, case, outcomes.collect());
        chips(out, &entry.id("kind"), said::KIND, None, case, kinds(lang, entry.kind, |kind| Do::Kind(at, kind)));
        let settings = Setting::ALL.iter().map(|setting| {
            Chip::new(setting_name(*setting).get(lang), entry.setting == Some(*setting), Do::Setting(at, *setting))
        });
        chips(out, &entry.id("setting"), said::SETTING, None, case, settings.collect());
        out.el("div.quick").with(|out| {
            for (text, what) in [(said::DOUBLE, Do::Double(at)), (said::REMOVE, Do::Remove(at))] {
                let label = [text.get(lang), ": ", &said::PROGRAMME.fill(lang, &[("n", &number)])].concat();
                out.button("button.quiet", does(what)).attr(AriaLabel, label).say(text);
            }
        });
    });
}

fn kinds(lang: texts::Lang, chosen: Option<Kind>, makes: impl Fn(Kind) -> Do) -> Vec<Chip> {
    Kind::ALL.iter().map(|kind| Chip::new(kind_name(*kind).get(lang), chosen == Some(*kind), makes(*kind))).collect()
}

fn chain(out: &mut Out, desk: &Desk, case: Option<&Case>) {
    let (form, lang) = (&desk.form, desk.lang);
    let mut choices: Vec<Chip> = ChainProgramme::ALL
        .iter()
        .map(|programme| {
            let is_on = form.chain.contains(*programme);
            Chip::new(chain_name(*programme).get(lang), is_on, Do::Chain(*programme, !is_on))
        })
        .collect();
    for (text, other) in [(said::CHAIN_NONE, ChainOther::None), (said::UNKNOWN, ChainOther::Unknown)] {
        let is_on = form.chain_other == Some(other);
        choices.push(Chip::new(text.get(lang), is_on, Do::ChainOther(other, !is_on)));
    }
    pills(out, "checkbox", "chain", said::CHAIN, Some(said::CHAIN_HINT), case, choices);
    out.when(!form.chain.is_empty(), |out| {
        let each = |tri: &YesNoUnknown| {
            Chip::new(sentence(texts::tri(*tri).get(lang)), form.includes_smr == Some(*tri), Do::IncludesSmr(*tri))
        };
        chips(out, "includes", said::INCLUDES, None, case, YesNoUnknown::ALL.iter().map(each).collect());
    });
}

pub fn kind_name(kind: Kind) -> Pair {
    match kind {
        Kind::Short => said::KIND_SHORT,
        Kind::Intensive => said::KIND_INTENSIVE,
        Kind::Unknown => said::UNKNOWN,
    }
}

pub fn outcome_name(outcome: Outcome) -> Pair {
    match outcome {
        Outcome::Success => said::OUTCOME_SUCCESS,
        Outcome::NoSuccess => said::OUTCOME_NO_SUCCESS,
        Outcome::DroppedOut => said::OUTCOME_DROPPED_OUT,
        Outcome::Running => said::OUTCOME_RUNNING,
        Outcome::Unknown => said::UNKNOWN,
    }
}

pub fn setting_name(setting: Setting) -> Pair {
    match setting {
        Setting::Chain => said::SETTING_CHAIN,
        Setting::Gp => said::SETTING_GP,
        Setting::Specialist => said::SETTING_SPECIALIST,
        Setting::Unknown => said::UNKNOWN,
    }
}

pub fn provider_name(provider: Provider) -> Pair {
    match provider {
        Provider::Contracted => said::PROVIDER_CONTRACTED,
        Provider::Registered => said::PROVIDER_REGISTERED,
        Provider::GpPractice => said::PROVIDER_GP_PRACTICE,
        Provider::Unregistered => said::PROVIDER_UNREGISTERED,
        Provider::Unknown => said::UNKNOWN,
    }
}

/// The name that care providers use.
pub fn chain_name(programme: ChainProgramme) -> Pair {
    match programme {
        ChainProgramme::Dm2 => said::CHAIN_DM2,
        ChainProgramme::Cvrm => said::CHAIN_CVRM,
        ChainProgramme::Copd => said::CHAIN_COPD,
        ChainProgramme::Asthma => said::CHAIN_ASTHMA,
    }
}

/// One of a few answers, to be touched once.
struct Chip {
    text: AttrValue,
    is_on: bool,
    what: Do,
}

impl Chip {
    fn new(text: impl Into<AttrValue>, is_on: bool, what: Do) -> Self {
        Self { text: text.into(), is_on, what }
    }
}

/// One of these.
fn chips(out: &mut Out, id: &str, legend: Pair, hint: Option<Pair>, case: Option<&Case>, choices: Vec<Chip>) {
    pills(out, "radio", id, legend, hint, case, choices);
}

fn pills(out: &mut Out, kind: &'static str, id: &str, legend: Pair, hint: Option<Pair>, case: Option<&Case>, choices: Vec<Chip>) {
    let fieldset = out.el("fieldset.pills").attr(Id, id.to_owned());
    fieldset.attr(AriaDescribedby, described_by(id, hint.is_some(), false)).with(|out| {
        out.el("legend").with(|out| {
            out.say(legend);
            mark(out, id, case);
        });
        out.when(hint.is_some(), |out| out.el("p.hint").attr(Id, [id, "-hint"]).say(hint));
        out.el("div.choices").with(|out| {
            for (at, Chip { text, is_on, what }) in (0..).zip(choices) {
                let choice = AttrValue::from([id, "-", &digits(at)].concat());
                out.el("span.pill").with(|out| {
                    let input = out.el("input").attr(Type, kind).attr(Name, id.to_owned()).attr(Id, choice.clone());
                    input.checked(is_on).on(On::Input, does(what));
                    out.el("label").attr(For, choice).say(text);
                });
            }
        });
    });
}
