//! What documents say beside what rules read.

use super::{Source, Years, notes, source_id};
use crate::facts::Facts;
use crate::values::{Code, Topic, Verdict};
use chrono::Datelike;
use serde::Serialize;

/// A remark of a source for people. It never changes an answer.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Note {
    /// The source.
    #[serde(serialize_with = "source_id", rename = "id")]
    pub source: &'static Source,
    /// Chapter or heading.
    #[serde(rename = "locator")]
    pub place: &'static str,
    /// The years it is shown for.
    pub years: Years,
    /// What it is about.
    pub topic: Topic,
    /// The remark in Dutch.
    pub nl: &'static str,
    /// The remark in English.
    pub en: &'static str,
}

/// The remarks for this insurer in the year of the planned start, in the order of the sources.
pub fn notes_for(facts: &Facts) -> impl Iterator<Item = &'static Note> {
    let (year, insurer, provider) = (facts.start.year(), facts.insurer, facts.provider);
    notes().iter().filter(move |note| note.years.contain(year) && note.source.binds(insurer, provider))
}

/// What a source says that terms cannot express.
#[derive(Debug)]
pub(crate) struct NotExpressed {
    pub source: &'static Source,
    /// The years it holds for.
    pub years: Years,
    /// The codes that may be otherwise.
    pub codes: &'static [Code],
    /// The verdicts that may be otherwise.
    pub verdicts: &'static [Verdict],
}
