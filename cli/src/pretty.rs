//! One case in words, for an analyst or a colleague.

use crate::assess::read_document;
use smr_rules::assessment::{Assessment, Change, TraceEntry};
use smr_rules::values::Value;
use smr_rules::{Facts, RuleId, assess, iso};
use smr_texts::{self as texts, Lang, Text, card, ui};
use std::io::{self, Read, Write};

pub fn explain(file: &str, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let facts = read(file, lang)?;
    Page { lang, facts: &facts, is_unsure: false, out }.write(&assess(&facts))
}

/// The whole answer as JSON.
pub fn answer(file: &str, out: &mut impl Write) -> io::Result<()> {
    as_json(&assess(&read(file, Lang::En)?), out)
}

pub fn as_json(answer: &Assessment, out: &mut impl Write) -> io::Result<()> {
    let mut written = String::new();
    answer.write_json(&mut written);
    writeln!(out, "{written}")
}

pub fn read(file: &str, lang: Lang) -> io::Result<Facts> {
    let mut text = Vec::new();
    if file == "-" {
        io::stdin().lock().read_to_end(&mut text)?;
    } else {
        text = std::fs::read(file).map_err(|error| io::Error::new(error.kind(), format!("{file}: {error}")))?;
    }
    read_document(&text).map_err(|error| {
        let sentence = texts::fill(texts::error(lang, error.code), &[("path", &error.path)]);
        io::Error::new(io::ErrorKind::InvalidData, format!("{file}: {sentence}\n  {error}"))
    })
}

/// An answer in words.
pub struct Page<'a, W> {
    pub lang: Lang,
    pub facts: &'a Facts,
    /// The person does not know whether there was a programme.
    pub is_unsure: bool,
    pub out: &'a mut W,
}

impl<W: Write> Page<'_, W> {
    pub fn write(mut self, answer: &Assessment) -> io::Result<()> {
        let verdict = texts::heading(self.lang, self.facts, answer);
        writeln!(self.out, "{verdict}\n{}", "=".repeat(verdict.chars().count()))?;
        self.line(&texts::reason(self.lang, self.facts, answer, self.is_unsure))?;
        self.line(texts::cost(self.lang, self.facts, answer))?;
        if let Some(sentence) = texts::where_to(self.lang, answer) {
            self.line(sentence)?;
        }
        if let Some(sentence) = texts::remaining(self.lang, self.facts, answer) {
            self.line(&sentence)?;
        }
        self.why(answer)?;
        self.changes(answer)?;
        self.certainty(answer)?;
        self.information(answer)?;
        self.sources(answer)?;
        writeln!(self.out)?;
        self.line(self.say(ui::NOT_A_DECISION))
    }

    fn why(&mut self, answer: &Assessment) -> io::Result<()> {
        if answer.codes.is_empty() {
            return Ok(());
        }
        self.heading(card::WHY)?;
        for code in texts::codes(answer) {
            writeln!(self.out, "- {} [{}]", self.say(texts::code_title(code)), code.as_str())?;
            let why = texts::why(self.lang, code, self.facts, answer);
            writeln!(self.out, "  {why}\n  {}", texts::action(self.lang, code, answer))?;
            let question = self.say(texts::code_question(code));
            if !question.is_empty() {
                writeln!(self.out, "  ? {question}")?;
            }
        }
        for problem in &answer.problems {
            writeln!(self.out, "  {}: {}", problem.path, texts::problem(self.lang, problem))?;
        }
        for ask in &answer.asks {
            writeln!(self.out, "  → {} [{ask}]", texts::fact(self.lang, *ask))?;
        }
        Ok(())
    }

    fn changes(&mut self, answer: &Assessment) -> io::Result<()> {
        let Some(changes) = answer.changes.as_ref().filter(|changes| !changes.is_empty()) else {
            return Ok(());
        };
        self.heading(ui::SECTION_CHANGES)?;
        for (text, change) in texts::changes(self.lang, changes) {
            let (Change::Date { verdict, route, .. } | Change::Fact { verdict, route, .. }) = change;
            writeln!(self.out, "- {text}: {}", texts::verdict_on(self.lang, *verdict, *route))?;
        }
        Ok(())
    }

    fn certainty(&mut self, answer: &Assessment) -> io::Result<()> {
        let Some(sureness) = texts::sureness(self.lang, self.facts, answer) else {
            return Ok(());
        };
        self.heading(card::SURE)?;
        self.line(&sureness)?;
        for other in &answer.readings {
            let reading = other.reading;
            writeln!(
                self.out,
                "- {} {}",
                texts::point(self.lang, reading, answer),
                texts::chosen(self.lang, reading, self.facts)
            )?;
            writeln!(self.out, "  {}", texts::otherwise(self.lang, other, answer))?;
            if let Some(question) = texts::reading_asks(self.lang, reading, answer) {
                writeln!(self.out, "  ? {question}")?;
            }
        }
        Ok(())
    }

    fn information(&mut self, answer: &Assessment) -> io::Result<()> {
        for (about_costs, heading) in [(true, ui::SECTION_COSTS), (false, ui::SECTION_KNOW)] {
            self.heading(heading)?;
            for line in answer.information.iter().filter(|line| texts::is_about_costs(*line) == about_costs) {
                let text = texts::information(self.lang, line, self.facts, answer);
                writeln!(self.out, "- {} [{}]: {text}", self.say(texts::information_title(line)), line.as_str())?;
            }
            for (title, note) in texts::notes(self.lang, self.facts, about_costs) {
                writeln!(self.out, "- {title}: {note}")?;
            }
        }
        Ok(())
    }

    fn sources(&mut self, answer: &Assessment) -> io::Result<()> {
        self.heading(card::SOURCES)?;
        for entry in answer.trace.iter().flatten() {
            let mark = if entry.holds { "x" } else { " " };
            let name = match entry.rule {
                RuleId::Code(code) => texts::rule_of_code(code),
                RuleId::Information(line) => texts::rule_of_information(line),
            };
            writeln!(self.out, "[{mark}] {}{}", self.say(name), evidence(entry))?;
            if entry.holds {
                for statement in entry.sources() {
                    let source = statement.source;
                    writeln!(self.out, "      {} — {}, {}: {}", source.id, source.title, statement.place, statement.says())?;
                }
            }
        }
        let stamp = answer.rulebase;
        writeln!(self.out)?;
        for (text, day) in [(ui::CHECKED_ON, stamp.checked_on), (ui::VALID_THROUGH, stamp.verified_through)] {
            let day = iso::parse(day).map_or_else(|| day.to_string(), |day| texts::date(self.lang, day));
            writeln!(self.out, "{}.", text.fill(self.lang, &[("date", &day)]))?;
        }
        Ok(())
    }

    fn heading(&mut self, text: Text) -> io::Result<()> {
        let text = self.say(text);
        writeln!(self.out, "\n{text}\n{}", "-".repeat(text.chars().count()))
    }

    fn line(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "{text}")
    }

    fn say(&self, text: Text) -> &'static str {
        text.get(self.lang)
    }
}

/// The facts that a rule looked at, behind its name.
fn evidence(entry: &TraceEntry) -> String {
    let facts: Vec<_> = entry
        .evidence
        .iter()
        .map(|(name, fact)| format!("{name} {}", serde_json::to_string(&fact).unwrap_or_default()))
        .collect();
    if facts.is_empty() { String::new() } else { format!(" ({})", facts.join(", ")) }
}
