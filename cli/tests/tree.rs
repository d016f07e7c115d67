//! `smr-check explain --tree` and `--svg`: the rules that decided.

mod program;

use program::{Folder, answer, run, scenarios};
use smr_rules::Facts;
use smr_rules::values::{Code, Value};
use std::collections::BTreeSet;

fn well_formed() -> impl Iterator<Item = (String, String)> {
    scenarios().into_iter().filter(|one| one.error.is_none()).map(|one| (one.id, one.facts.to_string()))
}

/// The words in brackets.
fn marks(text: &str) -> BTreeSet<&str> {
    text.split('[').skip(1).filter_map(|rest| rest.split(']').next()).collect()
}

#[test]
fn the_tree_holds_what_decided_and_no_more() {
    for (id, facts) in well_formed() {
        let expected = smr_rules::assess(&Facts::from_json(&facts).expect("facts"));
        let tree = answer(&["explain", "-", "--tree", "--lang", "en"], facts.as_str());
        let decided: BTreeSet<_> = expected.codes.iter().map(Code::as_str).collect();
        let readings: BTreeSet<_> = expected.readings.iter().map(|other| other.reading.as_str()).collect();
        assert_eq!(marks(&tree), &decided | &readings, "{id}:\n{tree}");
        assert_eq!(tree.matches("— this decides").count(), usize::from(!decided.is_empty()), "{id}:\n{tree}");
        // No branch hangs in the air.
        assert!(tree.lines().skip(1).all(|line| line.trim_start_matches(['│', ' ']).starts_with(['├', '└'])), "{id}:\n{tree}");
    }
}

#[test]
fn the_picture_says_the_same() {
    for (id, facts) in well_formed() {
        for lang in ["nl", "en"] {
            let tree = answer(&["explain", "-", "--tree", "--lang", lang], facts.as_str());
            let picture = answer(&["explain", "-", "--svg", "--lang", lang], facts.as_str());
            let boxes = picture.matches("<rect x=").count();
            assert_eq!(boxes, tree.lines().count(), "{id}");
            assert_eq!(marks(&picture), marks(&tree), "{id}");
            assert!(picture.starts_with("<svg ") && picture.ends_with("</svg>\n"), "{id}");
            for tag in ["svg", "title", "text"] {
                let [open, close] = [format!("<{tag}"), format!("</{tag}>")].map(|mark| picture.matches(&mark).count());
                assert_eq!(open, close, "{id}: {tag}");
            }
        }
    }
}

#[test]
fn no_text_of_a_rule_base_breaks_the_picture() {
    let folder = Folder::new("picture");
    folder.edit("asr-2027.toml", "says = \"Drie programma's", "says = \"<b> & [x] Drie programma's");
    let facts = r#"{"start":"2027-05-10","insurer":"asr","chainCare":null,"history":[{"start":"2027-01-10","end":"2027-02-10",
        "kind":"short","setting":"gp","outcome":"no-success"}],"wanted":"intensive","provider":"contracted"}"#;
    let picture = answer(&["explain", "-", "--svg", "--rules", folder.path()], facts);
    assert!(picture.contains("&lt;b&gt; &amp; [x] Drie") && !picture.contains("<b>"), "{picture}");
}

#[test]
fn one_form_is_asked_for_at_a_time() {
    for args in [["--tree", "--svg"], ["--tree", "--json"], ["--svg", "--json"]] {
        assert_eq!(run(&[&["explain", "-"] as &[&str], &args].concat(), program::GOOD).status.code(), Some(2), "{args:?}");
    }
}
