//! Sentences take names, regions and years from the rule base: none stands in the texts themselves.

use smr_rules::rulebase::{BRANDS, GROUPS};
use std::fs;
use std::path::Path;

/// Does this stand in the text as a word of its own?
fn says(text: &str, name: &str) -> bool {
    let is_letter = |next: Option<char>| next.is_some_and(char::is_alphanumeric);
    text.match_indices(name)
        .any(|(at, _)| !is_letter(text[..at].chars().next_back()) && !is_letter(text[at + name.len()..].chars().next()))
}

#[test]
fn no_insurer_and_no_region_is_named() {
    for file in ["nl.toml", "en.toml"] {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).expect("the texts");
        let brands = BRANDS.iter().flat_map(|brand| [brand.name].into_iter().chain(brand.aliases.iter().copied()));
        let groups = GROUPS.iter().flat_map(|group| [group.name].into_iter().chain(group.region));
        for name in brands.chain(groups) {
            let line = text.lines().find(|line| says(line, name));
            assert_eq!(line, None, "{file} names {name}");
        }
    }
}

#[test]
fn no_year_of_a_document_is_named() {
    // Examples of how a date is typed.
    const EXAMPLES: [&str; 5] = ["had-hint", "not-a-date", "no-start", "paste-hint", "paste-not-a-date"];
    for file in ["nl.toml", "en.toml"] {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).expect("the texts");
        for line in text.lines().filter(|line| line.contains(" = \"") && !EXAMPLES.iter().any(|key| line.starts_with(key))) {
            let sentence = line.split_once(" = ").map_or("", |(_, sentence)| sentence);
            let years = (2000..2100).filter(|year| says(sentence, &year.to_string()));
            assert_eq!(years.collect::<Vec<_>>(), [0; 0], "{file}: {line}");
        }
    }
}
