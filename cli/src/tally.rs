//! What came out of many cases: progress while they are answered, and a summary after it, on standard error.

use smr_rules::Assessment;
use smr_rules::values::{Code, Value, Verdict};
use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

/// How often each came out.
#[derive(Clone, Default)]
pub struct Tally {
    cases: u64,
    pub errors: u64,
    verdicts: [u64; Verdict::ALL.len()],
    codes: [u64; Code::ALL.len()],
}

impl Tally {
    pub fn count(&mut self, answer: &Assessment) {
        self.cases += 1;
        self.verdicts[answer.verdict.index()] += 1;
        answer.codes.iter().for_each(|code| self.codes[code.index()] += 1);
    }

    pub fn count_error(&mut self) {
        self.cases += 1;
        self.errors += 1;
    }

    fn add(&mut self, other: &Self) {
        self.cases += other.cases;
        self.errors += other.errors;
        self.verdicts.iter_mut().zip(other.verdicts).for_each(|(sum, more)| *sum += more);
        self.codes.iter_mut().zip(other.codes).for_each(|(sum, more)| *sum += more);
    }
}

/// All so far, with the time that it took.
pub struct Progress {
    pub sum: Tally,
    began: Instant,
    told: Instant,
    is_terminal: bool,
}

impl Progress {
    pub fn new() -> Self {
        let now = Instant::now();
        Self { sum: Tally::default(), began: now, told: now, is_terminal: io::stderr().is_terminal() }
    }

    /// Adds to the sum and tells it twice a second, on a terminal.
    pub fn add(&mut self, part: &Tally) {
        self.sum.add(part);
        if self.is_terminal && self.told.elapsed() > Duration::from_millis(500) {
            self.told = Instant::now();
            eprint!("\r{} cases, {} errors ", self.sum.cases, self.sum.errors);
        }
    }

    pub fn summary(&self) {
        let Tally { cases, errors, verdicts, codes } = &self.sum;
        let start = if self.is_terminal { "\r" } else { "" };
        eprintln!("{start}{cases} cases in {:.1} s, of which {errors} errors", self.began.elapsed().as_secs_f64());
        let words = Verdict::ALL.iter().map(|verdict| verdict.as_str()).zip(verdicts);
        for (word, number) in words.chain(Code::ALL.iter().map(|code| code.as_str()).zip(codes)).filter(|(_, many)| **many > 0) {
            eprintln!("{number:>10}  {word}");
        }
    }
}
