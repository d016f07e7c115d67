//! What the answer rests on: the statements behind the rules that hold, and every rule that was looked at.

use crate::out::{Attr, Out};
use smr_rules::assessment::TraceEntry;
use smr_rules::iso;
use smr_rules::rulebase::{SOURCES, Source, Statement};
use smr_rules::values::{Code, Verdict};
use smr_rules::{Assessment, RuleId};
use smr_texts::{self as texts, Lang, Text, ui};

pub fn view(out: &mut Out, answer: &Assessment) {
    let lang = out.lang();
    let trace = answer.trace.as_deref().unwrap_or_default();
    let mut cited = Vec::new();
    for looked in trace {
        // A start without conditions rests on what does not stand in its way.
        if looked.holds || (answer.verdict == Verdict::Eligible && looked.rule == RuleId::Code(Code::LimitReached)) {
            cited.extend(looked.sources());
        }
    }
    out.below_1().say(ui::SECTION_SOURCES);
    out.el("ul.sources").attr(Attr::Lang, "nl").with(|out| {
        for of in &SOURCES {
            source(out, of, &cited);
        }
    });
    let stamp = answer.rulebase;
    let (checked, valid) = (on(lang, ui::CHECKED_ON, stamp.checked_on), on(lang, ui::VALID_THROUGH, stamp.verified_through));
    out.el("p.checked").say([&checked, " ", &valid]);
    out.el("details").with(|out| {
        out.el("summary").say(ui::ALL_RULES);
        out.el("ul.trace").with(|out| trace.iter().for_each(|looked| rule(out, looked)));
    });
}

/// A document, with the places in it that are cited.
fn source(out: &mut Out, source: &'static Source, cited: &[&'static Statement]) {
    let mut places: Vec<&str> = Vec::new();
    for statement in cited.iter().filter(|statement| statement.source == source) {
        if !places.contains(&statement.place) {
            places.push(statement.place);
        }
    }
    if places.is_empty() {
        return;
    }
    out.el("li").with(|out| {
        match source.url {
            Some(url) => out.el("a").attr(Attr::Href, url).attr(Attr::Rel, "noreferrer").say(source.title),
            None => out.say(source.title),
        }
        out.say([", ", source.publisher, " (", texts::weight(source.weight).get(out.lang()), ")"]);
        out.el("ul.place").with(|out| {
            for place in places {
                out.el("li").say(place);
            }
        });
    });
}

/// A rule that was looked at, and whether it holds.
fn rule(out: &mut Out, looked: &TraceEntry) {
    let name = match looked.rule {
        RuleId::Code(code) => texts::rule_of_code(code),
        RuleId::Information(line) => texts::rule_of_information(line),
    };
    out.el("li").attr(Attr::Class, looked.holds.then_some("holds")).with(|out| {
        out.say([name.get(out.lang()), " "]);
        out.el("span").say(if looked.holds { ui::RULE_HOLDS } else { ui::RULE_FAILS });
    });
}

/// A day of the rule base in a sentence.
pub fn on(lang: Lang, text: Text, day: &str) -> String {
    let day = iso::parse(day).map_or_else(|| day.into(), |day| texts::date(lang, day));
    text.with(lang, "date", &day) + "."
}
