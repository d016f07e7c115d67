//! `smr-check assess --csv`: a table in, a table out.

mod program;

use program::{answer, run, scenarios, stderr, stdout};
use serde_json::Value as Json;
use std::fmt::Write as _;

const HEAD: &str = "id,start,insurer,chainCare,includesSmr,history,wanted,provider\n";
const GOOD: &str = "a1,2026-05-10,cz,none,no,,short,contracted\n";

fn rows(output: &str) -> Vec<Vec<String>> {
    output.lines().map(|line| line.split(',').map(Into::into).collect()).collect()
}

#[test]
fn a_table_is_answered_as_the_same_facts_in_json() {
    let mut table = HEAD.to_string();
    let mut facts = Vec::new();
    for scenario in scenarios().into_iter().filter(|scenario| scenario.expect.is_some()) {
        let of = |value: &Json| value.as_str().map_or("?".to_string(), Into::into);
        let chain = match &scenario.facts["chainCare"] {
            Json::Null => ("unknown".into(), "unknown".into()),
            care => {
                let programmes: Vec<_> = care["programmes"].as_array().expect("a list").iter().map(of).collect();
                (if programmes.is_empty() { "none".into() } else { programmes.join("+") }, of(&care["includesSmr"]))
            }
        };
        let history: Vec<_> = scenario.facts["history"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|one| ["start", "end", "kind", "setting", "outcome"].map(|key| of(&one[key])).join("/"))
            .collect();
        let [start, insurer, wanted, provider] = ["start", "insurer", "wanted", "provider"].map(|key| of(&scenario.facts[key]));
        let id = &scenario.id;
        writeln!(table, "{id},{start},{insurer},{},{},{},{wanted},{provider}", chain.0, chain.1, history.join(" ; "))
            .expect("text");
        facts.push(scenario);
    }
    let output = run(&["assess", "--csv"], table);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let told = stdout(&output);
    let rows = &rows(&told)[1..];
    let json = program::json_lines(&answer(&["assess", "--brief"], program::as_lines(&facts)));
    assert_eq!(
        (rows.len(), told.lines().next()),
        (json.len(), Some("id,verdict,codes,route,remaining,earliestStart,certainty,error"))
    );
    for ((row, json), scenario) in rows.iter().zip(json).zip(&facts) {
        let codes: Vec<_> = json["codes"].as_array().expect("codes").iter().filter_map(Json::as_str).collect();
        let text = |value: &Json| value.as_str().unwrap_or_default().to_string();
        let left = if json["remaining"].is_null() {
            String::new()
        } else {
            format!("{}-{}", json["remaining"]["min"], json["remaining"]["max"])
        };
        let (verdict, route, certainty) = (text(&json["verdict"]), text(&json["route"]), text(&json["certainty"]));
        let earliest = text(&json["earliestStart"]["date"]);
        assert_eq!(row, &[scenario.id.clone(), verdict, codes.join("+"), route, left, earliest, certainty, String::new()]);
    }
    assert!(stderr(&output).contains(&format!("{} cases in ", rows.len())) && stderr(&output).contains("  not-yet\n"));
}

#[test]
fn errors_stand_in_their_row_with_line_and_column() {
    let long = "x".repeat(1_000_000);
    let many = ["2026-01-01/2026-01-02/short/gp/success"; 51].join(" ; ");
    let bad = [
        ("a,2026-02-30,cz,none,no,,short,contracted".to_string(), "line 3, column start: \"\"2026-02-30\"\" is not a date"),
        ("a,10-05-2026,cz,none,no,,short,contracted".into(), "column start"),
        ("a,2026-05-10,nobody,none,no,,short,contracted".into(), "column insurer: there is no brand"),
        ("a,2026-05-10,cz,dm3,no,,short,contracted".into(), "column chainCare: \"\"dm3\"\" is not one of: dm2"),
        ("a,2026-05-10,cz,dm2,maybe,,short,contracted".into(), "column includesSmr"),
        ("a,2026-05-10,cz,none,no,2026-01-01/short,short,contracted".into(), "column history"),
        (format!("a,2026-05-10,cz,none,no,{many},short,contracted"), "column history: more than 50"),
        ("a,2026-05-10,cz,none,no,,long,contracted".into(), "column wanted"),
        ("a,2026-05-10,cz,none,no,,short,nobody".into(), "column provider"),
        ("a,2026-05-10,cz,none,no,,1,5,contracted".into(), "9 fields, and the first line names 8"),
        ("a,2026-05-10".into(), "2 fields"),
        ("a,\"2026-05-10,cz,none,no,,short,contracted".into(), "a quotation mark is not closed"),
        (format!("a,{long}"), "a line of 1000002 bytes"),
    ];
    let lines: String = bad.iter().map(|(line, _)| format!("{line}\n{GOOD}")).collect();
    let output = run(&["assess", "--csv"], format!("{HEAD}{GOOD}{lines}"));
    let told = stdout(&output);
    assert_eq!((output.status.code(), told.lines().count()), (Some(1), 2 + 2 * bad.len()), "{told}");
    for (at, (line, says)) in bad.iter().enumerate() {
        let row = told.lines().nth(2 + 2 * at).unwrap_or_default();
        assert!(row.contains(says) && row.contains(&format!("line {}", 3 + 2 * at)), "{line:.60}: {says}\n{row}");
        assert!(told.lines().nth(3 + 2 * at).is_some_and(|row| row.starts_with("a1,eligible,")), "the next line is answered");
    }
    assert!(stderr(&output).contains(&format!("{} cases", 1 + 2 * bad.len())) && stderr(&output).contains("of which 13 errors"));
    let latin = [HEAD.as_bytes(), b"caf\xe9,2026-05-10,cz,none,no,,short,contracted\n", GOOD.as_bytes()].concat();
    let told = stdout(&run(&["assess", "--csv"], latin));
    assert!(told.contains("line 2: this is not UTF-8") && told.contains("a1,eligible"), "{told}");
}

#[test]
fn separators_order_quotes_and_line_ends_are_read_as_spreadsheets_write_them() {
    let head = "\u{feff}provider;wanted;history;remark;includesSmr;chainCare;insurer;start;ID\r\n";
    let line = "contracted;intensive;\"2027-01-05/2027-02-10/short/gp/no-success ; ?/2026-03-01/?/chain/?\";\"a \"\"b\"\"\";yes;dm2+copd;asr;2027-05-10;\"x;1\"\r\n";
    let output = run(&["assess", "--csv"], format!("{head}{line}\r\n{line}"));
    let told = stdout(&output);
    assert_eq!(output.status.code(), Some(0), "{told}");
    assert!(told.starts_with("id;verdict;codes;"), "{told}");
    assert_eq!(told.lines().filter(|row| row.starts_with("\"x;1\";")).count(), 2, "{told}");
    let tabs = format!("{HEAD}{GOOD}").replace(',', "\t");
    assert!(stdout(&run(&["assess", "--csv"], tabs)).contains("a1\teligible"));
}

#[test]
fn what_is_not_known_is_a_word_a_question_mark_or_nothing() {
    let line = |unknown: &str| format!("a1,2027-02-01,{unknown},{unknown},{unknown},,{unknown},{unknown}\n");
    let told = stdout(&run(&["assess", "--csv"], format!("{HEAD}{}{}{}", line("unknown"), line("?"), line(""))));
    let rows: Vec<_> = told.lines().skip(1).collect();
    assert!(rows[0].starts_with("a1,needs-information,") && rows.iter().all(|row| *row == rows[0]), "{told}");
}

#[test]
fn a_table_without_its_columns_is_misuse() {
    for (text, says) in [("", "the table is empty"), ("id,start\n", "no column insurer"), ("a1|2026-05-10\n", "no column id")] {
        let output = run(&["assess", "--csv"], text);
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{text}");
        assert!(stderr(&output).contains(says), "{}", stderr(&output));
    }
    assert_eq!(run(&["assess", "--csv", "nowhere.csv"], "").status.code(), Some(1));
}

#[test]
fn rows_keep_their_order_over_many_blocks() {
    let mut table = HEAD.to_string();
    (0..100_000).for_each(|number| table += &GOOD.replace("a1", &number.to_string()));
    let told = answer_rows(table.clone(), "3");
    assert_eq!(told, answer_rows(table, "1"), "by three cores and by one");
    assert!(told.iter().enumerate().all(|(number, id)| *id == number.to_string()), "in order");
    assert_eq!(told.len(), 100_000);
}

fn answer_rows(table: String, threads: &str) -> Vec<String> {
    let output = run(&["assess", "--csv", "--threads", threads], table);
    stdout(&output).lines().skip(1).map(|row| row.split(',').next().unwrap_or_default().into()).collect()
}
