//! Sentences that depend on more than one word of an answer. Page and command line say the same.

use crate::{
    Lang, Text, certainty, code_why, date, earliest, information_text, reading_otherwise, remaining as left, ui, verdict,
    verdict_lead,
};
use smr_rules::Insurer;
use smr_rules::assessment::{Assessment, OtherReading};
use smr_rules::values::{Code, Information, Verdict};

/// What stands directly under the heading of an answer.
#[must_use]
pub fn lead(lang: Lang, answer: &Assessment) -> String {
    let text = match answer.verdict {
        Verdict::Eligible => verdict_lead::ELIGIBLE,
        Verdict::EligibleWithConditions => verdict_lead::ELIGIBLE_WITH_CONDITIONS,
        Verdict::NeedsInformation => verdict_lead::NEEDS_INFORMATION,
        Verdict::NotCovered => verdict_lead::NOT_COVERED,
        Verdict::NotYet => return not_yet(lang, answer),
    };
    text.get(lang).into()
}

fn not_yet(lang: Lang, answer: &Assessment) -> String {
    match answer.earliest_start.and_then(|earliest| earliest.date.map(|day| (day, earliest.exact))) {
        Some((day, exact)) => {
            let text = if exact { earliest::EXACT } else { earliest::AT_LEAST };
            text.fill(lang, &[("date", &date(lang, day))])
        }
        None => earliest::UNKNOWN.get(lang).into(),
    }
}

/// How many programmes are left in the year, where that is known.
#[must_use]
pub fn remaining(lang: Lang, answer: &Assessment) -> Option<String> {
    let places = answer.remaining?;
    let year = answer.year.to_string();
    let (min, max) = (places.min.to_string(), places.max.to_string());
    let text = match (places.min, places.max) {
        (0, 0) => left::NONE,
        (1, 1) => left::ONE,
        (min, max) if min == max => left::MANY,
        _ => left::RANGE,
    };
    Some(text.fill(lang, &[("year", &year), ("n", &max), ("min", &min), ("max", &max)]))
}

/// Why a code holds, with the numbers of this answer.
#[must_use]
pub fn why(lang: Lang, code: Code, answer: &Assessment) -> String {
    let year = answer.year.to_string();
    let limit = answer.limit.map(|limit| limit.to_string()).unwrap_or_default();
    code_why(code).fill(lang, &[("year", &year), ("limit", &limit)])
}

/// What another reading would make of the answer.
#[must_use]
pub fn otherwise(lang: Lang, other: &OtherReading, answer: &Assessment) -> String {
    let then = if other.verdict == answer.verdict {
        ui::READING_ROUTE_ONLY.get(lang).into()
    } else {
        certainty::OTHERWISE.fill(lang, &[("verdict", &quoted(lang, other.verdict))])
    };
    format!("{} {then}", reading_otherwise(other.reading).get(lang))
}

fn quoted(lang: Lang, word: Verdict) -> String {
    format!("‘{}’", verdict(word).get(lang))
}

/// The text of an information line, with the document that it speaks of.
#[must_use]
pub fn information(lang: Lang, line: Information, insurer: Insurer) -> String {
    let text: Text = information_text(line);
    let document = match insurer {
        Insurer::Brand(brand) => brand.documents().next(),
        Insurer::Other | Insurer::Unknown | Insurer::Uninsured => None,
    };
    match (line, document) {
        (Information::NearestDocument, Some(source)) => {
            text.fill(lang, &[("source", source.title), ("years", &source.years.to_string())])
        }
        _ => text.get(lang).into(),
    }
}
