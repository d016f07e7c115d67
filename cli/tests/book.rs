//! `smr-check rules book`: the rule base as a book.

mod program;

use program::{Folder, answer, run, stderr};
use serde_json::Value as Json;
use smr_rules::rulebase::Terms;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

/// The pages of a book by their path in `src`, with slashes.
type Pages = BTreeMap<String, String>;

fn target(name: &str) -> PathBuf {
    let to = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&to);
    to
}

fn write(rules: &str, to: &Path) -> Pages {
    let told = answer(&["rules", "book", to.to_str().expect("UTF-8"), "--rules", rules], "");
    assert!(told.contains(" pages in ") && told.contains("mdbook build"), "{told}");
    let mut pages = Pages::new();
    read(&to.join("src"), "", &mut pages);
    pages
}

fn read(folder: &Path, above: &str, pages: &mut Pages) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let name = format!("{above}{}", entry.file_name().to_str().expect("UTF-8"));
        if entry.path().is_dir() {
            read(&entry.path(), &format!("{name}/"), pages);
        } else {
            pages.insert(name, fs::read_to_string(entry.path()).expect("UTF-8"));
        }
    }
}

/// A rule base with an insurer that nobody built in, whose texts are full of signs that mean something to Markdown.
fn invented() -> Folder {
    let folder = Folder::new("book");
    folder.edit("groups.toml", "groups = [", "groups = [\n  { id = \"lumen\", name = \"Lumen [1] | <b>\" },");
    folder.edit(
        "groups.toml",
        "brands = [",
        "brands = [\n  { id = \"lumen\", name = \"*Lumen*\", group = \"lumen\", named = true },",
    );
    let document = r##"
id = "lumen-2026"
title = "# Beleid | {{#include ../book.toml}}"
publisher = "Lumen `zorg`"
weight = "insurer-purchasing-policy"
group = "lumen"
years = "2026"
checked = "2026-11-20"
url = "https://lumen.example/a_b(c)"
[[terms]]
years = "2026"
chain-care = "no-condition"
[[statement]]
place = "3.1 [a](b.md) {#x}"
says = "1. Naast de keten | gelden <i>geen</i> *eisen*."
rules = ["confirm-chain-rule"]
terms = ["chain-care"]
[[not-expressed]]
place = "4"
what = "Wie oud is, krijgt meer."
why = "Naar de leeftijd wordt niet gevraagd."
touches = ["non-contracted"]
"##;
    fs::write(folder.0.join("lumen-2026.toml"), document).expect("a document");
    let waiting = document.replace("2026", "2025").replacen("checked", "adopted = false\nchecked", 1);
    fs::write(folder.0.join("lumen-2025.toml"), waiting).expect("a document");
    folder
}

/// The text without what keeps signs from meaning something.
fn unescaped(text: &str) -> String {
    text.replace('\\', "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// The targets of the links of a page.
fn links(text: &str) -> Vec<&str> {
    let after = text.match_indices("](").filter(|(at, _)| !text[..*at].ends_with('\\')).map(|(at, _)| &text[at + 2..]);
    after.filter_map(|rest| rest.split(')').next()).filter(|to| !to.starts_with("<http")).collect()
}

/// The path that a link on a page leads to, and the place there.
fn resolved(page: &str, link: &str) -> (String, Option<String>) {
    let (to, place) = link.split_once('#').map_or((link, None), |(to, place)| (to, Some(place.to_string())));
    let mut path: Vec<&str> = page.split('/').collect();
    path.pop();
    for part in to.split('/') {
        match part {
            ".." => path.truncate(path.len().saturating_sub(1)),
            part => path.push(part),
        }
    }
    (path.join("/"), place)
}

#[test]
fn a_book_of_any_rule_base_is_whole() {
    let folder = invented();
    let [pages, again] = thread::scope(|scope| {
        ["book-once", "book-again"]
            .map(|name| scope.spawn(|| write(folder.path(), &target(name))))
            .map(|one| one.join().expect("a book"))
    });
    assert!(pages == again, "not the same bytes twice");

    // Every link leads somewhere, and every page can be reached.
    let mut reached = BTreeSet::new();
    for (page, text) in &pages {
        for link in links(text) {
            let (path, place) = resolved(page, link);
            let to = pages.get(&path).unwrap_or_else(|| panic!("{page}: {link} leads nowhere"));
            assert!(place.is_none_or(|place| to.contains(&format!("{{#{place}}}\n"))), "{page}: {link} is no place there");
            reached.insert((path, page.clone()));
        }
    }
    let leads = |to: &str, from: &str| reached.contains(&(to.to_string(), from.to_string()));
    for page in pages.keys().filter(|page| *page != "SUMMARY.md") {
        assert!(leads(page, "SUMMARY.md"), "{page} is not in the table of contents");
    }

    // Everything that the rule base holds is there.
    let catalogue = answer(&["rules", "--json", "--rules", folder.path()], "");
    let catalogue: Json = serde_json::from_str(&catalogue).expect("JSON");
    let list = |name: &str| catalogue[name].as_array().cloned().unwrap_or_default();
    let text = |of: &Json, key: &str| of[key].as_str().expect("text").to_string();
    let page = |path: String| unescaped(pages.get(&path).unwrap_or_else(|| panic!("no page {path}")));
    for source in list("sources") {
        let told = page(format!("bronnen/{}.md", text(&source, "id")));
        assert!(["title", "publisher"].iter().all(|key| told.contains(&text(&source, key))), "{source}");
    }
    for statement in list("statements") {
        let told = page(format!("bronnen/{}.md", text(&statement, "id")));
        assert!(["locator", "says"].iter().all(|key| told.contains(&text(&statement, key))), "{statement}");
    }
    for note in list("notes") {
        let told = page(format!("bronnen/{}.md", text(&note, "id")));
        assert!(["locator", "nl", "en"].iter().all(|key| told.contains(&text(&note, key))), "{note}");
    }
    let left = page("bronnen/lumen-2026.md".into());
    assert!(left.contains("Wie oud is, krijgt meer.") && left.contains("non-contracted"), "{left}");
    assert!(page("bronnen/_wacht.md".into()).contains("lumen-2025"));
    for (kind, folder, key) in [("rules", "regels", "rule"), ("readings", "lezingen", "reading")] {
        for one in list(kind) {
            let path = format!("{folder}/{}.md", text(&one, key));
            let told = page(path.clone());
            assert!(told.contains("| Nederlands | Engels |"), "{path}");
            for statement in one["sources"].as_array().expect("sources") {
                let source = format!("bronnen/{}.md", text(statement, "id"));
                assert!(told.contains(&text(statement, "says")), "{path}: {statement}");
                assert!(leads(&source, &path) && leads(&path, &source), "{path} and {source} do not lead to each other");
            }
        }
    }
    for field in Terms::FIELDS {
        page(format!("termen/{}.md", field.key()));
    }
    for group in list("groups") {
        let path = format!("verzekeraars/{}.md", text(&group, "id"));
        assert!(page(path.clone()).contains("<svg "), "{path}");
        for terms in group["terms"].as_array().expect("terms") {
            let year = terms["years"].as_str().expect("years").trim_start_matches('-').chars().take(4).collect::<String>();
            let of = pages.keys().filter(|page| page.starts_with(&format!("verzekeraars/{}_", text(&group, "id"))));
            assert!(of.clone().any(|page| page.contains(&year) && leads(page, &path) && leads(&path, page)), "{path}: {year}");
        }
    }
    let year = page("verzekeraars/lumen_2026.md".into());
    assert!(
        year.contains("Beslistabel")
            && year.contains("no-condition")
            && leads("verzekeraars/lumen_2026.md", "termen/chain-care.md")
    );
    let signed = "In 5000 gemaakte gevallen zegt die tabel wat de regels zeggen.";
    assert!(page("verzekeraars/zk_2027.md".into()).contains(signed) && !year.contains(signed));
    assert!(!pages["bronnen/lumen-2026.md"].contains("{{"), "mdBook would read this as an instruction");
}

#[test]
fn only_a_book_is_written_over() {
    let to = target("book-foreign");
    fs::create_dir_all(to.join("src")).expect("a folder");
    fs::write(to.join("src/letter.md"), "mine").expect("a file");
    let output = run(&["rules", "book", to.to_str().expect("UTF-8"), "--rules", Folder::new("book-rules").path()], "");
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("holds something else"), "{}", stderr(&output));
    assert_eq!(fs::read_to_string(to.join("src/letter.md")).expect("the file"), "mine");
}

#[test]
fn a_book_within_its_rule_base_is_refused() {
    let folder = Folder::new("book-within");
    for inside in [folder.path().to_owned() + "/book", folder.path().to_owned() + "/new/book"] {
        let output = run(&["rules", "book", &inside, "--rules", folder.path()], "");
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains("is within the rule base"), "{}", stderr(&output));
        assert!(!fs::exists(&inside).expect("a folder to look in"));
    }
}
