//! What people get wrong in a new document: each mistake is told with its file and line and with what to write instead, and all
//! mistakes of a document are told at once.

use smr_rulebase::check::check;
use smr_rulebase::fault::Fault;
use smr_rulebase::folder;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

const DOCUMENT: &str = r#"id = "lumen-2027"
title = "Inkoopbeleid Stoppen met roken 2027"
publisher = "Lumen"
weight = "insurer-purchasing-policy"
group = "lumen"
date = "2026-06-01"
years = "2027"
checked = "2026-11-20"
seen = "whole"
url = "https://www.lumen.example/beleid"

[[terms]]
years = "2027"
chain-count = "counts"
chain-care = "no-condition"
stepped-care-within-days = 180
register-stated = true

[[statement]]
place = "3.1 Ketenzorg"
says = "Een programma in de keten telt mee; ernaast gelden geen eisen."
rules = ["confirm-chain-rule", "limit-reached"]
terms = ["chain-count", "chain-care"]

[[statement]]
place = "3.2 Aanpak"
says = "Volgt een programma binnen een half jaar, dan onderbouwt de aanbieder dat."
rules = ["stepped-care"]
terms = ["stepped-care-within-days"]

[[statement]]
place = "3.3 Register"
says = "Alleen coaches uit het register worden vergoed."
rules = ["provider-unregistered"]
terms = ["register-stated"]

[[record]]
place = "3.2 Aanpak"
says = "De aanbieder onderbouwt een stapsgewijze aanpak."
duties = ["stepped-care"]

[[note]]
place = "4 Medicijnen"
topic = "medicine"
nl = "Op het recept moet SMR staan."
en = "SMR must stand on the prescription."

[[not-expressed]]
place = "3.4 Overgang"
what = "Wie overstapt, houdt de oude regels tot de zomer."
why = "Wanneer iemand overstapte, is geen vraag."
touches = ["stepped-care", "eligible"]
"#;

/// A folder with the rule base and the document of an insurer that does not exist.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let name = format!("mistakes-{}-{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&folder).expect("a folder");
        let real = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rules/rulebase");
        for entry in fs::read_dir(real).expect("the rule base").flatten().filter(|entry| entry.path().is_file()) {
            fs::copy(entry.path(), folder.join(entry.file_name())).expect("a copy");
        }
        let groups = fs::read_to_string(folder.join("groups.toml")).expect("groups");
        let groups = groups.replacen("groups = [", "groups = [\n  { id = \"lumen\", name = \"Lumen\" },", 1);
        let brand = "brands = [\n  { id = \"lumen\", name = \"Lumen\", group = \"lumen\", named = true },";
        fs::write(folder.join("groups.toml"), groups.replacen("brands = [", brand, 1)).expect("groups");
        let folder = Self(folder);
        folder.write("lumen-2027.toml", DOCUMENT);
        folder
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::write(self.0.join(name), text).expect("a file");
    }

    /// On a day long after the last check of the rule base.
    fn faults(&self) -> Vec<Fault> {
        let (files, mut faults) = folder::read(&self.0).expect("the folder");
        faults.extend(check(&files, Some("2049-11-29")).err().unwrap_or_default());
        faults
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What is replaced, by what, and what is told of the line on which that begins, with what to write instead.
type Mistake = (&'static str, &'static str, &'static str, &'static str);

const MISTAKES: [Mistake; 73] = [
    ("\"Inkoopbeleid Stoppen met roken 2027\"", "„Inkoopbeleid Stoppen met roken 2027”", "curly quotes", "title = \"Inkoop"),
    ("\"Inkoopbeleid Stoppen met roken 2027\"", "«Inkoopbeleid»", "curly quotes", "title = \"Inkoop"),
    ("\"Lumen\"", "‘Lumen’", "curly quotes", "publisher = \"Lumen\""),
    ("publisher = \"Lumen\"", "publisher = Lumen", "needs quotes", "publisher = \"Lumen\""),
    ("publisher = \"Lumen\"", "publisher = \"Lumen", "quotation mark is missing", "publisher = \"Lumen\""),
    ("publisher = \"Lumen\"", "publisher: \"Lumen\"", "a colon", "publisher = \"Lumen\""),
    ("publisher = \"Lumen\"", "publisher =", "nothing stands behind", "publisher = \"…\""),
    ("publisher = \"Lumen\"", "publisher\u{a0}= \"Lumen\"", "invisible", "publisher = \"Lumen\""),
    ("publisher = \"Lumen\"", "// the insurer\npublisher = \"Lumen\"", "a remark begins with #", "# the insurer"),
    ("publisher = \"Lumen\"", "publisher = 7", "text in quotes", "publisher = \"7\""),
    ("publisher = \"Lumen\"", "publisher = \"\"", "this is not filled in", ""),
    ("publisher = \"Lumen\"", "publisher = \"Lu\tmen\"", "a tab", "publisher = \"Lu men\""),
    ("publisher = \"Lumen\"\n", "publisher = \"Lumen\"\ntitle = \"Nog een\"\n", "stands twice", ""),
    ("publisher = \"Lumen\"", "publihser = \"Lumen\"", "unknown field", "publisher = …"),
    ("title =", "Title =", "unknown field", "title = …"),
    ("id = \"lumen-2027\"", "id = \"Lumen 2027\"", "is not an id", "id = \"lumen-2027\""),
    ("id = \"lumen-2027\"", "id = \"slides\"", "stands in another file too", ""),
    ("weight = \"insurer-purchasing-policy\"", "weight = \"purchasing-policy\"", "is not one of", ""),
    (
        "weight = \"insurer-purchasing-policy\"",
        "weight = \"insurer_purchasing_policy\"",
        "not one of",
        "weight = \"insurer-purchasing-policy\"",
    ),
    ("group = \"lumen\"", "group = \"lumens\"", "there is no group", "group = \"lumen\""),
    ("group = \"lumen\"\n", "", "", ""),
    ("date = \"2026-06-01\"", "date = 2026-06-01", "a date without quotes", "date = \"2026-06-01\""),
    ("date = \"2026-06-01\"", "date = \"01-06-2026\"", "is not a date", "date = \"2026-06-01\""),
    ("date = \"2026-06-01\"", "date = \"2026-06-31\"", "is not a date", ""),
    ("date = \"2026-06-01\"", "date = \"2026-11-24\"", "after the day on which it was read", ""),
    ("years = \"2027\"\nchecked", "years = 2027\nchecked", "a number stands here", "years = \"2027\""),
    ("years = \"2027\"\nchecked", "years = \"2026–2027\"\nchecked", "is not like", "years = \"2026-2027\""),
    ("years = \"2027\"\nchecked", "years = \"2027-2026\"\nchecked", "is not like", "years = \"2026-2027\""),
    ("years = \"2027\"\nchecked", "years = \"vanaf 2027\"\nchecked", "is not like", ""),
    ("years = \"2027\"\nchecked", "years = \"1024\"\nchecked", "a year before 2006", ""),
    ("years = \"2027\"\nchecked", "years = \"2207-\"\nchecked", "after 2050", ""),
    ("years = \"2027\"\nchecked", "years = [\"2027\"]\nchecked", "a list stands here", ""),
    ("checked = \"2026-11-20\"", "checked = \"2049-12-20\"", "a day to come", "checked = \"2049-11-29\""),
    ("checked = \"2026-11-20\"", "checked = \"2049-11-28\"", "after the last check", "in base.toml"),
    ("seen = \"whole\"", "seen = \"all\"", "is not one of: whole, part", ""),
    ("seen = \"whole\"", "seen = \"whole\"\nretired = \"2027-01-01\"", "", ""),
    (
        "url = \"https://www.lumen.example/beleid\"",
        "url = \"www.lumen.example/beleid\"",
        "starts with https://",
        "url = \"https://www.lumen.example/beleid\"",
    ),
    ("[[terms]]", "[terms]", "two brackets", "[[terms]]"),
    ("[[terms]]", "[[term]]", "unknown field `term`", "[[terms]]"),
    ("[[terms]]", "[[terms]", "square brackets", "[[terms]]"),
    ("chain-count = \"counts\"", "chain-count = counts", "needs quotes", "chain-count = \"counts\""),
    ("chain-count = \"counts\"", "chain-count = \"Counts\"", "is not one of", "chain-count = \"counts\""),
    ("chain-care = \"no-condition\"", "chain_care = \"no-condition\"", "unknown field", "chain-care = …"),
    ("chain-care = \"no-condition\"", "chain-care = \"first-within-chain\"", "", ""),
    ("stepped-care-within-days = 180", "stepped-care-within-days = \"180\"", "a whole number", "stepped-care-within-days = 180"),
    ("stepped-care-within-days = 180", "stepped-care-within-days = 18000", "days from 1", ""),
    ("register-stated = true", "register-stated = true\nkinds = [\"short\"]", "", "[[not-expressed]]"),
    ("register-stated = true", "register-stated = true\nkinds = \"intensive\"", "", "kinds = [\"intensive\"]"),
    ("register-stated = true", "register-stated = \"true\"", "true or false", "register-stated = true"),
    ("register-stated = true", "register-stated = ja", "true is written", "register-stated = true"),
    ("register-stated = true", "register-stated = true\nnrt-three-months = true", "", ""),
    (
        "register-stated = true",
        "register-stated = true\npublisher = \"Lumen\"",
        "unknown field `publisher`",
        "at the top of the file",
    ),
    ("place = \"3.1 Ketenzorg\"", "place = \"\"", "without a place", "place = "),
    ("rules = [\"stepped-care\"]", "rules = [stepped-care]", "each word needs quotes", "rules = [\"stepped-care\"]"),
    (
        "rules = [\"stepped-care\"]",
        "rules = [\"stepped-care\" \"limit-reached\"]",
        "a comma",
        "[\"stepped-care\", \"limit-reached\"]",
    ),
    (
        "\"Alleen coaches uit het register worden vergoed.\"",
        "\"Alleen \"coaches\" dus.\"",
        "within the text",
        "says = \"Alleen 'coaches' dus.\"",
    ),
    ("rules = [\"stepped-care\"]", "rules = \"stepped-care\"", "a list is needed", "rules = [\"stepped-care\"]"),
    ("rules = [\"stepped-care\"]", "rules = [\"steppedcare\"]", "there is no rule", "\"stepped-care\""),
    ("rules = [\"stepped-care\"]", "rules = [\"stepped-care\", \"added-value\"]", "never holds here", "the term in [[terms]]"),
    ("register-stated = true", "register-stated = true\nkinds = [\"intensiv\"]", "is not one of", "kinds = [\"intensive\"]"),
    (
        "duties = [\"stepped-care\"]",
        "duties = [\"steppedcare\", \"register\"]",
        "is not one of",
        "duties = [\"stepped-care\", \"register\"]",
    ),
    ("\"insurer-purchasing-policy\"", "\"policy-condition\"", "is not one of", "weight = \"policy-conditions\""),
    ("seen = \"whole\"", "audience = \"insurers\"", "is not one of: insured, providers", "audience = \"insured\""),
    ("topic = \"medicine\"", "topic = \"medicines\"", "is not one of: costs", "topic = \"medicine\""),
    ("moet SMR staan.", "moet SMR staan", "a whole sentence", "a full stop"),
    ("nl = \"Op het recept moet SMR staan.\"", "nl = \"Indien er een recept is.\"", "a plainer word", "\"als\""),
    ("nl = \"Op het", "nl = \"Op je", "addressed as u", "\"uw\""),
    (
        "nl = \"Op het recept moet SMR staan.\"",
        "nl = \"Op het recept dat u van uw huisarts of van iemand in de praktijk krijgt moet SMR staan.\"",
        "words in one sentence",
        "two sentences",
    ),
    ("\"SMR must stand on the prescription.\"", "\"Op het recept moet SMR staan.\"", "the same words", "in English"),
    (
        "place = \"3.2 Aanpak\"",
        "words = \"een twee drie vier vijf zes zeven acht negen tien elf\"\nplace = \"3.2 Aanpak\"",
        "11 words of the text",
        "the first words",
    ),
    ("[[note]]", "[[notes]]", "unknown field `notes`", "[[note]]"),
    ("touches = [\"stepped-care\", \"eligible\"]", "touches = []", "touches nothing", ""),
    ("\"stepped-care\", \"eligible\"", "\"stepped-care\", \"eligable\"", "no code or verdict", "\"eligible\""),
];

#[test]
fn a_document_without_mistakes_passes() {
    assert_eq!(Folder::new().faults(), []);
}

#[test]
fn each_mistake_is_told_with_its_line_and_remedy() {
    for (from, to, says, instead) in MISTAKES {
        let folder = Folder::new();
        assert!(DOCUMENT.contains(from), "{from:?} is not in the document");
        let line = DOCUMENT[..DOCUMENT.find(from).unwrap_or(0)].matches('\n').count() + 1;
        folder.write("lumen-2027.toml", DOCUMENT.replacen(from, to, 1));
        let faults = folder.faults();
        let is_told = |fault: &Fault| {
            fault.what.contains(says)
                && fault.instead.as_deref().unwrap_or_default().contains(instead)
                && (says.is_empty() || fault.line >= line && fault.line <= line + 1)
        };
        assert!(faults.iter().any(is_told), "{to:?} should tell {says:?} and {instead:?} on line {line}:\n{faults:#?}");
        assert!(faults.len() <= 5, "{to:?} is one mistake, and is told as {}:\n{faults:#?}", faults.len());
    }
}

#[test]
fn what_spoils_all_terms_is_told_alone() {
    let tell = |from: &str, to: &str, says: &str, instead: &str| {
        let folder = Folder::new();
        folder.write("lumen-2027.toml", DOCUMENT.replacen(from, to, 1));
        let faults = folder.faults();
        assert!(
            matches!(&faults[..], [fault] if fault.line == 13 && fault.what.contains(says) && fault.instead.as_deref().is_some_and(|text| text.contains(instead))),
            "{says}, and nothing else:\n{faults:#?}"
        );
    };
    let terms = "[[terms]]\nyears = \"2027\"";
    let says = "these terms are of 2028; the document is of 2027";
    tell(terms, "[[terms]]\nyears = \"2028\"", says, "years = \"2027\"");
    tell("\"no-condition\"", "\"first-within-chain\"", "needs [terms.first-within-chain]", "unknown-earlier-year and success");
}

#[test]
fn a_term_below_the_steps_is_told_where_it_belongs() {
    let steps = "chain-care = \"first-within-chain\"\n[terms.first-within-chain]\nfailed-same-year = \"open\"\n\
         failed-earlier-year = \"ask\"\nunknown-same-year = \"ask\"\nunknown-earlier-year = \"ask\"\nsuccess = \"chain-first\"";
    let folder = Folder::new();
    folder.write("lumen-2027.toml", DOCUMENT.replacen("chain-care = \"no-condition\"", steps, 1));
    let faults = folder.faults();
    let is_told = |fault: &Fault| {
        fault.what == "unknown field `stepped-care-within-days`"
            && fault.instead.as_deref().is_some_and(|text| text.contains("above the line [terms.first-within-chain]"))
    };
    assert!(faults.iter().any(is_told), "{faults:#?}");
}

#[test]
fn all_mistakes_are_told_at_once() {
    let all = [
        ("publisher = \"Lumen\"", "publisher = „Lumen”"),
        ("date = \"2026-06-01\"", "date = 2026-06-01"),
        ("years = \"2027\"\nchecked", "years = 2027\nchecked"),
        ("seen = \"whole\"", "seen = \"all\""),
        ("url = \"https", "url = \"http"),
        ("chain-count = \"counts\"", "chain-count = \"count\""),
        ("stepped-care-within-days = 180", "steped-care-within-days = 180"),
        ("register-stated = true", "register-stated = \"ja\""),
        ("place = \"3.1 Ketenzorg\"\n", ""),
        ("\"limit-reached\"", "\"limit-reach\""),
        ("rules = [\"stepped-care\"]", "rules = \"stepped-care\""),
        ("says = \"Alleen", "say = \"Alleen"),
        ("[\"stepped-care\"]\n", "[\"stepped\"]\n"),
    ];
    let text = all.iter().fold(DOCUMENT.to_string(), |text, (from, to)| {
        let start = text.rfind(from).unwrap_or_else(|| panic!("{from:?} is not in the document"));
        format!("{}{to}{}", &text[..start], &text[start + from.len()..])
    });
    let folder = Folder::new();
    folder.write("lumen-2027.toml", &text);
    folder.write("zk-2028.toml.txt", DOCUMENT);
    folder.write("cz-2027.TOML", DOCUMENT);
    folder.write("oud.toml", b"id = \"caf\xe9\"\n");
    let faults = folder.faults();
    let lines = |name: &str| faults.iter().filter(|fault| fault.file == name).map(|fault| fault.line).collect::<Vec<_>>();
    assert_eq!(lines("zk-2028.toml.txt"), [1]);
    assert_eq!(lines("cz-2027.TOML"), [1]);
    assert!(lines("oud.toml").len() > 1, "the encoding, and what the file lacks: {faults:#?}");
    let told = lines("lumen-2027.toml");
    assert!(told.len() >= all.len(), "{} mistakes, {} told:\n{faults:#?}", all.len(), told.len());
}

#[test]
fn files_are_read_whatever_the_editor_made_of_them() {
    let folder = Folder::new();
    let with = |bytes: Vec<u8>| {
        folder.write("lumen-2027.toml", bytes);
        folder.faults()
    };
    let bom = [b"\xef\xbb\xbf".as_slice(), DOCUMENT.as_bytes()].concat();
    assert_eq!(with(bom), [], "a byte order mark does no harm");
    assert_eq!(with(DOCUMENT.replace('\n', "\r\n").into_bytes()), [], "nor do line ends of Windows");
    let utf_16 = |unit: fn(u16) -> [u8; 2]| DOCUMENT.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    let latin = DOCUMENT.replace("aanbieder", "aanbiédër").chars().map(|letter| u8::try_from(letter).unwrap_or(b'?')).collect();
    for (bytes, says, line) in [
        ([b"\xff\xfe".as_slice(), &utf_16(u16::to_le_bytes)].concat(), "UTF-16", 1),
        ([b"\xfe\xff".as_slice(), &utf_16(u16::to_be_bytes)].concat(), "UTF-16", 1),
        (utf_16(u16::to_le_bytes), "UTF-16", 1),
        (latin, "Windows-1252", 27),
        (DOCUMENT.replace('\n', "\r").into_bytes(), "old Mac", 1),
    ] {
        let faults = with(bytes);
        assert_eq!(faults.len(), 1, "{says} alone: {faults:#?}");
        assert!(faults[0].what.contains(says) && faults[0].line == line && faults[0].instead.is_some(), "{faults:#?}");
    }
    assert!(!with(Vec::new()).is_empty(), "an empty file says nothing");
    folder.write("lumen-2027.toml", DOCUMENT);
    fs::create_dir_all(folder.0.join("oud")).expect("a folder");
    folder.write("oud/lumen-2026.toml", DOCUMENT);
    assert_eq!(folder.faults().first().map(|fault| fault.file.clone()).as_deref(), Some("oud/lumen-2026.toml"));
}

#[test]
fn what_is_true_of_the_whole_is_told_too() {
    let retired = DOCUMENT.replace("seen = \"whole\"", "retired = \"2027-01-01\"");
    let folder = Folder::new();
    folder.write("lumen-2027.toml", retired);
    let faults = folder.faults();
    assert!(faults.iter().any(|fault| fault.line == 7 && fault.what.contains("is retired on 2027-01-01")), "{faults:#?}");
    assert!(faults.iter().any(|fault| fault.line == 13 && fault.what.contains("is retired on 2027-01-01")), "{faults:#?}");
    folder.write("lumen-2027.toml", DOCUMENT.replace("[[terms]]", "[[limit]]\nyears = \"2027\"\nprogrammes = 30\n\n[[terms]]"));
    let faults = folder.faults();
    assert!(faults.iter().any(|fault| fault.what.contains("programmes = 30")), "{faults:#?}");
    folder.write("lumen-2027.toml", DOCUMENT);
    let groups = fs::read_to_string(folder.0.join("groups.toml")).expect("groups");
    folder.write("groups.toml", groups.replace("aliases = [\"Achmea\"]", "aliases = [\"Lumen\"]"));
    assert!(folder.faults().iter().any(|fault| fault.what.contains("two brands are called \"Lumen\"")));
}
