//! The calculator: which kind the planned programme is.

use super::desk::{Desk, Do};
use super::does;
use crate::out::{Attr::*, On, Out};
use crate::parts::{field_class, invalid};
use crate::platform::typed;
use smr_rules::effort::{PLACE, least};
use smr_rules::rulebase::SOURCES;
use smr_rules::values::Kind;
use smr_texts::{Pair, digits, intake as said};

pub fn view(out: &mut Out, desk: &Desk) {
    let (plan, lang) = (&desk.plan, desk.lang);
    out.below_2().say(said::EFFORT);
    out.el("ul.least").with(|out| {
        for in_group in [false, true] {
            for of in least(in_group).iter().filter(|of| !in_group || of.kind == Kind::Intensive) {
                let text = match (of.kind, in_group) {
                    (Kind::Short, _) => said::LEAST_SHORT,
                    (_, false) => said::LEAST_INTENSIVE,
                    (_, true) => said::LEAST_GROUP,
                };
                let [contacts, minutes] = [of.contacts, of.minutes].map(|number| digits(number.into()));
                out.el("li").say(text.fill(lang, &[("contacts", &contacts), ("minutes", &minutes)]));
            }
        }
    });
    out.el("div.effort no-print").with(|out| {
        out.el("div.day").with(|out| {
            number(out, "contacts", said::CONTACTS, &plan.contacts, plan.is_amiss(), Do::Contacts);
            number(out, "minutes", said::MINUTES, &plan.minutes, plan.is_amiss(), Do::Minutes);
        });
        out.el("div.option").with(|out| {
            let input = out.el("input").attr(Type, "checkbox").attr(Id, "in-group").attr(Autocomplete, "off");
            input.checked(plan.in_group).on(On::Input, does(Do::InGroup(!plan.in_group)));
            out.el("label").attr(For, "in-group").say(said::IN_GROUP);
        });
        out.el("p.outcome").attr(Role, "status").with(|out| {
            if plan.is_amiss() {
                return out.say(said::NOT_A_NUMBER);
            }
            let Some(effort) = plan.effort() else { return };
            let kind = effort.kind();
            let total = digits(effort.minutes.into());
            let text = match kind {
                Kind::Short => said::IS_SHORT,
                Kind::Intensive => said::IS_INTENSIVE,
                Kind::Unknown => said::IS_NEITHER,
            };
            out.say(text.fill(lang, &[("minutes", &total)]));
            let next = match kind {
                Kind::Unknown => Kind::Short,
                Kind::Short | Kind::Intensive => Kind::Intensive,
            };
            let (contacts, minutes) = effort.short_of(next);
            if (contacts, minutes) != (0, 0) {
                let name = if next == Kind::Short { said::KIND_SHORT } else { said::KIND_INTENSIVE };
                let many = |text: Pair, number: u16| text.fill(lang, &[("n", &digits(number.into()))]);
                let mut what = Vec::new();
                match contacts {
                    0 => {}
                    1 => what.push(said::CONTACTS_ONE.get(lang).into()),
                    more => what.push(many(said::CONTACTS_MANY, more)),
                }
                if minutes > 0 {
                    what.push(many(said::MINUTES_MANY, minutes));
                }
                out.say([" ", &said::MISSING.fill(lang, &[("kind", name.get(lang)), ("what", &what.join(", "))])]);
            }
        });
        // Only offered where it says something else.
        let kind =
            plan.effort().map(|effort| effort.kind()).filter(|kind| *kind != Kind::Unknown && desk.form.wanted != Some(*kind));
        out.when(kind.is_some(), |out| {
            if let Some(kind) = kind {
                out.button("button.quiet", does(Do::Wanted(kind))).say(said::TAKE_KIND);
            }
        });
    });
    if let Some(source) = SOURCES.iter().find(|source| source.id == "slides") {
        out.el("p.place").attr(Lang, "nl").say([source.title, ", ", PLACE]);
    }
}

fn number(out: &mut Out, id: &'static str, label: Pair, value: &str, is_amiss: bool, makes: fn(String) -> Do) {
    out.el("div").attr(Class, field_class(is_amiss)).with(|out| {
        out.el("label").attr(For, id).say(label);
        out.el("input.two")
            .attr(Type, "text")
            .attr(Inputmode, "numeric")
            .attr(Autocomplete, "off")
            .attr(Id, id)
            .attr(Size, "4")
            .attr(AriaInvalid, invalid(is_amiss))
            .value(value)
            .on_with(On::Input, move |event| Some(does(makes(typed(event)))));
    });
}
