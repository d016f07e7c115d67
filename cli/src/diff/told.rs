//! A difference in words.

use super::{Change, Report, Sentence, Verdicts, What, texts};
use crate::output::{Outcome, PLACE, STRONG};
use crate::rules::years;
use crate::space::FEATURES;
use smr_rules::values::Value;
use smr_texts::{Lang, rule_of_code, rule_of_information};
use std::io::Write;

pub fn text(report: &Report, out: &mut impl Write) -> Outcome {
    let Report { cases, changed, .. } = report;
    writeln!(out, "{STRONG}{changed} of {cases} kinds of cases get another answer{STRONG:#}")?;
    for Verdicts { from, to, cases } in &report.verdicts {
        writeln!(out, "  {cases:>9}  {} → {}", from.as_str(), to.as_str())?;
    }
    for sentence in &report.changes {
        let (who, then) = words(sentence);
        writeln!(out, "\n{STRONG}{who}{STRONG:#}: {then}\n  {PLACE}{}{PLACE:#}", counts(sentence))?;
    }
    texts::text(&report.texts, out)
}

pub fn markdown(report: &Report, out: &mut impl Write) -> Outcome {
    let Report { cases, changed, old, new, .. } = report;
    writeln!(
        out,
        "# What changes\n\nFrom rule base {} to {}. {changed} of {cases} kinds of cases get another answer.\n",
        old.version, new.version
    )?;
    if !report.verdicts.is_empty() {
        writeln!(out, "| from | to | cases |\n|---|---|---:|")?;
        for Verdicts { from, to, cases } in &report.verdicts {
            writeln!(out, "| {} | {} | {cases} |", from.as_str(), to.as_str())?;
        }
        writeln!(out)?;
    }
    for sentence in &report.changes {
        let (who, then) = words(sentence);
        writeln!(out, "- **{who}**: {then} ({})", counts(sentence))?;
    }
    texts::markdown(&report.texts, out)
}

/// Who, under which conditions; and what changes.
fn words(sentence: &Sentence) -> (String, String) {
    let periods: Vec<_> = sentence.years.iter().map(|period| years(*period)).collect();
    let mut who = format!("{}, {}", sentence.insurers.join(", "), periods.join(", "));
    for (name, values) in FEATURES.iter().filter_map(|name| Some((name, sentence.conditions.get(name)?))) {
        who += &match (*name, values.as_slice()) {
            ("earlier programmes", ["none"]) => ", for a first programme".into(),
            ("earlier programmes", ["all but", "none"]) => ", from the second programme on".into(),
            ("earlier programmes", ["three", "two"]) => ", from the third programme on".into(),
            (name, ["all but", one]) => format!(", {name}: all but {one}"),
            (name, values) => format!(", {name}: {}", values.join(" or ")),
        };
    }
    (who, then(&sentence.change))
}

/// What changes in an answer.
pub fn then(change: &Change) -> String {
    let Change { what, name, now } = change;
    let now = if *now { "now" } else { "no longer" };
    let about = match what {
        What::Code => smr_rules::values::Code::parse(name).map(|code| rule_of_code(code).get(Lang::En)),
        What::Information => smr_rules::values::Information::parse(name).map(|line| rule_of_information(line).get(Lang::En)),
        _ => None,
    };
    let about = about.map(|about| format!(" ({about})")).unwrap_or_default();
    match what {
        What::Code => format!("{now} with {name}{about}"),
        What::Information => format!("{now} told {name}{about}"),
        What::Reading => format!("{now} another answer in the reading {name}"),
        What::ReadingVerdict => format!("the reading {name} leads to another verdict than before"),
        What::Route => format!("the route is now {name}"),
        What::Remaining => format!("programmes left are now {name}"),
        What::Sureness => format!("the answer is now {name}"),
    }
}

fn counts(sentence: &Sentence) -> String {
    let Sentence { cases, of, verdicts, .. } = sentence;
    let share = if cases == of { format!("all {cases} such cases") } else { format!("{cases} of {of} such cases") };
    let verdicts = verdicts.iter().map(|Verdicts { from, to, cases }| format!("; {cases} {} → {}", from.as_str(), to.as_str()));
    share + &verdicts.collect::<String>()
}
