//! `smr-check rules table`: decision tables that a lawyer signs.

mod program;

use program::{answer, root, run, stderr, stdout};
use serde_json::Value as Json;
use std::fs;
use std::path::PathBuf;

const FILE: &str = "rules/rulebase/zk-2027.table.csv";

fn signed() -> String {
    fs::read_to_string(root().join(FILE)).expect("the table")
}

fn with(name: &str, from: &str, to: &str) -> PathBuf {
    let text = signed();
    assert!(text.contains(from), "{from:?} is not in the table");
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, text.replacen(from, to, 1)).expect("a table");
    path
}

fn compared(path: &str) -> (Option<i32>, String) {
    let output = run(&["rules", "table", path, "--group", "zk", "--year", "2027"], "");
    (output.status.code(), stdout(&output) + &stderr(&output))
}

#[test]
fn every_signed_table_says_what_the_rules_say() {
    let folder = fs::read_dir(root().join("rules/rulebase")).expect("the rule base");
    let paths: Vec<_> = folder.flatten().map(|entry| entry.path().to_str().expect("UTF-8").to_string()).collect();
    for path in paths.iter().filter(|path| path.ends_with(".table.csv")) {
        let name = path.rsplit(['/', '\\']).next().and_then(|name| name.strip_suffix(".table.csv"));
        let (group, year) = name.and_then(|name| name.rsplit_once('-')).expect("GROUP-YEAR.table.csv");
        let told = answer(&["rules", "table", path, "--group", group, "--year", year], "");
        let lines: Vec<_> = told.lines().collect();
        assert!(
            told.starts_with("0 differences in 60000 cases of ") && lines[0].ends_with(&format!(", {year}")),
            "{path}: {told}"
        );
        assert_eq!(lines[1..], ["16 of 16 rows are not signed"], "{path}");
    }
}

#[test]
fn a_broken_row_is_told() {
    for (name, from, to, says) in [
        (
            "codes.csv",
            "2;9;yes,unknown;failed-earlier;-;-;-;-;-;condition;chain-failed-earlier-year",
            "2;9;yes,unknown;failed-earlier;-;-;-;-;-;condition;confirm-chain-rule",
            "the table says ",
        ),
        ("limit.csv", "1;3;-;-;3+;-;-;-;-;not-yet;limit-reached", "1;3;-;-;2;-;-;-;-;not-yet;limit-reached", "the rules say "),
        ("gap.csv", "2;6;no;-;", "2;6;no;none;", "gap: no row of block 2 fits"),
        (
            "overlap.csv",
            "0;1;-;-;-;-;-;-;unregistered;",
            "0;1;-;-;-;-;-;-;unregistered,contracted;",
            "overlap: 2 rows of block 0 fit",
        ),
        ("unused.csv", "3;13;-;-;2;-;-;", "3;13;-;-;2;-;yes;", "no case reaches row 13"),
    ] {
        let path = with(name, from, to);
        let (code, told) = compared(path.to_str().expect("UTF-8"));
        assert!(code == Some(1) && told.contains(says), "{name}: {says}\n{told}");
    }
}

#[test]
fn what_is_no_table_is_misuse_with_its_line() {
    for (name, from, to, says) in [
        ("head.csv", "block;row;", "row;block;", ":2: the columns "),
        ("word.csv", "limit-reached;bzv", "limit-reach;bzv", ":5: there is no code \"limit-reach\""),
        ("short.csv", "3;16;-;-;", "3;16;-;", ":18: the line has 12 columns, 13 are needed"),
        ("wanted.csv", "-;intensive;", "-;intensief;", ":7: wanted \"intensief\" is not one of: short, intensive, unknown, or -"),
        ("year.csv", "failed-2027", "failed-2026", ":10: last-chain \"failed-2026\" is not one of: none, success, "),
        ("empty.csv", "2;6;no;-;", "2;6;;-;", ":8: chain \"\" is not one of: "),
        ("outcome.csv", "2;6;no;-;-;-;-;-;-;next", "2;6;no;-;-;-;-;-;-;not-yet", ":8: outcome \"not-yet\""),
    ] {
        let path = with(name, from, to);
        let (code, told) = compared(path.to_str().expect("UTF-8"));
        assert!(code == Some(2) && told.contains(says), "{name}: {says}\n{told}");
    }
    assert_eq!(
        run(&["rules", "table", FILE, "--group", "nobody", "--year", "2027"], "").status.code().map(|code| code > 0),
        Some(true)
    );
}

/// A table as Excel saves it: a mark at its start, and each line as long as the longest.
#[test]
fn a_table_from_excel_is_read_and_only_a_sign_is_a_sign() {
    let line = |text: &str| text.to_string() + &";".repeat(13_usize.saturating_sub(text.matches(';').count()));
    // The place of the second is of two cells, and its sign stands behind them.
    let signed = signed()
        .replace("zk-2027 Voorwaarden overeenkomst;\n2;9", "zk-2027;A. Jansen\n2;9")
        .replace("; not beside chain-first\n3;16", "; not beside chain-first;A. Jansen\n3;16");
    let text: Vec<_> = signed.lines().map(line).collect();
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("excel.csv");
    fs::write(&path, format!("\u{feff}{}\r\n", text.join("\r\n"))).expect("a table");
    let (code, told) = compared(path.to_str().expect("UTF-8"));
    assert!(code == Some(0) && told.ends_with("2027\n14 of 16 rows are not signed\n"), "{code:?} {told}");
}

#[test]
fn a_difference_is_told_to_machines() {
    let path = with("machines.csv", "3;16;-;-;-;-;-;-;unknown;", "3;16;-;-;-;-;-;-;registered;");
    let output = run(
        &["rules", "table", path.to_str().expect("UTF-8"), "--group", "zk", "--year", "2027", "--json", "--cases", "2000"],
        "",
    );
    let report: Json = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert_eq!(report["unsigned"], 16, "{report}");
    assert!(report["differences"].as_u64() > Some(0) && report["told"][0]["facts"]["insurer"] == "zilveren-kruis", "{report}");
}
