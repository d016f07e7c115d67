//! A table of cases at the intake: read, answered a few lines at a time, and kept nowhere else.

use super::intake_case::with_age;
use chrono::NaiveDate;
use smr_rules::{Assessment, assess_brief};
use smr_table::{BYTE_ORDER_MARK, Fault, HeadFault, LONGEST_LINE, Row, Shape, empty_facts};
use std::rc::Rc;

/// Answered between two frames of the screen.
const STEP: usize = 10;

/// What was typed or chosen, and what came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// The text that was pasted.
    pub text: String,
    /// Why nothing of the table is read.
    pub refusal: Option<Refusal>,
    /// The table and its answers so far.
    pub list: Option<BatchList>,
}

/// Why nothing of a table is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is nothing in it.
    Empty,
    /// More than [`Batch::MOST_BYTES`].
    TooLarge,
    /// So many cases, more than [`Batch::MOST_CASES`].
    TooMany(usize),
    /// The browser could not read the file.
    Unreadable,
    /// The first line.
    Head(HeadFault),
}

/// A table and its answers so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchList {
    shape: Shape,
    /// The columns that are passed over.
    pub ignored: Vec<String>,
    /// The lines with their number; the first of the table is 1.
    lines: Rc<[(usize, Vec<u8>)]>,
    /// What came of each line so far.
    pub done: Vec<Rc<BatchLine>>,
    /// Somebody stopped it.
    pub is_stopped: bool,
}

/// What came of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchLine {
    /// The number of the line.
    pub number: usize,
    /// The id; empty if it is not shown or not known.
    pub id: String,
    /// The answer, or what is wrong.
    pub outcome: Result<BatchCase, BatchFault>,
}

/// The answer to a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchCase {
    /// Chain care is out of the question: its route need not be said.
    pub is_outside_chain: bool,
    /// The answer, without trace.
    pub answer: Assessment,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BatchFault {
    /// The reader says so.
    Read(Fault),
    /// The id looks like a citizen service number (BSN), which is personal.
    IdIsBsn,
}

/// What can happen to the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BatchMsg {
    /// Something is typed or pasted.
    Text(String),
    /// Read what is pasted.
    ReadText,
    /// Read these bytes of a file.
    ReadFile(Vec<u8>),
    /// The file is refused unread.
    Refuse(Refusal),
    /// Answer some more.
    Step,
    /// Answer no more.
    Stop,
}

impl Batch {
    /// Cases in a table.
    pub const MOST_CASES: usize = 500;
    /// Bytes of a table: 500 long lines do not come near it.
    pub const MOST_BYTES: usize = 1 << 20;

    /// Does it; returns where the focus goes then.
    pub(super) fn apply(&mut self, msg: BatchMsg, today: NaiveDate) -> Option<&'static str> {
        match msg {
            BatchMsg::Text(text) => {
                self.text = text;
                None
            }
            BatchMsg::ReadText => {
                let text = std::mem::take(&mut self.text);
                let focus = self.read(text.as_bytes());
                self.text = text;
                Some(focus)
            }
            BatchMsg::ReadFile(bytes) => Some(self.read(&bytes)),
            BatchMsg::Refuse(refusal) => {
                (self.refusal, self.list) = (Some(refusal), None);
                Some("#batch-refused")
            }
            BatchMsg::Step => {
                let list = self.list.as_mut().filter(|list| list.is_running())?;
                list.step(today);
                (!list.is_running()).then_some("#batch-done")
            }
            BatchMsg::Stop => {
                let list = self.list.as_mut().filter(|list| list.is_running())?;
                list.is_stopped = true;
                Some("#batch-done")
            }
        }
    }

    fn read(&mut self, bytes: &[u8]) -> &'static str {
        match BatchList::of(bytes) {
            Ok(list) => {
                (self.refusal, self.list) = (None, Some(list));
                "#batch-running"
            }
            Err(refusal) => {
                (self.refusal, self.list) = (Some(refusal), None);
                "#batch-refused"
            }
        }
    }
}

impl BatchList {
    fn of(bytes: &[u8]) -> Result<Self, Refusal> {
        if bytes.len() > Batch::MOST_BYTES {
            return Err(Refusal::TooLarge);
        }
        let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
        if bytes.trim_ascii().is_empty() {
            return Err(Refusal::Empty);
        }
        let mut lines = bytes.split(|byte| *byte == b'\n');
        let (shape, ignored) = Shape::of(lines.next().unwrap_or_default()).map_err(Refusal::Head)?;
        let numbered = (2..).zip(lines.map(|line| line.strip_suffix(b"\r").unwrap_or(line)));
        let lines: Rc<[_]> =
            numbered.filter(|(_, line)| !line.is_empty()).map(|(number, line)| (number, line.to_vec())).collect();
        match lines.len() {
            0 => Err(Refusal::Empty),
            many if many > Batch::MOST_CASES => Err(Refusal::TooMany(many)),
            _ => Ok(Self {
                shape,
                ignored: ignored.into_iter().map(Into::into).collect(),
                lines,
                done: Vec::new(),
                is_stopped: false,
            }),
        }
    }

    /// The sign between fields.
    #[must_use]
    pub fn separator(&self) -> u8 {
        self.shape.separator
    }

    /// Cases in the table.
    #[must_use]
    pub fn many(&self) -> usize {
        self.lines.len()
    }

    /// Is there something left to answer?
    #[must_use]
    pub fn is_running(&self) -> bool {
        !self.is_stopped && self.done.len() < self.lines.len()
    }

    fn step(&mut self, today: NaiveDate) {
        let (mut reader, mut row, mut facts) = (self.shape.reader(), Row::default(), empty_facts());
        for (number, line) in self.lines.iter().skip(self.done.len()).take(STEP) {
            let kept = &line[..line.len().min(LONGEST_LINE)];
            let read = row.read(&mut reader, kept, line.len(), self.shape);
            let id = row.id(self.shape);
            let is_bsn = is_bsn(id);
            let outcome = match read.and_then(|()| row.facts(self.shape, &mut facts)) {
                _ if is_bsn => Err(BatchFault::IdIsBsn),
                Err(fault) => Err(BatchFault::Read(fault)),
                Ok(()) => Ok(BatchCase {
                    is_outside_chain: facts.chain_care.is_some_and(|care| care.programmes.is_empty()),
                    answer: with_age(assess_brief(&facts), today),
                }),
            };
            let id = if is_bsn { String::new() } else { id.into() };
            self.done.push(Rc::new(BatchLine { number: *number, id, outcome }));
        }
    }
}

/// Nine digits that pass the test of a citizen service number, however they are grouped.
fn is_bsn(id: &str) -> bool {
    let digits: Vec<u32> = id.chars().filter(|sign| !" .-".contains(*sign)).map_while(|sign| sign.to_digit(10)).collect();
    let is_all = id.chars().all(|sign| sign.is_ascii_digit() || " .-".contains(sign));
    let [first @ .., last] = &digits[..] else { return false };
    let sum: u32 = first.iter().zip([9, 8, 7, 6, 5, 4, 3, 2]).map(|(digit, weight)| digit * weight).sum();
    is_all && digits.len() == 9 && sum > 0 && sum % 11 == *last
}
