//! Every sentence is said somewhere: one that nobody uses is one that nobody keeps right.

use std::fs;
use std::path::Path;

/// Sections whose every key is reached through a word of the rule core.
const BY_WORD: [&str; 15] = [
    "note",
    "decided",
    "decided-action",
    "decided-question",
    "doubt",
    "doubt-question",
    "duty",
    "verdict",
    "route",
    "code",
    "information",
    "reading",
    "problem",
    "error",
    "rule",
];

/// The functions by which those words, and the values, are said.
const BY_FUNCTION: [&str; 33] = [
    "texts::note",
    "texts::decided",
    "texts::decided_action",
    "texts::decided_question",
    "texts::doubt",
    "texts::doubt_question",
    "texts::duty",
    "verdict",
    "route_text",
    "code_title",
    "code_why",
    "code_action",
    "code_question",
    "information_title",
    "information_text",
    "reading_point",
    "reading_chosen",
    "reading_otherwise",
    "reading_question",
    "problem_message",
    "problem_fix",
    "texts::error",
    "rule_of_code",
    "rule_of_information",
    "texts::kind",
    "texts::setting",
    "in_quotes(outcome",
    "texts::provider",
    "texts::chain",
    "texts::weight",
    "topic",
    "tri",
    "texts::where_to",
];

#[test]
fn every_sentence_is_used() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut source = String::new();
    for folder in ["src", "cli/src", "texts/src"] {
        read_all(&root.join(folder), &mut source);
    }
    let text = fs::read_to_string(root.join("texts/nl.toml")).expect("nl.toml");
    let table: toml::Table = text.parse().expect("TOML");
    let mut unused = Vec::new();
    for (section, keys) in table.iter().filter(|(section, _)| !BY_WORD.contains(&section.as_str()) && *section != "value") {
        for key in keys.as_table().expect("a table").keys() {
            let name = key.replace('-', "_").to_uppercase();
            let is_word = |at: usize| source[at + name.len()..].starts_with(|next: char| !next.is_alphanumeric() && next != '_');
            if !source.match_indices(&format!("::{name}")).any(|(at, _)| is_word(at + 2)) {
                unused.push(format!("{section}.{key}"));
            }
        }
    }
    for function in BY_FUNCTION {
        // Called, or handed on as a function.
        if !["(", ",", ")"].iter().any(|next| source.contains(&format!("{function}{next}"))) {
            unused.push(format!("{function}()"));
        }
    }
    assert!(unused.is_empty(), "nobody says: {}", unused.join(", "));
}

fn read_all(folder: &Path, source: &mut String) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            read_all(&path, source);
        } else {
            source.push_str(&fs::read_to_string(&path).expect("a source file"));
        }
    }
}
