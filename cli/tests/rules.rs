//! `smr-check rules`: the whole rule base, for people and for machines.

mod program;

use program::answer;
use serde_json::{Value as Json, json};
use smr_rules::rulebase::{BRANDS, GROUPS, LIMITS, RULEBASE_VERSION, SOURCES, STATEMENTS};
use smr_rules::values::{Code, Duty, Information, Reading, Value};
use std::collections::BTreeSet;

fn names<T: Value>() -> impl Iterator<Item = &'static str> {
    T::ALL.iter().map(|value| value.as_str())
}

fn catalogue() -> Json {
    serde_json::from_str(&answer(&["rules", "--json"], "")).expect("JSON")
}

fn list<'a>(catalogue: &'a Json, name: &str) -> &'a [Json] {
    catalogue[name].as_array().unwrap_or_else(|| panic!("no list {name}"))
}

/// The values of one key of every object in a list, sorted.
fn all<'a>(catalogue: &'a Json, name: &str, key: &str) -> Vec<&'a str> {
    let value = |item: &'a Json| item[key].as_str().unwrap_or_else(|| panic!("{name}: no {key} in {item}"));
    let mut all: Vec<_> = list(catalogue, name).iter().map(value).collect();
    all.sort_unstable();
    all
}

fn sorted<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let mut names: Vec<_> = names.into_iter().collect();
    names.sort_unstable();
    names
}

#[test]
fn people_find_every_rule_source_insurer_and_reading() {
    let text = answer(&["rules"], "");
    let lines: BTreeSet<&str> = text.lines().collect();
    let starts = |start: String| lines.iter().any(|line| line.starts_with(&start));
    for rule in names::<Code>().chain(names::<Information>()) {
        assert!(starts(format!("{rule} (")), "no rule {rule}");
    }
    for reading in names::<Reading>() {
        assert!(lines.contains(reading), "no reading {reading}");
    }
    for duty in names::<Duty>() {
        assert!(lines.contains(duty), "no duty {duty}");
    }
    for source in &SOURCES {
        assert!(starts(format!("{:13} {}, {}", source.id, source.title, source.publisher)), "no source {}", source.id);
        assert!(source.url.is_none_or(|url| text.contains(url)), "no address of {}", source.id);
    }
    for brand in &BRANDS {
        assert!(starts(format!("  {:22} {}", brand.id, brand.name)), "no insurer {}", brand.id);
    }
    for group in &GROUPS {
        assert!(lines.contains(format!("{} (group {})", group.name, group.id).as_str()), "no group {}", group.id);
    }
    for word in ["other", "unknown", "uninsured"] {
        assert!(starts(format!("  {word:22} ")), "{word} is not explained");
    }
    for part in
        [RULEBASE_VERSION.version, RULEBASE_VERSION.sha256, RULEBASE_VERSION.verified_through, RULEBASE_VERSION.checked_on]
    {
        assert!(text.contains(part), "no {part}");
    }
    for statement in list(&catalogue(), "statements") {
        let parts = ["locator", "says"].map(|key| statement[key].as_str().expect("text"));
        assert!(parts.iter().all(|part| text.contains(part)), "not cited: {statement}");
    }
}

#[test]
fn machines_find_every_rule_source_insurer_and_reading() {
    let catalogue = catalogue();
    // The code insurer-unknown is told at two levels, by two rules.
    let mut rules = all(&catalogue, "rules", "rule");
    rules.dedup();
    assert_eq!(rules, sorted(names::<Code>().chain(names::<Information>())));
    assert_eq!(all(&catalogue, "readings", "reading"), sorted(names::<Reading>()));
    assert_eq!(all(&catalogue, "sources", "id"), sorted(SOURCES.iter().map(|source| source.id)));
    assert_eq!(all(&catalogue, "insurers", "id"), sorted(BRANDS.iter().map(|brand| brand.id)));
    assert_eq!(all(&catalogue, "groups", "id"), sorted(GROUPS.iter().map(|group| group.id)));
    assert_eq!(list(&catalogue, "limits").len(), LIMITS.len());
    assert_eq!(list(&catalogue, "statements").len(), STATEMENTS.len());
    let stamp = json!({
        "version": RULEBASE_VERSION.version,
        "sha256": RULEBASE_VERSION.sha256,
        "verifiedThrough": RULEBASE_VERSION.verified_through,
        "checkedOn": RULEBASE_VERSION.checked_on,
    });
    assert_eq!(catalogue["rulebase"], stamp);
}

#[test]
fn no_rule_stands_twice_at_one_level() {
    let catalogue = catalogue();
    let rules = list(&catalogue, "rules");
    let places: BTreeSet<_> = rules.iter().map(|rule| (rule["level"].as_str(), rule["rule"].as_str())).collect();
    assert_eq!(places.len(), rules.len());
}

#[test]
fn every_rule_and_reading_has_its_sources_and_a_place_in_each() {
    let catalogue = catalogue();
    let sources = all(&catalogue, "sources", "id");
    for name in ["rules", "readings"] {
        for entry in list(&catalogue, name) {
            let cited = entry["sources"].as_array().expect("a list of sources");
            assert!(!cited.is_empty(), "without a source: {entry}");
            for statement in cited {
                assert!(statement["id"].as_str().is_some_and(|id| sources.contains(&id)), "{statement}");
                assert!(statement["locator"].as_str().is_some_and(|place| !place.is_empty()), "{statement}");
            }
        }
    }
    for rule in list(&catalogue, "rules") {
        for key in ["level", "what", "valid", "example"] {
            assert!(rule[key].as_str().is_some_and(|text| !text.is_empty()), "no {key}: {rule}");
        }
    }
}

#[test]
fn insurers_belong_to_the_groups_of_the_documents() {
    let catalogue = catalogue();
    let groups = all(&catalogue, "groups", "id");
    for insurer in list(&catalogue, "insurers") {
        assert!(
            insurer["group"].is_null() || insurer["group"].as_str().is_some_and(|group| groups.contains(&group)),
            "{insurer}"
        );
    }
    for brand in &BRANDS {
        let insurer = list(&catalogue, "insurers").iter().find(|insurer| insurer["id"] == brand.id);
        let insurer = insurer.unwrap_or_else(|| panic!("no insurer {}", brand.id));
        let group = brand.group().map(|group| group.id);
        assert_eq!((insurer["group"].as_str(), insurer["namedInDocument"].as_bool()), (group, Some(brand.named)), "{}", brand.id);
    }
}
