//! The answer for people: verdict, why, the year, what to arrange, what would change it, how sure, what is paid, sources.

pub mod arrange;
mod asks;
pub mod certainty;
mod changes;
pub mod costs;
pub mod questions;
pub mod sources;
pub mod why;
pub mod year;

use crate::out::{Attr::*, On, Out};
use crate::platform;
use crate::state::{Action, SHARES};
use chrono::NaiveDate;
use smr_rules::interview::Path;
use smr_rules::values::{Code, Information, Verdict};
use smr_rules::Assessment;
use smr_texts::{self as texts, journey, outcome_page as page, share, ui};

/// The whole answer.
pub fn screen(out: &mut Out) {
    let (state, lang) = (out.state, out.lang());
    let facts = &state.path.facts;
    let answer = told(&state.path, state.today);
    out.el("div.screen").key("result").with(|out| {
        // Whoever did not answer questions here has none to go back to.
        let has_questions = !state.path.asked.is_empty();
        out.when(has_questions, |out| out.button("button.back", Action::Back).say(journey::BACK));
        out.el("article").attr(Class, class(answer.verdict)).with(|out| {
            out.el("div.verdict").with(|out| {
                out.el("span.sign").attr(AriaHidden, "true").with(|out| {
                    let drawing = out.el("svg").attr(ViewBox, "0 0 32 32");
                    drawing.with(|out| drop(out.el("path").attr(D, sign(answer.verdict))));
                });
                out.heading().say(texts::verdict(answer.verdict));
            });
            out.el("p.lead").say(texts::lead(lang, &answer));
            if let Some(route) = texts::where_to(lang, &answer) {
                out.el("p").say(route);
            }
            why::view(out, facts, &answer);
            if state.path.cut_short && answer.codes.contains(Code::LimitReached) {
                out.el("p").say(page::NO_MORE);
            }
            if state.path.is_cautious {
                out.el("p").say(page::DAY_UNKNOWN);
            }
            if answer.limit.is_some() && !answer.codes.contains(Code::NotInsured) {
                year::view(out, facts, &answer);
            }
            arrange::view(out, facts, &answer);
            asks::view(out, &answer);
            // Whoever was not asked everything sees the first day above; changes would rest on what was not asked.
            if !state.path.cut_short {
                changes::view(out, &answer);
            }
            certainty::view(out, facts, &answer);
            questions::view(out, &answer);
            costs::view(out, facts, &answer);
            sources::view(out, &answer);
            out.below_1().say(ui::SECTION_NEXT);
            out.el("ul").with(|out| {
                if questions::are_there(&answer) {
                    out.el("li").say(ui::NEXT_ASK);
                }
                // Its end is asked only where it decides.
                if !facts.history.is_empty() && !answer.information.contains(Information::AskAboutAftercare) {
                    out.el("li").say(page::AFTERCARE);
                }
                out.el("li").say(ui::NEXT_SUPPORT);
            });
            let [own, decision, we] = [ui::OWN_ANSWERS, ui::NOT_A_DECISION, ui::WHO_WE_ARE].map(|text| text.get(lang));
            out.el("p.disclaimer").say([own, " ", decision, " ", we]);
        });
        out.el("div.buttons no-print").with(|out| {
            let print = |_: &_| {
                platform::print();
                None
            };
            out.el("button").attr(Type, "button").on_with(On::Click, print).say(page::PRINT);
            out.when(has_questions, |out| out.button("button.second", Action::Check).say(page::ANSWERS));
        });
        out.when(SHARES && state.may_share, |out| {
            out.el("div.no-print").with(|out| {
                out.button("button.second", Action::Share).say(share::BUTTON);
                out.el("p.hint").say(share::HINT);
                out.el("p.done").attr(Role, "status").say(state.is_shared.then_some(share::DONE));
            });
        });
    });
}

/// The answer, without what rests on days that nobody was asked about.
pub fn told(path: &Path, today: NaiveDate) -> Assessment {
    let mut answer = path.assess();
    answer.downgrade_if_stale(today);
    answer
}

pub fn class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Eligible => "result is-eligible",
        Verdict::EligibleWithConditions => "result is-conditional",
        Verdict::NotYet => "result is-not-yet",
        Verdict::NeedsInformation => "result is-open",
        Verdict::NotCovered => "result is-not-covered",
    }
}

/// A sign beside the words, for whoever does not see the colour: tick, tick with a list, clock, question mark, cross.
pub fn sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Eligible => "M16 3a13 13 0 1 1 0 26a13 13 0 1 1 0-26M9.5 16.5l4.5 4.5l8.5-9.5",
        Verdict::EligibleWithConditions => "M6 3h20v26h-20zM11 11.5l2 2l3.5-4M20 12h2M11 20.5l2 2l3.5-4M20 21h2",
        Verdict::NotYet => "M16 3a13 13 0 1 1 0 26a13 13 0 1 1 0-26M16 8.5v8l5.5 3.5",
        Verdict::NeedsInformation => "M16 3a13 13 0 1 1 0 26a13 13 0 1 1 0-26M12 12.5a4 4 0 1 1 5.5 3.7q-1.5.8-1.5 2.8M16 23v.2",
        Verdict::NotCovered => "M16 3a13 13 0 1 1 0 26a13 13 0 1 1 0-26M11 11l10 10M21 11l-10 10",
    }
}
