//! A rule base that could not be trusted does not build, and the fault names file and line.
//!
//! Each case is the real rule base with one edit, given to the checker of the build script.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::arithmetic_side_effects)]

#[allow(dead_code)]
#[path = "../build/check.rs"]
mod check;
#[allow(dead_code)]
#[path = "../src/values.rs"]
mod values;

use check::{Checked, File};
use std::{fs, path::Path};
use values::{Code, Information, Reading, Value};

const BASE: &str = "base.toml";
const LAW: &str = "statute.toml";
const SLIDES: &str = "slides.toml";
const ASR: &str = "asr-2027.toml";
const SALLAND: &str = "salland-2024.toml";
const VGZ: &str = "vgz-2025.toml";
const ZK: &str = "zilveren-kruis-2027.toml";

// --- Helpers -------------------------------------------------------------------------------------------------------

/// The files of the rule base, sorted by name as the build script gives them.
struct RuleBase(Vec<File>);

impl RuleBase {
    fn real() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rulebase");
        let mut files: Vec<File> = fs::read_dir(folder)
            .expect("the folder of the rule base")
            .map(|entry| entry.expect("an entry").path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
            .map(|path| File {
                name: path.file_name().expect("a name").to_string_lossy().into_owned(),
                text: String::from_utf8(fs::read(&path).expect("a file")).expect("UTF-8").replace("\r\n", "\n"),
            })
            .collect();
        files.sort_by(|a, b| a.name.cmp(&b.name));
        Self(files)
    }

    fn file(&mut self, name: &str) -> &mut File {
        self.0.iter_mut().find(|file| file.name == name).unwrap_or_else(|| panic!("there is no {name}"))
    }

    /// Replaces the first `from` in a file; it must be there.
    fn with(mut self, name: &str, from: &str, to: &str) -> Self {
        let file = self.file(name);
        assert!(file.text.contains(from), "{name} does not hold {from:?}");
        file.text = file.text.replacen(from, to, 1);
        self
    }

    /// Adds a file.
    fn and(mut self, name: &str, text: &str) -> Self {
        self.0.push(File { name: name.into(), text: text.into() });
        self.0.sort_by(|a, b| a.name.cmp(&b.name));
        self
    }

    fn check(&self) -> Result<Checked, String> {
        let file = |file: &File| File { name: file.name.clone(), text: file.text.clone() };
        let (base, files): (Vec<_>, Vec<_>) = self.0.iter().map(file).partition(|file| file.name == BASE);
        check::check(&base[0], &files).map_err(|fault| fault.0)
    }

    /// The rule base is refused, naming this file and the line on which `at` stands first, and saying `says`.
    fn refused(mut self, name: &str, at: &str, says: &str) {
        let text = &self.file(name).text;
        let place = text.find(at).unwrap_or_else(|| panic!("{name} does not hold {at:?}"));
        let expected = format!("{name}:{}: ", text[..place].matches('\n').count() + 1);
        match self.check() {
            Ok(_) => panic!("the rule base passes, though at {expected}{at:?} should be told: {says}"),
            Err(fault) => assert!(
                fault.starts_with(&expected) && fault.contains(says),
                "should be told: {expected}… {says} …\nis told:        {fault}"
            ),
        }
    }
}

/// One edit in one file, the text on the line that is to be named, and what is to be said of it.
type Case = (&'static str, &'static str, &'static str, &'static str, &'static str);

fn all_refused(cases: &[Case]) {
    for (name, from, to, at, says) in cases {
        RuleBase::real().with(name, from, to).refused(name, at, says);
    }
}

// --- What passes ---------------------------------------------------------------------------------------------------

#[test]
fn the_rule_base_passes_as_it_is() {
    let checked = RuleBase::real().check().expect("a base without faults");
    let ids: Vec<_> = checked.sources.iter().map(|source| source.id.get_ref().as_str()).collect();
    assert_eq!(ids, ["bzv-2.5b", "slides", "asr-2027", "salland-2024", "vgz-2025", "zk-2027"]);
    assert_eq!(checked.brands.len(), checked.base.brands.len());
    assert_eq!(checked.brands["unive"], ("Univé".into(), Some("vgz".into()), true));
    assert_eq!(checked.brands["fbto"], ("FBTO".into(), Some("zk".into()), false));
    assert_eq!(checked.brands["cz"], ("CZ".into(), None, false));
}

/// What an analyst writes when another insurer publishes a policy.
const CZ: &str = r#"
id = "cz-2027"
title = "Inkoopbeleid Stoppen met roken 2027"
publisher = "CZ groep"
weight = "insurer-purchasing-policy"
date = "2026-04-01"
years = "2027"
checked = "2026-11-22"
url = "https://www.cz.nl/zorgaanbieder"

[group]
id = "cz"
name = "CZ groep"
brands = [
  { id = "cz", named = true },
  { id = "czdirect", named = true },
  { id = "just", named = false },
  { id = "ohra", named = true },
  { id = "nieuw-merk", name = "Nieuw Merk", named = true },
]

[[terms]]
years = "2027"
chain-count = "counts"
chain-care = "no-condition"
stepped-care = true

[[statement]]
place = "3.1 Aanspraak"
says = "Ten hoogste drie programma's per kalenderjaar; ook een programma in de keten telt mee."
rules = ["limit-reached", "chain-count-uncertain"]
readings = ["chain-counts"]

[[statement]]
place = "3.2 Ketenzorg"
years = "2027-"
says = "Een programma naast de ketenzorg kan zonder voorwaarde."
rules = ["confirm-chain-rule"]
"#;

#[test]
fn a_new_document_is_one_new_file() {
    let checked = RuleBase::real().and("cz-2027.toml", CZ).check().expect("a base without faults");
    for (id, name, named) in [
        ("cz", "CZ", true),
        ("czdirect", "CZdirect", true),
        ("just", "Just", false),
        ("ohra", "OHRA", true),
        ("nieuw-merk", "Nieuw Merk", true),
    ] {
        assert_eq!(checked.brands[id], (name.into(), Some("cz".into()), named));
    }
    assert_eq!(checked.brands["menzis"].1, None, "a brand that no document claims stays without a group");
    let source = checked.sources.iter().find(|source| source.id.get_ref() == "cz-2027").expect("the new source");
    assert_eq!(source.terms.len(), 1);
    assert_eq!(source.statement.len(), 2);
}

#[test]
fn a_group_may_have_a_document_a_year() {
    let next = CZ.replace("cz-2027", "cz-2028").replace(r#"years = "2027""#, r#"years = "2028-""#);
    let checked = RuleBase::real().and("cz-2027.toml", CZ).and("cz-2028.toml", &next).check().expect("no fault");
    assert_eq!(checked.brands["just"], ("Just".into(), Some("cz".into()), false));
}

// --- Years and dates -----------------------------------------------------------------------------------------------

#[test]
fn the_limits_say_one_thing_about_every_year() {
    all_refused(&[
        (LAW, r#""2013-2025""#, r#""2013-2024""#, "years = \"2026-\"\nprogrammes", "gap: nothing is said about 2025"),
        (LAW, r#""2013-2025""#, r#""2013-2026""#, "years = \"2026-\"\nprogrammes", "overlap: 2026"),
        (LAW, r#""2013-2025""#, r#""2013-""#, "years = \"2026-\"\nprogrammes", "overlap: 2026"),
        (LAW, r#""2026-""#, r#""2026-2030""#, r#""2026-2030""#, "gap: no limit after 2030"),
        (LAW, r#""2026-""#, r#""2026""#, "years = \"2026\"\n", "gap: no limit after 2026"),
    ]);
    let twice = "[[limit]]\nyears = \"2027-\"\nprogrammes = 4\n\n[[statement]]";
    RuleBase::real().with(SLIDES, "[[statement]]", twice).refused(SLIDES, "years = \"2027-\"\nprogrammes", "overlap: 2027");
}

#[test]
fn there_is_a_limit() {
    let law = |files: RuleBase| files.with(LAW, "[[limit]]\nyears = \"2026-\"\nprogrammes = 3\n", "");
    let fault = law(RuleBase::real().with(LAW, "[[limit]]\nyears = \"2013-2025\"\nprogrammes = 1\n", "")).check().err();
    assert!(fault.as_ref().is_some_and(|fault| fault.contains(".toml:1: no source has a [[limit]]")), "{fault:?}");
}

#[test]
fn guidance_and_terms_have_no_gap_and_no_overlap() {
    let two = "[[guidance]]\nyears = \"2024\"\nintensive-at-most = 2\nexceptional-from = 3\n\n[[guidance]]";
    all_refused(&[
        (SLIDES, "[[guidance]]", two, "years = \"2026-\"\nintensive", "gap: nothing is said about 2025"),
        (ZK, "years = \"2026\"\nchain", "years = \"2026-2027\"\nchain", "years = \"2027\"\nchain", "overlap: 2027"),
        (ZK, "years = \"2028-\"", "years = \"2029-\"", "years = \"2029-\"", "gap: nothing is said about 2028"),
        (ZK, "years = \"-2025\"", "years = \"-2024\"", "years = \"2026\"\nchain", "gap: nothing is said about 2025"),
        (ZK, "years = \"-2025\"", "years = \"-\"", "years = \"2026\"\nchain", "overlap: 2026"),
    ]);
    let overlap = two.replace("2024", "2025-2026");
    RuleBase::real().with(SLIDES, "[[guidance]]", &overlap).refused(SLIDES, "years = \"2026-\"\nintensive", "overlap: 2026");
}

#[test]
fn the_terms_of_a_group_fit_together_over_its_files() {
    let second = |years: &str| {
        let text = CZ.replace("cz-2027", "zk-2029").replace(r#"id = "cz""#, r#"id = "zk""#);
        let brands = text.find("brands").expect("brands")..text.find("[[terms]]").expect("terms");
        let text = text.replace(&text[brands], "brands = [{ id = \"zilveren-kruis\", named = true }]\n\n");
        text.replacen("[[terms]]\nyears = \"2027\"", &format!("[[terms]]\nyears = {years:?}"), 1)
    };
    let files = |years: &str| RuleBase::real().with(ZK, r#""2028-""#, r#""2028""#).and("zz-2029.toml", &second(years));
    assert_eq!(files("2029-").check().err(), None);
    files("2028-").refused("zz-2029.toml", r#"years = "2028-""#, "overlap: 2028");
    files("2030-").refused("zz-2029.toml", r#"years = "2030-""#, "gap: nothing is said about 2029");
    files("2026").refused("zz-2029.toml", r#"years = "2026""#, "overlap: 2026");
}

#[test]
fn years_are_periods() {
    let bad =
        ["", "27", "02027", "2027 ", "2027-2026", "2027--", "2024–2025", "2024-2025-2026", "2024, 2025", "all", "twee", "2O27"];
    for years in bad {
        let written = format!("years = {years:?}");
        let says = format!("years: {years:?} is not");
        RuleBase::real()
            .with(SALLAND, "years = \"2024\"\nchecked", &format!("{written}\nchecked"))
            .refused(SALLAND, &written, &says);
        RuleBase::real().with(SALLAND, "years = \"2024\"\nchain", &format!("{written}\nchain")).refused(
            SALLAND,
            &format!("{written}\nchain"),
            &says,
        );
        RuleBase::real().with(LAW, "years = \"2026-\"", &written).refused(LAW, &written, &says);
        RuleBase::real().with(SLIDES, "years = \"2026-\"\nintensive", &format!("{written}\nintensive")).refused(
            SLIDES,
            &format!("{written}\nintensive"),
            &says,
        );
        RuleBase::real().with(ASR, "years = \"2027-\"\nsays", &format!("{written}\nsays")).refused(
            ASR,
            &format!("{written}\nsays"),
            &says,
        );
    }
}

#[test]
fn dates_are_days() {
    let bad = [
        "",
        "2026",
        "2026-13-01",
        "2026-00-01",
        "2026-11-00",
        "2026-11-32",
        "2026-1-2",
        "22-11-2026",
        "1899-01-01",
        "2026-11-22T00:00",
        "gisteren",
    ];
    for day in bad {
        for (name, key, old) in [
            (BASE, "checked", "2026-11-22"),
            (BASE, "verified-through", "2027-12-31"),
            (LAW, "checked", "2026-11-22"),
            (LAW, "date", "2026-01-01"),
        ] {
            let written = format!("{key} = {day:?}");
            RuleBase::real().with(name, &format!("{key} = {old:?}"), &written).refused(
                name,
                &written,
                &format!("{day:?} is not a date"),
            );
        }
    }
}

#[test]
fn dates_are_days_of_the_calendar() {
    for day in ["2026-02-30", "2026-04-31", "2027-02-29", "2100-02-29", "2026-+1-22", "2026-11-+2"] {
        let written = format!("checked = {day:?}");
        RuleBase::real().with(BASE, r#"checked = "2026-11-22""#, &written).refused(
            BASE,
            &written,
            &format!("{day:?} is not a date"),
        );
    }
}

#[test]
fn years_are_four_digits() {
    for years in ["+202", "+202-", "2026-+203", "-+202"] {
        let written = format!("years = {years:?}\nsays");
        RuleBase::real().with(ASR, "years = \"2027-\"\nsays", &written).refused(
            ASR,
            &written,
            &format!("years: {years:?} is not"),
        );
    }
}

// --- Ids, words, addresses -----------------------------------------------------------------------------------------

#[test]
fn ids_are_lower_case_and_not_taken() {
    let not_ids = ["", "CZ", "Cz", "c z", "cz_2027", "één", "cz/2027"];
    let taken = ["other", "unknown", "uninsured"];
    let bad = not_ids.map(|id| (id, "is not an id")).into_iter().chain(taken.map(|id| (id, "has a meaning of its own")));
    for (id, says) in bad {
        let (written, says) = (format!("id = {id:?}"), format!("{id:?} {says}"));
        RuleBase::real().with(BASE, r#"id = "cz""#, &written).refused(BASE, &written, &says);
        RuleBase::real().with(ASR, r#"id = "asr-2027""#, &written).refused(ASR, &written, &says);
        RuleBase::real().with(ASR, "[group]\nid = \"asr\"", &format!("[group]\n{written}")).refused(ASR, &written, &says);
        RuleBase::real().with(VGZ, r#"id = "izz""#, &written).refused(VGZ, &written, &says);
    }
}

#[test]
fn words_are_known() {
    all_refused(&[
        (LAW, r#"weight = "statute""#, r#"weight = "law""#, r#"weight = "law""#, r#""law" is not one of: statute"#),
        (
            ASR,
            r#"chain-count = "does-not-count""#,
            r#"chain-count = "no""#,
            r#"chain-count = "no""#,
            r#""no" is not one of: counts"#,
        ),
        (ASR, r#"other-reading = "counts""#, r#"other-reading = "Counts""#, r#""Counts""#, r#""Counts" is not one of"#),
        (ASR, r#""no-condition""#, r#""nothing""#, r#""nothing""#, r#""nothing" is not one of: first-within-chain"#),
        (ASR, r#""short-beside-intensive""#, r#""both""#, r#""both""#, r#""both" is not one of: nothing-blocks"#),
        (ZK, r#"failed-same-year = "open""#, r#"failed-same-year = "yes""#, r#""yes""#, r#""yes" is not one of: open"#),
        (
            ZK,
            r#"success-other-reading = "open""#,
            r#"success-other-reading = """#,
            r#"reading = """#,
            r#""" is not one of: open"#,
        ),
        (ZK, r#"unknown-same-year = "ask""#, r#"unknown-same-year = "?""#, r#""?""#, r#""?" is not one of: open"#),
    ]);
}

#[test]
fn addresses_are_of_the_web_and_safe() {
    for url in [
        "",
        "www.asr.nl",
        "http://www.asr.nl",
        "ftp://www.asr.nl",
        "https://www.asr.nl/een twee",
        "HTTPS://www.asr.nl",
        " https://www.asr.nl",
    ] {
        let written = format!("url = {url:?}");
        RuleBase::real().with(ASR, r#"url = "https://www.asr.nl""#, &written).refused(ASR, &written, "starts with https://");
    }
}

// --- Groups and brands ---------------------------------------------------------------------------------------------

#[test]
fn a_brand_is_in_one_group_once() {
    let line = r#"  { id = "cz", name = "CZ" },"#;
    let added = |brand: &str| format!("brands = [{{ id = \"asr\", named = true }},\n{brand}]");
    let asr = |brand: &str, says: &str| {
        RuleBase::real().with(ASR, r#"brands = [{ id = "asr", named = true }]"#, &added(brand)).refused(ASR, brand, says);
    };
    RuleBase::real().with(BASE, line, &format!("{line}\n\n{line} # again")).refused(
        BASE,
        &format!("{line} #"),
        r#"brand "cz" stands here twice"#,
    );
    asr(r#"{ id = "asr", named = false }"#, r#"brand "asr" stands here twice"#);
    asr(r#"{ id = "nieuw", named = true }"#, r#"brand "nieuw" is not in base.toml: give its name here"#);
    // Of two documents the second, in the order of the files, is told.
    let vgz = r#"{ id = "vgz", named = true }"#;
    RuleBase::real().with(ASR, r#"brands = [{ id = "asr", named = true }]"#, &added(vgz)).refused(
        VGZ,
        vgz,
        r#"brand "vgz" is in two groups: "asr" and "vgz""#,
    );
    RuleBase::real().and("cz-2027.toml", &CZ.replace(r#""just""#, r#""fbto""#)).refused(
        ZK,
        r#"{ id = "fbto""#,
        r#"brand "fbto" is in two groups"#,
    );
}

#[test]
fn insurers_have_a_group_with_terms_and_only_they() {
    let group = "[group]\nid = \"asr\"\nname = \"a.s.r.\"\nbrands = [{ id = \"asr\", named = true }]\n";
    let terms = "[[terms]]\nyears = \"2027\"\n\n[[limit]]\nyears = \"2013-2025\"";
    let law_group = "[group]\nid = \"law\"\nname = \"Law\"\nbrands = []\n\n[[limit]]\nyears = \"2013-2025\"";
    let text = RuleBase::real().file(SALLAND).text.clone();
    let salland_terms = &text[text.find("[[terms]]").expect("terms")..text.find("[[statement]]").expect("a statement")];
    all_refused(&[
        (ASR, group, "", "weight", "needs a [group]"),
        (LAW, "[[limit]]\nyears = \"2013-2025\"", law_group, r#"id = "law""#, "only an insurer's document has a [group]"),
        (LAW, "[[limit]]\nyears = \"2013-2025\"", terms, r#"years = "2027""#, "[[terms]] without a [group]"),
    ]);
    RuleBase::real().with(SALLAND, salland_terms, "").refused(SALLAND, r#"id = "salland-2024""#, "needs [[terms]]");
}

#[test]
fn the_steps_within_the_chain_go_with_their_rule() {
    let steps = "\n[terms.first-within-chain]\nfailed-same-year = \"open\"\nfailed-earlier-year = \"open\"\nunknown-same-year = \"ask\"\n\
                 unknown-earlier-year = \"ask\"\nsuccess = \"open\"\n\n[[statement]]";
    all_refused(&[
        (ZK, "chain-care = \"first-within-chain\"\n", "", "[terms.first-within-chain]", "goes with chain-care"),
        (ZK, "\"first-within-chain\"", "\"added-value\"", "[terms.first-within-chain]", "goes with chain-care"),
        (ASR, "[[statement]]", steps, "[terms.first-within-chain]", "goes with chain-care"),
        (ASR, "\"no-condition\"", "\"first-within-chain\"", "years = \"2027\"\nchain", "needs [terms.first-within-chain]"),
        (ZK, "success = \"chain-first\"\n", "", "[terms.first-within-chain]", "missing field `success`"),
    ]);
}

// --- Statements ----------------------------------------------------------------------------------------------------

#[test]
fn a_statement_says_where_what_and_why() {
    all_refused(&[
        (ASR, "place = \"Passende Zorg\"\n", "", "[[statement]]", "a statement without a place"),
        (ASR, r#""Passende Zorg""#, r#""""#, r#"place = """#, "a statement without a place"),
        (ASR, r#""Passende Zorg""#, r#"" ""#, r#"place = " ""#, "a statement without a place"),
        (SALLAND, r#"says = "Geen eigen risico"#, r#"says = "" # "#, "[[statement]]", "a statement that says nothing"),
        (
            ASR,
            r#"rules = ["nearest-document", "indication-only"]"#,
            "",
            "[[statement]]\nplace = \"Disclaimer\"",
            "no rule and no reading rests on",
        ),
        (
            ASR,
            r#"["nearest-document", "indication-only"]"#,
            "[]",
            "[[statement]]\nplace = \"Disclaimer\"",
            "no rule and no reading rests on",
        ),
        (
            ASR,
            r#""nearest-document""#,
            r#""nearest-documents""#,
            r#""nearest-documents""#,
            r#"there is no rule "nearest-documents""#,
        ),
        (ASR, r#""nearest-document""#, r#""parallel""#, r#"rules = ["parallel""#, r#"there is no rule "parallel""#),
        (
            ASR,
            r#"readings = ["parallel"]"#,
            r#"readings = ["Parallel"]"#,
            r#"["Parallel"]"#,
            r#""Parallel" is not one of: year-of-count"#,
        ),
        (
            ASR,
            r#"readings = ["parallel"]"#,
            r#"readings = ["limit-reached"]"#,
            r#"readings = ["limit-reached"]"#,
            "is not one of: year-of-count",
        ),
    ]);
}

#[test]
fn a_source_says_something() {
    let mut files = RuleBase::real();
    let text = &mut files.file(SALLAND).text;
    text.truncate(text.find("[[statement]]").expect("a statement"));
    files.refused(SALLAND, r#"id = "salland-2024""#, "no [[statement]]");
}

#[test]
fn every_rule_and_every_reading_rests_on_a_statement() {
    // Another rule takes its place, so that the statements themselves stay whole.
    let rules = Code::ALL.iter().map(|code| code.as_str()).chain(Information::ALL.iter().map(|line| line.as_str()));
    let pairs = rules.map(|rule| (rule, "limit-reached", "limit-reached", "indication-only", "rules", "rule"));
    for (name, instead, if_same, then, list, what) in pairs {
        let other = if name == if_same { then } else { instead };
        without(name, other, list).refused(BASE, "", &format!("no statement in any source names the {what} {name:?}"));
    }
    for reading in Reading::ALL {
        let other = if *reading == Reading::Parallel { "drop-outs" } else { "parallel" };
        without(reading.as_str(), other, "readings").refused(BASE, "", &format!("names the reading {:?}", reading.as_str()));
    }
}

/// The rule base with another name in the lists `rules` or `readings` in place of this one.
fn without(name: &str, other: &str, list: &str) -> RuleBase {
    let mut files = RuleBase::real();
    for file in &mut files.0 {
        let mut inside = false;
        let lines = file.text.lines().map(|line| {
            inside |= line.starts_with(list);
            let new = if inside { line.replace(&format!("{name:?}"), &format!("{other:?}")) } else { line.into() };
            inside &= !line.ends_with(']');
            new
        });
        file.text = lines.collect::<Vec<_>>().join("\n");
    }
    files
}

#[test]
fn a_source_stands_in_one_file() {
    RuleBase::real().and("zz-copy.toml", &CZ.replace("cz-2027", "vgz-2025")).refused(
        "zz-copy.toml",
        r#"id = "vgz-2025""#,
        r#"source "vgz-2025" stands in another file too"#,
    );
}

// --- The shape of the files ----------------------------------------------------------------------------------------

#[test]
fn no_key_is_unknown() {
    all_refused(&[
        (BASE, "checked =", "cheked =", "cheked", "unknown field `cheked`"),
        (
            BASE,
            r#"{ id = "cz", name = "CZ" }"#,
            r#"{ id = "cz", name = "CZ", group = "cz" }"#,
            r#"id = "cz""#,
            "unknown field `group`",
        ),
        (LAW, "publisher =", "publihser =", "publihser", "unknown field `publihser`"),
        (LAW, "programmes = 1", "programmes = 1\nmaximum = 1", "maximum", "unknown field `maximum`"),
        (SLIDES, "intensive-at-most", "intensive_at_most", "intensive_at_most", "unknown field `intensive_at_most`"),
        (ASR, "[group]\n", "[group]\nyears = \"2027\"\n", "years = \"2027\"\nid", "unknown field `years`"),
        (
            ASR,
            r#"{ id = "asr", named = true }"#,
            r#"{ id = "asr", name = "a.s.r.", known = true }"#,
            "brands",
            "unknown field `known`",
        ),
        (ASR, "stepped-care = true", "steped-care = true", "steped-care", "unknown field `steped-care`"),
        (ZK, "success = \"chain-first\"", "success = \"chain-first\"\nfailed = \"open\"", "failed = ", "unknown field `failed`"),
        (ASR, "place = \"Passende Zorg\"", "place = \"Passende Zorg\"\nrule = \"x\"", "rule = ", "unknown field `rule`"),
        (ASR, "[[terms]]", "[[term]]", "[[term]]", "unknown field `term`"),
    ]);
}

#[test]
fn every_key_has_its_type() {
    all_refused(&[
        (BASE, r#"version = "2026.11.22""#, "version = 2026", "version", "invalid type: integer `2026`, expected a string"),
        (BASE, r#"checked = "2026-11-22""#, "checked = 2026-11-22", "checked", "invalid type"),
        (SALLAND, "years = \"2024\"\nchecked", "years = 2024\nchecked", "years = 2024", "invalid type: integer `2024`"),
        (LAW, "programmes = 1", "programmes = \"1\"", "programmes = ", "invalid type: string \"1\", expected u8"),
        (LAW, "programmes = 1", "programmes = -1", "programmes = ", "expected u8"),
        (LAW, "programmes = 1", "programmes = 256", "programmes = ", "expected u8"),
        (LAW, "programmes = 1", "programmes = 1.5", "programmes = ", "expected u8"),
        (SLIDES, "exceptional-from = 3", "exceptional-from = true", "exceptional-from", "expected u8"),
        (ASR, "named = true", "named = \"yes\"", "brands", "expected a boolean"),
        (ASR, "stepped-care = true", "stepped-care = \"true\"", "stepped-care", "expected a boolean"),
        (ASR, "running-chain-blocks = false", "running-chain-blocks = 0", "running-chain", "expected a boolean"),
        (ASR, r#"place = "Passende Zorg""#, "place = 7", "place = 7", "invalid type"),
        (ASR, r#"readings = ["parallel"]"#, r#"readings = "parallel""#, r#"readings = "parallel""#, "expected a sequence"),
        (ASR, "[[terms]]", "[terms]", "[terms]", "expected a sequence"),
        (ASR, "[group]", "[[group]]", "[[group]]", "invalid type"),
    ]);
}

#[test]
fn no_key_is_missing() {
    all_refused(&[
        (BASE, "version =", "# version =", "", "missing field `version`"),
        (BASE, r#"{ id = "cz", name = "CZ" }"#, r#"{ id = "cz" }"#, r#"{ id = "cz" }"#, "missing field `name`"),
        (LAW, "title =", "# title =", "", "missing field `title`"),
        (LAW, "years = \"2013-2025\"\n", "", "[[limit]]", "missing field `years`"),
        (LAW, "programmes = 1\n", "", "[[limit]]", "missing field `programmes`"),
        (ASR, "[group]\nid = \"asr\"\n", "[group]\n", "[group]", "missing field `id`"),
        (ASR, r#"{ id = "asr", named = true }"#, r#"{ id = "asr" }"#, "brands", "missing field `named`"),
        (ASR, "[[terms]]\nyears = \"2027\"\n", "[[terms]]\n", "[[terms]]", "missing field `years`"),
        (SALLAND, r#"says = "Geen eigen"#, r#"# says = "Geen eigen"#, "[[statement]]", "missing field `says`"),
    ]);
}

#[test]
fn what_is_not_toml_is_told_at_its_line() {
    all_refused(&[
        (LAW, r#"publisher = "Rijksoverheid""#, r#"publisher = "Rijksoverheid"#, "publisher", ""),
        (LAW, r#"publisher = "Rijksoverheid""#, "publisher = Rijksoverheid", "publisher", ""),
        (LAW, r#"publisher = "Rijksoverheid""#, "publisher", "publisher", ""),
        (LAW, r#"publisher = "Rijksoverheid""#, "publisher: \"Rijksoverheid\"", "publisher", ""),
        (LAW, "[[limit]]", "[[limit]", "[[limit]", ""),
        (LAW, "weight =", "title = \"again\"\nweight =", "title = \"again\"", "duplicate key"),
        (ASR, "brands = [{ id", "brands = [{ id = \"\", id", "brands", "duplicate key"),
    ]);
}
