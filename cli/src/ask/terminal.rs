//! Asking with lines of text: what is asked goes to one stream, a line of the other is the answer.

use crate::output::{Failure, PLACE, STRONG};
use smr_texts::{Lang, fault};
use std::io::{self, BufRead, Write};

pub struct Terminal<R, W> {
    pub lang: Lang,
    pub input: R,
    pub out: W,
}

/// Why a question is not answered.
pub enum Stop {
    /// The question before it is to be asked again.
    Back,
    /// It is to be asked again.
    Again,
    /// Reading or writing failed.
    Failure(Failure),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Failure(error.into())
    }
}

impl<R: BufRead, W: Write> Terminal<R, W> {
    pub fn say(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "{text}")
    }

    pub fn hint(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "  {PLACE}{text}{PLACE:#}")
    }

    pub fn heading(&mut self, progress: &str, title: &str) -> io::Result<()> {
        writeln!(self.out, "\n{progress}\n{STRONG}{title}{STRONG:#}")
    }

    /// A line of the person, without spaces around it.
    fn line(&mut self) -> Result<String, Stop> {
        write!(self.out, "> ")?;
        self.out.flush()?;
        let mut line = String::new();
        if self.input.read_line(&mut line)? == 0 {
            writeln!(self.out)?;
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the input ends before the questions do").into());
        }
        match line.trim() {
            "<" => Err(Stop::Back),
            line => Ok(line.into()),
        }
    }

    fn list<T>(&mut self, options: &[(String, T)]) -> io::Result<()> {
        (1..).zip(options).try_for_each(|(number, (label, _))| writeln!(self.out, "  {number:>2} {label}"))
    }

    /// One of the options, by its number or its words; or else what was typed.
    pub fn choose_or_type<T: Clone>(&mut self, options: &[(String, T)]) -> Result<Result<T, String>, Stop> {
        self.list(options)?;
        let line = self.line()?;
        let chosen = place_of(&line, options).and_then(|at| options.get(at));
        Ok(chosen.map(|(_, value)| value.clone()).ok_or(line))
    }

    /// One of the options.
    pub fn choose<T: Clone>(&mut self, options: &[(String, T)]) -> Result<T, Stop> {
        loop {
            match self.choose_or_type(options)? {
                Ok(value) => return Ok(value),
                Err(_) => self.say(fault::CHOOSE_ONE.get(self.lang))?,
            }
        }
    }

    /// The places of one option or more.
    pub fn choose_several<T>(&mut self, options: &[(String, T)]) -> Result<Vec<usize>, Stop> {
        loop {
            self.list(options)?;
            let line = self.line()?;
            let words: Vec<_> = line.split([' ', ',', '+']).filter(|word| !word.is_empty()).collect();
            let places: Option<Vec<_>> = match place_of(&line, options) {
                Some(at) => Some(vec![at]),
                None => words.iter().map(|word| place_of(word, options)).collect(),
            };
            match places.filter(|places| !places.is_empty()) {
                Some(places) => return Ok(places),
                None => self.say(fault::CHOOSE_ONE.get(self.lang))?,
            }
        }
    }
}

fn place_of<T>(line: &str, options: &[(String, T)]) -> Option<usize> {
    let number = line.parse::<usize>().ok().and_then(|number| number.checked_sub(1)).filter(|at| *at < options.len());
    number.or_else(|| options.iter().position(|(label, _)| label.to_lowercase() == line.to_lowercase()))
}
