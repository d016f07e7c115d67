//! `smr-check rules preview`: the self-check with another rule base as one file.

mod program;

use program::{Folder, answer, root, run, stderr, stdout};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Output;

const NAME: &str = "Juridische Zaken </script>";
const BEFORE: &str = "<html><script type=\"application/json\" id=\"rules\" data-version=\"";
const AFTER: &str = "</script><script>run()</script></html>";

/// A page as the build makes it, of some version.
fn page(folder: &Folder, version: &str) -> String {
    let path = folder.0.join("page.html");
    fs::write(&path, format!("{BEFORE}{version}\">{AFTER}")).expect("a page");
    path.to_str().expect("UTF-8").into()
}

fn own_page(folder: &Folder) -> String {
    page(folder, env!("CARGO_PKG_VERSION"))
}

fn to(folder: &Folder) -> String {
    folder.0.join("preview.html").to_str().expect("UTF-8").into()
}

fn args<'a>(folder: &'a Folder, page: &'a str, to: &'a str) -> [&'a str; 9] {
    ["rules", "preview", to, "--name", NAME, "--page", page, "--rules", folder.path()]
}

fn preview(folder: &Folder) -> Output {
    run(&args(folder, &own_page(folder), &to(folder)), "")
}

/// Fails unless it is refused with these words, and nothing is written.
fn assert_refused(folder: &Folder, says: &str) {
    let output = preview(folder);
    let told = stdout(&output) + &stderr(&output);
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(told.contains(says), "{told}");
    assert!(!Path::new(&to(folder)).exists(), "it was refused");
}

#[test]
fn the_page_gets_every_file_and_stays_as_it_was_around_them() {
    let folder = Folder::new("preview");
    let script = "</script><script>alert(1)</script><!--";
    folder.edit("asr-2027.toml", "place = \"Passende Zorg\"", &format!("place = \"{script}\""));
    let (page, to) = (own_page(&folder), to(&folder));
    let told = answer(&args(&folder, &page, &to), "");
    let text = fs::read_to_string(&to).expect("a preview");
    let block = text.strip_prefix(BEFORE).and_then(|rest| rest.strip_suffix(AFTER)).expect("the page around it");
    let block = block.strip_prefix(concat!(env!("CARGO_PKG_VERSION"), "\">")).expect("its version");
    assert!(!block.contains('<'), "a text ends the script that holds it");

    let block: Json = serde_json::from_str(block).expect("JSON");
    assert_eq!(block["changedBy"], NAME);
    let files: BTreeMap<String, String> = serde_json::from_value(block["files"].clone()).expect("files");
    assert!(files["asr-2027.toml"].contains(script) && files.len() > 10);
    for (name, text) in &files {
        assert_eq!(*text, fs::read_to_string(folder.0.join(name)).expect(name));
    }
    // The fingerprint is that of these files, as every answer on them names it.
    let rules: Json = serde_json::from_str(&answer(&["rules", "--json", "--rules", folder.path()], "")).expect("JSON");
    assert!(told.contains(rules["rulebase"]["sha256"].as_str().expect("a fingerprint")), "{told}");
    assert_ne!(rules["rulebase"]["sha256"], smr_rules::rulebase::RULEBASE_VERSION.sha256);

    // The same bytes again, and from a page that holds other rules already.
    answer(&args(&folder, &page, &to), "");
    assert_eq!(fs::read_to_string(&to).expect("a preview"), text);
    answer(&args(&folder, &to, &to), "");
    assert_eq!(fs::read_to_string(&to).expect("a preview"), text);
    let json: Json = serde_json::from_str(&answer(&[&args(&folder, &page, &to)[..], &["--json"]].concat(), "")).expect("JSON");
    assert_eq!((&json["changedBy"], &json["sha256"]), (&block["changedBy"], &rules["rulebase"]["sha256"]));
}

#[test]
fn a_fault_a_scenario_or_a_table_refuses_it() {
    let folder = Folder::new("preview-fault");
    folder.edit("asr-2027.toml", "\"stepped-care\", ", "\"stepped-car\", ").edit(
        "cz-2024.toml",
        "seen = \"part\"",
        "seen = „part”",
    );
    // All faults, each with its place and what to write instead.
    assert_refused(&folder, "write instead: \"stepped-care\"");
    assert_refused(&folder, "3 faults in ");

    let folder = Folder::new("preview-scenario");
    let scenarios = fs::read_to_string(root().join("rules/rulebase/asr-2027.scenarios.toml")).expect("scenarios");
    fs::write(folder.0.join("asr-2027.scenarios.toml"), scenarios).expect("scenarios");
    folder.edit("asr-2027.scenarios.toml", "verdict = \"eligible-with-conditions\"", "verdict = \"not-covered\"");
    assert_refused(&folder, "verdict: not-covered expected, ");

    let folder = Folder::new("preview-table");
    folder.edit("zk-2027.table.csv", ";next;", ";not-covered;");
    assert_refused(&folder, "zk-2027.table.csv, rows ");
    fs::rename(folder.0.join("zk-2027.table.csv"), folder.0.join("zk.table.csv")).expect("a table");
    let output = preview(&folder);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("GROUP-YEAR.table.csv"), "{}", stderr(&output));
}

#[test]
fn only_the_page_of_this_version_takes_it() {
    let folder = Folder::new("preview-page");
    let to = to(&folder);
    let misused = |page: &str, says: &str| {
        let output = run(&args(&folder, page, &to), "");
        assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
        assert!(stderr(&output).contains(says), "{}", stderr(&output));
        assert!(!Path::new(&to).exists());
    };
    misused("nowhere.html", "nowhere.html is not there");
    misused(&page(&folder, "0.0.1"), "is of version 0.0.1 of smr-check");
    fs::write(folder.0.join("other.html"), "<html></html>").expect("a page");
    misused(folder.0.join("other.html").to_str().expect("UTF-8"), "is no page for a preview");

    let output = run(&["rules", "preview", &to, "--name", " ", "--page", &own_page(&folder), "--rules", folder.path()], "");
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).starts_with("smr-check: --name"), "{}", stderr(&output));
}
