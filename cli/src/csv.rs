//! `assess --csv`: a table of cases in, a table of answers out, on all cores and in flat memory.

use crate::assess::read_line;
use crate::output::{Outcome, found, misuse};
use smr_rules::assess_brief;
use smr_rules::load::RuleBase;
use smr_rules::values::{Code, Value, Verdict};
use smr_table::{ANSWERS, COLUMNS, LONGEST_LINE, Row, Shape, empty_facts, write_answer, write_field};
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, Read, Write};
use std::num::NonZeroUsize;
use std::thread;
use std::time::{Duration, Instant};

/// Lines that one core takes at a time.
const BLOCK: usize = 1 << 14;

/// What came out, for the summary.
#[derive(Clone)]
struct Sum {
    cases: u64,
    errors: u64,
    verdicts: [u64; Verdict::ALL.len()],
    codes: [u64; Code::ALL.len()],
}

impl Sum {
    const NONE: Self = Self { cases: 0, errors: 0, verdicts: [0; Verdict::ALL.len()], codes: [0; Code::ALL.len()] };

    fn add(&mut self, other: &Self) {
        self.cases += other.cases;
        self.errors += other.errors;
        self.verdicts.iter_mut().zip(other.verdicts).for_each(|(sum, more)| *sum += more);
        self.codes.iter_mut().zip(other.codes).for_each(|(sum, more)| *sum += more);
    }
}

/// Lines with their number and, where one was too long to keep, its length.
#[derive(Default)]
struct Block {
    text: Vec<u8>,
    lines: Vec<(usize, u64, usize)>,
}

pub fn run(file: &str, threads: Option<NonZeroUsize>, output: impl Write) -> Outcome {
    let place = |error: io::Error| io::Error::new(error.kind(), format!("{file}: {error}"));
    let input: Box<dyn Read> =
        if file == "-" { Box::new(io::stdin().lock()) } else { Box::new(File::open(file).map_err(place)?) };
    let mut input = BufReader::with_capacity(1 << 20, input);
    let mut output = BufWriter::with_capacity(1 << 20, output);
    let mut line = Vec::new();
    if read_line(&mut input, &mut line)?.is_none() {
        return Err(misuse(format!("{file}: the table is empty; its first line names the columns: {}", COLUMNS.join(","))));
    }
    let (shape, _) = Shape::of(&line).map_err(|wrong| misuse(format!("{file}:1: {wrong}")))?;
    let mut head = Vec::new();
    ANSWERS.iter().enumerate().for_each(|(at, name)| write_field(&mut head, shape.separator, at, name));
    head.push(b'\n');
    output.write_all(&head)?;
    let cores = threads.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
    let base = RuleBase::in_use();
    let (mut sum, mut number, began, mut told) = (Sum::NONE, 1, Instant::now(), Instant::now());
    loop {
        let mut blocks = Vec::with_capacity(cores);
        for _ in 0..cores {
            let block = read_block(&mut input, &mut line, &mut number)?;
            if !block.lines.is_empty() {
                blocks.push(block);
            }
        }
        if blocks.is_empty() {
            break;
        }
        let answered: Vec<_> = thread::scope(|scope| {
            let work = |block| scope.spawn(move || base.run(|| answer_block(block, shape)));
            let threads: Vec<_> = blocks.iter().map(work).collect();
            threads.into_iter().map(|thread| thread.join().expect("the rule core does not panic")).collect()
        });
        for (text, part) in answered {
            output.write_all(&text)?;
            sum.add(&part);
        }
        if io::stderr().is_terminal() && told.elapsed() > Duration::from_millis(500) {
            told = Instant::now();
            eprint!("\r{} cases, {} errors ", sum.cases, sum.errors);
        }
    }
    output.flush()?;
    summary(&sum, began.elapsed());
    found(sum.errors > 0)
}

fn read_block(input: &mut impl BufRead, line: &mut Vec<u8>, number: &mut u64) -> io::Result<Block> {
    let mut block = Block::default();
    while block.lines.len() < BLOCK {
        let Some(length) = read_line(input, line)? else { break };
        *number += 1;
        let text = line.strip_suffix(b"\r").unwrap_or(line);
        if text.is_empty() {
            continue;
        }
        block.text.extend_from_slice(&text[..text.len().min(LONGEST_LINE)]);
        block.lines.push((block.text.len(), *number, length));
    }
    Ok(block)
}

/// The answers to a block of lines, and their sum.
fn answer_block(block: &Block, shape: Shape) -> (Vec<u8>, Sum) {
    let (mut reader, mut row, mut facts) = (shape.reader(), Row::default(), empty_facts());
    let (mut out, mut sum, mut from) = (Vec::with_capacity(block.lines.len() * 80), Sum::NONE, 0);
    for (to, number, length) in &block.lines {
        let line = &block.text[from..*to];
        from = *to;
        sum.cases += 1;
        let read = row.read(&mut reader, line, *length, shape).and_then(|()| row.facts(shape, &mut facts));
        write_field(&mut out, shape.separator, 0, row.id(shape));
        match read {
            Ok(()) => {
                let answer = assess_brief(&facts);
                sum.verdicts[answer.verdict.index()] += 1;
                answer.codes.iter().for_each(|code| sum.codes[code.index()] += 1);
                write_answer(&mut out, shape.separator, &answer);
                write_field(&mut out, shape.separator, 7, "");
            }
            Err(wrong) => {
                sum.errors += 1;
                (1..7).for_each(|at| write_field(&mut out, shape.separator, at, ""));
                write_field(&mut out, shape.separator, 7, &format!("line {number}{wrong}"));
            }
        }
        out.push(b'\n');
    }
    (out, sum)
}

/// On standard error, so that the answers stay a table.
fn summary(sum: &Sum, time: Duration) {
    let Sum { cases, errors, verdicts, codes } = sum;
    let start = if io::stderr().is_terminal() { "\r" } else { "" };
    eprintln!("{start}{cases} cases in {:.1} s, of which {errors} errors", time.as_secs_f64());
    let words = Verdict::ALL.iter().map(|verdict| verdict.as_str()).zip(verdicts);
    for (word, number) in words.chain(Code::ALL.iter().map(|code| code.as_str()).zip(codes)).filter(|(_, number)| **number > 0) {
        eprintln!("{number:>10}  {word}");
    }
}
