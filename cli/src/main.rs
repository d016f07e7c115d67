//! `smr-check`: the rule core on the command line.

mod arguments;
mod ask;
mod assess;
mod book;
mod cases;
mod check;
mod coverage;
mod csv;
mod diff;
mod folder;
mod levels;
mod lines;
mod mutants;
mod new;
mod output;
mod pretty;
mod preview;
mod rules;
mod scenarios;
mod schema;
mod space;
mod table;
mod tally;
mod terms;
mod tree;

use arguments::{Arguments, Ask, Assess, Command, Explain, Rules, RulesCommand};
use clap::{CommandFactory, Parser};
use output::{Failure, Outcome};
use smr_rules::load::RuleBase;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Arguments { rules, command } = Arguments::parse();
    match run(command, rules.as_deref()) {
        // A reader that has seen enough (`| head`) is no failure.
        Err(Failure::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Failure::Io(error)) => {
            eprintln!("smr-check: {error}");
            ExitCode::FAILURE
        }
        Err(Failure::Misuse(what)) => {
            eprintln!("smr-check: {what}");
            ExitCode::from(2)
        }
        Err(Failure::Found) => ExitCode::FAILURE,
        Ok(()) => ExitCode::SUCCESS,
    }
}

fn run(command: Command, rules: Option<&Path>) -> Outcome {
    // Colours on a terminal alone; what is for machines has none.
    let mut out = anstream::stdout().lock();
    match command {
        Command::Ask(Ask { lang, today, json }) => {
            in_use(rules, || ask::run(lang.unwrap_or_default(), today, json, io::stdin().lock(), anstream::stderr(), &mut out))
        }
        Command::Assess(Assess { csv: Some(file), threads, .. }) => {
            in_use(rules, || csv::run(&file, threads, io::stdout().lock()))
        }
        Command::Assess(Assess { pretty: None, brief, threads, summary, .. }) => {
            let wanted = assess::Wanted { brief, threads, summary };
            in_use(rules, || Ok(assess::stream(io::stdin(), io::stdout().lock(), wanted)?))
        }
        Command::Explain(Explain { file, lang, tree: true, .. }) => {
            in_use(rules, || Ok(tree::print(&file, lang.unwrap_or_default(), &mut out)?))
        }
        Command::Explain(Explain { file, lang, svg: true, .. }) => {
            in_use(rules, || Ok(tree::draw(&file, lang.unwrap_or_default(), &mut out)?))
        }
        Command::Assess(Assess { pretty: Some(file), lang, .. }) | Command::Explain(Explain { file, lang, json: false, .. }) => {
            in_use(rules, || Ok(pretty::explain(&file, lang.unwrap_or_default(), &mut out)?))
        }
        Command::Explain(Explain { file, json: true, .. }) => in_use(rules, || Ok(pretty::answer(&file, &mut out)?)),
        Command::Rules(Rules { command: None, json: true }) => {
            in_use(rules, || output::json(&mut out, &smr_rules::catalogue::catalogue()))
        }
        Command::Rules(Rules { command: None, json: false }) => in_use(rules, || Ok(rules::print(&mut out)?)),
        Command::Rules(Rules { command: Some(command), .. }) => run_rules(command, rules, &mut out),
        Command::Schema { of } => output::json(&mut out, &schema::schema(of)),
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut Arguments::command(), "smr-check", &mut out);
            Ok(())
        }
    }
}

fn run_rules(command: RulesCommand, rules: Option<&Path>, out: &mut impl Write) -> Outcome {
    match command {
        RulesCommand::Book { to } => book::run(&folder::chosen(rules)?, &to, out),
        RulesCommand::Check { copies, json } => check::run(&folder::chosen(rules)?, copies.as_deref(), json, out),
        RulesCommand::Diff { old, new, group, year, cases, json, markdown } => {
            let format = match (json, markdown) {
                (true, _) => diff::Format::Json,
                (_, true) => diff::Format::Markdown,
                _ => diff::Format::Text,
            };
            let part = diff::Part { group: group.as_deref(), year, cases: cases.as_deref() };
            diff::run(&old, &new, &part, &format, out)
        }
        RulesCommand::New { id, print: true } => new::print(&id, out),
        RulesCommand::New { id, print: false } => new::write(&id, &folder::chosen(rules)?, out),
        RulesCommand::Preview { to, name, page, json } => {
            let wanted = preview::Wanted { name: &name, page: page.as_deref(), to: &to, json };
            preview::run(&folder::chosen(rules)?, &wanted, out)
        }
        RulesCommand::Test { coverage, mutants, also, junit, json } => {
            let folder = folder::chosen(rules)?;
            let wanted = scenarios::Wanted { coverage, mutants, also: &also, junit: junit.as_deref(), json };
            let (checked, base) = folder::with_tables(&folder)?;
            base.run(|| scenarios::run(&folder, &checked, &wanted, out))
        }
        RulesCommand::Table { file, group, year, cases, json } => {
            in_use(rules.or(folder::around(&file)), || table::run(&file, &group, year, cases, json, out))
        }
        RulesCommand::Terms { group, year, json } => {
            let checked = folder::checked(&folder::chosen(rules)?)?;
            terms::run(&checked, group.as_deref(), year, json, out)
        }
    }
}

/// Runs with the rule base of a folder, or the one that is built in.
fn in_use(rules: Option<&Path>, run: impl FnOnce() -> Outcome) -> Outcome {
    match rules {
        Some(folder) => folder::load(folder)?.run(run),
        None => {
            if let Some(folder) = folder::passed_over() {
                eprintln!("smr-check: by the rules that are built in; {folder} here says something else: --rules {folder}");
            }
            RuleBase::BUILT_IN.run(run)
        }
    }
}
