//! This year and the next side by side, around New Year.

use super::{Case, card};
use crate::out::Out;
use crate::result;
use chrono::{Datelike, NaiveDate};
use smr_rules::Assessment;
use smr_rules::values::Route;
use smr_texts::{self as texts, intake as said};

/// From this month on the next year is shown too.
const FROM_MONTH: u32 = 10;

pub fn view(out: &mut Out, case: &Case) {
    let Some(other) = other_start(case.path.facts.start, case.desk.today) else { return };
    let path = case.desk.form.path(other, case.desk.today);
    let there = result::told(&path, case.desk.today);
    // A programme that begins in between is no contradiction, but not yet there.
    if !there.problems.is_empty() {
        return;
    }
    let mut both = [(case.path.facts.start, &case.answer), (other, &there)];
    both.sort_by_key(|(start, _)| *start);
    out.below_2().say(said::YEARS);
    out.el("div.years").with(|out| {
        for (start, answer) in both {
            year(out, start, answer, case.desk.form.is_unsure());
        }
    });
}

/// The start in the other year that is worth a look.
fn other_start(start: NaiveDate, today: NaiveDate) -> Option<NaiveDate> {
    if start.month() >= FROM_MONTH {
        return NaiveDate::from_ymd_opt(start.year() + 1, 1, 1);
    }
    // It could begin before New Year, too.
    (start.month() == 1 && start.year() == today.year() + 1).then_some(today)
}

fn year(out: &mut Out, start: NaiveDate, answer: &Assessment, is_unsure: bool) {
    let lang = out.lang();
    out.el("div.year-column").with(|out| {
        out.el("p.label").say(said::YEARS_START.fill(lang, &[("date", &texts::date(lang, start))]));
        out.el("p").with(|out| out.el("strong").say(card::verdict(answer.verdict)));
        out.el("ul").with(|out| {
            if let Some(places) = card::places(lang, answer).filter(|_| !is_unsure) {
                out.el("li").say([said::PLACES.get(lang), ": ", &places]);
            }
            if answer.route == Route::WithinChain {
                out.el("li").say(said::ROUTE_CHAIN);
            }
            for code in answer.codes.iter() {
                out.el("li").say(texts::decided(lang, code));
            }
        });
    });
}
