//! `assess --csv`: a table of cases in, a table of answers out, on all cores and in flat memory.

use crate::lines::{self, Block, read_line};
use crate::output::{Outcome, found, misuse};
use crate::tally::{Progress, Tally};
use smr_rules::assess_brief;
use smr_table::{ANSWERS, COLUMNS, LONGEST_LINE, Row, Shape, empty_facts, write_answer, write_field};
use std::fs::File;
use std::io::{self, Read, Write};
use std::num::NonZeroUsize;

pub fn run(file: &str, threads: Option<NonZeroUsize>, mut output: impl Write) -> Outcome {
    let place = |error: io::Error| io::Error::new(error.kind(), format!("{file}: {error}"));
    let input: Box<dyn Read + Send> =
        if file == "-" { Box::new(io::stdin()) } else { Box::new(File::open(file).map_err(place)?) };
    let mut input = lines::reader(input);
    let mut line = Vec::new();
    if read_line(&mut input, &mut line)?.is_none() {
        return Err(misuse(format!("{file}: the table is empty; its first line names the columns: {}", COLUMNS.join(","))));
    }
    let (shape, _) = Shape::of(&line).map_err(|wrong| misuse(format!("{file}:1: {wrong}")))?;
    let mut head = Vec::new();
    ANSWERS.iter().enumerate().for_each(|(at, name)| write_field(&mut head, shape.separator, at, name));
    head.push(b'\n');
    output.write_all(&head)?;
    let mut progress = Progress::new();
    lines::answer_blocks(
        input,
        1,
        threads,
        |block| answer_block(block, shape),
        |(text, sum)| {
            progress.add(&sum);
            output.write_all(&text)
        },
    )?;
    output.flush()?;
    progress.summary();
    found(progress.sum.errors > 0)
}

/// The answers to a block of lines, and their sum.
fn answer_block(block: &Block, shape: Shape) -> (Vec<u8>, Tally) {
    let (mut reader, mut row, mut facts) = (shape.reader(), Row::default(), empty_facts());
    let (mut out, mut sum) = (Vec::new(), Tally::default());
    for line in block.lines() {
        let text = line.text.strip_suffix(b"\r").unwrap_or(line.text);
        if text.is_empty() {
            continue;
        }
        let text = &text[..text.len().min(LONGEST_LINE)];
        let read = row.read(&mut reader, text, line.length, shape).and_then(|()| row.facts(shape, &mut facts));
        write_field(&mut out, shape.separator, 0, row.id(shape));
        match read {
            Ok(()) => {
                let answer = assess_brief(&facts);
                sum.count(&answer);
                write_answer(&mut out, shape.separator, &answer);
                write_field(&mut out, shape.separator, 7, "");
            }
            Err(wrong) => {
                sum.count_error();
                (1..7).for_each(|at| write_field(&mut out, shape.separator, at, ""));
                write_field(&mut out, shape.separator, 7, &format!("line {}{wrong}", line.number));
            }
        }
        out.push(b'\n');
    }
    (out, sum)
}
