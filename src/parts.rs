//! The parts that screens are made of. Label, hint and error belong to the field for a screen reader too.

use crate::out::{Attr::*, Element, On, Out};
use crate::platform;
pub use crate::platform::{focus, typed};
use crate::state::{Action, DayField, DayPart, Set};
use crate::words;
use smr_rules::interview::{Question, When};
use smr_texts::{Text, digits, journey, question as ask};
use yew::prelude::*;

impl<'a> Out<'a> {
    /// The one heading of a screen, which gets the focus when the screen appears.
    pub fn heading(&mut self) -> Element<'_, 'a> {
        self.el(tag(self.level)).attr(Id, "heading").attr(Class, "heading").attr(Tabindex, "-1")
    }

    /// A heading one level below it.
    pub fn below_1(&mut self) -> Element<'_, 'a> {
        self.el(tag(self.level + 1)).attr(Class, "below-1")
    }

    /// A heading two levels below it.
    pub fn below_2(&mut self) -> Element<'_, 'a> {
        self.el(tag(self.level + 2)).attr(Class, "below-2")
    }

    /// A button, named with its class.
    #[inline(never)]
    pub fn button(&mut self, name: &'static str, action: Action) -> Element<'_, 'a> {
        self.el(name).attr(Type, "button").on(On::Click, action)
    }

    /// The message of what is wrong with a field, if something is.
    pub fn error(&self, field: &str) -> Option<String> {
        let fault = self.state.faults.iter().find(|fault| fault.field == field)?;
        Some(words::wrong(self.state, fault.wrong))
    }

    /// That message, at the field.
    pub fn error_line(&mut self, id: &str, error: Option<String>) {
        self.when(error.is_some(), |out| out.el("p.error").attr(Id, [id, "-error"]).say(error));
    }
}

fn tag(level: u8) -> &'static str {
    ["h1", "h2", "h3", "h4", "h5", "h6"][usize::from(level.clamp(1, 6)) - 1]
}

/// The ids that describe a field, of those that are there.
pub fn described_by(id: &str, has_hint: bool, has_error: bool) -> Option<String> {
    match (has_hint, has_error) {
        (true, true) => Some([id, "-hint ", id, "-error"].concat()),
        (true, false) => Some([id, "-hint"].concat()),
        (false, true) => Some([id, "-error"].concat()),
        (false, false) => None,
    }
}

pub fn field_class(has_error: bool) -> &'static str {
    if has_error { "field has-error" } else { "field" }
}

/// For what is wrong only.
pub fn invalid(has_error: bool) -> Option<&'static str> {
    has_error.then_some("true")
}

/// One of a few answers.
pub struct Answer {
    pub text: AttrValue,
    pub is_chosen: bool,
    pub set: Set,
    /// What belongs to this answer alone, shown when it is chosen.
    pub below: Option<fn(&mut Out)>,
}

impl Answer {
    pub fn new(text: impl Into<AttrValue>, is_chosen: bool, set: Set) -> Self {
        Self { text: text.into(), is_chosen, set, below: None }
    }
}

/// Radio buttons.
pub fn radios(out: &mut Out, name: &'static str, answers: &[Answer]) {
    some_radios(out, name, name, answers);
}

/// A part of the radio buttons with one name; every part has ids of its own.
pub fn some_radios(out: &mut Out, name: &'static str, part: &'static str, answers: &[Answer]) {
    for (at, Answer { text, is_chosen, set, below }) in (0..).zip(answers) {
        option(out, "radio", Some(name), [part, "-", &digits(at)].concat().into(), text.clone(), *is_chosen, set.clone());
        out.when(*is_chosen, |out| {
            if let Some(below) = below {
                below(out);
            }
        });
    }
}

/// A tick box, and what it sets when it is clicked.
pub fn tick(out: &mut Out, id: AttrValue, text: AttrValue, is_on: bool, set: Set) {
    option(out, "checkbox", None, id, text, is_on, set);
}

fn option(out: &mut Out, kind: &'static str, name: Option<&'static str>, id: AttrValue, text: AttrValue, is_on: bool, set: Set) {
    out.el("div.option").with(|out| {
        let input = out.el("input").attr(Type, kind).attr(Name, name);
        input.attr(Id, id.clone()).checked(is_on).on(On::Input, Action::Set(set));
        out.el("label").attr(For, id).say(text);
    });
}

/// Day, month and year as numbers, as they are written on paper.
pub fn day(out: &mut Out, of: Question, field: &DayField, label: Option<Text>, hint: AttrValue, may_be_unknown: bool) {
    let error = out.error("day").or_else(|| out.error("answer"));
    let has_error = error.is_some();
    let group = out.el("div").attr(Class, field_class(has_error)).attr(Role, "group").attr(Id, "day");
    let group = group.attr(AriaLabelledby, if label.is_some() { "day-label" } else { "heading" });
    group.attr(AriaDescribedby, described_by("day", true, has_error)).with(|out| {
        out.when(label.is_some(), |out| out.el("p.label").attr(Id, "day-label").say(label));
        out.el("p.hint").attr(Id, "day-hint").say(hint);
        out.error_line("day", error);
        out.el("div.day").with(|out| {
            part_of_day(out, of, field, DayPart::Day, has_error);
            part_of_day(out, of, field, DayPart::Month, has_error);
            part_of_day(out, of, field, DayPart::Year, has_error);
        });
        out.when(may_be_unknown, |out| {
            let no_idea = journey::NO_IDEA.get(out.lang());
            tick(out, "day-unknown".into(), no_idea.into(), field.is_unknown, Set::DayUnknown(of, !field.is_unknown));
        });
    });
}

fn part_of_day(out: &mut Out, of: Question, field: &DayField, part: DayPart, has_error: bool) {
    let (id, text, name, length) = match part {
        DayPart::Day => ("day-0", ask::DAY, "div.two", "2"),
        DayPart::Month => ("day-1", ask::MONTH, "div.two", "2"),
        DayPart::Year => ("day-2", ask::YEAR, "div.four", "4"),
    };
    out.el(name).with(|out| {
        out.el("label").attr(For, id).say(text);
        // No maxlength: it would cut what is pasted.
        out.el("input")
            .attr(Type, "text")
            .attr(Inputmode, "numeric")
            .attr(Autocomplete, "off")
            .attr(Id, id)
            .attr(Size, length)
            .attr(AriaInvalid, invalid(has_error))
            .value(&field.parts[part as usize])
            .on_with(On::Input, move |event| Some(Action::Set(Set::Day(of, part, typed(event)))));
    });
}

/// Months and years to choose from, for the programme with this number.
pub fn select(
    out: &mut Out,
    id: AttrValue,
    chosen: Option<When>,
    described_by: Option<String>,
    has_error: bool,
    at: u8,
    set: fn(u8, Option<When>) -> Set,
) {
    let planned_start = out.state.path.facts.start;
    let mut choices = words::whens(planned_start);
    // What was chosen for another planned start stays in sight.
    if let Some(elsewhere) = chosen.filter(|when| !choices.contains(when)) {
        choices.insert(0, elsewhere);
    }
    let texts: Vec<(When, String)> =
        choices.iter().map(|when| (*when, words::choice(out.lang(), *when, planned_start))).collect();
    out.el("select")
        .attr(Id, id)
        .attr(AriaDescribedby, described_by)
        .attr(AriaInvalid, invalid(has_error))
        .on_with(On::Input, move |event| {
            // The first one is no choice yet.
            let when = platform::chosen(event).and_then(|index| choices.get(index.checked_sub(1)?));
            Some(Action::Set(set(at, when.copied())))
        })
        .with(|out| {
            let is_selected = |is_selected: bool| is_selected.then_some("selected");
            out.el("option").attr(Selected, is_selected(chosen.is_none())).say(ask::BEGUN_CHOOSE);
            out.each(texts, |out, (when, text)| out.el("option").attr(Selected, is_selected(chosen == Some(when))).say(text));
        });
}
