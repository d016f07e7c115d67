//! One case as a tree of the rules that decided: as text, and as a picture.

mod svg;

use crate::levels::{self, LEVELS};
use crate::output::{PLACE, STRONG};
use crate::pretty;
use smr_rules::assessment::{Assessment, TraceEntry};
use smr_rules::rulebase::{Statement, statements_of_reading};
use smr_rules::{Facts, RuleId};
use smr_texts::{self as texts, Lang};
use std::io::{self, Write};

/// What a line of the tree is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    Answer,
    /// A level, or a rule, that decides.
    Decides,
    /// A level that does not.
    Passed,
    Fact,
    Source,
}

struct Node {
    of: Of,
    text: String,
    below: Vec<Node>,
}

impl Node {
    fn new(of: Of, text: impl Into<String>, below: Vec<Node>) -> Self {
        Self { of, text: text.into(), below }
    }
}

/// As text.
pub fn print(file: &str, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let facts = pretty::read(file, lang)?;
    write(&tree(lang, &facts), "", "", out)
}

/// As a picture.
pub fn draw(file: &str, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let facts = pretty::read(file, lang)?;
    out.write_all(svg::draw(lang, &tree(lang, &facts)).as_bytes())
}

fn write(node: &Node, first: &str, rest: &str, out: &mut impl Write) -> io::Result<()> {
    let Node { of, text, below } = node;
    match of {
        Of::Answer | Of::Decides => writeln!(out, "{first}{STRONG}{text}{STRONG:#}")?,
        Of::Source => writeln!(out, "{first}{PLACE}{text}{PLACE:#}")?,
        Of::Passed | Of::Fact => writeln!(out, "{first}{text}")?,
    }
    for (at, one) in below.iter().enumerate() {
        let (branch, next) = if at + 1 < below.len() { ("├─ ", "│  ") } else { ("└─ ", "   ") };
        write(one, &format!("{rest}{branch}"), &format!("{rest}{next}"), out)?;
    }
    Ok(())
}

fn tree(lang: Lang, facts: &Facts) -> Node {
    let answer = smr_rules::assess(facts);
    let mut below = levels(lang, &answer);
    below.extend(readings(lang, &answer));
    Node::new(Of::Answer, texts::heading(lang, facts, &answer), below)
}

/// Each level up to the one that decides.
fn levels(lang: Lang, answer: &Assessment) -> Vec<Node> {
    let mut entries: [Vec<&TraceEntry>; LEVELS.len()] = Default::default();
    for entry in answer.trace.iter().flatten() {
        let RuleId::Code(code) = entry.rule else { continue };
        // A rule of two levels is looked at on the first of them first.
        let is_there = |at: &usize| entries[*at].iter().any(|other| other.rule == entry.rule);
        if let Some(at) = levels::of(code).find(|at| !is_there(at)) {
            entries[at].push(entry);
        }
    }
    let mut nodes = Vec::new();
    for (level, entries) in LEVELS.iter().zip(&entries) {
        let question = levels::question(lang, level);
        let holds: Vec<_> = entries.iter().filter(|entry| entry.holds).map(|entry| rule(lang, entry)).collect();
        if !holds.is_empty() {
            let decides = say(lang, ["dit beslist", "this decides"]);
            nodes.push(Node::new(Of::Decides, format!("{question} — {decides}"), holds));
            break;
        }
        let none = match lang {
            Lang::Nl => format!("geen van {} regels geldt", entries.len()),
            Lang::En => format!("none of {} rules holds", entries.len()),
        };
        nodes.push(Node::new(Of::Passed, format!("{question} — {none}"), Vec::new()));
    }
    nodes
}

fn rule(lang: Lang, entry: &TraceEntry) -> Node {
    let name = match entry.rule {
        RuleId::Code(code) => texts::rule_of_code(code),
        RuleId::Information(line) => texts::rule_of_information(line),
    };
    let facts = entry.evidence.iter().map(|(name, fact)| {
        Node::new(Of::Fact, format!("{name} = {}", serde_json::to_string(&fact).unwrap_or_default()), Vec::new())
    });
    let below = facts.chain(entry.sources().map(source)).collect();
    Node::new(Of::Decides, format!("{} [{}]", name.get(lang), entry.rule.as_str()), below)
}

fn source(statement: &'static Statement) -> Node {
    Node::new(Of::Source, format!("{}, {}: {}", statement.source.id, statement.place, statement.says()), Vec::new())
}

/// The readings under which the answer is another.
fn readings(lang: Lang, answer: &Assessment) -> Option<Node> {
    use smr_rules::values::Value;
    let one = |other: &smr_rules::assessment::OtherReading| {
        let (reading, then) = (other.reading, texts::verdict_on(lang, other.verdict, other.route));
        let sources = statements_of_reading(reading).filter(|of| of.years.contain(answer.year)).map(source);
        let point = texts::point(lang, reading, answer);
        Node::new(Of::Passed, format!("{point} [{}] → {then}", reading.as_str()), sources.collect())
    };
    let all: Vec<_> = answer.readings.iter().map(one).collect();
    let heading = say(lang, ["Lezingen die het antwoord anders maken", "Readings that make the answer another"]);
    (!all.is_empty()).then(|| Node::new(Of::Passed, heading, all))
}

fn say(lang: Lang, [nl, en]: [&'static str; 2]) -> &'static str {
    match lang {
        Lang::Nl => nl,
        Lang::En => en,
    }
}
