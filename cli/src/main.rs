//! `smr-check`: the rule core on the command line.

mod assess;
mod pretty;
mod rules;
mod schema;

use lexopt::prelude::*;
use smr_texts::Lang;
use std::io::{self, Write};
use std::process::ExitCode;

const USAGE: &str = "\
smr-check: may this person start another stop-smoking programme, and on what terms?

  smr-check assess [--brief]              facts as JSON Lines on standard input, one answer a line
                                          (--brief leaves out trace, changes and outlook)
  smr-check assess --pretty FILE          explain one case in words; FILE may be - for standard input
                    [--lang nl|en]        in Dutch (the default) or English
  smr-check rules [--json]                the rule base: sources, insurers, rules, readings
  smr-check schema facts|assessment|error|rules
                                          the JSON Schema of the input, of what comes out, or of the rule base
  smr-check --version, --help

The answers are indications, never decisions.
";

enum Command {
    Assess { brief: bool },
    Explain { file: String, lang: Lang },
    Rules { json: bool },
    Schema { of: schema::Of },
    Print(String),
}

fn main() -> ExitCode {
    let command = match parse(lexopt::Parser::from_env()) {
        Ok(command) => command,
        Err(error) => {
            eprintln!("smr-check: {error}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match run(command) {
        // A reader that has seen enough (`| head`) is no failure.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("smr-check: {error}");
            ExitCode::FAILURE
        }
        Ok(()) => ExitCode::SUCCESS,
    }
}

fn run(command: Command) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match command {
        Command::Assess { brief } => assess::stream(io::stdin().lock(), out, brief),
        Command::Explain { file, lang } => pretty::explain(&file, lang, &mut out),
        Command::Rules { json: true } => {
            serde_json::to_writer_pretty(&mut out, &smr_rules::catalogue::catalogue())?;
            writeln!(out)
        }
        Command::Rules { json: false } => rules::print(&mut out),
        Command::Schema { of } => {
            serde_json::to_writer_pretty(&mut out, &schema::schema(of))?;
            writeln!(out)
        }
        Command::Print(text) => out.write_all(text.as_bytes()),
    }
}

fn parse(mut arguments: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let Some(first) = arguments.next()? else {
        return Err("a command is needed".into());
    };
    let command = match first {
        Long("help") | Short('h') => Command::Print(USAGE.into()),
        Long("version") | Short('V') => Command::Print(format!(
            "smr-check {} (rule base {})\n",
            env!("CARGO_PKG_VERSION"),
            smr_rules::rulebase::RULEBASE_VERSION.version
        )),
        Value(name) if name == "assess" => return parse_assess(arguments),
        Value(name) if name == "rules" => {
            let mut json = false;
            while let Some(argument) = arguments.next()? {
                match argument {
                    Long("json") => json = true,
                    other => return Err(other.unexpected()),
                }
            }
            return Ok(Command::Rules { json });
        }
        Value(name) if name == "schema" => {
            let name = arguments.value()?.string()?;
            let of = schema::Of::parse(&name);
            let of = of.ok_or_else(|| format!("schema: {name:?} is not facts, assessment, error or rules"))?;
            Command::Schema { of }
        }
        Value(name) => return Err(format!("there is no command {name:?}").into()),
        other => return Err(other.unexpected()),
    };
    match arguments.next()? {
        Some(argument) => Err(argument.unexpected()),
        None => Ok(command),
    }
}

fn parse_assess(mut arguments: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let (mut brief, mut file, mut lang) = (false, None, None);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("brief") => brief = true,
            Long("pretty") => file = Some(arguments.value()?.string()?),
            Long("lang") => {
                let tag = arguments.value()?.string()?;
                lang = Some(Lang::parse(&tag).ok_or_else(|| format!("--lang: {tag:?} is not nl or en"))?);
            }
            other => return Err(other.unexpected()),
        }
    }
    match (file, brief, lang) {
        (Some(file), false, lang) => Ok(Command::Explain { file, lang: lang.unwrap_or_default() }),
        (Some(_), true, _) => Err("--brief and --pretty exclude each other".into()),
        (None, _, Some(_)) => Err("--lang goes with --pretty".into()),
        (None, brief, None) => Ok(Command::Assess { brief }),
    }
}
