//! Dutch at B1: each sentence by itself, as the checker of the rule base has it, and all together.

use smr_rulebase::readable::{hard, words};
use std::fs;
use std::path::Path;

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

#[test]
fn each_sentence_is_easy() {
    for (key, sentence) in sentences() {
        assert_eq!(hard(&sentence), None, "{key}: {sentence}");
    }
}

#[test]
fn sentences_and_words_are_short_on_the_whole() {
    let sentences = sentences();
    let all: Vec<_> = sentences.iter().flat_map(|(_, sentence)| words(sentence)).collect();
    let letters: usize = all.iter().map(|word| word.chars().count()).sum();
    let (a_sentence, a_word) = (all.len() as f64 / sentences.len() as f64, letters as f64 / all.len() as f64);
    println!("{} Dutch sentences, {a_sentence:.1} words on average, {a_word:.2} letters a word", sentences.len());
    assert!(a_sentence <= 10.0, "{a_sentence:.1} words on average");
    assert!(a_word <= 5.6, "{a_word:.2} letters a word");
}
