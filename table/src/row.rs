//! The first line, and one line after it.

use crate::{BYTE_ORDER_MARK, COLUMNS, Fault, HeadFault, LONGEST_LINE, Wrong, compact};
use chrono::NaiveDate;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use smr_rules::values::{Kind, Provider, YesNoUnknown};
use smr_rules::{Facts, Insurer};

/// How the table is written: the sign between fields, and the place of each column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The sign between fields: comma, semicolon or tab.
    pub separator: u8,
    fields: usize,
    places: [usize; COLUMNS.len()],
}

impl Shape {
    /// The shape that the first line shows, and the names of the columns that are passed over.
    pub fn of(head: &[u8]) -> Result<(Self, Vec<&str>), HeadFault> {
        let head = head.strip_prefix(BYTE_ORDER_MARK).unwrap_or(head);
        let head = std::str::from_utf8(head.strip_suffix(b"\r").unwrap_or(head)).map_err(|_| HeadFault::NotUtf8)?;
        // UTF-16 without its mark.
        if head.contains('\0') {
            return Err(HeadFault::NotUtf8);
        }
        let separator =
            [b';', b'\t', b','].into_iter().max_by_key(|sign| head.bytes().filter(|byte| byte == sign).count()).unwrap_or(b',');
        let names: Vec<_> = head.split(char::from(separator)).map(|name| name.trim().trim_matches('"')).collect();
        let mut places = [0; COLUMNS.len()];
        let mut missing = Vec::new();
        for (place, column) in places.iter_mut().zip(COLUMNS) {
            match names.iter().position(|name| name.eq_ignore_ascii_case(column)) {
                Some(at) => *place = at,
                None => missing.push(column),
            }
        }
        if !missing.is_empty() {
            return Err(HeadFault::Missing { columns: missing, there: names.into_iter().map(Into::into).collect() });
        }
        let shape = Self { separator, fields: names.len(), places };
        let others = names.into_iter().enumerate().filter(|(at, _)| !places.contains(at));
        Ok((shape, others.map(|(_, name)| name).collect()))
    }

    /// What takes lines of this shape apart.
    #[must_use]
    pub fn reader(self) -> Reader {
        ReaderBuilder::new().delimiter(self.separator).build()
    }
}

/// Facts to be filled by [`Row::facts`]. They have room for fifty programmes, so fill the same ones anew for each line: to move them costs as
/// much as to answer.
#[must_use]
pub fn empty_facts() -> Facts {
    Facts {
        start: NaiveDate::MIN,
        insurer: Insurer::Unknown,
        chain_care: None,
        history: Default::default(),
        wanted: Kind::Unknown,
        provider: Provider::Unknown,
    }
}

/// The fields of one line.
#[derive(Default)]
pub struct Row {
    text: String,
    ends: Vec<usize>,
    fields: usize,
}

impl Row {
    /// Takes a line apart that has `length` bytes in all. A record is one line: no value of ours has a line break.
    pub fn read(&mut self, reader: &mut Reader, line: &[u8], length: usize, shape: Shape) -> Result<(), Fault> {
        self.fields = 0;
        if length > LONGEST_LINE {
            return Err(Fault::TooLong(length));
        }
        if std::str::from_utf8(line).is_err() {
            return Err(Fault::NotUtf8);
        }
        let mut text = std::mem::take(&mut self.text).into_bytes();
        text.resize(line.len() + 1, 0);
        self.ends.resize(line.len() + 2, 0);
        reader.reset();
        let (result, used, written, fields) = reader.read_record(line, &mut text, &mut self.ends);
        // The end of the line is the end of the record, unless a quotation mark is open.
        let (result, _, rest, more) = match result {
            ReadRecordResult::InputEmpty => reader.read_record(&line[used..], &mut text[written..], &mut self.ends[fields..]),
            _ => (result, 0, 0, 0),
        };
        text.truncate(written + rest);
        self.text = String::from_utf8(text).map_err(|_| Fault::NotUtf8)?;
        if result != ReadRecordResult::Record {
            return Err(Fault::NotTakenApart);
        }
        self.fields = fields + more;
        if self.fields != shape.fields {
            let is_quote_open = line.iter().filter(|byte| **byte == b'"').count() % 2 == 1;
            let fault = Fault::Fields { fields: self.fields, named: shape.fields, is_quote_open };
            self.fields = self.fields.min(1);
            return Err(fault);
        }
        Ok(())
    }

    /// The id of the case; empty where the line could not be taken apart so far.
    #[must_use]
    pub fn id(&self, shape: Shape) -> &str {
        self.field(shape.places[0]).unwrap_or_default()
    }

    fn field(&self, at: usize) -> Option<&str> {
        if at >= self.fields {
            return None;
        }
        let from = if at == 0 { 0 } else { self.ends[at - 1] };
        self.text.get(from..self.ends[at]).map(str::trim)
    }

    /// Fills the facts with those of this line.
    pub fn facts(&self, shape: Shape, facts: &mut Facts) -> Result<(), Fault> {
        let of = |column: usize| self.field(shape.places[column]).unwrap_or_default();
        let wrong = |column: usize| move |wrong: Wrong| Fault::Value { column, wrong };
        facts.start = compact::day(of(1)).map_err(wrong(1))?;
        facts.insurer = Insurer::parse(known(of(2))).ok_or_else(|| wrong(2)(Wrong::Insurer(of(2).into())))?;
        let chain = known(of(3));
        let includes =
            if chain == "none" && of(4).is_empty() { YesNoUnknown::No } else { compact::word(known(of(4))).map_err(wrong(4))? };
        facts.chain_care = compact::chain_care(chain, includes).map_err(wrong(3))?;
        facts.wanted = compact::word::<Kind>(known(of(6))).map_err(wrong(6))?;
        facts.provider = compact::word::<Provider>(known(of(7))).map_err(wrong(7))?;
        facts.history.clear();
        for programme in of(5).split(';').map(str::trim).filter(|programme| !programme.is_empty()) {
            let programme = compact::programme(programme).map_err(wrong(5))?;
            facts.history.try_push(programme).map_err(|_| wrong(5)(Wrong::TooManyProgrammes))?;
        }
        Ok(())
    }
}

/// What is not known is left open, or `?`.
fn known(text: &str) -> &str {
    if text == "?" || text.is_empty() { "unknown" } else { text }
}
