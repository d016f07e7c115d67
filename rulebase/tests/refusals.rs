//! A rule base that could not be trusted does not build, and the fault names file and line.
//!
//! Each case is the real rule base with one edit, given to the checker that the build script uses.

use smr_rulebase::check::{self, Checked};
use smr_rulebase::fault::{Fault, File};
use smr_rulebase::folder;
use smr_rulebase::values::{Code, Information, Reading, Value};
use std::path::Path;

const BASE: &str = "base.toml";
const GROUPS: &str = "groups.toml";
const LAW: &str = "statute.toml";
const SLIDES: &str = "slides.toml";
const ASR: &str = "asr-2027.toml";
const SALLAND: &str = "salland-2024.toml";
const VGZ: &str = "vgz-2025.toml";
const ZK: &str = "zilveren-kruis-2027.toml";

// --- Helpers -------------------------------------------------------------------------------------------------------

/// The text from the first `from` to the first `to` behind it.
fn part(text: &str, from: &str, to: &str) -> String {
    let start = text.find(from).expect("the first text is there");
    let length = text[start..].find(to).expect("the second text is there");
    text[start..start + length].into()
}

/// The files of the rule base, sorted by name as the build script gives them.
struct RuleBase(Vec<File>);

impl RuleBase {
    fn real() -> Self {
        let (files, faults) =
            folder::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../rules/rulebase")).expect("the rule base");
        assert_eq!(faults, []);
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

    /// All faults, one a line or more.
    fn check(&self) -> Result<Checked, String> {
        let told = |faults: Vec<Fault>| faults.iter().map(|fault| format!("{fault}\n")).collect();
        check::check(&self.0, None).map_err(told)
    }

    /// The rule base is refused, naming this file and the line on which `at` stands first, and saying `says`.
    fn refused(mut self, name: &str, at: &str, says: &str) {
        let text = &self.file(name).text;
        let place = text.find(at).unwrap_or_else(|| panic!("{name} does not hold {at:?}"));
        let expected = format!("{name}:{}: ", text[..place].matches('\n').count() + 1);
        match self.check() {
            Ok(_) => panic!("the rule base passes, though at {expected}{at:?} should be told: {says}"),
            Err(fault) => assert!(
                fault.lines().any(|line| line.starts_with(&expected) && line.contains(says)),
                "should be told: {expected}… {says} …\nis told:        {fault}"
            ),
        }
    }
}

/// After this one edit the rule base is refused, naming the line on which the edit begins.
fn refused_here(name: &str, from: &str, to: &str, says: &str) {
    assert!(!to.is_empty() && !RuleBase::real().file(name).text.contains(to), "{to:?} must be new in {name}");
    RuleBase::real().with(name, from, to).refused(name, to, says);
}

/// File, text, what it is replaced with, and what is to be said of the line on which that begins.
type Here = (&'static str, &'static str, &'static str, &'static str);

fn all_refused_here(cases: &[Here]) {
    cases.iter().for_each(|(name, from, to, says)| refused_here(name, from, to, says));
}

/// The same, with the text on the line that is to be named before what is to be said.
type There = (&'static str, &'static str, &'static str, &'static str, &'static str);

fn all_refused_there(cases: &[There]) {
    cases.iter().for_each(|(name, from, to, at, says)| RuleBase::real().with(name, from, to).refused(name, at, says));
}

// --- What passes ---------------------------------------------------------------------------------------------------

#[test]
fn the_rule_base_passes_as_it_is() {
    let checked = RuleBase::real().check().expect("a base without faults");
    let weights: Vec<_> = checked.sources.iter().map(|source| source.weight.get_ref().index()).collect();
    assert!(weights.is_sorted(), "sources are cited in the order of their weights: {weights:?}");
    assert!(
        checked.sources.iter().all(|source| source.is_adopted()) && checked.waiting.iter().all(|source| !source.is_adopted())
    );
    for brand in &checked.brands {
        assert_eq!(brand.group.is_some(), brand.named.is_some(), "{}: named goes with a group", brand.name.as_str());
    }
}

/// Name, group, and whether a document names it.
fn brand<'a>(checked: &'a Checked, id: &str) -> (&'a str, Option<&'a str>, Option<bool>) {
    let brand = checked.brands.iter().find(|brand| brand.id.get_ref().as_str() == id).expect("a brand");
    (&brand.name, brand.group.as_ref().map(|of| of.get_ref().as_str()), brand.named)
}

/// What an analyst writes when another insurer publishes a policy. This one does not exist.
const BEUK: &str = r#"
id = "beuk-2027"
title = "Inkoopbeleid Stoppen met roken 2027"
publisher = "Beuk"
weight = "insurer-purchasing-policy"
group = "beuk"
date = "2026-04-01"
years = "2027"
checked = "2026-11-25"
url = "https://www.beuk.nl/zorgaanbieders"

[[terms]]
years = "2027"
chain-count = "counts"
chain-care = "no-condition"
stepped-care-within-days = 365

[[statement]]
place = "3.1 Aanspraak"
says = "Ten hoogste drie programma's per kalenderjaar; ook een programma in de keten telt mee."
rules = ["limit-reached", "chain-count-uncertain"]
readings = ["chain-counts"]
terms = ["chain-count"]

[[statement]]
place = "3.2 Ketenzorg"
years = "2026-"
says = "Een programma naast de ketenzorg kan zonder voorwaarde; de aanbieder bouwt op."
rules = ["confirm-chain-rule", "stepped-care"]
terms = ["chain-care", "stepped-care-within-days"]
"#;

const BEUK_GROUP: &str = r#"{ id = "beuk", name = "Beuk" }"#;
const BEUK_BRAND: &str = r#"{ id = "beuk", name = "Beuk", group = "beuk", named = true }"#;

/// The rule base with these lines before the other groups or brands.
fn with_first(list: &str, lines: &str) -> RuleBase {
    RuleBase::real().with(GROUPS, &format!("{list} = [\n"), &format!("{list} = [\n  {lines},\n"))
}

/// The rule base with a group of which `BEUK` is a document.
fn with_beuk() -> RuleBase {
    with_first("groups", BEUK_GROUP).with(GROUPS, "brands = [\n", &format!("brands = [\n  {BEUK_BRAND},\n"))
}

#[test]
fn a_new_document_is_one_new_file_and_a_new_group_a_line() {
    let checked = with_beuk().and("beuk-2027.toml", BEUK).check().expect("a base without faults");
    assert_eq!(brand(&checked, "beuk"), ("Beuk", Some("beuk"), Some(true)));
    let before = RuleBase::real().check().expect("a base without faults");
    for of in &before.brands {
        let id = of.id.get_ref().as_str();
        assert_eq!(brand(&checked, id), brand(&before, id), "another brand stays as it is");
    }
    let source = checked.sources.iter().find(|source| source.id.get_ref().as_str() == "beuk-2027").expect("the new source");
    assert_eq!((source.terms.len(), source.statement.len()), (1, 2));
}

#[test]
fn a_group_may_have_a_document_a_year() {
    let next = BEUK.replace("beuk-2027", "beuk-2028").replace(r#"years = "2027""#, r#"years = "2028-""#);
    with_beuk().and("beuk-2027.toml", BEUK).and("beuk-2028.toml", &next).check().expect("no fault");
}

// --- Years and dates -----------------------------------------------------------------------------------------------

#[test]
fn the_limits_say_one_thing_about_every_year() {
    all_refused_here(&[
        (LAW, "\"2026-\"", "\"2026-2030\"", "gap: no limit after 2030"),
        (LAW, "years = \"2026-\"\n", "years = \"2026\"\n", "gap: no limit after 2026"),
    ]);
    // Of two periods the later is told.
    const LATER: &str = "years = \"2026-\"\nprogrammes";
    all_refused_there(&[
        (LAW, "\"2013-2025\"", "\"2013-2024\"", LATER, "gap: nothing is said about 2025"),
        (LAW, "\"2013-2025\"", "\"2013-2026\"", LATER, "overlap: 2026"),
        (LAW, "\"2013-2025\"", "\"2013-\"", LATER, "overlap: 2026"),
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
fn guidance_has_no_gap_and_no_overlap() {
    let before = |years: &str| {
        let two = format!("[[guidance]]\nyears = {years:?}\nintensive-at-most = 2\nexceptional-from = 3\n\n[[guidance]]");
        RuleBase::real().with(SLIDES, "[[guidance]]", &two)
    };
    assert_eq!(before("2024-2025").check().err(), None);
    before("2024").refused(SLIDES, "years = \"2026-\"\nintensive", "gap: nothing is said about 2025");
    before("2025-2026").refused(SLIDES, "years = \"2026-\"\nintensive", "overlap: 2026");
}

#[test]
fn the_terms_of_a_group_fit_together_over_its_files() {
    let second = |years: &str| {
        let text = BEUK.replace("beuk-2027", "zk-2029").replace(r#"group = "beuk""#, r#"group = "zk""#);
        text.replace("years = \"2027\"", &format!("years = {years:?}"))
    };
    let files = |years: &str| RuleBase::real().with(ZK, r#""2028-""#, r#""2028""#).and("zz-2029.toml", &second(years));
    assert_eq!(files("2029-").check().err(), None);
    assert_eq!(files("2028-").check().err(), None, "of one year and several the one is read");
    assert_eq!(files("2030-").check().err(), None, "years between two documents are undocumented");
    files("2026").refused(
        "zz-2029.toml",
        "chain-care = ",
        "chain-care is said twice for the same years, otherwise at zilveren-kruis",
    );
}

/// Wherever a period of years stands: the file, the period, and the text behind it.
const PERIODS: [(&str, &str, &str); 5] = [
    (SALLAND, "2024", "\nchecked"),
    (SALLAND, "2024", "\nchain"),
    (LAW, "2026-", "\nprogrammes"),
    (SLIDES, "2026-", "\nintensive"),
    (ASR, "2027-", "\nsays"),
];

fn period_is_refused(years: &str) {
    for (name, old, behind) in PERIODS {
        let (from, to) = (format!("years = {old:?}{behind}"), format!("years = {years:?}{behind}"));
        refused_here(name, &from, &to, &format!("years: {years:?} is not"));
    }
}

#[test]
fn years_are_periods() {
    let text = ["", " ", "27", "02027", "2027 ", "2027--", "2024–2025", "2024-2025-2026", "2024, 2025", "all", "2O27"];
    text.into_iter().chain(["2027-2026"]).for_each(period_is_refused);
}

#[test]
fn years_are_four_digits() {
    ["+202", "+202-", "2026-+203", "-+202"].into_iter().for_each(period_is_refused);
}

/// Wherever a day stands: the file and the key.
const DAYS: [(&str, &str); 4] = [(BASE, "checked"), (BASE, "verified-through"), (LAW, "checked"), (LAW, "date")];

fn day_is_refused(day: &str) {
    for (name, key) in DAYS {
        // The day that stands there becomes a remark.
        refused_here(name, &format!("{key} = "), &format!("{key} = {day:?} # "), &format!("{day:?} is not a date"));
    }
}

#[test]
fn dates_are_days() {
    let numbers = ["2026", "2026-13-01", "2026-00-01", "2026-11-00", "2026-11-32", "2026-1-2", "22-11-2026", "1899-01-01"];
    numbers.into_iter().chain(["", "2026-11-25T00:00", "gisteren"]).for_each(day_is_refused);
}

#[test]
fn dates_are_days_of_the_calendar() {
    ["2026-02-30", "2026-04-31", "2027-02-29", "2100-02-29", "2026-+1-22", "2026-11-+2"].into_iter().for_each(day_is_refused);
}

// --- Ids, words, addresses -----------------------------------------------------------------------------------------

#[test]
fn ids_are_lower_case_and_not_taken() {
    let not_ids = ["", "CZ", "Cz", "c z", "cz_2027", "één", "cz/2027"];
    let taken = ["other", "unknown", "uninsured"];
    let bad = not_ids.map(|id| (id, "is not an id")).into_iter().chain(taken.map(|id| (id, "has a meaning of its own")));
    for (id, says) in bad {
        let says = format!("{id:?} {says}");
        for (name, old) in [(GROUPS, "jaaah"), (GROUPS, "asr"), (ASR, "asr-2027")] {
            refused_here(name, &format!("id = {old:?}"), &format!("id = {id:?}"), &says);
        }
        refused_here(ASR, "group = \"asr\"", &format!("group = {id:?}"), &says);
    }
}

#[test]
fn words_are_known() {
    all_refused_here(&[
        (LAW, "weight = \"statute\"", "weight = \"law\"", "\"law\" is not one of: statute"),
        (ASR, "chain-count = \"does-not-count\"", "chain-count = \"no\"", "\"no\" is not one of: counts"),
        (ASR, "other-reading = \"counts\"", "other-reading = \"Counts\"", "\"Counts\" is not one of: counts"),
        (ASR, "\"no-condition\"", "\"nothing\"", "\"nothing\" is not one of: first-within-chain"),
        (ASR, "\"short-beside-intensive\"", "\"both\"", "\"both\" is not one of: nothing-blocks"),
        (ZK, "failed-same-year = \"open\"", "failed-same-year = \"yes\"", "\"yes\" is not one of: open"),
        (ZK, "unknown-same-year = \"ask\"", "unknown-same-year = \"?\"", "\"?\" is not one of: open"),
        (ZK, "success-other-reading = \"open\"", "success-other-reading = \"\"", "\"\" is not one of: open"),
    ]);
}

#[test]
fn addresses_are_of_the_web_and_safe() {
    let schemes = ["", "www.asr.nl", "http://www.asr.nl", "ftp://www.asr.nl", "HTTPS://www.asr.nl"];
    for url in schemes.into_iter().chain([" https://www.asr.nl", "https://www.asr.nl/een twee"]) {
        refused_here(ASR, "url = \"https://www.asr.nl\"", &format!("url = {url:?}"), "starts with https://");
    }
}

// --- Groups and brands ---------------------------------------------------------------------------------------------

#[test]
fn groups_and_brands_stand_once_and_go_together() {
    for (list, lines, says) in [
        ("brands", r#"{ id = "beuk", name = "Beuk" }, { id = "beuk", name = "Z" }"#, r#"brand "beuk" stands here twice"#),
        ("groups", r#"{ id = "beuk", name = "A" }, { id = "beuk", name = "B" }"#, r#"group "beuk" stands here twice"#),
        ("brands", r#"{ id = "beuk", name = "Beuk", group = "arr", named = true }"#, r#"there is no group "arr""#),
        ("brands", r#"{ id = "beuk", name = "Beuk", named = true }"#, "named goes with a group"),
        ("groups", BEUK_GROUP, r#"no brand is of the group "beuk""#),
    ] {
        with_first(list, lines).refused(GROUPS, lines, says);
    }
    let unnamed = BEUK_BRAND.replace(", named = true", "");
    with_beuk().with(GROUPS, BEUK_BRAND, &unnamed).refused(GROUPS, &unnamed, "named = true or false");
    let of_arr = BEUK.replace("group = \"beuk\"", "group = \"arr\"");
    with_beuk().and("beuk-2027.toml", &of_arr).refused(
        "beuk-2027.toml",
        "group = \"arr\"",
        "there is no group \"arr\" in groups.toml",
    );
    with_beuk().refused(GROUPS, BEUK_GROUP, r#"no source is of the group "beuk""#);
}

#[test]
fn insurers_have_a_group_with_terms_and_only_they() {
    const FIRST_LIMIT: &str = "[[limit]]\nyears = \"2013-2025\"";
    let before_limit = |text: &str| RuleBase::real().with(LAW, FIRST_LIMIT, &format!("{text}\n\n{FIRST_LIMIT}"));
    all_refused_here(&[(
        LAW,
        "weight = \"statute\"",
        "group = \"asr\"\nweight = \"statute\"",
        "only an insurer's document has a group",
    )]);
    before_limit("[[terms]]\nyears = \"2027\"").refused(LAW, "years = \"2027\"", "[[terms]] without a group");
    RuleBase::real().with(ASR, "group = \"asr\"\n", "").refused(ASR, "weight = ", "needs the group");
    let silent = "[[statement]]\nplace = \"1\"\nsays = \"Er geldt een contract.\"\nrules = [\"non-contracted\"]\n";
    let (heading, _) = BEUK.split_once("[[terms]]").expect("terms");
    let without_terms = with_beuk().and("beuk-2027.toml", &format!("{heading}{silent}")).check().err();
    assert_eq!(without_terms, None, "a document may say nothing that the rules read");
}

#[test]
fn the_steps_within_the_chain_go_with_their_rule() {
    const STEPS: &str = "[terms.first-within-chain]";
    let steps = part(&RuleBase::real().file(ZK).text, STEPS, "[[terms]]");
    let with_steps = RuleBase::real().with(ASR, "[[statement]]", &format!("{steps}[[statement]]"));
    with_steps.refused(ASR, STEPS, "goes with chain-care");
    all_refused_there(&[
        (ZK, "chain-care = \"first-within-chain\"\n", "", STEPS, "goes with chain-care"),
        (ZK, "\"first-within-chain\"", "\"added-value\"", STEPS, "goes with chain-care"),
        (ZK, "success = \"chain-first\"\n", "", STEPS, "missing field `success`"),
        (ASR, "\"no-condition\"", "\"first-within-chain\"", "years = \"2027\"\nchain", "needs [terms.first-within-chain]"),
    ]);
}

// --- Statements ----------------------------------------------------------------------------------------------------

#[test]
fn a_statement_says_where_what_and_why() {
    all_refused_here(&[
        (ASR, "place = \"Passende Zorg\"", "place = \"\"", "a statement without a place"),
        (ASR, "place = \"Passende Zorg\"", "place = \" \"", "a statement without a place"),
        (ASR, "\"nearest-document\"", "\"nearest-documents\"", "there is no rule \"nearest-documents\""),
        (ASR, "rules = [\"nearest-document\"", "rules = [\"parallel\"", "there is no rule \"parallel\""),
        (ASR, "readings = [\"parallel\"]", "readings = [\"Parallel\"]", "\"Parallel\" is not one of: year-of-count"),
        (ASR, "readings = [\"parallel\"]", "readings = [\"limit-reached\"]", "\"limit-reached\" is not one of: year-of-count"),
    ]);
    const LAST: &str = "[[statement]]\nplace = \"Disclaimer\"";
    const RULES: &str = "rules = [\"nearest-document\", \"indication-only\"]";
    all_refused_there(&[
        (ASR, "place = \"Passende Zorg\"\n", "", "[[statement]]", "a statement without a place"),
        (SALLAND, "says = \"Het programma gaat", "says = \"\" # ", "[[statement]]", "a statement that says nothing"),
        (SALLAND, "says = \"Het programma gaat over gedrag", "says = \" \" # ", "[[statement]]", "a statement that says nothing"),
        (ASR, RULES, "", LAST, "a statement that no rule and no reading rests on"),
        (ASR, RULES, "rules = []", LAST, "a statement that no rule and no reading rests on"),
    ]);
}

#[test]
fn a_record_says_where_what_and_for_which_duty() {
    all_refused_here(&[
        (ASR, "duties = [\"nrt-form\"]", "duties = [\"nrt-forms\"]", "\"nrt-forms\" is not one of"),
        (ASR, "duties = [\"nrt-form\"]", "duties = []", "a record that no duty rests on"),
        (VGZ, "says = \"Nicotinevervangers: drie maanden, één keer verlengen tot zes.\"", "says = \" \"", "says nothing"),
    ]);
    RuleBase::real().with(SALLAND, "duties = [\"added-value\"]", "duties = [\"contract\"]").refused(
        BASE,
        "# What holds",
        "no record in any source names the duty \"added-value\"",
    );
}

#[test]
fn a_source_says_something() {
    let mut files = RuleBase::real();
    let text = &mut files.file(SALLAND).text;
    text.truncate(text.find("[[statement]]").expect("a statement"));
    files.refused(SALLAND, "id = \"salland-2024\"", "no [[statement]]");
}

#[test]
fn every_rule_and_every_reading_rests_on_a_statement() {
    // Another takes its place, so that the statements themselves stay whole.
    let rules = Code::ALL.iter().map(|code| code.as_str()).chain(Information::ALL.iter().map(|line| line.as_str()));
    for rule in rules {
        let other = if rule == "limit-reached" { "indication-only" } else { "limit-reached" };
        // Told where a term leads to it, else of the rule base as a whole.
        let fault =
            without(rule, other, "rules").check().err().unwrap_or_else(|| panic!("{rule} rests on nothing, and it passes"));
        assert!(fault.contains(&format!("{rule:?}")), "{fault}");
    }
    for reading in Reading::ALL.iter().map(|reading| reading.as_str()) {
        let other = if reading == "parallel" { "drop-outs" } else { "parallel" };
        let says = format!("no statement in any source names the reading {reading:?}");
        without(reading, other, "readings").refused(BASE, "", &says);
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
fn every_term_and_what_follows_from_it_is_carried_by_a_statement() {
    all_refused_there(&[
        (
            ASR,
            "terms = [\"kinds\", \"short-via-gp\"]\n",
            "",
            "short-via-gp = true",
            "no statement of this group for these years carries the term",
        ),
        (ASR, "\"stepped-care\", ", "", "stepped-care-within-days = 365", "leads to \"stepped-care\", which no statement"),
        (
            ZK,
            "\"ask-to-record-end\"",
            "\"indication-only\"",
            "[terms.first-within-chain]\nfailed-same-year = \"open\"\nfailed-earlier-year = \"confirm-earlier-year\" # the text",
            "leads to \"ask-to-record-end\"",
        ),
    ]);
    all_refused_here(&[(
        ASR,
        "terms = [\"kinds\", \"short-via-gp\"]",
        "terms = [\"kinds\", \"short-via-gps\"]",
        "there is no term \"short-via-gps\"",
    )]);
    let terms = "terms = [\"chain-care\"]";
    let slides =
        RuleBase::real().with(SLIDES, "rules = [\"year-out-of-range\"]", &format!("rules = [\"year-out-of-range\"]\n{terms}"));
    slides.refused(SLIDES, terms, "only a document of a group carries them");
    // A statement of another year carries nothing.
    RuleBase::real()
        .with(ASR, "place = \"Kortdurende begeleiding\"\n", "place = \"Kortdurende begeleiding\"\nyears = \"2026\"\n")
        .refused(ASR, "short-via-gp = true", "carries the term \"short-via-gp\"");
}

#[test]
fn what_holds_for_everybody_rests_on_a_source_that_binds_all() {
    without_in(LAW, "third-intensive").refused(
        GROUPS,
        "",
        "says in all years that it speaks of \"third-intensive\", or is silent",
    );
    without_in(SLIDES, "no-document").refused(GROUPS, "", "a source that binds all insurers names the rule \"no-document\"");
    let unnamed = BEUK_BRAND.replace("named = true", "named = false");
    with_beuk().with(GROUPS, BEUK_BRAND, &unnamed).and("beuk-2027.toml", BEUK).refused(
        GROUPS,
        BEUK_GROUP,
        "names \"group-membership-assumed\"",
    );
}

/// The rule base without this rule in one file, where another names it.
fn without_in(name: &str, rule: &str) -> RuleBase {
    RuleBase::real().with(name, &format!("{rule:?}, "), "").with(
        ASR,
        "\"indication-only\"]",
        &format!("\"indication-only\", {rule:?}]"),
    )
}

#[test]
fn a_source_stands_in_one_file() {
    with_beuk().and("zz-copy.toml", &BEUK.replace("beuk-2027", "slides")).refused(
        "zz-copy.toml",
        r#"id = "slides""#,
        r#"source "slides" stands in another file too"#,
    );
}

// --- The shape of the files ----------------------------------------------------------------------------------------

#[test]
fn no_key_is_unknown() {
    let known = r#"{ id = "beuk", name = "Beuk", known = true }"#;
    with_first("brands", known).refused(GROUPS, known, "unknown field `known`");
    all_refused_here(&[
        (BASE, "checked =", "cheked =", "unknown field `cheked`"),
        (LAW, "publisher =", "publihser =", "unknown field `publihser`"),
        (LAW, "programmes = 1", "maximum = 1", "unknown field `maximum`"),
        (SLIDES, "intensive-at-most", "intensive_at_most", "unknown field `intensive_at_most`"),
        (ASR, "[[terms]]", "[[term]]", "unknown field `term`"),
        (ASR, "stepped-care-within", "steped-care-within", "unknown field `steped-care-within-days`"),
        (ZK, "failed-same-year", "failed-that-year", "unknown field `failed-that-year`"),
        (ASR, "says = \"Drie", "say = \"Drie", "unknown field `say`"),
    ]);
}

#[test]
fn every_key_has_its_type() {
    all_refused_here(&[
        (BASE, "version = ", "version = 2026 # ", "a number stands here, and text in quotes is needed"),
        (BASE, "checked = ", "checked = 2026-11-25 # ", "a date without quotes stands here"),
        (SALLAND, "years = \"2024\"\nchecked", "years = 2024\nchecked", "a number stands here"),
        (LAW, "programmes = 1", "programmes = \"1\"", "\"1\" stands here, and a whole number"),
        (LAW, "programmes = 1", "programmes = -1", "a whole number"),
        (LAW, "programmes = 1", "programmes = 256", "a whole number"),
        (LAW, "programmes = 1", "programmes = 1.5", "a whole number"),
        (SLIDES, "exceptional-from = 3", "exceptional-from = true", "a whole number"),
        (GROUPS, "named = true", "named = \"yes\"", "true or false is needed"),
        (ASR, "short-via-gp = true", "short-via-gp = \"true\"", "true or false is needed"),
        (ASR, "stepped-care-within-days = 365", "stepped-care-within-days = true", "a whole number"),
        (ASR, "running-chain-blocks = false", "running-chain-blocks = 0", "true or false is needed"),
        (ASR, "place = \"Passende Zorg\"", "place = 7", "a number stands here"),
        (ASR, "readings = [\"parallel\"]", "readings = \"parallel\"", "a list is needed"),
        (ASR, "[[terms]]\nyears", "[terms]\nyears", "two brackets are needed"),
    ]);
}

#[test]
fn no_key_is_missing() {
    all_refused_there(&[
        (BASE, "version =", "# version =", "", "missing field `version`"),
        (GROUPS, r#"{ id = "jaaah", name = "Jaaah" }"#, r#"{ id = "jaaah" }"#, r#"{ id = "jaaah" }"#, "missing field `name`"),
        (LAW, "title =", "# title =", "", "missing field `title`"),
        (LAW, "years = \"2013-2025\"\n", "", "[[limit]]", "missing field `years`"),
        (LAW, "programmes = 1\n", "", "[[limit]]", "missing field `programmes`"),
        (ASR, "[[terms]]\nyears = \"2027\"\n", "[[terms]]\n", "[[terms]]", "missing field `years`"),
        (SALLAND, "says = \"Het programma gaat", "# \"Het programma gaat", "[[statement]]", "missing field `says`"),
    ]);
}

#[test]
fn what_is_not_toml_is_told_at_its_line() {
    all_refused_here(&[
        (LAW, "publisher = \"Rijksoverheid\"\n", "publisher = \"Rijksoverheid\n", ""),
        (LAW, "publisher = \"Rijksoverheid\"", "publisher = Rijksoverheid", ""),
        (LAW, "publisher = \"Rijksoverheid\"", "publisher\n", ""),
        (LAW, "publisher = \"Rijksoverheid\"", "publisher: \"Rijksoverheid\"", ""),
        (LAW, "[[limit]]\nyears", "[[limit]\nyears", ""),
        (LAW, "publisher = ", "\"title\" = ", "duplicate key"),
        (GROUPS, "{ id = \"asr\"", "{ id = \"\", id = \"asr\"", "duplicate key"),
    ]);
}
