//! The arguments, with the help texts.

use crate::schema;
use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueHint};
use smr_texts::Lang;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::LazyLock;

static VERSION: LazyLock<String> =
    LazyLock::new(|| format!("{} (rule base {})", env!("CARGO_PKG_VERSION"), smr_rules::rulebase::RULEBASE_VERSION.version));

/// May this person start another stop-smoking programme, and on what terms?
///
/// The answers are indications, never decisions.
#[derive(Debug, Parser)]
#[command(
    name = "smr-check",
    version = VERSION.as_str(),
    after_help = "Exit status: 0 all is well, 1 something was found or went wrong, 2 the command was misused."
)]
pub struct Arguments {
    /// Read the rule base from this folder of TOML instead of the one that is built in.
    #[arg(long, global = true, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub rules: Option<PathBuf>,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Ask the questions of the self-check here, then explain the answer.
    ///
    /// Each line of standard input answers a question: the number of a choice, its words, or a date; < goes a question back. The
    /// questions go to standard error, the answer to standard output. Nothing is kept.
    #[command(after_help = "Examples:\n  smr-check ask\n  smr-check ask --lang en --json < lines.txt")]
    Ask(Ask),
    /// Answer many cases, or explain one.
    #[command(
        after_help = "Examples:\n  smr-check assess --brief < cases.jsonl\n  smr-check assess --pretty case.json --lang en"
    )]
    Assess(Assess),
    /// Explain one case in words (the same as assess --pretty), as a tree of the rules that decided, or as a picture of it.
    #[command(
        after_help = "Examples:\n  smr-check --rules rules/rulebase explain case.json\n  smr-check explain case.json --svg > case.svg"
    )]
    Explain(Explain),
    /// Print the rule base, or work on one.
    #[command(
        args_conflicts_with_subcommands = true,
        after_help = "Examples:\n  smr-check rules --json\n  smr-check rules check --rules rules/rulebase"
    )]
    Rules(Rules),
    /// Print the JSON Schema of the input, of what comes out, or of the rule base.
    Schema {
        /// Which document.
        of: schema::Of,
    },
    /// Print completions for a shell.
    #[command(after_help = "Example:\n  smr-check completions bash > ~/.local/share/bash-completion/completions/smr-check")]
    Completions {
        /// Which shell.
        shell: clap_complete::Shell,
    },
}

#[derive(Debug, Args)]
pub struct Ask {
    /// The language; Dutch if not given.
    #[arg(long, value_name = "nl|en", value_parser = language)]
    pub lang: Option<Lang>,
    /// The whole answer as JSON in place of words.
    #[arg(long)]
    pub json: bool,
    /// The day that counts as today (yyyy-mm-dd).
    #[arg(long, value_name = "DAY", value_parser = smr_table::compact::day)]
    pub today: Option<NaiveDate>,
}

#[derive(Debug, Args)]
pub struct Assess {
    /// Leave out trace, changes and outlook.
    #[arg(long, conflicts_with = "pretty")]
    pub brief: bool,
    /// Answer a table of cases: CSV in and out, on all cores; standard input without FILE.
    ///
    /// The first line names the columns, in any order: id, start, insurer, chainCare (dm2+copd, none or unknown), includesSmr, history
    /// (start/end/kind/setting/outcome joined by " ; ", ? for what is not known), wanted, provider. A summary goes to standard error.
    /// Exit status 1: a line has an error, which stands in the column error with line and column.
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "-", conflicts_with_all = ["brief", "pretty"], value_hint = ValueHint::FilePath)]
    pub csv: Option<String>,
    /// How many cores are used at most; all of them if not given.
    #[arg(long, conflicts_with = "pretty", value_name = "NUMBER")]
    pub threads: Option<NonZeroUsize>,
    /// Show progress and a summary on standard error, as --csv does.
    #[arg(long, conflicts_with = "pretty")]
    pub summary: bool,
    /// Explain the case of this file in words; - is standard input.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub pretty: Option<String>,
    /// The language of --pretty; Dutch if not given.
    #[arg(long, requires = "pretty", value_name = "nl|en", value_parser = language)]
    pub lang: Option<Lang>,
}

#[derive(Debug, Args)]
pub struct Explain {
    /// The facts of one case as JSON; - is standard input.
    #[arg(value_hint = ValueHint::FilePath)]
    pub file: String,
    /// The language; Dutch if not given.
    #[arg(long, value_name = "nl|en", value_parser = language)]
    pub lang: Option<Lang>,
    /// Only the rules that decided, as a tree: with the facts that they looked at and what they rest on.
    #[arg(long)]
    pub tree: bool,
    /// The same as a picture (SVG).
    #[arg(long, conflicts_with = "tree")]
    pub svg: bool,
    /// The whole answer as JSON in place of words.
    #[arg(long, conflicts_with_all = ["lang", "tree", "svg"])]
    pub json: bool,
}

/// A language by its tag, such as nl or en-GB.
fn language(tag: &str) -> Result<Lang, String> {
    Lang::parse(tag).ok_or_else(|| format!("{tag:?} is not nl or en"))
}

#[derive(Debug, Args)]
pub struct Rules {
    /// As JSON, for machines.
    #[arg(long)]
    pub json: bool,
    #[command(subcommand)]
    pub command: Option<RulesCommand>,
}

#[derive(Debug, Subcommand)]
pub enum RulesCommand {
    /// Tell all faults of a rule base at once, each with file, line and what to write instead.
    #[command(
        after_help = "The folder is --rules DIR, or rules/rulebase where there is one.\n\nExample:\n  smr-check rules check --rules rules/rulebase"
    )]
    Check {
        /// Look up the words by which places are found in copies of the documents: ID.txt in this folder.
        #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
        copies: Option<PathBuf>,
        /// As JSON, for machines.
        #[arg(long)]
        json: bool,
    },
    /// Write the whole rule base as a book in Dutch: sources, insurers by year with decision tables, rules, readings, terms.
    ///
    /// TO gets the source of an mdBook, the same bytes for the same rule base; mdBook makes it a site that can be searched and printed.
    #[command(
        after_help = "Example:\n  smr-check rules book target/book --rules rules/rulebase && mdbook build target/book --open"
    )]
    Book {
        /// The folder to write: a new one, or one with an earlier book.
        #[arg(value_name = "TO", value_hint = ValueHint::DirPath)]
        to: PathBuf,
    },
    /// Begin a document: a file to fill in, with what each line is for.
    #[command(
        after_help = "Examples:\n  smr-check rules new cz-2027 --rules rules/rulebase\n  smr-check rules new cz-2027 --print"
    )]
    New {
        /// The id of the document, such as cz-2027: the insurer and the year.
        id: String,
        /// Print it in place of writing ID.toml into the folder.
        #[arg(long)]
        print: bool,
    },
    /// Write the self-check with this rule base as one file, which opens in a browser, also without a network.
    ///
    /// Every screen says that it is a preview, and whose rules these are. Refused where check finds a fault, or where a scenario or a table to
    /// sign (GROUP-YEAR.table.csv) beside the documents says something else.
    #[command(
        after_help = "Exit status 1: it is refused, and nothing is written.\n\nExample:\n  smr-check rules preview proef.html --rules rules/rulebase --name \"Juridische Zaken ZK\""
    )]
    Preview {
        /// The file to write.
        #[arg(value_name = "TO", value_hint = ValueHint::FilePath)]
        to: PathBuf,
        /// Who changed the rules, as the preview says it.
        #[arg(long)]
        name: String,
        /// The page to put the rules into; without: smr-check-preview.html beside this program.
        #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
        page: Option<PathBuf>,
        /// As JSON, for machines.
        #[arg(long)]
        json: bool,
    },
    /// Show what the documents of an insurer decide, term by term, with the statement behind each.
    #[command(
        after_help = "Examples:\n  smr-check rules terms --group asr --year 2027\n  smr-check rules terms --group zk --json"
    )]
    Terms {
        /// The group of insurers, such as asr; without: all of them.
        #[arg(long)]
        group: Option<String>,
        /// The year; without: every period.
        #[arg(long, value_parser = clap::value_parser!(i32).range(2006..=2050))]
        year: Option<i32>,
        /// As JSON, for machines.
        #[arg(long)]
        json: bool,
    },
    /// Tell whose answer changes between two rule bases, over all kinds of cases, in few sentences; and which remarks and duties change.
    #[command(
        after_help = "OLD and NEW are folders, or built-in. Exit status 1: something changes.\n\nExamples:\n  smr-check rules diff built-in rules/rulebase\n  smr-check rules diff old new --group asr --year 2027 --markdown\n  smr-check rules diff built-in new --cases cases.jsonl"
    )]
    Diff {
        /// The rule base before.
        #[arg(value_hint = ValueHint::DirPath)]
        old: PathBuf,
        /// The rule base after.
        #[arg(value_hint = ValueHint::DirPath)]
        new: PathBuf,
        /// Only the insurers of this group.
        #[arg(long)]
        group: Option<String>,
        /// Only this year.
        #[arg(long, value_parser = clap::value_parser!(i32).range(2006..=2050))]
        year: Option<i32>,
        /// The cases of this file (JSON Lines, as for assess) in place of all kinds of cases.
        #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with_all = ["group", "year", "markdown"])]
        cases: Option<PathBuf>,
        /// As JSON, for machines.
        #[arg(long, conflicts_with = "markdown")]
        json: bool,
        /// As Markdown, for a review.
        #[arg(long)]
        markdown: bool,
    },
    /// Answer the scenarios beside the documents (*.scenarios.toml), and tell each that is answered otherwise.
    #[command(
        after_help = "Exit status 1: a scenario is answered otherwise.\n\nExamples:\n  smr-check rules test --rules rules/rulebase --coverage\n  smr-check rules test --also tests/scenarios.json --junit report.xml"
    )]
    Test {
        /// Tell which codes, information lines, readings, rules, statements and terms no scenario reaches.
        #[arg(long)]
        coverage: bool,
        /// Tell which changes of the rule base nobody would notice: neither the checker nor a scenario nor a signed table.
        ///
        /// Each term is set to each other value and left out, its years begin or end earlier or later, each number of the law, the sector and
        /// base.toml is one less or more, each statement is left out. What changes no answer of any kind of case (as diff compares) is counted apart.
        #[arg(long)]
        mutants: bool,
        /// Scenarios as JSON too, in the form of tests/scenarios.json.
        #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
        also: Vec<PathBuf>,
        /// Write a report in the form of JUnit.
        #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
        junit: Option<PathBuf>,
        /// As JSON, for machines.
        #[arg(long)]
        json: bool,
    },
    /// Compare a decision table that a lawyer signs with the rules, over generated cases, and tell each difference by its rows.
    ///
    /// The columns: block, row, chain, last-chain, counted, intensive, running, wanted, provider, outcome, codes, place, with semicolons
    /// between. In blocks 0 and 2 exactly one row fits each case, in blocks 1 and 3 every row that fits holds; - does not matter.
    #[command(
        after_help = "Exit status 1: the table and the rules differ, or no case reaches a row. Rows that are not signed are counted; they change no exit status.\n\nExample:\n  smr-check rules table rules/rulebase/zk-2027.table.csv --group zk --year 2027"
    )]
    Table {
        /// The table.
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
        /// The group of insurers that it is of.
        #[arg(long)]
        group: String,
        /// The year that it is of.
        #[arg(long, value_parser = clap::value_parser!(i32).range(2006..=2050))]
        year: i32,
        /// How many cases are generated, the same ones on each run.
        #[arg(long, default_value_t = 60_000)]
        cases: usize,
        /// As JSON, for machines.
        #[arg(long)]
        json: bool,
    },
}
