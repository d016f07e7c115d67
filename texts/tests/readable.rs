//! Dutch at B1: short sentences, short words, and plain words where there is a choice.

use std::fs;
use std::path::Path;

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

/// Not said to people but to analysts, in their words.
const FOR_ANALYSTS: [&str; 2] = ["rule.", "error."];

fn sentences() -> Vec<(String, String)> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("nl.toml")).expect("nl.toml");
    let table: toml::Table = text.parse().expect("TOML");
    let mut texts = Vec::new();
    flatten("", &table, &mut texts);
    texts.retain(|(key, _)| !FOR_ANALYSTS.iter().any(|section| key.starts_with(section)));
    texts
        .into_iter()
        .flat_map(|(key, text)| {
            let ends = |c: char| ".?!".contains(c);
            text.split_inclusive(ends).map(|part| (key.clone(), part.trim().to_string())).collect::<Vec<_>>()
        })
        .filter(|(_, sentence)| sentence.ends_with(['.', '?', '!']))
        .collect()
}

fn flatten(above: &str, table: &toml::Table, to: &mut Vec<(String, String)>) {
    for (key, value) in table {
        let path = if above.is_empty() { key.clone() } else { format!("{above}.{key}") };
        match value {
            toml::Value::Table(below) => flatten(&path, below, to),
            toml::Value::String(text) => to.push((path, text.clone())),
            _ => panic!("{path} is not a text"),
        }
    }
}

fn words(sentence: &str) -> impl Iterator<Item = &str> {
    sentence.split(|c: char| !(c.is_alphanumeric() || "-'{}".contains(c))).filter(|word| !word.is_empty())
}

#[test]
fn sentences_are_short() {
    let sentences = sentences();
    let mut lengths = Vec::new();
    for (key, sentence) in &sentences {
        let length = words(sentence).count();
        assert!(length <= 15, "{key}: {length} words in «{sentence}»");
        lengths.push(length);
    }
    let mean = lengths.iter().sum::<usize>() as f64 / lengths.len() as f64;
    println!("{} Dutch sentences, {mean:.1} words on average", lengths.len());
    assert!(mean <= 10.0, "{mean:.1} words on average");
}

#[test]
fn words_are_short_but_for_known_ones() {
    let known = [
        "stoppen-met-rokenprogramma",
        "stoppen-met-rokenprogramma's",
        "zorgverzekeraar",
        "huisartsenpraktijk",
        "praktijkondersteuner",
    ];
    let mut long = Vec::new();
    let (mut letters, mut count) = (0usize, 0usize);
    for (key, sentence) in sentences() {
        for word in words(&sentence) {
            letters += word.chars().count();
            count += 1;
            if word.chars().count() > 18 && !known.contains(&word.to_lowercase().as_str()) {
                long.push(format!("{key}: {word}"));
            }
        }
    }
    assert!(long.is_empty(), "long words: {}", long.join(", "));
    let mean = letters as f64 / count as f64;
    println!("{mean:.2} letters a word");
    assert!(mean <= 5.6, "{mean:.2} letters a word");
}

#[test]
fn plain_words_stand_where_there_is_a_choice() {
    for (key, sentence) in sentences() {
        let padded = format!(" {} ", words(&sentence).collect::<Vec<_>>().join(" ").to_lowercase());
        for (hard, plain) in HARD {
            assert!(!padded.contains(&format!(" {hard} ")), "{key}: «{hard}»; plainer: «{plain}»: {sentence}");
        }
        assert!(
            !padded.contains(" jij ") && !padded.contains(" je ") && !padded.contains(" jouw "),
            "{key}: people are addressed as u"
        );
    }
}
