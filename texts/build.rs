//! Turns `nl.toml` and `en.toml` into typed constants. The build fails where a sentence is missing in one of
//! the languages, where a code of the rule core has none, and where a placeholder stands in only one language.

use smr_rules::values::{
    ChainProgramme, Code, Contradiction, ErrorCode, Information, Kind, Outcome, Provider, Reading, Route, Setting, Tri, Value,
    Verdict, Weight,
};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::{env, fs, path::Path, process};

/// Key path (`code.chain-first.why`) → sentence.
type Sentences = BTreeMap<String, String>;

fn main() {
    println!("cargo:rerun-if-changed=nl.toml");
    println!("cargo:rerun-if-changed=en.toml");
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
    let mut out = Writer { nl: &nl, en: &en, used: BTreeSet::new(), source: String::new() };
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
    out.words::<ErrorCode>("error", "error", "ErrorCode", "Why facts were refused.")?;
    out.words::<Code>("rule", "rule_of_code", "Code", "The short name of a rule.")?;
    out.words::<Information>("rule", "rule_of_information", "Information", "The short name of an information line.")?;
    out.prefixed::<Kind>("kind", "Kind")?;
    out.prefixed::<Setting>("setting", "Setting")?;
    out.prefixed::<Outcome>("outcome", "Outcome")?;
    out.prefixed::<Provider>("provider", "Provider")?;
    out.prefixed::<ChainProgramme>("chain", "ChainProgramme")?;
    out.prefixed::<Tri>("tri", "Tri")?;
    out.prefixed::<Weight>("weight", "Weight")?;
    out.the_rest();
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

struct Writer<'a> {
    nl: &'a Sentences,
    en: &'a Sentences,
    used: BTreeSet<String>,
    source: String,
}

impl Writer<'_> {
    /// `section.word` → a function from the word.
    fn words<T: Value>(&mut self, section: &str, function: &str, of: &str, about: &str) -> Result<(), String> {
        let keys = T::ALL.iter().map(|word| format!("{section}.{}", word.as_str()));
        self.function::<T>(function, of, about, keys.collect())
    }

    /// `section.word.field` → a function from the word.
    fn fields<T: Value>(&mut self, section: &str, field: &str, of: &str) -> Result<(), String> {
        let keys = T::ALL.iter().map(|word| format!("{section}.{}.{field}", word.as_str()));
        self.function::<T>(&format!("{section}_{field}"), of, &format!("`{section}`: {field}."), keys.collect())
    }

    /// `value.prefix-word` → a function from the word.
    fn prefixed<T: Value>(&mut self, prefix: &str, of: &str) -> Result<(), String> {
        let keys = T::ALL.iter().map(|word| format!("value.{prefix}-{}", word.as_str()));
        self.function::<T>(prefix, of, &format!("The word for a value of `{of}`."), keys.collect())
    }

    fn function<T: Value>(&mut self, name: &str, of: &str, about: &str, keys: Vec<String>) -> Result<(), String> {
        let mut rows = String::new();
        for key in keys {
            let (Some(nl), Some(en)) = (self.nl.get(&key), self.en.get(&key)) else {
                return Err(format!("nl.toml and en.toml: {key} is missing"));
            };
            write!(rows, "Text {{ nl: {nl:?}, en: {en:?} }}, ").expect("a string takes all");
            self.used.insert(key);
        }
        writeln!(
            self.source,
            "/// {about}\n#[must_use]\npub fn {name}(of: smr_rules::values::{of}) -> Text {{\n    static ALL: [Text; {}] = [{rows}];\n    \
             ALL[smr_rules::values::Value::index(of)]\n}}",
            T::ALL.len()
        )
        .expect("a string takes all");
        Ok(())
    }

    /// Every other key becomes a constant in a module named by its section.
    fn the_rest(&mut self) {
        let mut sections: BTreeMap<String, String> = BTreeMap::new();
        for (key, nl) in self.nl.iter().filter(|(key, _)| !self.used.contains(*key)) {
            let (section, name) = key.split_once('.').unwrap_or(("ui", key));
            let name = name.replace(['-', '.'], "_").to_uppercase();
            writeln!(
                sections.entry(section.replace('-', "_")).or_default(),
                "    /// {nl}\n    pub const {name}: Text = Text {{ nl: {nl:?}, en: {:?} }};",
                self.en[key]
            )
            .expect("a string takes all");
        }
        for (section, constants) in sections {
            writeln!(self.source, "/// The section `{section}`.\npub mod {section} {{\n    use super::Text;\n{constants}}}")
                .expect("a string takes all");
        }
    }
}
