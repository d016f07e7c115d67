//! `smr-check rules diff`: whose answer changes.

mod program;

use program::{Folder, answer, run, stdout};
use serde_json::Value as Json;

/// A rule base in which a.s.r. no longer asks for stepped care.
fn without_stepped_care(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.edit("asr-2027.toml", "stepped-care-within-days = 365", "# stepped-care-within-days = 365");
    folder.edit("asr-2027.toml", "rules = [\"stepped-care\", ", "rules = [");
    folder.edit("asr-2027.toml", "terms = [\"stepped-care-within-days\"]\n", "");
    folder
}

#[test]
fn nothing_changes_between_a_rule_base_and_itself() {
    let told = answer(&["rules", "diff", "built-in", Folder::new("same").path(), "--year", "2027"], "");
    assert!(told.starts_with("0 of ") && told.lines().count() == 1, "{told}");
}

#[test]
fn a_term_that_is_flipped_is_one_sentence() {
    let folder = without_stepped_care("flipped");
    let args = ["rules", "diff", folder.path(), "built-in", "--group", "asr", "--year", "2027"];
    let output = run(&args, "");
    let told = stdout(&output);
    assert_eq!(output.status.code(), Some(1), "{told}");
    let sentences: Vec<_> = told.lines().filter(|line| line.contains("stepped-care")).collect();
    assert_eq!(sentences.len(), 1, "{told}");
    assert!(
        sentences[0].starts_with("a.s.r., 2027, from the second programme on, ")
            && sentences[0].contains("now with stepped-care"),
        "{told}"
    );
    assert_eq!(told, stdout(&run(&args, "")), "the same bytes twice");
    let back = stdout(&run(&["rules", "diff", "built-in", folder.path(), "--group", "asr", "--year", "2027"], ""));
    assert!(back.contains("no longer with stepped-care"), "{back}");
}

#[test]
fn other_insurers_and_years_stay_as_they_are() {
    let folder = without_stepped_care("others");
    for part in [["--group", "zk", "--year", "2027"], ["--group", "asr", "--year", "2026"]] {
        let told = answer(&[&["rules", "diff", folder.path(), "built-in"] as &[&str], &part].concat(), "");
        assert!(told.starts_with("0 of "), "{part:?}: {told}");
    }
    assert_eq!(run(&["rules", "diff", folder.path(), "built-in", "--group", "nobody"], "").status.code(), Some(2));
}

#[test]
fn a_difference_is_told_to_machines_and_in_a_review() {
    let folder = without_stepped_care("formats");
    let args = ["rules", "diff", folder.path(), "built-in", "--group", "asr", "--year", "2027"];
    let report: Json = serde_json::from_str(&stdout(&run(&[&args as &[&str], &["--json"]].concat(), ""))).expect("JSON");
    let changes = report["changes"].as_array().expect("changes");
    let change = changes.iter().find(|change| change["name"] == "stepped-care").expect("the change");
    assert_eq!((change["what"].as_str(), change["now"].as_bool()), (Some("code"), Some(true)));
    assert_eq!(change["insurers"], serde_json::json!(["a.s.r."]));
    let sum: u64 = report["verdicts"].as_array().expect("verdicts").iter().filter_map(|row| row["cases"].as_u64()).sum();
    assert!(sum > 0 && sum <= report["changed"].as_u64().unwrap_or(0), "{report}");
    let review = stdout(&run(&[&args as &[&str], &["--markdown"]].concat(), ""));
    assert!(
        review.starts_with("# What changes\n") && review.contains("- **a.s.r., 2027, from the second programme on"),
        "{review}"
    );
}

#[test]
fn a_new_insurer_is_a_change_for_its_people_alone() {
    let folder = Folder::new("newcomer");
    folder.edit("groups.toml", "brands = [", "brands = [\n  { id = \"lumen\", name = \"Lumen\" },");
    let told = answer(&["rules", "diff", "built-in", folder.path(), "--year", "2027"], "");
    assert!(told.starts_with("0 of "), "without a document it is one that is not in the list: {told}");
}

#[test]
fn given_cases_are_told_by_line() {
    let folder = without_stepped_care("cases");
    folder.edit("groups.toml", "brands = [", "brands = [\n  { id = \"lumen\", name = \"Lumen\" },");
    let again = r#"{"start":"2027-05-10","insurer":"asr","chainCare":null,"history":[{"start":"2027-01-10","end":"2027-02-10","kind":"short","setting":"gp","outcome":"no-success"}],"wanted":"intensive","provider":"contracted"}"#;
    let first = program::GOOD.replace("\"cz\"", "\"asr\"");
    let unknown = program::GOOD.replace("\"cz\"", "\"lumen\"");
    let cases = folder.0.join("cases.jsonl");
    let path = cases.to_str().expect("UTF-8");
    std::fs::write(&cases, format!("{first}\n{again}\n\n{unknown}\n")).expect("cases");
    let args = ["rules", "diff", folder.path(), "built-in", "--cases", path];
    let output = run(&args, "");
    let told = stdout(&output);
    let line = "cases.jsonl:2: eligible → eligible-with-conditions; now with stepped-care (";
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(told.starts_with("1 of 3 cases get another answer\n") && told.contains(line) && told.lines().count() == 2, "{told}");
    let report: Json = serde_json::from_str(&stdout(&run(&[&args as &[&str], &["--json"]].concat(), ""))).expect("JSON");
    assert_eq!((report["cases"].as_u64(), report["answers"][0]["line"].as_u64()), (Some(3), Some(2)), "{report}");
    assert!(answer(&["rules", "diff", folder.path(), folder.path(), "--cases", path], "").starts_with("0 of 3 "));
    std::fs::write(&cases, format!("{first}\n{{\n")).expect("cases");
    let output = run(&args, "");
    assert_eq!(output.status.code(), Some(2));
    assert!(program::stderr(&output).contains("cases.jsonl:2: "), "{}", program::stderr(&output));
}

#[test]
fn remarks_and_duties_are_told_though_no_answer_changes() {
    let folder = Folder::new("texts");
    folder.edit("hollandzorg-2024.toml", "en = \"HollandZorg has no contract", "en = \"HollandZorg has a contract");
    folder.edit("asr-2027.toml", "duties = [\"earlier-guidance\"]", "duties = [\"stepped-care\", \"earlier-guidance\"]");
    folder.edit("asr-2027.toml", "says = \"Kort en intensief worden niet", "says = \"Kort en intensief worden nooit");
    let args = |more: &[&'static str]| [&["rules", "diff", "built-in", folder.path()], more].concat();
    let output = run(&args(&["--year", "2027"]), "");
    let told = stdout(&output);
    assert_eq!(output.status.code(), Some(1), "{told}");
    for line in [
        "texts: 2 records changed\n",
        "  asr-2027, Vervolgtrajecten: record changed; duties: earlier-guidance → stepped-care, earlier-guidance\n",
        "  asr-2027, Vervolgtrajecten: record changed; says: Kort en intensief worden niet tegelijk gedeclareerd. → Kort en intensief worden nooit ",
    ] {
        assert!(told.starts_with("0 of ") && told.contains(line), "{line}\n{told}");
    }
    let report: Json = serde_json::from_str(&stdout(&run(&args(&["--group", "hollandzorg", "--json"]), ""))).expect("JSON");
    let texts = report["texts"].as_array().expect("texts");
    assert!(texts.len() == 1 && texts[0]["kind"] == "note" && texts[0]["source"] == "hollandzorg-2024", "{report}");
    assert!(texts[0]["new"]["texts"][1].as_str().is_some_and(|en| en.starts_with("HollandZorg has a contract")), "{report}");
    let back = ["rules", "diff", folder.path(), "built-in", "--year", "2024", "--markdown"];
    let review = stdout(&run(&back, ""));
    assert!(review.contains("- **hollandzorg-2024, Begin van de pagina**: note changed; en: HollandZorg has a "), "{review}");
    assert!(answer(&args(&["--group", "zk", "--year", "2027"]), "").lines().count() == 1, "those of others");
}

#[test]
fn a_remark_that_comes_or_goes_is_told_whole() {
    let folder = Folder::new("remark");
    let note = "[[note]]\nplace = \"4\"\ntopic = \"medicine\"\nnl = \"Op het recept staat SMR.\"\nen = \"SMR is on it.\"\n\n";
    folder.edit("asr-2027.toml", "[[record]]", &format!("{note}[[record]]"));
    let told = |args: [&str; 2]| {
        stdout(&run(&[&["rules", "diff"] as &[&str], &args, &["--group", "asr", "--year", "2027"]].concat(), ""))
    };
    let whole = "topic: medicine; nl: Op het recept staat SMR.; en: SMR is on it.; years: 2027\n";
    let (come, gone) = (told(["built-in", folder.path()]), told([folder.path(), "built-in"]));
    assert!(come.contains(&format!("texts: 1 note changed\n  asr-2027, 4: note added; {whole}")), "{come}");
    assert!(gone.contains(&format!("  asr-2027, 4: note left out; {whole}")), "{gone}");
}
