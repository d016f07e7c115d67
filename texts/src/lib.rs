//! What smr-check says to people, in Dutch and English: one typed constant or function a sentence,
//! made from `nl.toml` and `en.toml` by the build script.

mod sentences;

pub use sentences::{
    action, changes, chosen, fact, information, insurer, is_about_costs, is_for_provider, lead, otherwise, own, problem,
    remaining, sureness, where_to, why,
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
        match tag.split('-').next() {
            Some("nl") => Some(Self::Nl),
            Some("en") => Some(Self::En),
            _ => None,
        }
    }
}

/// A sentence in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    nl: &'static str,
    en: &'static str,
}

impl Text {
    /// The sentence in a language.
    #[must_use]
    pub fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Nl => self.nl,
            Lang::En => self.en,
        }
    }

    /// The sentence with its `{placeholders}` filled in.
    #[must_use]
    pub fn fill(self, lang: Lang, with: &[(&str, &str)]) -> String {
        let mut out = String::new();
        let mut rest = self.get(lang);
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            out.push_str(with.iter().find(|(key, _)| *key == name).map_or("…", |(_, value)| value));
            rest = after;
        }
        out.push_str(rest);
        out
    }
}

/// A date in words: `1 januari 2027`, `1 January 2027`.
#[must_use]
pub fn date(lang: Lang, date: NaiveDate) -> String {
    format!("{} {} {}", date.day(), month(lang, date.month()), date.year())
}

/// The name of a month, 1 to 12.
#[must_use]
pub fn month(lang: Lang, month: u32) -> &'static str {
    const NL: [&str; 12] = [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ];
    const EN: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let names = match lang {
        Lang::Nl => NL,
        Lang::En => EN,
    };
    names[(month as usize).clamp(1, 12) - 1]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_filled_and_a_forgotten_one_shows() {
        let text = Text { nl: "van {a} tot {b}", en: "" };
        assert_eq!(text.fill(Lang::Nl, &[("b", "9"), ("a", "1")]), "van 1 tot 9");
        assert_eq!(text.fill(Lang::Nl, &[("a", "1")]), "van 1 tot …");
    }

    #[test]
    fn dates_are_in_words() {
        let day = NaiveDate::from_ymd_opt(2027, 1, 1).expect("a date");
        assert_eq!(date(Lang::Nl, day), "1 januari 2027");
        assert_eq!(date(Lang::En, day), "1 January 2027");
    }
}
