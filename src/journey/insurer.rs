//! Which insurer: a list that gets shorter while a name is typed.

use super::fieldset;
use crate::out::{Attr::*, On, Out};
use crate::parts::{Answer, invalid, radios, some_radios, typed};
use crate::state::{Action, Set};
use smr_rules::Insurer;
use smr_texts::{self as texts, question as ask};

pub fn view(out: &mut Out) {
    let (fields, lang) = (&out.state.fields, out.lang());
    let found = fields.found();
    let answer = |insurer| Answer::new(texts::insurer(lang, insurer), fields.insurer == Some(insurer), Set::Insurer(insurer));
    let brands: Vec<Answer> = found.iter().map(|brand| answer(Insurer::Brand(brand))).collect();
    let others = [Insurer::Other, Insurer::Unknown, Insurer::Uninsured].map(answer);
    fieldset(out, ask::INSURER.get(lang).into(), Some(ask::INSURER_HINT.get(lang).into()), &|out| {
        let error = out.error("insurer-search");
        let has_error = error.is_some();
        out.error_line("insurer-search", error);
        out.el("label").attr(For, "insurer-search").say(ask::INSURER_SEARCH);
        out.el("input.wide")
            .attr(Type, "text")
            .attr(Id, "insurer-search")
            .attr(Autocomplete, "off")
            .attr(Spellcheck, "false")
            .attr(AriaDescribedby, has_error.then_some("insurer-search-error"))
            .attr(AriaInvalid, invalid(has_error))
            .value(&fields.search)
            .on_with(On::Input, |event| Some(Action::Set(Set::Search(typed(event)))));
        // Read out while typing; before that it would only say how long the list is.
        let count = match found.len() {
            _ if fields.search.trim_ascii().is_empty() => String::new(),
            0 => ask::INSURER_FOUND_NONE.get(lang).into(),
            1 => ask::INSURER_FOUND_ONE.get(lang).into(),
            many => ask::INSURER_FOUND_MANY.with_number(lang, "n", many as i32),
        };
        out.el("p.hint").attr(Role, "status").say(count);
        out.when(!found.is_empty(), |out| {
            let list = out.el("div.list").attr(Role, "group").attr(AriaLabel, ask::INSURER_LIST);
            list.with(|out| radios(out, "insurer", &brands));
        });
        some_radios(out, "insurer", "insurer-else", &others);
    });
}
