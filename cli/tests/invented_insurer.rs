//! An insurer that does not exist, brought in as an analyst would: a document, scenarios and a signed table (`tests/insurer`) beside a copy
//! of the rule base, and two lines in `groups.toml`. No Rust knows it.

mod program;

use program::{Folder, GOOD, answer, json_lines, run, stdout};
use serde_json::{Value as Json, json};
use std::fs;

#[test]
fn check_terms_and_scenarios_know_it() {
    let linde = Folder::with_linde("linde");
    let rules = |args: &[&str]| answer(&[&["--rules", linde.path(), "rules"], args].concat(), "");
    assert!(rules(&["check"]).starts_with("no faults"));
    let terms = rules(&["terms", "--group", "linde", "--year", "2027"]);
    for line in [
        "linde, 2027 (linde-2027)",
        "  chain-care = only-within-chain",
        "linde-2027, Hoofdstuk 1: Wie",
        "  nrt-three-months = true",
    ] {
        assert!(terms.contains(line), "{line} is not in\n{terms}");
    }
    let told = rules(&["test", "--coverage"]);
    assert!(told.starts_with("6 of 6 scenarios") && !told.contains("no scenario reaches linde-2027"), "{told}");
    // A slip in the document is told by a scenario.
    linde.edit("linde-2027.toml", "chain-count = \"counts\"", "chain-count = \"does-not-count\"");
    let output = run(&["rules", "test", "--rules", linde.path()], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains(": drie programma's in de keten\n"), "{}", stdout(&output));
}

#[test]
fn its_answers_change_and_nobody_elses() {
    let (old, new) = (Folder::new("without-linde"), Folder::with_linde("with-linde"));
    let output = run(&["rules", "diff", old.path(), new.path(), "--year", "2027", "--json"], "");
    assert_eq!(output.status.code(), Some(1));
    let report: Json = serde_json::from_str(&stdout(&output)).expect("JSON");
    let sentences = report["changes"].as_array().expect("a list");
    for sentence in sentences {
        assert_eq!(sentence["insurers"], json!(["Linde Zorg"]), "{sentence}");
    }
    let change = sentences.iter().find(|of| of["name"] == "short-at-gp").expect("short guidance is not bought");
    assert_eq!((&change["now"], &change["years"][0]), (&json!(true), &json!("2027")));
    let told = stdout(&run(&["rules", "diff", old.path(), new.path(), "--group", "linde", "--year", "2027"], ""));
    assert!(told.contains("\nLinde Zorg, 2027, "), "{told}");
}

#[test]
fn its_signed_table_is_compared_and_stands_in_the_book() {
    let linde = Folder::with_linde("linde-table");
    let table = linde.0.join("linde-2027.table.csv");
    // As Excel saves it.
    fs::write(&table, format!("\u{feff}{}", fs::read_to_string(&table).expect("the table"))).expect("the table");
    let args = ["rules", "table", table.to_str().expect("UTF-8"), "--group", "linde", "--year", "2027", "--rules", linde.path()];
    assert_eq!(answer(&args, ""), "0 differences in 60000 cases of Linde Zorg, 2027\n13 of 13 rows are not signed\n");
    let to = linde.0.with_extension("book");
    answer(&["rules", "book", to.to_str().expect("UTF-8"), "--rules", linde.path()], "");
    let page = fs::read_to_string(to.join("src/verzekeraars/linde_2027.md")).expect("its page");
    for line in ["Korte begeleiding koopt Linde niet in.", "zegt die tabel wat de regels zeggen"] {
        assert!(page.contains(line), "{line} is not in\n{page}");
    }
    // A row that says otherwise.
    linde.edit("linde-2027.table.csv", "3;13;-;-;-;-;-;short;contracted,registered", "3;13;-;-;-;-;-;short;registered");
    let told = stdout(&run(&args, ""));
    assert!(told.contains("the rules say eligible-with-conditions with short-at-gp"), "{told}");
}

#[test]
fn it_is_answered_where_its_rule_base_is_read_and_only_there() {
    let facts = GOOD.replace("\"cz\"", "\"linde\"").replace("2026", "2027");
    let linde = Folder::with_linde("linde-assess");
    let answers = json_lines(&answer(&["assess", "--rules", linde.path()], facts.as_str()));
    assert_eq!((&answers[0]["verdict"], &answers[0]["codes"]), (&json!("eligible-with-conditions"), &json!(["short-at-gp"])));
    let cited = answers[0]["trace"].to_string();
    assert!(cited.contains("\"id\":\"linde-2027\",\"locator\":\"Hoofdstuk 2\""), "{cited}");
    let built_in = json_lines(&answer(&["assess"], facts.as_str()));
    assert_eq!((&built_in[0]["error"]["path"], &built_in[0]["error"]["code"]), (&json!("/insurer"), &json!("invalid-value")));
}
