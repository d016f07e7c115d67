//! Facts as JSON Lines in, one assessment or error a line out, in order.

use crate::lines::{self, Block, LONGEST_LINE, Line};
use crate::tally::{Progress, Tally};
use smr_rules::values::ErrorCode;
use smr_rules::{Facts, FactsError, assess, assess_brief};
use smr_table::BYTE_ORDER_MARK;
use std::io::{self, Read, Write};
use std::num::NonZeroUsize;

/// What is left out of the answers, on how many cores they are found, and whether they are summed up.
#[derive(Clone, Copy)]
pub struct Wanted {
    pub brief: bool,
    pub threads: Option<NonZeroUsize>,
    pub summary: bool,
}

pub fn stream(input: impl Read + Send, mut output: impl Write, wanted: Wanted) -> io::Result<()> {
    let mut progress = Progress::new();
    let answer = |block: &Block| answer_block(block, wanted.brief);
    lines::answer_blocks(lines::reader(input), 0, wanted.threads, answer, |(text, sum)| {
        if wanted.summary {
            progress.add(&sum);
        }
        output.write_all(text.as_bytes())?;
        output.flush()
    })?;
    if wanted.summary {
        progress.summary();
    }
    Ok(())
}

fn answer_block(block: &Block, brief: bool) -> (String, Tally) {
    let (mut text, mut sum) = (String::new(), Tally::default());
    for line in block.lines() {
        let is_first = line.number == 1;
        match read(Line { text: if is_first { without_mark(line.text) } else { line.text }, ..line }) {
            Ok(facts) => {
                let answer = if brief { assess_brief(&facts) } else { assess(&facts) };
                sum.count(&answer);
                answer.write_json(&mut text);
            }
            Err(error) => {
                sum.count_error();
                error.write_json(&mut text);
            }
        }
        text.push('\n');
    }
    (text, sum)
}

/// Facts from one line.
fn read(Line { text, length, .. }: Line) -> Result<Facts, FactsError> {
    let refused = |message: String| FactsError { path: String::new(), code: ErrorCode::InvalidJson, message };
    if length > LONGEST_LINE {
        return Err(refused(format!("a line of {length} bytes; at most {LONGEST_LINE} are read")));
    }
    let text = std::str::from_utf8(text).map_err(|error| refused(format!("this is not UTF-8: {error}")))?;
    if text.trim().is_empty() {
        return Err(refused("there is nothing here; the facts of one case are needed".into()));
    }
    Facts::from_json(text)
}

fn without_mark(text: &[u8]) -> &[u8] {
    text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text)
}

/// Facts from a whole document, for one case in words.
pub fn read_document(text: &[u8]) -> Result<Facts, FactsError> {
    read(Line { text: without_mark(text), number: 1, length: text.len() })
}
