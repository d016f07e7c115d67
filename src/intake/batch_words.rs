//! A table of cases in words: what is wrong with it, what came of a line, and the answers as a table to take along.

use super::{decision, strip};
use crate::state::{Batch, BatchCase, BatchFault, BatchLine, BatchList, Refusal};
use smr_rules::MOST_PROGRAMMES;
use smr_rules::values::Verdict;
use smr_table::{ANSWERS, COLUMNS, Fault, HeadFault, LONGEST_LINE, Wrong, write_answer, write_field};
use smr_texts::{self as texts, Lang, Pair, batch as said, intake};

/// Signs of a wrong value that are repeated.
const MOST_REPEATED: usize = 40;

pub fn refusal(lang: Lang, refusal: &Refusal) -> String {
    let most = Batch::MOST_CASES.to_string();
    match refusal {
        Refusal::Empty => said::EMPTY.get(lang).into(),
        Refusal::TooLarge => said::TOO_LARGE.fill(lang, &[("n", &most)]),
        Refusal::TooMany(many) => said::TOO_MANY.fill(lang, &[("n", &many.to_string()), ("most", &most)]),
        Refusal::Unreadable => said::UNREADABLE.get(lang).into(),
        Refusal::Head(HeadFault::NotUtf8) => said::NOT_UTF8.get(lang).into(),
        Refusal::Head(HeadFault::Missing { columns, .. }) => said::MISSING.fill(lang, &[("columns", &columns.join(", "))]),
    }
}

/// What is wrong with a line: its number, the column if there is one, what it is and what would be right.
pub fn fault(lang: Lang, number: usize, fault: &BatchFault) -> String {
    let (column, text) = match fault {
        BatchFault::IdIsBsn => (Some(0), said::BSN.get(lang).into()),
        BatchFault::Read(Fault::TooLong(_)) => (None, said::TOO_LONG.fill(lang, &[("n", &LONGEST_LINE.to_string())])),
        BatchFault::Read(Fault::NotUtf8) => (None, said::NOT_UTF8.get(lang).into()),
        BatchFault::Read(Fault::NotTakenApart) => (None, said::APART.get(lang).into()),
        BatchFault::Read(Fault::Fields { fields, named, is_quote_open }) => {
            let told = said::FIELDS.fill(lang, &[("fields", &fields.to_string()), ("named", &named.to_string())]);
            (None, if *is_quote_open { format!("{told} {}", said::QUOTE.get(lang)) } else { told })
        }
        BatchFault::Read(Fault::Value { column, wrong: value }) => (Some(*column), wrong(lang, value)),
    };
    let line = said::LINE.fill(lang, &[("n", &number.to_string())]);
    match column.and_then(|column| COLUMNS.get(column)) {
        Some(column) => format!("{line}, {}: {text}", said::COLUMN.fill(lang, &[("column", column)])),
        None => format!("{line}: {text}"),
    }
}

fn wrong(lang: Lang, wrong: &Wrong) -> String {
    let short = |text: &str| text.chars().take(MOST_REPEATED).collect::<String>();
    match wrong {
        Wrong::Day(text) => said::NOT_A_DAY.fill(lang, &[("text", &short(text))]),
        Wrong::Insurer(text) => said::NO_BRAND.fill(lang, &[("text", &short(text))]),
        Wrong::Word { text, words } => said::NO_WORD.fill(lang, &[("text", &short(text)), ("words", &words.join(", "))]),
        Wrong::Parts { text, parts } => said::PARTS.fill(lang, &[("text", &short(text)), ("parts", &parts.to_string())]),
        Wrong::TooManyProgrammes => said::PROGRAMMES.fill(lang, &[("n", &MOST_PROGRAMMES.to_string())]),
    }
}

pub fn verdict(case: &BatchCase) -> Pair {
    strip::verdict(&case.answer)
}

/// The planned start where it can be, or the day from which it can be again.
pub fn day(lang: Lang, case: &BatchCase) -> String {
    let Some(earliest) = case.answer.earliest_start else { return String::new() };
    match earliest.date.map(|date| texts::date(lang, date)) {
        None if case.answer.verdict == Verdict::NotYet => intake::EARLIEST_UNKNOWN.get(lang).into(),
        None => String::new(),
        Some(date) if earliest.exact => date,
        Some(date) => intake::AT_LEAST.fill(lang, &[("date", &date)]),
    }
}

/// Inside or outside chain care, where that is a question.
pub fn route(lang: Lang, case: &BatchCase) -> &'static str {
    strip::route_of(&case.answer, case.is_outside_chain).map_or("", |route| route.get(lang))
}

pub fn ask(lang: Lang, case: &BatchCase) -> String {
    let questions: Vec<&str> = decision::all_questions(lang, &case.answer).into_iter().map(|(question, _)| question).collect();
    questions.join(" ")
}

/// The answers as the command line writes them, with errors in words and, in a column behind those, what to ask.
pub fn csv(lang: Lang, list: &BatchList) -> String {
    let separator = list.separator();
    let mut out = Vec::new();
    ANSWERS.iter().chain(&["ask"]).enumerate().for_each(|(at, name)| write_field(&mut out, separator, at, name));
    out.extend(b"\r\n");
    for line in &list.done {
        let BatchLine { number, id, outcome } = &**line;
        write_field(&mut out, separator, 0, &no_formula(id));
        match outcome {
            Ok(case) => {
                write_answer(&mut out, separator, &case.answer);
                write_field(&mut out, separator, 7, "");
                write_field(&mut out, separator, 8, &ask(lang, case));
            }
            Err(wrong) => {
                (1..7).for_each(|at| write_field(&mut out, separator, at, ""));
                write_field(&mut out, separator, 7, &fault(lang, *number, wrong));
                write_field(&mut out, separator, 8, "");
            }
        }
        out.extend(b"\r\n");
    }
    String::from_utf8(out).unwrap_or_default()
}

/// A spreadsheet runs what begins with one of these signs. What stands behind an apostrophe is text.
fn no_formula(id: &str) -> String {
    if id.starts_with(['=', '+', '-', '@']) { format!("'{id}") } else { id.into() }
}

/// The table as an address, with a mark that spreadsheets know UTF-8 by. It holds all of it and leads nowhere, and it goes with the link.
pub fn address(csv: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut address = String::from("data:text/csv;charset=utf-8,%EF%BB%BF");
    for byte in csv.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            address.push(char::from(byte));
        } else {
            let hex = |half: u8| char::from(HEX[usize::from(half)]);
            address.extend(['%', hex(byte >> 4), hex(byte & 15)]);
        }
    }
    address
}
