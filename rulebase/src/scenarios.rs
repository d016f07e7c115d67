//! Scenarios beside a document: what should be answered, as somebody who read the document sees it.

use crate::fault::{Fault, File};
use crate::read::{self, Check, Found, Read, Reader, table};
use crate::schema::{Day, Words};
use crate::values::{Code, Information, Kind, Later, Provider, Reading, Route, Verdict, YesNoUnknown};
use std::ops::Range;
use toml::Spanned;
use toml::de::DeValue;

table! {
    /// A file that ends in `.scenarios.toml`.
    #[derive(Debug)]
    pub struct Scenarios {
        /// The case that each scenario differs from.
        pub base: Spanned<Facts>,
        /// The scenarios.
        pub scenario: Vec<Spanned<Scenario>>,
    }
}

table! {
    /// What should be answered in one case.
    #[derive(Debug)]
    pub struct Scenario {
        /// What the case is about.
        pub name: Spanned<Words>,
        /// Why this is the answer, with the place in the document.
        pub because: Words,
        /// What differs from the base.
        pub facts: Option<Facts>,
        /// The verdict.
        pub verdict: Verdict,
        /// The codes; all of them.
        pub codes: Option<Vec<Code>>,
        /// Information lines that are told, among others.
        pub information: Option<Vec<Information>>,
        /// Information lines that are not told.
        pub not_told: Option<Vec<Information>>,
        /// The readings that would give another answer; all of them.
        pub readings: Option<Vec<OtherReading>>,
        /// The statements that the answer rests on, among others: `ID, PLACE: ` and the first words of what is told of it.
        pub cites: Option<Vec<Words>>,
        /// Is it not answered so yet, on purpose?
        pub wanted: Option<Later>,
    }
}

table! {
    /// Facts in short.
    #[derive(Debug)]
    pub struct Facts {
        /// The planned start.
        pub start: Option<Day>,
        /// The id of the insurer.
        pub insurer: Option<Spanned<String>>,
        /// `none`, `unknown`, or the programmes: `dm2+copd`.
        pub chain_care: Option<Spanned<String>>,
        /// Whether that includes stop-smoking guidance.
        pub includes_smr: Option<YesNoUnknown>,
        /// Earlier programmes: `start/end/kind/setting/outcome`, `?` for what is not known.
        pub history: Option<Vec<Spanned<String>>>,
        /// The kind of the new programme.
        pub wanted: Option<Kind>,
        /// Who would give it.
        pub provider: Option<Provider>,
    }
}

/// A reading that would give another answer, and which: `parallel`, `parallel: eligible`, or `parallel: eligible, open` with the route.
#[derive(Debug)]
pub struct OtherReading {
    /// The reading.
    pub reading: Reading,
    /// The verdict that it would give.
    pub verdict: Option<Verdict>,
    /// The route that it would give.
    pub route: Option<Route>,
}

impl Read for OtherReading {
    fn read(value: Found<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let span = value.span();
        let text = String::read(value, reader)?;
        let mut words = text.splitn(3, [':', ',']).map(str::trim);
        let reading = words.next().and_then(|word| part(&text, word, &span, reader))?;
        let verdict = words.next().map(|word| part(&text, word, &span, reader).ok_or(())).transpose().ok()?;
        let route = words.next().map(|word| part(&text, word, &span, reader).ok_or(())).transpose().ok()?;
        Some(Self { reading, verdict, route })
    }
}

/// Reads a word of a text; the remedy is the whole text.
fn part<T: Read>(text: &str, word: &str, span: &Range<usize>, reader: &mut Reader<'_>) -> Option<T> {
    let from = reader.faults.len();
    let read = T::read(Spanned::new(span.clone(), DeValue::String(word.into())), reader);
    reader.around(from, |key, near| format!("{key} = {:?}", text.replacen(word, near.trim_matches('"'), 1)));
    read
}

impl Check for Facts {}
impl Check for Scenario {}

impl Check for Scenarios {
    fn check(&self, at: usize, reader: &mut Reader<'_>) {
        if self.scenario.is_empty() {
            reader.fault(at, "no [[scenario]]").instead = Some("[[scenario]] with name, because and verdict".into());
        }
        let (base, of_base) = (self.base.get_ref(), self.base.span().start);
        let required = [
            ("start", base.start.is_none()),
            ("insurer", base.insurer.is_none()),
            ("chain-care", base.chain_care.is_none()),
            ("wanted", base.wanted.is_none()),
            ("provider", base.provider.is_none()),
        ];
        for (key, _) in required.iter().filter(|(_, lacks)| *lacks) {
            reader.fault(of_base, format!("[base] has no {key}: scenarios only say what differs")).instead =
                Some(format!("{key} = \"…\" below [base]"));
        }
        let mut names = std::collections::BTreeSet::new();
        for scenario in &self.scenario {
            let name = &scenario.get_ref().name;
            if !names.insert(name.get_ref()) {
                reader.fault(name.span().start, format!("two scenarios are called {:?}", name.get_ref().as_str()));
            }
        }
    }
}

/// Reads a file of scenarios.
///
/// # Errors
/// All its faults.
pub fn read(file: &File) -> Result<Scenarios, Vec<Fault>> {
    match read::read(file) {
        (Some(scenarios), faults) if faults.is_empty() => Ok(scenarios),
        (_, faults) => Err(faults),
    }
}
