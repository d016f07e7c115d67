//! Several documents of one group: a key that is not written is not said, and the most specific one is read.

mod program;

use program::{Folder, answer, run, stdout};
use serde_json::Value as Json;
use std::fs;

/// A group of two brands that do not exist, with a document of each of these ids, scopes and terms.
fn with_documents(name: &str, documents: &[(&str, &str, &str, &str)]) -> Folder {
    let folder = Folder::new(name);
    folder.edit("groups.toml", "groups = [", "groups = [\n  { id = \"lumen\", name = \"Lumen\" },");
    let brand = |id: &str, name: &str| format!("\n  {{ id = \"{id}\", name = \"{name}\", group = \"lumen\", named = true }},");
    let brands = format!("brands = [{}{}", brand("lumen", "Lumen"), brand("solis", "Solis"));
    folder.edit("groups.toml", "brands = [", &brands);
    for (id, scope, years, terms) in documents {
        let keys: Vec<_> = terms.lines().filter_map(|line| line.split(" = ").next()).map(|key| format!("{key:?}")).collect();
        let codes = "\"confirm-chain-rule\", \"limit-reached\", \"provider-unregistered\"";
        let text = format!(
            "id = \"{id}\"\ntitle = \"Beleid {id}\"\npublisher = \"Lumen\"\nweight = \"policy-conditions\"\ngroup = \"lumen\"\n\
             {scope}\nyears = \"{years}\"\nchecked = \"2026-11-20\"\n\n[[terms]]\nyears = \"{years}\"\n{terms}\n\n[[statement]]\n\
             place = \"1\"\nsays = \"Wat {id} zegt.\"\nrules = [{codes}]\nterms = [{}]\n",
            keys.join(", ")
        );
        fs::write(folder.0.join(format!("{id}.toml")), text).expect("a file");
    }
    folder
}

/// The answer of a case in chain care that includes stopping.
fn assess(folder: &Folder, insurer: &str, provider: &str, year: i32) -> Json {
    let facts = program::GOOD
        .replace("\"cz\"", &format!("{insurer:?}"))
        .replace("2026", &year.to_string())
        .replace("contracted", provider)
        .replace("[],\"includesSmr\":\"no\"", "[\"dm2\"],\"includesSmr\":\"yes\"");
    serde_json::from_str(&answer(&["assess", "--rules", folder.path()], facts)).expect("JSON")
}

fn codes(folder: &Folder, insurer: &str, provider: &str, year: i32) -> String {
    assess(folder, insurer, provider, year)["codes"].to_string()
}

const ASKED: &str = "[\"confirm-chain-rule\"]";
const FREE: &str = "chain-care = \"no-condition\"";
const CONFIRM: &str = "chain-care = \"confirm\"";

#[test]
fn the_most_specific_document_is_read() {
    let folder = with_documents(
        "layers",
        &[
            ("lumen-all", "", "2026-2027", CONFIRM),
            ("lumen-2027", "", "2027", FREE),
            ("lumen-gp", "providers = [\"gp-practice\"]", "2026-2027", CONFIRM),
            ("solis-2026", "brands = [\"solis\"]", "2026-2027", FREE),
        ],
    );
    let with = |insurer, provider, year| codes(&folder, insurer, provider, year);
    assert_eq!(with("lumen", "contracted", 2026), ASKED);
    assert_eq!(with("lumen", "contracted", 2027), "[]", "one year over several");
    assert_eq!(with("lumen", "gp-practice", 2027), ASKED, "a kind of provider over all, though of several years");
    assert_eq!(with("solis", "gp-practice", 2026), "[]", "a brand over a kind of provider");
    assert_eq!(with("solis", "contracted", 2026), "[]", "a brand over the group");
    let told = answer(&["rules", "terms", "--group", "lumen", "--year", "2027", "--rules", folder.path()], "");
    for head in [
        "lumen, 2027 (lumen-2027, lumen-all)",
        "lumen, provider gp-practice, 2027 (",
        "lumen, solis, provider gp-practice, 2027 (",
    ] {
        assert!(told.contains(head), "{head} is not in\n{told}");
    }
}

#[test]
fn a_key_that_is_not_written_is_not_said() {
    let folder = with_documents(
        "keys",
        &[("lumen-all", "", "2026-2027", FREE), ("solis-2027", "brands = [\"solis\"]", "2027", "chain-count = \"counts\"")],
    );
    assert_eq!(codes(&folder, "solis", "contracted", 2027), "[]", "what the group says of chain care holds for the brand");
    let json = answer(&["rules", "--json", "--rules", folder.path()], "");
    let rules: Json = serde_json::from_str(&json).expect("JSON");
    let group = rules["groups"].as_array().and_then(|all| all.iter().find(|group| group["id"] == "lumen")).expect("the group");
    assert_eq!(group["terms"][0]["chainCount"], "open");
    assert_eq!(
        (&group["exceptions"][0]["brand"], &group["exceptions"][0]["terms"]["chainCount"]),
        (&"solis".into(), &"counts".into())
    );
}

#[test]
fn a_document_binds_those_that_it_is_of_and_no_others() {
    let folder =
        with_documents("scope", &[("lumen-2024", "", "2024", FREE), ("solis-2027", "brands = [\"solis\"]", "2027", FREE)]);
    let informs = |insurer: &str, year: i32| assess(&folder, insurer, "contracted", year)["information"].to_string();
    assert!(!informs("solis", 2027).contains("nearest-document"));
    assert!(informs("lumen", 2027).contains("nearest-document") && informs("solis", 2025).contains("nearest-document"));
    let cites = |insurer: &str| assess(&folder, insurer, "contracted", 2027)["trace"].to_string().contains("solis-2027");
    assert_eq!((cites("solis"), cites("lumen")), (true, false));
    folder.edit("solis-2027.toml", "brands = [\"solis\"]", "brands = [\"solis\"]\nproviders = [\"gp-practice\"]");
    assert!(!cites("solis"), "this is another provider");
    assert!(informs("solis", 2027).contains("nearest-document"));
}

#[test]
fn two_that_are_equally_specific_may_not_differ() {
    let two = |name: &str, one: (&str, &str), other: (&str, &str)| {
        let folder = with_documents(name, &[("lumen-a", one.0, one.1, CONFIRM), ("lumen-b", other.0, other.1, FREE)]);
        stdout(&run(&["rules", "check", "--rules", folder.path()], ""))
    };
    const BOTH: &str = "chain-care is said twice for the same years, otherwise at lumen-a.toml:12";
    let solis = "brands = [\"solis\"]";
    for (one, other) in [(("", "2027"), ("", "2027")), (("", "2026-2027"), ("", "2027-2028")), ((solis, "2027"), (solis, "2027"))]
    {
        let told = two("equal", one, other);
        assert!(
            told.contains("lumen-b.toml:12:") && told.contains(BOTH) && told.contains("1 fault in"),
            "{one:?} {other:?}: {told}"
        );
    }
    let lumen = "brands = [\"lumen\"]";
    for (one, other) in [(("", "2026"), ("", "2027")), (("", "2027"), ("", "2026-2027")), ((solis, "2027"), (lumen, "2027"))] {
        let told = two("other", one, other);
        assert!(told.starts_with("no faults"), "{one:?} {other:?}: {told}");
    }
}

#[test]
fn a_scope_is_of_the_group() {
    let folder = with_documents("scopes", &[("lumen-2027", "brands = [\"solos\"]\nproviders = [\"unknown\"]", "2027", FREE)]);
    let told = stdout(&run(&["rules", "check", "--rules", folder.path()], ""));
    assert!(told.contains("a document is not of a provider that is not known"), "{told}");
    folder.edit("lumen-2027.toml", "providers = [\"unknown\"]\n", "");
    let told = stdout(&run(&["rules", "check", "--rules", folder.path()], ""));
    assert!(told.contains("\"solos\" is no brand of this group") && told.contains("\"lumen\", \"solis\""), "{told}");
    folder.edit("nza-zin-card.toml", "years = ", "brands = [\"cz\"]\nyears = ");
    let told = stdout(&run(&["rules", "check", "--rules", folder.path()], ""));
    assert!(told.contains("only an insurer's document is of some brands"), "{told}");
    // What is cited for a brand alone carries no term of the group.
    let folder =
        with_documents("carried", &[("lumen-2027", "", "2027", FREE), ("solis-2027", "brands = [\"solis\"]", "2027", FREE)]);
    folder.edit("lumen-2027.toml", "terms = [\"chain-care\"]", "terms = []");
    let told = stdout(&run(&["rules", "check", "--rules", folder.path()], ""));
    assert!(told.contains("lumen-2027.toml:12:") && told.contains("carries the term \"chain-care\""), "{told}");
}

#[test]
fn no_answer_rests_on_a_document_that_is_not_adopted() {
    let before = Folder::new("not-adopted-before");
    let folder = Folder::new("not-adopted");
    folder.edit("groups.toml", "groups = [", "groups = [\n  { id = \"dsw\", name = \"DSW\" },");
    folder.edit("groups.toml", "id = \"dsw\", name = \"DSW\",", "id = \"dsw\", name = \"DSW\", group = \"dsw\", named = true,");
    let waiting = with_documents("not-adopted-text", &[("dsw-2027", "adopted = false", "2027", CONFIRM)]);
    fs::copy(waiting.0.join("dsw-2027.toml"), folder.0.join("dsw-2027.toml")).expect("a copy");
    folder.edit("dsw-2027.toml", "group = \"lumen\"", "group = \"dsw\"");
    let without_stamp = |mut answer: Json| {
        answer["rulebase"] = Json::Null;
        answer
    };
    let assessed = |folder: &Folder| without_stamp(assess(folder, "dsw", "contracted", 2027));
    assert_eq!(assessed(&before), assessed(&folder));
    let checked = answer(&["rules", "check", "--rules", folder.path()], "");
    assert!(checked.contains("not adopted, so no answer rests on it: dsw-2027"), "{checked}");
    let told = answer(&["rules", "terms", "--group", "dsw", "--rules", folder.path()], "");
    assert!(
        told.contains("dsw, 2027 (dsw-2027)\n  chain-care = confirm") && told.contains("dsw-2027, 2027: not adopted"),
        "{told}"
    );
    folder.edit("dsw-2027.toml", "adopted = false", "adopted = false\nproviders = [\"gp-practice\"]");
    folder.edit("dsw-2027.toml", "chain-care = \"confirm\"\n", "").edit(
        "dsw-2027.toml",
        "terms = [\"chain-care\"]",
        "terms = []",
    );
    let told = answer(&["rules", "terms", "--group", "dsw", "--rules", folder.path()], "");
    assert!(
        told.starts_with("dsw, provider gp-practice, 2027 (dsw-2027)\n  not said"),
        "one that says no term is told too: {told}"
    );
    // It is checked all the same.
    folder.edit("dsw-2027.toml", "\n[[statement]]", "chain-care = \"confirm\"\n\n[[statement]]");
    assert!(stdout(&run(&["rules", "check", "--rules", folder.path()], "")).contains("carries the term \"chain-care\""));
    folder.edit("dsw-2027.toml", "terms = []", "terms = [\"chain-care\"]").edit("dsw-2027.toml", "adopted = false\n", "");
    assert_ne!(assessed(&before), assessed(&folder));
}
