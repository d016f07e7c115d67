//! Turns `nl.toml` and `en.toml` into typed constants. The build fails where a sentence is missing in one of
//! the languages, where a code of the rule core has none, and where a placeholder stands in only one language.
//!
//! A text is a number; its words stand with all others in one string a language. A pointer and a length for each text and
//! language, and a table for each function, would add 3 kB to the page (`cargo xtask size`).

use smr_rules::values::{
    ChainProgramme, Code, Contradiction, Duty, ErrorCode, Information, Kind, Outcome, Provider, Reading, Route, Setting, Topic,
    Value, Verdict, Weight, YesNoUnknown,
};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::{env, fs, path::Path, process};

/// Key path (`code.chain-first.why`) → sentence.
type Sentences = BTreeMap<String, String>;

fn main() {
    println!("cargo:rerun-if-changed=nl.toml");
    println!("cargo:rerun-if-changed=en.toml");
    println!("cargo:rerun-if-changed=links.toml");
    match generate() {
        Ok(source) => {
            let out = env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
            fs::write(Path::new(&out).join("sentences.rs"), source).expect("OUT_DIR can be written");
        }
        Err(fault) => {
            eprintln!("error: the texts are not right\n  {fault}");
            process::exit(1);
        }
    }
}

fn generate() -> Result<String, String> {
    let (nl, en) = (read("nl.toml")?, read("en.toml")?);
    compare(&nl, &en)?;
    let mut out = Writer { nl: &nl, en: &en, used: BTreeSet::new(), order: Vec::new(), source: String::new() };
    out.words::<Verdict>("verdict", "verdict", "Verdict", "The heading of an answer.")?;
    out.words::<Route>("route", "route", "Route", "Where the programme takes place.")?;
    for field in ["title", "why", "action", "question"] {
        out.fields::<Code>("code", field, "Code")?;
    }
    for field in ["title", "text"] {
        out.fields::<Information>("information", field, "Information")?;
    }
    for field in ["point", "chosen", "otherwise", "question"] {
        out.fields::<Reading>("reading", field, "Reading")?;
    }
    for field in ["message", "fix"] {
        out.fields::<Contradiction>("problem", field, "Contradiction")?;
    }
    out.errors()?;
    out.words::<Code>("rule", "rule_of_code", "Code", "The short name of a rule.")?;
    out.words::<Information>("rule", "rule_of_information", "Information", "The short name of an information line.")?;
    out.prefixed::<Kind>("kind", "Kind")?;
    out.prefixed::<Setting>("setting", "Setting")?;
    out.prefixed::<Outcome>("outcome", "Outcome")?;
    out.prefixed::<Provider>("provider", "Provider")?;
    out.prefixed::<ChainProgramme>("chain", "ChainProgramme")?;
    out.prefixed::<YesNoUnknown>("tri", "YesNoUnknown")?;
    out.prefixed::<Weight>("weight", "Weight")?;
    out.prefixed::<Topic>("topic", "Topic")?;
    out.pairs("duty", "duty", "Duty", "What a provider arranges or records.", Duty::ALL.iter().map(|duty| duty.as_str()))?;
    out.pairs(
        "decided",
        "decided",
        "Code",
        "What decided, as care providers say it.",
        Code::ALL.iter().map(|code| code.as_str()),
    )?;
    let words = || Reading::ALL.iter().map(|reading| reading.as_str());
    out.pairs("doubt", "doubt", "Reading", "What is unclear and what we assume, to care providers.", words())?;
    out.pairs("doubt-question", "doubt_question", "Reading", "What a care provider asks the insurer about it.", words())?;
    let words = Code::ALL.iter().map(|code| code.as_str());
    out.pairs(
        "decided-question",
        "decided_question",
        "Code",
        "What a care provider asks about what decided; may be empty.",
        words,
    )?;
    let words = Code::ALL.iter().map(|code| code.as_str());
    out.pairs("decided-action", "decided_action", "Code", "What a care provider does about it; may be empty.", words)?;
    let words = Information::ALL.iter().map(|line| line.as_str());
    out.pairs("note", "note", "Information", "What else is worth knowing, to care providers.", words)?;
    out.the_rest();
    out.links(&read("links.toml")?);
    out.blobs()?;
    Ok(out.source)
}

fn read(name: &str) -> Result<Sentences, String> {
    let text = fs::read_to_string(name).map_err(|error| format!("{name}: {error}"))?;
    let table: toml::Table = text.parse().map_err(|error| format!("{name}: {error}"))?;
    let mut sentences = Sentences::new();
    flatten(name, "", &table, &mut sentences)?;
    Ok(sentences)
}

fn flatten(file: &str, above: &str, table: &toml::Table, to: &mut Sentences) -> Result<(), String> {
    for (key, value) in table {
        let path = if above.is_empty() { key.clone() } else { format!("{above}.{key}") };
        match value {
            toml::Value::Table(below) => flatten(file, &path, below, to)?,
            toml::Value::String(text) => drop(to.insert(path, text.clone())),
            _ => return Err(format!("{file}: {path} is not a text")),
        }
    }
    Ok(())
}

fn compare(nl: &Sentences, en: &Sentences) -> Result<(), String> {
    for (one, other, missing_in) in [(nl, en, "en.toml"), (en, nl, "nl.toml")] {
        if let Some(key) = one.keys().find(|key| !other.contains_key(*key)) {
            return Err(format!("{missing_in}: {key} is missing"));
        }
    }
    for (key, text) in nl {
        if placeholders(text) != placeholders(&en[key]) {
            return Err(format!("{key}: the placeholders differ between nl.toml and en.toml"));
        }
        if text.is_empty() != en[key].is_empty() {
            return Err(format!("{key}: empty in one language only"));
        }
    }
    Ok(())
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect()
}

/// The sections that stand apart: what only the intake says, a preview, a terminal, or a self-check that shares.
const APART: [&str; 5] = ["batch", "intake", "preview", "share", "terminal"];

struct Writer<'a> {
    nl: &'a Sentences,
    en: &'a Sentences,
    used: BTreeSet<String>,
    /// The keys by the number of their text.
    order: Vec<String>,
    source: String,
}

/// Of this many texts one is marked with where it begins; those between are counted. A mark for each would be looked up a
/// little faster and cost the page a kilobyte.
const STEP: usize = 16;

impl Writer<'_> {
    /// `section.word` → a function from the word.
    fn words<T: Value>(&mut self, section: &str, function: &str, of: &str, about: &str) -> Result<(), String> {
        let keys = T::ALL.iter().map(|word| format!("{section}.{}", word.as_str()));
        self.function(function, of, about, keys.collect())
    }

    /// `section.word.field` → a function from the word.
    fn fields<T: Value>(&mut self, section: &str, field: &str, of: &str) -> Result<(), String> {
        let keys = T::ALL.iter().map(|word| format!("{section}.{}.{field}", word.as_str()));
        self.function(&format!("{section}_{field}"), of, &format!("`{section}`: {field}."), keys.collect())
    }

    /// `value.prefix-word` → a function from the word.
    fn prefixed<T: Value>(&mut self, prefix: &str, of: &str) -> Result<(), String> {
        let keys = T::ALL.iter().map(|word| format!("value.{prefix}-{}", word.as_str()));
        self.function(prefix, of, &format!("The word for a value of `{of}`."), keys.collect())
    }

    fn function(&mut self, name: &str, of: &str, about: &str, keys: Vec<String>) -> Result<(), String> {
        let first = self.order.len();
        for key in keys {
            self.look_up(&key)?;
            self.order.push(key);
        }
        writeln!(
            self.source,
            "/// {about}\n#[must_use]\npub fn {name}(of: smr_rules::values::{of}) -> Text {{\n    \
             Text::nth({first}, smr_rules::values::Value::index(of))\n}}"
        )
        .expect("a string takes all");
        Ok(())
    }

    /// A sentence in both languages, which counts as used from now on.
    fn look_up(&mut self, key: &str) -> Result<(&str, &str), String> {
        let (Some(nl), Some(en)) = (self.nl.get(key), self.en.get(key)) else {
            return Err(format!("nl.toml and en.toml: {key} is missing"));
        };
        self.used.insert(key.into());
        Ok((nl, en))
    }

    /// Why facts were refused, in a table beside the texts: the page never says it, so it should not carry it.
    fn errors(&mut self) -> Result<(), String> {
        let words = ErrorCode::ALL.iter().map(|code| code.as_str());
        self.pairs("error", "error", "ErrorCode", "Why facts were refused; `{path}` stands for where.", words)
    }

    /// A table beside the texts: for what the self-check does not say, and should not carry.
    fn pairs<'w>(
        &mut self,
        section: &str,
        function: &str,
        of: &str,
        about: &str,
        words: impl Iterator<Item = &'w str>,
    ) -> Result<(), String> {
        let mut rows = Vec::new();
        for word in words {
            let (nl, en) = self.look_up(&format!("{section}.{word}"))?;
            rows.push(format!("[{nl:?}, {en:?}]"));
        }
        writeln!(
            self.source,
            "/// {about}\n#[must_use]\npub fn {function}(lang: Lang, of: smr_rules::values::{of}) -> &'static str {{\n    \
             static ALL: [[&str; 2]; {}] = [{}];\n    ALL[smr_rules::values::Value::index(of)][lang as usize]\n}}",
            rows.len(),
            rows.join(", ")
        )
        .expect("a string takes all");
        Ok(())
    }

    /// The texts of each language as one string, each with the sign that ends it, and where every sixteenth begins.
    fn blobs(&mut self) -> Result<(), String> {
        writeln!(self.source, "const STEP: u16 = {STEP};").expect("a string takes all");
        for (name, texts) in [("NL", self.nl), ("EN", self.en)] {
            let (mut all, mut marks) = (String::new(), Vec::new());
            for (number, key) in self.order.iter().enumerate() {
                if texts[key].contains('\0') {
                    return Err(format!("{key}: this sign ends a text"));
                }
                if number % STEP == 0 {
                    marks.push(u16::try_from(all.len()).map_err(|_| "more than 65,536 bytes of texts: make the marks u32")?);
                }
                all.extend([&texts[key], "\0"]);
            }
            writeln!(self.source, "static {name}: Texts = Texts {{ all: {all:?}, marks: &{marks:?} }};")
                .expect("a string takes all");
        }
        Ok(())
    }

    /// The addresses that are the same in every answer.
    fn links(&mut self, links: &Sentences) {
        let constants: String = links
            .iter()
            .map(|(key, address)| {
                let name = key.replace('-', "_").to_uppercase();
                format!("    /// `{key}`\n    pub const {name}: &str = {address:?};\n")
            })
            .collect();
        self.source += &format!("/// The links that are the same in every answer.\npub mod links {{\n{constants}}}\n");
    }

    /// Every other key becomes a constant in a module named by its section.
    fn the_rest(&mut self) {
        let mut sections: BTreeMap<String, String> = BTreeMap::new();
        for (key, nl) in self.nl.iter().filter(|(key, _)| !self.used.contains(*key)) {
            let (section, name) = key.split_once('.').unwrap_or(("ui", key));
            let name = name.replace(['-', '.'], "_").to_uppercase();
            // So that no other carries it.
            let value = if APART.contains(&section) {
                format!("Pair = Pair([{nl:?}, {:?}])", self.en[key])
            } else {
                self.order.push(key.clone());
                format!("Text = Text({})", self.order.len() - 1)
            };
            writeln!(sections.entry(section.replace('-', "_")).or_default(), "    /// {nl}\n    pub const {name}: {value};")
                .expect("a string takes all");
        }
        for (section, constants) in sections {
            let of = if APART.contains(&section.as_str()) { "Pair" } else { "Text" };
            writeln!(self.source, "/// The section `{section}`.\npub mod {section} {{\n    use super::{of};\n{constants}}}")
                .expect("a string takes all");
        }
    }
}
