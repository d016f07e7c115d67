//! What smr-check says to people, in Dutch and English: one typed constant or function a sentence,
//! made from `nl.toml` and `en.toml` by the build script.

pub mod interview;
mod sentences;
mod summary;
pub mod times;

pub use sentences::{
    action, changes, chosen, fact, information, insurer, is_about_costs, is_for_provider, leaves_chain_out, notes, otherwise,
    point, problem, reading_asks, remaining, verdict_on, where_to, why,
};
pub use summary::{
    Cost, asks_insurer, codes, cost, cost_of, heading, insurer_question, leading, reason, step, sureness, sureness_of,
};

use chrono::{Datelike, NaiveDate};

include!(concat!(env!("OUT_DIR"), "/sentences.rs"));

/// A language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Lang {
    /// Dutch, the first language.
    #[default]
    Nl,
    /// English.
    En,
}

impl Lang {
    /// The other language.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Nl => Self::En,
            Self::En => Self::Nl,
        }
    }

    /// Its language tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }

    /// The language of a tag such as `nl` or `en-GB`.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        match cut(tag, b'-').map_or(tag, |(language, _)| language) {
            "nl" => Some(Self::Nl),
            "en" => Some(Self::En),
            _ => None,
        }
    }
}

/// All texts of a language.
struct Texts {
    /// One after the other, each with the sign that ends it.
    all: &'static str,
    /// Where those begin whose number can be divided by [`STEP`].
    marks: &'static [u16],
}

/// A sentence in both languages: its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text(u16);

impl Text {
    /// One of a row of sentences.
    const fn nth(first: u16, at: usize) -> Self {
        Self(first + at as u16)
    }

    /// The sentence in a language.
    #[must_use]
    pub fn get(self, lang: Lang) -> &'static str {
        let texts = match lang {
            Lang::Nl => &NL,
            Lang::En => &EN,
        };
        let mark = texts.marks[usize::from(self.0 / STEP)];
        let mut rest = &texts.all[usize::from(mark)..];
        for _ in 0..self.0 % STEP {
            rest = cut(rest, END).map_or("", |(_, after)| after);
        }
        cut(rest, END).map_or("", |(text, _)| text)
    }

    /// The sentence with its `{placeholders}` filled in.
    #[must_use]
    pub fn fill(self, lang: Lang, with: &[(&str, &str)]) -> String {
        fill(self.get(lang), with)
    }

    /// The same with one `{placeholder}`. A function of its own, because most sentences have one: 300 bytes of the page.
    #[must_use]
    #[inline(never)]
    pub fn with(self, lang: Lang, name: &str, words: &str) -> String {
        self.fill(lang, &[(name, words)])
    }

    /// The same with a number.
    #[must_use]
    #[inline(never)]
    pub fn with_number(self, lang: Lang, name: &str, number: i32) -> String {
        self.with(lang, name, &digits(number))
    }

    /// The sentence with its `{date}` filled in.
    #[must_use]
    #[inline(never)]
    pub fn on(self, lang: Lang, day: NaiveDate) -> String {
        self.with(lang, "date", &date(lang, day))
    }
}

/// A sentence in both languages, apart from the others: what not every self-check says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair([&'static str; 2]);

impl Pair {
    /// The sentence in a language.
    #[must_use]
    pub fn get(self, lang: Lang) -> &'static str {
        let [nl, en] = self.0;
        match lang {
            Lang::Nl => nl,
            Lang::En => en,
        }
    }

    /// The sentence with its `{placeholders}` filled in.
    #[must_use]
    pub fn fill(self, lang: Lang, with: &[(&str, &str)]) -> String {
        fill(self.get(lang), with)
    }
}

/// Ends a text.
const END: u8 = 0;

/// A sentence with its `{placeholders}` filled in.
#[must_use]
pub fn fill(text: &str, with: &[(&str, &str)]) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = cut(rest, b'{') {
        out.push_str(before);
        let (name, after) = cut(after, b'}').unwrap_or((after, ""));
        out.push_str(with.iter().find(|(key, _)| *key == name).map_or("…", |(_, value)| value));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// What stands before and after the first such sign of ASCII. `split_once` can look for more, and is larger.
#[must_use]
pub fn cut(text: &str, sign: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|byte| byte == sign)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// A whole number in digits. `to_string` would bring `core::fmt` along, more than a kilobyte of the page.
#[must_use]
pub fn digits(number: i32) -> String {
    fn push(out: &mut String, number: u32) {
        if number > 9 {
            push(out, number / 10);
        }
        out.push(char::from(b'0' + (number % 10) as u8));
    }
    let mut out = String::new();
    if number < 0 {
        out.push('-');
    }
    push(&mut out, number.unsigned_abs());
    out
}

/// A date in words: `1 januari 2027`, `1 January 2027`.
#[must_use]
pub fn date(lang: Lang, date: NaiveDate) -> String {
    [&digits(date.day() as i32), " ", month(lang, date.month()), " ", &digits(date.year())].concat()
}

/// The name of a month, 1 to 12.
#[must_use]
pub fn month(lang: Lang, month: u32) -> &'static str {
    let mut names = match lang {
        Lang::Nl => "januari februari maart april mei juni juli augustus september oktober november december",
        Lang::En => "January February March April May June July August September October November December",
    };
    for _ in 1..month {
        names = cut(names, b' ').map_or(names, |(_, after)| after);
    }
    cut(names, b' ').map_or(names, |(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_filled_and_a_forgotten_one_shows() {
        let text = "van {a} tot {b}";
        assert_eq!(fill(text, &[("b", "9"), ("a", "1")]), "van 1 tot 9");
        assert_eq!(fill(text, &[("a", "1")]), "van 1 tot …");
    }

    /// Also those on both sides of a mark, and the last one.
    #[test]
    fn every_number_finds_its_text() {
        for (lang, texts) in [(Lang::Nl, &NL), (Lang::En, &EN)] {
            let all: Vec<&str> = texts.all.split_terminator('\0').collect();
            assert_eq!(all.len().div_ceil(STEP.into()), texts.marks.len());
            for (number, text) in (0..).zip(all) {
                assert_eq!(Text(number).get(lang), text);
            }
        }
    }

    #[test]
    fn numbers_are_written_as_to_string_does() {
        for number in [0, 9, 10, 2027, 100_000, i32::MAX, -1, i32::MIN] {
            assert_eq!(digits(number), number.to_string());
        }
    }

    #[test]
    fn dates_are_in_words() {
        let day = NaiveDate::from_ymd_opt(2027, 1, 1).expect("a date");
        assert_eq!(date(Lang::Nl, day), "1 januari 2027");
        assert_eq!(date(Lang::En, day), "1 January 2027");
    }
}
