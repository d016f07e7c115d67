//! Lines of a file or a pipe, answered on several cores, in their order and in flat memory.

use smr_rules::load::RuleBase;
use std::io::{self, BufRead, BufReader, Read};
use std::num::NonZeroUsize;
use std::sync::mpsc::sync_channel;
use std::thread;

/// Of longer lines the rest is not kept: no well-formed facts come near it.
pub const LONGEST_LINE: usize = 16 << 20;
/// Bytes that one core takes at a time: enough that handing them over costs nothing beside answering them.
const BLOCK: usize = 1 << 18;

pub fn reader<R: Read>(input: R) -> BufReader<R> {
    BufReader::with_capacity(BLOCK, input)
}

/// Some lines, as one core takes them.
#[derive(Default)]
pub struct Block {
    text: Vec<u8>,
    /// For each line where it ends, its number, and its whole length.
    lines: Vec<(usize, u64, usize)>,
}

/// A line without its end.
pub struct Line<'a> {
    /// At most [`LONGEST_LINE`] bytes of it.
    pub text: &'a [u8],
    /// Counted from 1.
    pub number: u64,
    /// In bytes, with what was not kept.
    pub length: usize,
}

impl Block {
    pub fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        let mut from = 0;
        self.lines.iter().map(move |&(to, number, length)| {
            let text = &self.text[from..to];
            from = to;
            Line { text, number, length }
        })
    }

    /// Reads at most a block of lines; `None` at the end. Whoever asks line by line gets each answer at once: a block ends where no whole
    /// line is here yet.
    fn read(input: &mut BufReader<impl Read>, line: &mut Vec<u8>, number: &mut u64) -> io::Result<Option<Self>> {
        let mut block = Self::default();
        while let Some(length) = read_line(input, line)? {
            *number += 1;
            block.text.extend_from_slice(line);
            block.lines.push((block.text.len(), *number, length));
            if block.text.len() >= BLOCK || memchr::memchr(b'\n', input.buffer()).is_none() {
                break;
            }
        }
        Ok((!block.lines.is_empty()).then_some(block))
    }
}

/// Has the lines after number `before` answered block by block on `cores` (all that there are, if not given), with the rule base in use here, and
/// the answers written in the order of the lines. Each core has one block waiting and one answer waiting, so a slow writer holds up the reader.
pub fn answer_blocks<T: Send>(
    mut input: BufReader<impl Read + Send>,
    before: u64,
    cores: Option<NonZeroUsize>,
    answer: impl Fn(&Block) -> T + Sync,
    mut write: impl FnMut(T) -> io::Result<()>,
) -> io::Result<()> {
    let cores = cores.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
    let (base, answer) = (RuleBase::in_use(), &answer);
    thread::scope(|scope| {
        let (mut to_cores, mut from_cores) = (Vec::new(), Vec::new());
        for _ in 0..cores {
            let (to_core, blocks) = sync_channel::<Block>(1);
            let (to_writer, answers) = sync_channel(1);
            to_cores.push(to_core);
            from_cores.push(answers);
            // Ends when nobody reads, or when nobody writes, any more.
            scope.spawn(move || base.run(|| blocks.iter().try_for_each(|block| to_writer.send(answer(&block)))));
        }
        let reader = scope.spawn(move || {
            let (mut line, mut number) = (Vec::new(), before);
            for core in to_cores.iter().cycle() {
                let Some(block) = Block::read(&mut input, &mut line, &mut number)? else { break };
                if core.send(block).is_err() {
                    break;
                }
            }
            io::Result::Ok(())
        });
        // Blocks go to the cores in turn, so the answers come in turn, and the first that does not come is the end.
        for answers in from_cores.iter().cycle() {
            let Ok(answered) = answers.recv() else { break };
            write(answered)?;
        }
        reader.join().expect("reading does not panic")
    })
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
