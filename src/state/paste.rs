//! What was pasted from the record: the text that is left in the field, and the programmes that were read, until they are taken over.

use super::ProgrammeForm;
use super::record_lines::{LineFault, read_lines};

/// The field for lines of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paste {
    /// The text in the field. What was read is taken out of it.
    pub text: String,
    /// The programmes that were read and wait to be taken over.
    pub rows: Vec<ProgrammeForm>,
    /// What was not understood; those lines are still in the field.
    pub faults: Vec<LineFault>,
}

/// Everything that can happen to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PasteMsg {
    /// The text in the field changes.
    Text(String),
    /// Read the field.
    Read,
    /// Take over the row at this index, or all of them.
    Take(Option<usize>),
}

impl Paste {
    /// Reads the field. There is room for so many programmes, those that wait included.
    pub(super) fn read(&mut self, room: usize) {
        let (rows, left) = read_lines(&self.text, room.saturating_sub(self.rows.len()));
        self.rows.extend(rows);
        let (lines, faults): (Vec<String>, Vec<Vec<LineFault>>) = left.into_iter().unzip();
        self.text = lines.join("\n");
        self.faults = faults.into_iter().flatten().collect();
    }

    /// Takes out one row, or all of them, as far as there is room.
    pub(super) fn take(&mut self, at: Option<usize>, room: usize) -> Vec<ProgrammeForm> {
        match at {
            None => self.rows.drain(..room.min(self.rows.len())).collect(),
            Some(at) if at < self.rows.len() && room > 0 => vec![self.rows.remove(at)],
            Some(_) => Vec::new(),
        }
    }
}
