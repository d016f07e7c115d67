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
    let folder = Folder::with_linde("mutants");
    for entry in fs::read_dir(root().join("rules/rulebase")).expect("the rule base").flatten() {
        if entry.file_name().to_string_lossy().ends_with(".scenarios.toml") {
            fs::copy(entry.path(), folder.0.join(entry.file_name())).expect("a copy");
        }
    }
    // This scenario is answered otherwise with the changes and without.
    folder.edit("linde-2027.scenarios.toml", "2027-03-10/2027-04-01", "2026-03-10/2026-04-01");
    let report: Json = serde_json::from_str(&mutants(folder.path(), &["--json"])).expect("JSON");
    let all = report["mutants"].as_array().expect("a list");
    let noticed = |file: &str, change: &str| {
        let mutant = all.iter().find(|of| of["file"] == file && of["change"].as_str().is_some_and(|of| of.starts_with(change)));
        let mutant = mutant.unwrap_or_else(|| panic!("no {change}"));
        (mutant["by"].as_str().unwrap_or_default(), mutant["what"].as_str().unwrap_or_default())
    };
    let (linde, zk) = ("linde-2027.toml", "zilveren-kruis-2027.toml");
    let fault = "no [[terms]] of this group for 2027 say \"register-stated\"";
    assert_eq!(noticed(linde, "without register-stated = true"), ("check", fault));
    let (by, what) = noticed(linde, "register-stated = false in place of true");
    assert!(by == "scenario" && what.ends_with(": niet in het register"), "{by}: {what}");
    assert_eq!(noticed(linde, "chain-count = \"open\" in place of \"counts\""), ("table", "linde-2027.table.csv"));
    assert_eq!(noticed(linde, "without the statement Hoofdstuk 5"), ("nobody", ""));
    // Up to 2025 one programme is the limit, so what runs beside it makes no difference.
    let parallel = "parallel-other-reading = \"nothing-blocks\" in place of \"running-chain-with-smr\"";
    assert_eq!(noticed(zk, parallel), ("nothing-changes", ""));
}
