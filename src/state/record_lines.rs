//! Programmes as lines of a record: "10-01-2026 t/m 30-03-2026 kortdurend POH, niet gelukt". What is not understood, or can mean more than
//! one thing, is a fault with the piece in question: nothing is guessed.

use super::record_words::{Meaning, phrases};
use super::{ProgrammeForm, TimeInput};
use smr_rules::interview::When;
use smr_rules::values::Setting;

/// Why a line is not read; the text is the piece of the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineFault {
    /// Neither a date nor a known word.
    Unknown(String),
    /// A word that records use for more than one thing.
    Ambiguous(String),
    /// Begins as a date and is none, or has no year of four digits.
    NotADate(String),
    /// Does not go with what the line said before: another kind, setting or outcome, or a date too many.
    Contradicts(String),
    /// The whole line says no begin.
    NoBegin(String),
    /// There is no room for the programme of the whole line.
    NoRoom(String),
}

/// A word or a dash, as it stands in the line.
struct Token<'a> {
    at: usize,
    text: &'a str,
    is_dash: bool,
}

const DASHES: [char; 3] = ['-', '–', '—'];

fn tokens(line: &str) -> Vec<Token<'_>> {
    let mut all = Vec::new();
    let mut add = |from: usize, to: usize, is_dash: bool| {
        let piece = line.get(from..to).unwrap_or_default();
        let text = piece.trim_start_matches(['.', '\'', '"']).trim_end_matches(['.', '\'', '"', '!']);
        if !text.is_empty() {
            all.push(Token { at: from + piece.find(text).unwrap_or_default(), text, is_dash });
        }
    };
    let mut begun = None;
    for (at, letter) in line.char_indices() {
        let is_long_dash = DASHES[1..].contains(&letter);
        if letter.is_whitespace() || is_long_dash || matches!(letter, ',' | ';' | ':' | '(' | ')' | '|' | '[' | ']' | '•' | '*')
        {
            if let Some(begun) = begun.take() {
                add(begun, at, line.get(begun..at) == Some("-"));
            }
            if is_long_dash {
                add(at, at + letter.len_utf8(), true);
            }
        } else if begun.is_none() {
            begun = Some(at);
        }
    }
    if let Some(begun) = begun {
        add(begun, line.len(), line.get(begun..) == Some("-"));
    }
    all
}

/// The meaning of the words at the start of these, with nothing but space between them, and how many words that takes.
fn meaning(line: &str, tokens: &[Token]) -> Option<(Meaning, usize)> {
    let is_said = |phrase: &str| {
        let words = phrase.split(' ').count();
        let said = piece(line, tokens.get(..words)?).to_ascii_lowercase();
        said.split_whitespace().eq(phrase.split(' ')).then_some(words)
    };
    phrases().filter_map(|(meaning, phrase)| Some((meaning, is_said(phrase)?))).max_by_key(|(_, words)| *words)
}

/// The date at the start of these, and how many words it takes: up to three, of which one names a month. Only with the whole year: 3-4-26 may be
/// of the year 2003, and 3-12 of 2012.
fn date(line: &str, tokens: &[Token]) -> Option<(TimeInput, usize)> {
    (1..=3).rev().find_map(|words| {
        let tokens = tokens.get(..words)?;
        // "maart 2026 - mei 2026": the dash belongs to no date.
        let text = piece(line, tokens);
        if tokens.iter().any(|token| token.is_dash) {
            return None;
        }
        let has_name = |text: &str| text.bytes().any(|byte| byte.is_ascii_alphabetic());
        let parts = text.split(['-', '/', '.', ' ']);
        let has_year = parts.clone().any(|part| matches!(part.len(), 4 | 8) && part.bytes().all(|byte| byte.is_ascii_digit()));
        let is_read = has_year && (words == 1 || has_name(text));
        let time = is_read.then(|| TimeInput::typed(text.into()))?;
        matches!(time.when, Some(When::Day(_) | When::Month(_) | When::Year(_))).then_some((time, words))
    })
}

/// The part of the line that these words stand in.
fn piece<'a>(line: &'a str, tokens: &[Token]) -> &'a str {
    let (first, last) = (tokens.first(), tokens.last());
    first.zip(last).and_then(|(first, last)| line.get(first.at..last.at + last.text.len())).unwrap_or_default()
}

/// Says it; a fault if something else was said before.
fn say<T: PartialEq + Copy>(field: &mut Option<T>, value: T) -> Option<fn(String) -> LineFault> {
    (*field.get_or_insert(value) != value).then_some(LineFault::Contradicts)
}

/// The programme of a line; its begin is always known.
///
/// # Errors
///
/// All that is wrong with the line.
pub fn read_line(line: &str) -> Result<ProgrammeForm, Vec<LineFault>> {
    let tokens = tokens(line);
    let mut programme = ProgrammeForm::default();
    let mut faults = Vec::new();
    // What the next date is, if that was said.
    let mut is_end = None;
    let mut at = 0;
    while let Some(rest) = tokens.get(at..).filter(|rest| !rest.is_empty()) {
        let token = &rest[0];
        if let Some((time, words)) = date(line, rest) {
            at += words;
            let is_next_end = is_end.take();
            if is_next_end == Some(true) && programme.end.when.is_none() {
                programme.end = time;
            } else if is_next_end != Some(true) && programme.begun.when.is_none() {
                programme.begun = time;
            } else {
                faults.push(LineFault::Contradicts(piece(line, &rest[..words]).into()));
            }
            continue;
        }
        if token.is_dash {
            // Elsewhere a dash says nothing.
            if programme.begun.when.is_some() && programme.end.when.is_none() {
                is_end = Some(true);
            }
            at += 1;
            continue;
        }
        let (meaning, words) = meaning(line, rest).map_or((None, 1), |(meaning, words)| (Some(meaning), words));
        let fault: Option<fn(String) -> LineFault> = match meaning {
            None if token.text.starts_with(|first: char| first.is_ascii_digit()) => Some(LineFault::NotADate),
            None => Some(LineFault::Unknown),
            Some(Meaning::Ambiguous) => Some(LineFault::Ambiguous),
            Some(Meaning::Kind(kind)) => say(&mut programme.kind, kind),
            Some(Meaning::Outcome(outcome)) => say(&mut programme.outcome, outcome),
            // Chain care is given at the general practice: both together say where it belongs.
            Some(Meaning::Setting(Setting::Gp)) if programme.setting == Some(Setting::Chain) => None,
            Some(Meaning::Setting(Setting::Chain)) if programme.setting == Some(Setting::Gp) => {
                programme.setting = Some(Setting::Chain);
                None
            }
            Some(Meaning::Setting(setting)) => say(&mut programme.setting, setting),
            Some(Meaning::Until) => {
                is_end = Some(true);
                None
            }
            // "t/m begin 2026" is still about the end.
            Some(Meaning::From) => {
                is_end = is_end.or(Some(false));
                None
            }
            // "Unknown – 30-3-2026" says an end.
            Some(Meaning::Unknown) => {
                is_end = (programme.begun.when.is_none() && is_end.is_none()).then_some(true);
                None
            }
            Some(Meaning::Nothing) => None,
        };
        faults.extend(fault.map(|fault| fault(piece(line, &rest[..words]).into())));
        at += words;
    }
    if programme.begun.when.is_none() && faults.is_empty() {
        faults.push(LineFault::NoBegin(line.trim().into()));
    }
    if faults.is_empty() { Ok(programme) } else { Err(faults) }
}

/// The programmes of a text, a line each, and the lines that are not read, each with what is wrong. There is room for so many more.
#[must_use]
pub fn read_lines(text: &str, room: usize) -> (Vec<ProgrammeForm>, Vec<(String, Vec<LineFault>)>) {
    let (mut programmes, mut left) = (Vec::new(), Vec::new());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match read_line(line) {
            Ok(_) if programmes.len() >= room => left.push((line.into(), vec![LineFault::NoRoom(line.into())])),
            Ok(programme) => programmes.push(programme),
            Err(faults) => left.push((line.into(), faults)),
        }
    }
    (programmes, left)
}

#[cfg(test)]
mod tests {
    use super::*;
    use smr_rules::values::{Kind, Outcome};

    fn read(line: &str) -> ProgrammeForm {
        read_line(line).unwrap_or_else(|faults| panic!("{line}: {faults:?}"))
    }

    fn said(line: &str) -> (String, String, Option<Kind>, Option<Setting>, Option<Outcome>) {
        let one = read(line);
        (one.begun.text, one.end.text, one.kind, one.setting, one.outcome)
    }

    fn faults(line: &str) -> Vec<LineFault> {
        read_line(line).expect_err(line)
    }

    #[test]
    fn lines_as_records_have_them() {
        let (short, gp) = (Some(Kind::Short), Some(Setting::Gp));
        let lines = [
            (
                "10-01-2026 t/m 30-03-2026 kortdurend POH, niet gelukt",
                ("10-01-2026", "30-03-2026", short, gp, Some(Outcome::NoSuccess)),
            ),
            (
                "- van 10/1/2026 tot en met 30/3/2026: kort, huisarts (mislukt)",
                ("10/1/2026", "30/3/2026", short, gp, Some(Outcome::NoSuccess)),
            ),
            (
                "maart 2026 – 12 mei 2026; Intensief; stopcoach; voortijdig gestopt.",
                ("maart 2026", "12 mei 2026", Some(Kind::Intensive), Some(Setting::Specialist), Some(Outcome::DroppedOut)),
            ),
            (
                "Sinds 1-9-2026 longverpleegkundige, loopt nog",
                ("1-9-2026", "", None, Some(Setting::Specialist), Some(Outcome::Running)),
            ),
            ("2025 POH ketenzorg", ("2025", "", None, Some(Setting::Chain), None)),
            (
                "Started March 2026, ended 2026-05-12, intensive, hospital, no success",
                ("March 2026", "2026-05-12", Some(Kind::Intensive), Some(Setting::Specialist), Some(Outcome::NoSuccess)),
            ),
            ("maart 2025 - juni 2025", ("maart 2025", "juni 2025", None, None, None)),
            ("10-01-2026–30-03-2026", ("10-01-2026", "30-03-2026", None, None, None)),
            ("10-01-2026 - 30-03-2026", ("10-01-2026", "30-03-2026", None, None, None)),
        ];
        for (line, (begun, end, kind, setting, outcome)) in lines {
            assert_eq!(said(line), (begun.into(), end.into(), kind, setting, outcome), "{line}");
        }
    }

    #[test]
    fn what_is_not_certain_is_a_fault_with_its_piece() {
        use LineFault::*;
        for (line, fault) in [
            ("10-1-2026 gestopt", Ambiguous("gestopt".into())),
            ("10-1-2026 lang", Ambiguous("lang".into())),
            ("10-1-2026 kort advies", Ambiguous("kort advies".into())),
            ("10-1-2026 kort, Apotheek", Unknown("Apotheek".into())),
            ("10-1-2026 niet POH", Unknown("niet".into())),
            ("10-1-2026 niet, gelukt", Unknown("niet".into())),
            ("3-4-26 kort", NotADate("3-4-26".into())),
            ("12-3 kort", NotADate("12-3".into())),
            ("31-2-2026 kort", NotADate("31-2-2026".into())),
            ("10-1-2026 kort intensief", Contradicts("intensief".into())),
            ("10-1-2026 ziekenhuis POH", Contradicts("POH".into())),
            ("10-1-2026 30-3-2026", Contradicts("30-3-2026".into())),
            ("1-1-2026 t/m 2-1-2026 t/m 3-1-2026", Contradicts("3-1-2026".into())),
            ("tot 30-3-2026 kort", NoBegin("tot 30-3-2026 kort".into())),
            ("Onbekend – 30-3-2026, kort", NoBegin("Onbekend – 30-3-2026, kort".into())),
            ("kort", NoBegin("kort".into())),
        ] {
            assert_eq!(faults(line), [fault], "{line}");
        }
        assert_eq!(faults("12-3 apotheek").len(), 2);
    }

    #[test]
    fn more_than_there_is_room_for_is_said() {
        let (programmes, left) = read_lines("1-1-2026 kort\n\nx\n2-2-2026\n3-3-2026", 2);
        assert_eq!((programmes.len(), left.len()), (2, 2));
        assert_eq!(left[1], ("3-3-2026".into(), vec![LineFault::NoRoom("3-3-2026".into())]));
    }

    /// Each word has one meaning, and is found.
    #[test]
    fn each_word_stands_once_in_the_table() {
        let mut all: Vec<&str> = phrases().map(|(_, phrase)| phrase).collect();
        let many = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), many);
        for phrase in all {
            let words = phrase.split(' ').count();
            assert_eq!(meaning(phrase, &tokens(phrase)).map(|(_, words)| words), Some(words), "{phrase}");
        }
    }

    /// Arbitrary text, also of pieces that mean something: never a panic, never a programme without a begin.
    #[test]
    fn any_text_is_read_or_refused() {
        let words = phrases().map(|(_, phrase)| phrase);
        let odd = [
            "-",
            "–",
            ",",
            ";",
            "\u{a0}",
            "é",
            "💨",
            "12-3",
            "31-2-2026",
            "10-1-2026",
            "30-3-2026",
            "maart",
            "2026",
            "",
            "\u{0}",
            "…",
            "\t",
            "ß",
        ];
        let pieces: Vec<&str> = words.chain(odd).collect();
        let mut seed: u64 = 42;
        let mut next = |below: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as usize % below
        };
        let mut read = 0;
        for _ in 0..4_000 {
            let mut line = String::from(["", "10-1-2026 "][next(2)]);
            for _ in 0..next(9) {
                line.push_str(pieces[next(pieces.len())]);
                line.push_str(["", " "][next(2)]);
                if next(8) == 0 {
                    line.extend(char::from_u32(next(0x3000) as u32));
                }
            }
            match read_line(&line) {
                Ok(programme) => {
                    read += 1;
                    assert!(programme.begun.when.is_some_and(|when| when != When::Unknown), "{line}");
                }
                Err(faults) => assert!(!faults.is_empty(), "{line}"),
            }
        }
        assert!(read > 200, "{read}");
    }
}
