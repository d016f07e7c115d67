//! `smr-check rules test --mutants`: what could stand otherwise in the rule base without anybody noticing.

mod program;

use program::{Folder, root, run, stdout};
use serde_json::Value as Json;
use std::fs;

fn mutants(rules: &str, more: &[&str]) -> String {
    let also = root().join("tests/scenarios.json");
    let args = ["rules", "test", "--mutants", "--rules", rules, "--also", also.to_str().expect("UTF-8")];
    // That a scenario is answered otherwise is told by another test.
    stdout(&run(&[&args, more].concat(), ""))
}

#[test]
fn at_least_95_in_100_changes_of_the_rule_base_are_noticed() {
    let told = mutants(root().join("rules/rulebase").to_str().expect("UTF-8"), &[]);
    let line = told.lines().find_map(|line| line.strip_prefix("changes: ")).expect("how many");
    let numbers: Vec<u32> = line.split(' ').filter_map(|word| word.parse().ok()).collect();
    let [noticed, all] = numbers[..] else { panic!("{line}") };
    assert!(all > 300 && 100 * noticed >= 95 * all, "{told}");
    assert_eq!(told.matches("  nobody notices ").count(), (all - noticed) as usize, "{told}");
}

#[test]
fn each_change_is_told_with_who_notices_it() {
    let folder = Folder::new("mutants");
    for entry in fs::read_dir(root().join("rules/rulebase")).expect("the rule base").flatten() {
        fs::copy(entry.path(), folder.0.join(entry.file_name())).expect("a copy");
    }
    // A day earlier the scenario says no longer where a year ends.
    folder.edit("asr-2027.scenarios.toml", "2026-05-09/2026-06-10", "2026-05-08/2026-06-10");
    let report: Json = serde_json::from_str(&mutants(folder.path(), &["--json"])).expect("JSON");
    let all = report["mutants"].as_array().expect("a list");
    let noticed = |file: &str, change: &str| {
        let mutant = all.iter().find(|of| of["file"] == file && of["change"].as_str().is_some_and(|of| of.starts_with(change)));
        let mutant = mutant.unwrap_or_else(|| panic!("no {change}"));
        (mutant["by"].as_str().unwrap_or_default(), mutant["what"].as_str().unwrap_or_default())
    };
    let (asr, zk) = ("asr-2027.toml", "zilveren-kruis-2027.toml");
    assert_eq!(noticed(asr, "stepped-care-within-days = 366 in place of 365"), ("nobody", ""));
    let fault = "no [[terms]] of this group for 2027 say \"chain-care\"";
    assert_eq!(noticed(asr, "without chain-care = \"no-condition\""), ("check", fault));
    let (by, what) = noticed(asr, "without the statement Tijdpad / fases zorginkoop");
    assert!(by == "scenario" && what.ends_with(": een eerste programma"), "{by}: {what}");
    let clause = "first-within-chain: unknown-earlier-year = \"confirm-earlier-year\" in place of \"ask\"";
    assert_eq!(noticed(zk, clause), ("table", "zk-2027.table.csv"));
    let parallel = "parallel-other-reading = \"nothing-blocks\" in place of \"running-chain-with-smr\"";
    assert_eq!(noticed(zk, parallel), ("nothing-changes", ""));
}
