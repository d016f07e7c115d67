//! `assess --csv`: a table of cases in, a table of answers out, on all cores and in flat memory.

use crate::assess::{BYTE_ORDER_MARK, read_line};
use crate::compact;
use crate::output::{Outcome, found, misuse};
use chrono::NaiveDate;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use smr_rules::assessment::Assessment;
use smr_rules::load::RuleBase;
use smr_rules::values::{Code, Kind, Provider, Value, Verdict, YesNoUnknown};
use smr_rules::{Facts, Insurer, MOST_PROGRAMMES, assess_brief, iso};
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, Read, Write};
use std::num::NonZeroUsize;
use std::thread;
use std::time::{Duration, Instant};

/// The columns that are read; others are passed over.
const COLUMNS: [&str; 8] = ["id", "start", "insurer", "chainCare", "includesSmr", "history", "wanted", "provider"];
/// The columns that are written.
const ANSWERS: [&str; 8] = ["id", "verdict", "codes", "route", "remaining", "earliestStart", "certainty", "error"];
/// A longer line is refused unread: fifty programmes do not come near it.
const LONGEST_LINE: usize = 1 << 16;
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

/// How the table is written: the sign between fields, and the place of each column.
#[derive(Clone, Copy)]
struct Shape {
    separator: u8,
    fields: usize,
    places: [usize; COLUMNS.len()],
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
    let shape =
        Shape::of(line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&line)).map_err(|wrong| misuse(format!("{file}:1: {wrong}")))?;
    let mut head = Vec::new();
    ANSWERS.iter().enumerate().for_each(|(at, name)| field(&mut head, shape.separator, at, name));
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

impl Shape {
    /// The shape that the first line shows.
    fn of(head: &[u8]) -> Result<Self, String> {
        let head = std::str::from_utf8(head.strip_suffix(b"\r").unwrap_or(head))
            .map_err(|_| "this is not UTF-8: save the table as CSV UTF-8".to_string())?;
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
        if missing.is_empty() {
            Ok(Self { separator, fields: names.len(), places })
        } else {
            Err(format!("no column {}; there are {}", missing.join(", "), names.join(", ")))
        }
    }
}

/// The answers to a block of lines, and their sum.
fn answer_block(block: &Block, shape: Shape) -> (Vec<u8>, Sum) {
    let mut reader = ReaderBuilder::new().delimiter(shape.separator).build();
    let (mut out, mut sum, mut row, mut from) = (Vec::with_capacity(block.lines.len() * 80), Sum::NONE, Row::default(), 0);
    // Room for fifty programmes, filled anew for each line: to move it costs as much as to answer.
    let mut facts = Facts {
        start: NaiveDate::MIN,
        insurer: Insurer::Unknown,
        chain_care: None,
        history: Default::default(),
        wanted: Kind::Unknown,
        provider: Provider::Unknown,
    };
    for (to, number, length) in &block.lines {
        let line = &block.text[from..*to];
        from = *to;
        sum.cases += 1;
        let read = row.read(&mut reader, line, *length, shape).and_then(|()| row.facts(shape, &mut facts));
        let id = row.field(shape.places[0]).unwrap_or_default();
        field(&mut out, shape.separator, 0, id);
        match read {
            Ok(()) => {
                let answer = assess_brief(&facts);
                sum.verdicts[answer.verdict.index()] += 1;
                answer.codes.iter().for_each(|code| sum.codes[code.index()] += 1);
                write(&mut out, shape.separator, &answer);
            }
            Err(wrong) => {
                sum.errors += 1;
                (1..7).for_each(|at| field(&mut out, shape.separator, at, ""));
                field(&mut out, shape.separator, 7, &format!("line {number}{wrong}"));
            }
        }
        out.push(b'\n');
    }
    (out, sum)
}

/// The fields of one line.
#[derive(Default)]
struct Row {
    text: Vec<u8>,
    ends: Vec<usize>,
    fields: usize,
}

impl Row {
    /// Takes a line apart. A record is one line: no value of ours has a line break.
    fn read(&mut self, reader: &mut Reader, line: &[u8], length: usize, shape: Shape) -> Result<(), String> {
        self.fields = 0;
        if length > LONGEST_LINE {
            return Err(format!(": a line of {length} bytes; at most {LONGEST_LINE} are read"));
        }
        if std::str::from_utf8(line).is_err() {
            return Err(": this is not UTF-8".into());
        }
        self.text.resize(line.len() + 1, 0);
        self.ends.resize(line.len() + 2, 0);
        reader.reset();
        let (result, used, written, fields) = reader.read_record(line, &mut self.text, &mut self.ends);
        // The end of the line is the end of the record, unless a quotation mark is open.
        let (result, _, _, more) = match result {
            ReadRecordResult::InputEmpty => {
                reader.read_record(&line[used..], &mut self.text[written..], &mut self.ends[fields..])
            }
            _ => (result, 0, 0, 0),
        };
        if result != ReadRecordResult::Record {
            return Err(": the line cannot be taken apart".into());
        }
        self.fields = fields + more;
        if self.fields != shape.fields {
            let what =
                if line.iter().filter(|byte| **byte == b'"').count() % 2 == 1 { "; a quotation mark is not closed" } else { "" };
            let told = format!(": {} fields, and the first line names {}{what}", self.fields, shape.fields);
            self.fields = self.fields.min(1);
            return Err(told);
        }
        Ok(())
    }

    fn field(&self, at: usize) -> Option<&str> {
        if at >= self.fields {
            return None;
        }
        let from = if at == 0 { 0 } else { self.ends[at - 1] };
        std::str::from_utf8(&self.text[from..self.ends[at]]).ok().map(str::trim)
    }

    fn facts(&self, shape: Shape, facts: &mut Facts) -> Result<(), String> {
        let of = |column: usize| self.field(shape.places[column]).unwrap_or_default();
        let wrong = |column: usize| move |wrong: String| format!(", column {}: {wrong}", COLUMNS[column]);
        facts.start = compact::day(of(1)).map_err(wrong(1))?;
        facts.insurer = Insurer::parse(of(2)).ok_or_else(|| wrong(2)(format!("there is no brand {:?}", of(2))))?;
        let chain = known(of(3));
        let includes =
            if chain == "none" && of(4).is_empty() { YesNoUnknown::No } else { compact::word(known(of(4))).map_err(wrong(4))? };
        facts.chain_care = compact::chain_care(chain, includes).map_err(wrong(3))?;
        facts.wanted = compact::word::<Kind>(known(of(6))).map_err(wrong(6))?;
        facts.provider = compact::word::<Provider>(known(of(7))).map_err(wrong(7))?;
        facts.history.clear();
        for programme in of(5).split(';').map(str::trim).filter(|programme| !programme.is_empty()) {
            let programme = compact::programme(programme).map_err(wrong(5))?;
            let too_many = |_| wrong(5)(format!("more than {MOST_PROGRAMMES} programmes"));
            facts.history.try_push(programme).map_err(too_many)?;
        }
        Ok(())
    }
}

/// What is not known is left open, or `?`.
fn known(text: &str) -> &str {
    if text == "?" || text.is_empty() { "unknown" } else { text }
}

fn write(out: &mut Vec<u8>, separator: u8, answer: &Assessment) {
    let mut add = |at, text: &str| field(out, separator, at, text);
    add(1, answer.verdict.as_str());
    let mut codes = String::new();
    for code in answer.codes.iter() {
        codes += if codes.is_empty() { "" } else { "+" };
        codes += code.as_str();
    }
    add(2, &codes);
    add(3, answer.route.as_str());
    add(4, &answer.remaining.map(|left| format!("{}-{}", left.min, left.max)).unwrap_or_default());
    let earliest = answer.earliest_start.and_then(|earliest| earliest.date);
    match earliest {
        Some(day) => add(5, &iso::write(day)),
        None => add(5, ""),
    }
    add(6, answer.certainty.as_str());
    add(7, "");
}

/// A field behind those before it, in quotes where it needs them.
fn field(out: &mut Vec<u8>, separator: u8, at: usize, text: &str) {
    if at > 0 {
        out.push(separator);
    }
    if text.bytes().any(|byte| byte == separator || matches!(byte, b'"' | b'\n' | b'\r')) {
        out.push(b'"');
        out.extend_from_slice(text.replace('"', "\"\"").as_bytes());
        out.push(b'"');
    } else {
        out.extend_from_slice(text.as_bytes());
    }
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
