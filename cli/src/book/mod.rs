//! `rules book DIR`: the rule base as the source of a book that mdBook turns into a site. The same rule base gives the same bytes.

mod features;
mod fold;
mod insurers;
mod pages;
mod picture;
mod words;

use crate::folder;
use crate::output::{GOOD, Outcome, misuse};
use fold::{Folder, Table};
use smr_rules::load::check::Checked;
use smr_rules::load::schema::{Source, Statement};
use smr_rules::rulebase::{Group, Limit, Years, brands, groups};
use smr_rules::values::{Code, Information, Reading, Value};
use smr_rules::{Insurer, RuleId};
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use words::{link, list, years};

/// The first line of `book.toml`: such a folder may be written again.
const MARK: &str = "# Made by smr-check rules book.";

const SETTINGS: &str = r#"
[book]
title = "De regels van smr-check"
language = "nl"

[build]
# No text of the rule base is an instruction to mdBook.
use-default-preprocessors = false

[output.html]
no-section-label = true
additional-css = ["book.css"]

[output.html.fold]
enable = true

[output.html.search]
limit-results = 50
"#;

/// Tables are wide, and read from the left.
const STYLE: &str = ":root { --content-max-width: 1000px; }\n.table-wrapper table { margin-inline: 0; }\n.table-wrapper th { text-align: start; }\n";

/// What the pages tell.
struct Book<'a> {
    /// The folder of the rule base.
    rules: &'a Path,
    checked: &'a Checked,
    insurers: Vec<Insured>,
}

/// Insurers that the rules do not tell apart.
struct Insured {
    /// The group; `None`: all without a document.
    group: Option<&'static Group>,
    name: &'static str,
    periods: Vec<Period>,
}

/// Years in which the answers do not differ.
struct Period {
    years: Years,
    table: Table,
}

/// A statement with where it stands.
#[derive(Clone, Copy)]
struct Stated<'a> {
    source: &'a Source,
    statement: &'a Statement,
    /// Its number within the source, from 1.
    number: usize,
}

/// The pages by their path in the folder, and their titles for the table of contents.
struct Pages {
    texts: BTreeMap<String, String>,
    summary: String,
}

pub fn run(rules: &Path, to: &Path, out: &mut impl Write) -> Outcome {
    let src = to.join("src");
    let place = |path: &Path, error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
    let settings = to.join("book.toml");
    let is_ours = fs::read_to_string(&settings).is_ok_and(|text| text.starts_with(MARK));
    if !is_ours && fs::read_dir(to).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(misuse(format!("{} holds something else; name a new folder, or one with an earlier book", to.display())));
    }
    // Its settings would be read as a document.
    let around = std::path::absolute(to)?.ancestors().find_map(|folder| folder.canonicalize().ok());
    if around.is_some_and(|around| rules.canonicalize().is_ok_and(|rules| around.starts_with(rules))) {
        return Err(misuse(format!("{} is within the rule base; name a folder outside {}", to.display(), rules.display())));
    }
    let (checked, base) = folder::with_tables(rules)?;
    let pages = base.run(|| Book { rules, checked: &checked, insurers: insured() }.pages());
    if src.exists() {
        fs::remove_dir_all(&src).map_err(|error| place(&src, error))?;
    }
    let number = pages.texts.len();
    for (path, text) in pages.texts {
        write(&src.join(path), &text)?;
    }
    write(&src.join("SUMMARY.md"), &pages.summary)?;
    write(&to.join("book.css"), STYLE)?;
    write(&settings, &format!("{MARK}\n{SETTINGS}"))?;
    writeln!(out, "{GOOD}{number} pages{GOOD:#} in {}", src.display())?;
    let to = to.display();
    writeln!(out, "For the site, once: cargo install mdbook --locked\nThen: mdbook build {to}, and open {to}/book/index.html")?;
    Ok(())
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    let place = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
    path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(path, text)).map_err(place)
}

/// Each group, and who has no document, with their years.
fn insured() -> Vec<Insured> {
    let groups = groups().iter().enumerate().map(|(at, group)| {
        let of = || brands().iter().filter(move |brand| brand.group == Some(at));
        let brand = of().find(|brand| brand.named).or_else(|| of().next());
        (Some(group), group.name, brand.map_or(Insurer::Other, Insurer::Brand))
    });
    let mut folder = Folder::default();
    let all = groups.chain([(None, "Zonder document", Insurer::Other)]);
    all.map(|(group, name, insurer)| {
        let periods = crate::space::periods_of(group).into_iter().filter(|years| Limit::of(years.from).is_some());
        let periods = periods.map(|years| Period { years, table: folder.fold(insurer, years.from) }).collect();
        Insured { group, name, periods }
    })
    .collect()
}

impl Insured {
    /// The name of its page; an id of a group begins with no such sign.
    fn file(&self) -> &str {
        self.group.map_or("_zonder", |group| group.id)
    }

    fn path(&self, period: &Period) -> String {
        format!("../verzekeraars/{}_{}.md", self.file(), period.years)
    }

    fn link_to(&self, period: &Period) -> String {
        link(&years(period.years), &self.path(period))
    }
}

impl Period {
    fn codes(&self) -> impl Iterator<Item = Code> {
        self.table.levels.iter().flatten().flat_map(|row| row.codes.iter().copied())
    }
}

impl<'a> Book<'a> {
    fn statements(&self) -> impl Iterator<Item = Stated<'a>> {
        let checked = self.checked;
        checked.sources.iter().flat_map(|source| {
            (1..).zip(&source.statement).map(move |(number, of)| Stated { source, statement: of.get_ref(), number })
        })
    }

    fn pages(&self) -> Pages {
        let mut pages = Pages { texts: BTreeMap::new(), summary: "# Inhoud\n\n".into() };
        pages.add(0, "Over dit boek", "index.md", self.index());
        self.add_sources(&mut pages);
        self.add_insurers(&mut pages);
        self.add_rules(&mut pages);
        self.add_readings(&mut pages);
        self.add_terms(&mut pages);
        pages
    }

    /// Where answers of a kind are given: insurers with their years.
    fn occurs(&self, is: impl Fn(&Period) -> bool) -> String {
        list(self.insurers.iter().filter_map(|insured| {
            let periods: Vec<_> = insured.periods.iter().filter(|period| is(period)).map(|one| insured.link_to(one)).collect();
            let name = link(insured.name, &format!("../verzekeraars/{}.md", insured.file()));
            (!periods.is_empty()).then(|| format!("{name}: {}", periods.join(", ")))
        }))
    }
}

impl Stated<'_> {
    fn years(&self) -> Years {
        self.source.years_of(self.statement)
    }

    fn place(&self) -> &str {
        self.statement.place.as_ref().map_or("", |place| place.get_ref())
    }

    fn link(&self) -> String {
        let id = self.source.id.get_ref();
        link(&format!("{}, {}", id.as_str(), self.place()), &format!("../bronnen/{}.md#s{}", id.as_str(), self.number))
    }

    /// The statement with its years and what it says.
    fn cited(&self) -> String {
        format!("{} ({}): {}", self.link(), years(self.years()), words::plain(&self.statement.says))
    }
}

impl Pages {
    fn add(&mut self, depth: usize, title: &str, path: &str, text: String) {
        self.summary += &format!("{}- {}\n", "  ".repeat(depth), link(title, path));
        self.texts.insert(path.into(), format!("# {}\n\n{text}", words::plain(title)));
    }
}

/// A rule with its page.
fn link_to_rule(rule: impl Into<RuleId>) -> String {
    let rule = rule.into();
    link(rule_name(rule), &format!("../regels/{}.md", rule.as_str()))
}

fn rule_name(rule: RuleId) -> &'static str {
    match rule {
        RuleId::Code(code) => smr_texts::rule_of_code(code).get(smr_texts::Lang::Nl),
        RuleId::Information(line) => smr_texts::rule_of_information(line).get(smr_texts::Lang::Nl),
    }
}

fn rule_of(name: &str) -> Option<RuleId> {
    Code::parse(name).map(RuleId::Code).or_else(|| Information::parse(name).map(RuleId::Information))
}

fn link_to_reading(reading: Reading) -> String {
    link(reading.as_str(), &format!("../lezingen/{}.md", reading.as_str()))
}

fn link_to_term(term: &str) -> String {
    link(term, &format!("../termen/{term}.md"))
}
