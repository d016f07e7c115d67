//! Dutch at B1: short sentences, short words, and plain words where there is a choice.

/// The most words in a sentence.
const MOST_WORDS: usize = 15;
/// The most letters in a word, but for known ones.
const MOST_LETTERS: usize = 18;
/// Longer words that people know, or meet in every letter about this.
const KNOWN: [&str; 5] = [
    "stoppen-met-rokenprogramma",
    "stoppen-met-rokenprogramma's",
    "zorgverzekeraar",
    "huisartsenpraktijk",
    "praktijkondersteuner",
];

/// Words that a plain one can stand for, with that word. Official terms may stand beside their plain word once.
const HARD: [(&str, &str); 40] = [
    ("aangaande", "over"),
    ("aanvangen", "beginnen"),
    ("aldus", "zo"),
    ("alsmede", "en"),
    ("alvorens", "voordat"),
    ("bedraagt", "is"),
    ("behoudens", "behalve"),
    ("betreffende", "over"),
    ("conform", "volgens"),
    ("continueren", "doorgaan"),
    ("derhalve", "daarom"),
    ("desbetreffende", "die"),
    ("desgewenst", "als u dat wilt"),
    ("dient te", "moet"),
    ("doch", "maar"),
    ("eerstvolgende", "volgende"),
    ("geschieden", "gebeuren"),
    ("gedurende", "tijdens"),
    ("hetgeen", "wat"),
    ("hierbij", ""),
    ("hieromtrent", "hierover"),
    ("indien", "als"),
    ("ingevolge", "door"),
    ("inzake", "over"),
    ("jegens", "tegen"),
    ("middels", "met"),
    ("mits", "als"),
    ("momenteel", "nu"),
    ("nopens", "over"),
    ("omtrent", "over"),
    ("onderhavige", "deze"),
    ("reeds", "al"),
    ("restitueren", "terugbetalen"),
    ("teneinde", "om"),
    ("tenzij", "behalve als"),
    ("tevens", "ook"),
    ("thans", "nu"),
    ("vernemen", "horen"),
    ("voornoemde", "deze"),
    ("zulks", "dat"),
];

/// The sentences of a text.
pub fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(['.', '?', '!']).map(str::trim).filter(|sentence| !sentence.is_empty())
}

/// The words of a sentence.
pub fn words(sentence: &str) -> impl Iterator<Item = &str> {
    sentence.split(|c: char| !(c.is_alphanumeric() || "-'{}".contains(c))).filter(|word| !word.is_empty())
}

/// What makes a Dutch sentence hard to read, and what to write instead, where that can be said.
#[must_use]
pub fn hard(sentence: &str) -> Option<(String, Option<String>)> {
    let count = words(sentence).count();
    if count > MOST_WORDS {
        return Some((format!("{count} words in one sentence; {MOST_WORDS} are read"), Some("two sentences".into())));
    }
    let is_long = |word: &&str| word.chars().count() > MOST_LETTERS && !KNOWN.contains(&word.to_lowercase().as_str());
    if let Some(word) = words(sentence).find(is_long) {
        return Some((format!("{word:?} is longer than {MOST_LETTERS} letters"), Some("shorter words".into())));
    }
    let padded = format!(" {} ", words(sentence).collect::<Vec<_>>().join(" ").to_lowercase());
    let says = |word: &str| padded.contains(&format!(" {word} "));
    if let Some((word, plain)) = HARD.iter().find(|(word, _)| says(word)) {
        return Some((format!("{word:?} has a plainer word"), Some(format!("{plain:?}"))));
    }
    ["jij", "je", "jouw"]
        .into_iter()
        .find(|word| says(word))
        .map(|word| (format!("{word:?}: people are addressed as u"), Some("\"u\" or \"uw\"".into())))
}
