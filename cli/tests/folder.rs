//! `--rules DIR`: the same answers from a folder, and the commands on a rule base that somebody works on.

mod program;

use program::{Folder, answer, as_lines, root, run, scenarios, stderr, stdout};
use serde_json::Value as Json;
use std::fs;
use std::path::PathBuf;

/// An insurer that does not exist, with a document that passes.
fn with_lumen(folder: &Folder) {
    folder.edit("groups.toml", "groups = [", "groups = [\n  { id = \"lumen\", name = \"Lumen\" },");
    folder.edit(
        "groups.toml",
        "brands = [",
        "brands = [\n  { id = \"lumen\", name = \"Lumen\", group = \"lumen\", named = true },",
    );
    answer(&["rules", "new", "lumen-2027", "--rules", folder.path()], "");
    for (from, to) in [
        ("title = \"\"", "title = \"Inkoopbeleid\""),
        ("publisher = \"\"", "publisher = \"Lumen\""),
        ("group = \"\"", "group = \"lumen\""),
        ("checked = \"\"", "checked = \"2026-11-20\""),
        ("# chain-care = \"no-condition\"", "chain-care = \"no-condition\""),
        ("place = \"\"", "place = \"3.1\""),
        ("says = \"\"", "says = \"Naast de keten gelden geen eisen.\""),
        ("rules = [\"\"]", "rules = [\"confirm-chain-rule\"]"),
        ("terms = []", "terms = [\"chain-care\"]"),
    ] {
        folder.edit("lumen-2027.toml", from, to);
    }
}

const REAL: &str = "rules/rulebase";

fn real() -> String {
    root().join(REAL).to_str().expect("UTF-8").into()
}

#[test]
fn a_folder_gives_the_bytes_that_are_built_in() {
    let (lines, real) = (as_lines(&scenarios()), real());
    for args in [&["assess"] as &[&str], &["assess", "--brief"], &["rules"], &["rules", "--json"]] {
        let with: Vec<&str> = [&["--rules", &real], args].concat();
        let (built_in, read) = (answer(args, lines.as_str()), answer(&with, lines.as_str()));
        assert!(built_in == read, "{args:?} differs");
    }
}

#[test]
fn a_changed_folder_changes_the_answer() {
    let folder = Folder::new("changed");
    with_lumen(&folder);
    let facts = program::GOOD.replace("\"cz\"", "\"lumen\"").replace("2026", "2027");
    let brief = ["assess", "--brief"];
    assert!(answer(&brief, facts.as_str()).contains("invalid-value"), "nobody built this insurer in");
    let with = ["assess", "--brief", "--rules", folder.path()];
    let answered: Json = serde_json::from_str(&answer(&with, facts.as_str())).expect("JSON");
    assert_eq!((answered["verdict"].as_str(), answered["sureness"].as_str()), (Some("eligible"), Some("sure")), "{answered}");
    assert_ne!(answered["rulebase"]["sha256"], smr_rules::rulebase::RULEBASE_VERSION.sha256);
}

#[test]
fn check_tells_all_faults_and_the_exit_status_says_so() {
    let folder = Folder::new("faults");
    let args = ["rules", "check", "--rules", folder.path()];
    assert!(answer(&args, "").starts_with("no faults in "));
    folder.edit("asr-2027.toml", "date = \"2026-06-01\"", "date = 2026-06-01").edit(
        "asr-2027.toml",
        "\"stepped-care\", ",
        "\"stepped-car\", ",
    );
    folder.edit("nza-zin-card.toml", "seen = \"part\"", "seen = „part”");
    let output = run(&args, "");
    let told = stdout(&output);
    assert_eq!(output.status.code(), Some(1), "{told}");
    for part in [
        "asr-2027.toml:6:8: a date without quotes",
        "write instead: date = \"2026-06-01\"",
        "there is no rule \"stepped-car\"",
        "nza-zin-card.toml:9:",
        "write instead: seen = \"part\"",
        "3 faults in",
    ] {
        assert!(told.contains(part), "{part} is not in\n{told}");
    }
    let output = run(&["rules", "check", "--json", "--rules", folder.path()], "");
    let report: Json = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert_eq!((output.status.code(), report["faults"].as_array().map(Vec::len)), (Some(1), Some(3)), "{report}");
    assert_eq!(report["faults"][0]["line"], 6);
    // Nothing is answered from a folder with faults.
    let output = run(&["assess", "--rules", folder.path()], program::GOOD);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(1), ""));
    assert!(stderr(&output).contains("faults: 3"), "{}", stderr(&output));
}

#[test]
fn a_new_document_is_refused_until_it_is_filled_in() {
    let folder = Folder::new("new");
    let args = ["rules", "new", "asr-2049", "--rules", folder.path()];
    assert!(answer(&args, "").contains("asr-2049.toml is there"));
    let text = fs::read_to_string(folder.0.join("asr-2049.toml")).expect("the document");
    assert!(
        text.contains("id = \"asr-2049\"") && text.contains("group = \"asr\"") && text.contains("years = \"2049\""),
        "{text}"
    );
    assert_eq!(text, answer(&["rules", "new", "asr-2049", "--print"], ""));
    let told = stdout(&run(&["rules", "check", "--rules", folder.path()], ""));
    assert!(told.contains("asr-2049.toml:") && told.contains("is not filled in"), "{told}");
    let output = run(&args, "");
    assert_eq!(output.status.code(), Some(1), "nothing is overwritten");
    let told = stderr(&output);
    assert!(told.contains("asr-2049.toml is there already: edit that, or take another id"), "{told}");
    assert_eq!(run(&["rules", "new", "ASR 2028", "--print"], "").status.code(), Some(2));
}

#[test]
fn every_term_stands_in_the_new_document() {
    let text = answer(&["rules", "new", "lumen-2027", "--print"], "");
    for field in smr_rules::rulebase::Terms::FIELDS {
        let key = field.key();
        let is_rare = key.contains("other-reading") || key == "first-within-chain";
        assert!(is_rare || text.contains(&format!("# {key} = ")), "{key} is not in\n{text}");
    }
}

#[test]
fn terms_are_told_with_their_statements() {
    let folder = Folder::new("terms");
    with_lumen(&folder);
    let told = answer(&["rules", "terms", "--group", "lumen", "--year", "2027", "--rules", folder.path()], "");
    assert!(told.starts_with("lumen, 2027 (lumen-2027)\n  chain-care = no-condition\n      lumen-2027, 3.1: Naast"), "{told}");
    assert!(told.contains("not said, so:\n      chain-count = open\n"), "{told}");
    let steps = answer(&["rules", "terms", "--group", "zk", "--year", "2027", "--rules", folder.path()], "");
    assert!(steps.contains("failed-same-year: open, ") && !steps.contains("failedSameYear"), "{steps}");
    let json = answer(&["rules", "terms", "--group", "lumen", "--json", "--rules", folder.path()], "");
    let periods: Json = serde_json::from_str(&json).expect("JSON");
    assert_eq!(periods[0]["terms"].as_array().map(Vec::len), Some(smr_rules::rulebase::Terms::FIELDS.len()));
    let other_year = answer(&["rules", "terms", "--group", "lumen", "--year", "2031", "--rules", folder.path()], "");
    assert!(other_year.starts_with("lumen, 2031 (no document)"), "{other_year}");
    assert_eq!(run(&["rules", "terms", "--group", "nobody", "--rules", folder.path()], "").status.code(), Some(2));
}

#[test]
fn a_note_is_told_and_changes_no_answer() {
    let folder = Folder::new("note");
    with_lumen(&folder);
    let facts = program::GOOD.replace("\"cz\"", "\"lumen\"").replace("2026", "2027");
    let with = |args: &[&str]| answer(&[args, &["--rules", folder.path()]].concat(), facts.as_str());
    let is_told = |words: &str, lang: &str| with(&["assess", "--pretty", "-", "--lang", lang]).contains(words);
    let verdict = |json: &str| serde_json::from_str::<Json>(json).expect("JSON")["codes"].clone();
    let before = verdict(&with(&["assess", "--brief"]));
    assert!(!is_told("Medicijnen (Lumen)", "nl"));
    let note = "\n[[note]]\nplace = \"4\"\ntopic = \"medicine\"\nnl = \"Op het recept staat SMR.\"\nen = \"SMR is on the prescription.\"\n";
    folder.edit("lumen-2027.toml", "\n# A remark", &format!("{note}\n# A remark"));
    assert!(is_told("- Medicijnen (Lumen): Op het recept staat SMR.\n", "nl"));
    assert!(is_told("- Medicines (Lumen): SMR is on the prescription.\n", "en"));
    assert_eq!(verdict(&with(&["assess", "--brief"])), before);
    assert!(
        with(&["rules", "terms", "--group", "lumen"])
            .contains("note on medicine: Op het recept staat SMR.\n      lumen-2027, 4\n")
    );
    assert!(with(&["rules"]).contains("lumen-2027 (2027), 4: medicine\n"));
    let next_year = facts.replace("2027", "2028");
    let told = answer(&["assess", "--pretty", "-", "--rules", folder.path()], next_year);
    assert!(!told.contains("Medicijnen (Lumen)"), "the document is of 2027: {told}");
    let other_year = with(&["rules", "terms", "--group", "lumen", "--year", "2028"]);
    assert!(!other_year.contains("note on"), "{other_year}");
}

#[test]
fn who_buys_intensive_guidance_alone_is_asked_about_short() {
    let folder = Folder::new("kinds");
    with_lumen(&folder);
    let facts = program::GOOD.replace("\"cz\"", "\"lumen\"").replace("2026", "2027");
    let told = |facts: &str| answer(&["assess", "--pretty", "-", "--lang", "en", "--rules", folder.path()], facts);
    assert!(!told(&facts).contains("[short-at-gp]"));
    folder
        .edit("lumen-2027.toml", "# kinds = [\"intensive\"] ", "kinds = [\"intensive\"] ")
        .edit("lumen-2027.toml", "terms = [\"chain-care\"]", "terms = [\"chain-care\", \"kinds\"]")
        .edit("lumen-2027.toml", "rules = [\"confirm-chain-rule\"]", "rules = [\"confirm-chain-rule\", \"short-at-gp\"]");
    let asked = told(&facts);
    assert!(asked.contains("[short-at-gp]") && asked.contains("Ask your health insurer whether short support"), "{asked}");
    assert!(!asked.contains("Ask your GP for short support"), "nobody said that it goes through the GP: {asked}");
    assert!(!told(&facts.replace("\"short\"", "\"intensive\"")).contains("[short-at-gp]"));
    folder.edit("lumen-2027.toml", "kinds = [\"intensive\"] ", "kinds = [\"short\", \"intensive\"] ").edit(
        "lumen-2027.toml",
        ", \"short-at-gp\"]",
        "]",
    );
    assert!(!told(&facts).contains("[short-at-gp]"));
}

#[test]
fn no_answer_is_firm_that_rests_on_what_is_not_expressed() {
    let folder = Folder::new("not-expressed");
    with_lumen(&folder);
    let sure = |facts: &str| {
        let answered: Json =
            serde_json::from_str(&answer(&["assess", "--brief", "--rules", folder.path()], facts)).expect("JSON");
        (
            answered["certainty"].as_str().unwrap_or_default().to_string(),
            answered["sureness"].as_str().unwrap_or_default().to_string(),
        )
    };
    let facts = program::GOOD.replace("\"cz\"", "\"lumen\"").replace("2026", "2027");
    let registered = facts.replace("\"contracted\"", "\"registered\"");
    let next_year = facts.replace("2027", "2028");
    let pair = |one: &str, other: &str| (one.to_string(), other.to_string());
    let firm = pair("firm", "sure");
    assert_eq!([sure(&facts), sure(&registered)], [firm.clone(), firm.clone()]);
    let left = "\n[[not-expressed]]\nplace = \"5\"\nwhat = \"Zonder contract in de zomer minder.\"\nwhy = \"Geen vraag.\"\ntouches = [\"non-contracted\"]\n";
    folder.edit("lumen-2027.toml", "\n# A remark", &format!("{left}\n# A remark"));
    assert_eq!([sure(&facts), sure(&registered)], [firm, pair("assumed", "rules-not-read")]);
    // It was read: that it is missing would not be true.
    let words = answer(&["explain", "-", "--rules", folder.path()], registered.as_str());
    assert!(words.contains("Wij lazen het beleid van Lumen voor 2027.") && !words.contains("Wij missen"), "{words}");
    let told = answer(&["rules", "terms", "--group", "lumen", "--rules", folder.path()], "");
    assert!(
        told.contains("not expressed: Zonder contract in de zomer minder.\n") && told.contains("never firm: non-contracted\n"),
        "{told}"
    );
    folder.edit("lumen-2027.toml", "touches = [\"non-contracted\"]", "touches = [\"eligible\"]");
    assert_eq!(sure(&facts), pair("assumed", "rules-not-read"), "a verdict is touched too");
    assert_eq!(sure(&next_year).0, "firm", "the document is of 2027");
}

#[test]
fn places_are_found_in_copies_of_the_documents() {
    let folder = Folder::new("words");
    with_lumen(&folder);
    let words = "place = \"3.1\"\nwords = \"naast de keten zijn 'geen' eisen\"";
    folder.edit("lumen-2027.toml", "place = \"3.1\"", words);
    let copies = folder.0.join("copies");
    fs::create_dir(&copies).expect("a folder");
    let check = || run(&["rules", "check", "--rules", folder.path(), "--copies", copies.to_str().expect("UTF-8")], "");
    let without = check();
    assert!(without.status.success() && stdout(&without).contains("lumen-2027"), "no copy of it: {}", stdout(&without));
    fs::write(copies.join("lumen-2027.txt"), "Hoofdstuk 3.1\nNaast de keten\n  zijn ‘geen’ eisen.").expect("a copy");
    let found = check();
    assert!(found.status.success() && stdout(&found).starts_with("places found in the copies: 1\n"), "{}", stdout(&found));
    fs::write(copies.join("lumen-2027.txt"), "Naast de keten zijn eisen.").expect("a copy");
    let (output, told) = (check(), stdout(&check()));
    assert!(!output.status.success() && told.contains("these words do not stand in the copy"), "{told}");
    assert!(told.contains("lumen-2027.toml:") && told.contains("or another place"), "{told}");
    assert!(stderr(&run(&["rules", "check", "--rules", folder.path(), "--copies", "nowhere"], "")).contains("nowhere"));
}

#[test]
fn a_folder_that_is_not_there_is_told() {
    for args in [&["rules", "check"] as &[&str], &["assess"], &["rules"]] {
        let output = run(&[args, &["--rules", "nowhere"]].concat(), "");
        assert_eq!(output.status.code(), Some(1));
        assert!(stderr(&output).contains("nowhere"), "{}", stderr(&output));
    }
}

#[test]
fn a_folder_here_that_is_passed_over_is_told() {
    let here = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("passed-over");
    let rules = here.join("rules/rulebase");
    fs::create_dir_all(&rules).expect("a folder");
    for entry in fs::read_dir(real()).expect("the rule base").flatten() {
        fs::copy(entry.path(), rules.join(entry.file_name())).expect("a copy");
    }
    let told = |args: &[&str]| {
        let output = program::smr_check(args).current_dir(&here).output().expect("smr-check runs");
        (output.status.code(), program::stdout(&output), program::stderr(&output))
    };
    assert_eq!(told(&["rules"]).2, "", "it says the same");
    let document = rules.join("zilveren-kruis-2027.toml");
    let text = fs::read_to_string(&document).expect("the document");
    fs::write(&document, text.replacen("[[terms]]", "# Another.\n[[terms]]", 1)).expect("a changed document");
    assert!(told(&["rules"]).2.contains("rules/rulebase here says something else"));
    assert_eq!(told(&["rules", "--rules", "rules/rulebase"]).2, "");
    // A table is held against the rule base that it stands in.
    fs::write(&document, text.replacen("[[terms]]", "[[term]]", 1)).expect("a broken document");
    let table = ["rules", "table", "rules/rulebase/zk-2027.table.csv", "--group", "zk", "--year", "2027", "--cases", "1000"];
    let (status, _, wrong) = told(&table);
    assert!(status == Some(1) && wrong.contains("zilveren-kruis-2027.toml"), "{wrong}");
}
