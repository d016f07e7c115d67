//! Facts as JSON Lines in, one assessment or error a line out, in order, in flat memory.

use smr_rules::values::ErrorCode;
use smr_rules::{Facts, FactsError, assess, assess_brief};
use smr_table::BYTE_ORDER_MARK;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};

/// Longer lines are refused unread: no well-formed facts come near it.
const LONGEST_LINE: usize = 16 << 20;
const BUFFER: usize = 1 << 16;

pub fn stream(input: impl Read, output: impl Write, brief: bool) -> io::Result<()> {
    let mut input = BufReader::with_capacity(BUFFER, input);
    let mut output = BufWriter::with_capacity(BUFFER, output);
    let mut line = Vec::new();
    let mut written = String::new();
    let mut is_first = true;
    while let Some(length) = read_line(&mut input, &mut line)? {
        let text = if is_first { line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&line) } else { &line };
        is_first = false;
        written.clear();
        match read(text, length) {
            Ok(facts) if brief => assess_brief(&facts).write_json(&mut written),
            Ok(facts) => assess(&facts).write_json(&mut written),
            Err(error) => error.write_json(&mut written),
        }
        output.write_all(written.as_bytes())?;
        output.write_all(b"\n")?;
        // Whoever asks line by line gets each answer at once; a bulk run, with the next line here already, fills the buffer first.
        if memchr::memchr(b'\n', input.buffer()).is_none() {
            output.flush()?;
        }
    }
    output.flush()
}

/// Reads a line without its end; returns its whole length, of which at most [`LONGEST_LINE`] bytes are kept.
pub fn read_line(input: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<Option<usize>> {
    line.clear();
    let mut length = 0;
    let mut anything = false;
    loop {
        let buffer = input.fill_buf()?;
        if buffer.is_empty() {
            break;
        }
        anything = true;
        let (part, used) = match memchr::memchr(b'\n', buffer) {
            Some(end) => (&buffer[..end], end + 1),
            None => (buffer, buffer.len()),
        };
        let is_end = part.len() < used;
        line.extend_from_slice(&part[..part.len().min(LONGEST_LINE.saturating_sub(line.len()))]);
        length += part.len();
        input.consume(used);
        if is_end {
            break;
        }
    }
    Ok(anything.then_some(length))
}

/// Facts from one line.
fn read(line: &[u8], length: usize) -> Result<Facts, FactsError> {
    let refused = |message: String| FactsError { path: String::new(), code: ErrorCode::InvalidJson, message };
    if length > LONGEST_LINE {
        return Err(refused(format!("a line of {length} bytes; at most {LONGEST_LINE} are read")));
    }
    let text = std::str::from_utf8(line).map_err(|error| refused(format!("this is not UTF-8: {error}")))?;
    if text.trim().is_empty() {
        return Err(refused("there is nothing here; the facts of one case are needed".into()));
    }
    Facts::from_json(text)
}

/// Facts from a whole document, for one case in words.
pub fn read_document(text: &[u8]) -> Result<Facts, FactsError> {
    read(text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text), text.len())
}
