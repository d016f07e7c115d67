//! One case in words, for an analyst or a colleague.

use crate::assess::read_document;
use smr_rules::assessment::{Assessment, Change, Looked, NewValue};
use smr_rules::values::{Certainty, Kind, Provider, Tri, Value, Verdict};
use smr_rules::{Facts, Insurer, Name, Pointer, ProgrammeField, assess, iso};
use smr_texts::{self as texts, Lang, Text, ui};
use std::io::{self, Read, Write};

pub fn explain(file: &str, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let mut text = Vec::new();
    if file == "-" {
        io::stdin().lock().read_to_end(&mut text)?;
    } else {
        text = std::fs::read(file).map_err(|error| io::Error::new(error.kind(), format!("{file}: {error}")))?;
    }
    match read_document(&text) {
        Ok(facts) => Page { lang, facts: &facts, out }.write(&assess(&facts)),
        Err(error) => {
            let sentence = texts::error(error.code).fill(lang, &[("path", &error.path)]);
            Err(io::Error::new(io::ErrorKind::InvalidData, format!("{file}: {sentence}\n  {error}")))
        }
    }
}

struct Page<'a, W> {
    lang: Lang,
    facts: &'a Facts,
    out: &'a mut W,
}

impl<W: Write> Page<'_, W> {
    fn write(mut self, answer: &Assessment) -> io::Result<()> {
        let verdict = self.say(texts::verdict(answer.verdict));
        writeln!(self.out, "{verdict}\n{}", "=".repeat(verdict.chars().count()))?;
        self.line(&texts::lead(self.lang, answer))?;
        if let Some(sentence) = texts::remaining(self.lang, answer) {
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
        self.heading(ui::SECTION_WHY)?;
        for code in answer.codes.iter() {
            writeln!(self.out, "- {} [{}]", self.say(texts::code_title(code)), code.as_str())?;
            let why = texts::why(self.lang, code, answer);
            writeln!(self.out, "  {why}\n  {}", self.say(texts::code_action(code)))?;
            let question = self.say(texts::code_question(code));
            if !question.is_empty() {
                writeln!(self.out, "  ? {question}")?;
            }
        }
        for problem in &answer.problems {
            let message = texts::problem_message(problem.code).fill(self.lang, &[("n", &number(problem.path))]);
            writeln!(self.out, "  {}: {message} {}", problem.path, self.say(texts::problem_fix(problem.code)))?;
        }
        for ask in &answer.asks {
            writeln!(self.out, "  → {ask}")?;
        }
        Ok(())
    }

    fn changes(&mut self, answer: &Assessment) -> io::Result<()> {
        let Some(changes) = answer.changes.as_ref().filter(|changes| !changes.is_empty()) else {
            return Ok(());
        };
        self.heading(ui::SECTION_CHANGES)?;
        for change in changes {
            let sentence = self.change(change);
            writeln!(self.out, "- {sentence}")?;
        }
        Ok(())
    }

    fn change(&self, change: &Change) -> String {
        let verdict = |verdict: &Verdict| self.say(texts::verdict(*verdict));
        match change {
            Change::Date { from, verdict: to } => {
                texts::change::DATE.fill(self.lang, &[("date", &texts::date(self.lang, *from)), ("verdict", verdict(to))])
            }
            Change::Fact { path, value, verdict: to } => match (path, value) {
                (Pointer::Wanted, _) => texts::change::WANTED_SHORT.fill(self.lang, &[("verdict", verdict(to))]),
                (Pointer::Provider, NewValue::Word(word)) => {
                    let text = match Provider::parse(word) {
                        Some(Provider::Registered) => texts::change::PROVIDER_REGISTERED,
                        Some(Provider::GpPractice) => texts::change::PROVIDER_GP_PRACTICE,
                        _ => texts::change::PROVIDER_CONTRACTED,
                    };
                    text.fill(self.lang, &[("verdict", verdict(to))])
                }
                _ => {
                    let fact = format!("{path}: {}", self.value(*path, value));
                    texts::change::FACT.fill(self.lang, &[("fact", &fact), ("verdict", verdict(to))])
                }
            },
        }
    }

    fn value(&self, path: Pointer, value: &NewValue) -> String {
        match value {
            NewValue::Date(date) => texts::date(self.lang, *date),
            NewValue::ChainCare(_) => self.say(texts::tri(Tri::No)).into(),
            NewValue::Word(word) => match path {
                Pointer::Insurer => insurer(self.lang, Insurer::parse(word).unwrap_or(Insurer::Unknown)).into(),
                Pointer::Field(_, ProgrammeField::Kind) => {
                    self.say(texts::kind(Kind::parse(word).unwrap_or(Kind::Unknown))).into()
                }
                Pointer::Field(_, ProgrammeField::Outcome) => {
                    Value::parse(word).map_or(*word, |outcome| self.say(texts::outcome(outcome))).into()
                }
                Pointer::IncludesSmr => Value::parse(word).map_or(*word, |tri| self.say(texts::tri(tri))).into(),
                _ => (*word).into(),
            },
        }
    }

    fn certainty(&mut self, answer: &Assessment) -> io::Result<()> {
        self.heading(ui::SECTION_CERTAINTY)?;
        let sentence = match answer.certainty {
            Certainty::Firm => texts::certainty::FIRM,
            Certainty::Assumed => texts::certainty::ASSUMED,
        };
        self.line(self.say(sentence))?;
        for other in &answer.readings {
            let reading = other.reading;
            writeln!(self.out, "- {} {}", self.say(texts::reading_point(reading)), self.say(texts::reading_chosen(reading)))?;
            writeln!(self.out, "  {}", texts::otherwise(self.lang, other, answer))?;
            writeln!(self.out, "  ? {}", self.say(texts::reading_question(reading)))?;
        }
        Ok(())
    }

    fn information(&mut self, answer: &Assessment) -> io::Result<()> {
        self.heading(ui::SECTION_COSTS)?;
        for line in answer.information.iter() {
            let text = texts::information(self.lang, line, self.facts.insurer);
            writeln!(self.out, "- {} [{}]: {text}", self.say(texts::information_title(line)), line.as_str())?;
        }
        Ok(())
    }

    fn sources(&mut self, answer: &Assessment) -> io::Result<()> {
        self.heading(ui::SECTION_SOURCES)?;
        for looked in answer.trace.iter().flatten() {
            let mark = if looked.holds { "x" } else { " " };
            let name = match looked.rule {
                Name::Code(code) => texts::rule_of_code(code),
                Name::Information(line) => texts::rule_of_information(line),
            };
            writeln!(self.out, "[{mark}] {}{}", self.say(name), because(looked))?;
            if looked.holds {
                for statement in looked.sources() {
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
fn because(looked: &Looked) -> String {
    let facts: Vec<_> = looked
        .because
        .iter()
        .map(|(name, fact)| format!("{name} {}", serde_json::to_string(&fact).unwrap_or_default()))
        .collect();
    if facts.is_empty() { String::new() } else { format!(" ({})", facts.join(", ")) }
}

/// The number of a programme as people count, from one.
fn number(path: Pointer) -> String {
    match path {
        Pointer::Programme(at) | Pointer::Field(at, _) => (u16::from(at) + 1).to_string(),
        _ => String::new(),
    }
}

fn insurer(lang: Lang, insurer: Insurer) -> &'static str {
    match insurer {
        Insurer::Brand(brand) => brand.name,
        Insurer::Other => texts::ui::INSURER_OTHER.get(lang),
        Insurer::Unknown => texts::ui::INSURER_UNKNOWN.get(lang),
        Insurer::Uninsured => texts::ui::INSURER_UNINSURED.get(lang),
    }
}
