//! The rule base for people: sources, insurers, rules, readings, duties.

use smr_rules::rulebase::{
    Note, RULE_DOCS, Statement, Years, brands, groups, limits as all_limits, notes as all_notes, silent_statements,
    sources as all_sources, statements_of_reading, version,
};
use smr_rules::values::{Audience, Duty, Reading, Seen, Value};
use std::io::{self, Write};

pub fn print(out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "Rule base {}", version().version)?;
    writeln!(out, "sha256 {}", version().sha256)?;
    writeln!(out, "verified through {}, sources last checked on {}", version().verified_through, version().checked_on)?;
    sources(out)?;
    limits(out)?;
    insurers(out)?;
    rules(out)?;
    readings(out)?;
    duties(out)?;
    notes(out)?;
    heading(out, "Silent sources")?;
    writeln!(out, "Cited for a rule of some insurer where no document of the person's own insurer says anything.")?;
    silent_statements().try_for_each(|statement| cite(out, statement))
}

/// Years for people.
pub fn years(years: Years) -> String {
    match (years.from, years.to) {
        (Years::ALWAYS, Years::OPEN) => "all years".into(),
        (Years::ALWAYS, last) => format!("up to {last}"),
        (first, Years::OPEN) => format!("from {first}"),
        _ => years.to_string(),
    }
}

fn heading(out: &mut impl Write, text: &str) -> io::Result<()> {
    writeln!(out, "\n{text}\n{}", "=".repeat(text.len()))
}

fn sources(out: &mut impl Write) -> io::Result<()> {
    heading(out, "Sources")?;
    writeln!(out, "What a source says is told below in our own words, in Dutch, with the place where it stands.")?;
    for source in all_sources() {
        writeln!(out, "{:13} {}, {}", source.id, source.title, source.publisher)?;
        let date = source.date.unwrap_or("undated");
        writeln!(out, "{:13} {}, of {}, {date}, checked {}", "", source.weight.as_str(), years(source.years), source.checked_on)?;
        if let Some(audience) = source.audience {
            writeln!(out, "{:13} addressed to {}", "", addressed_to(audience))?;
        }
        if source.seen == Seen::Part {
            writeln!(out, "{:13} seen in part: what is not told here is not known", "")?;
        }
        if let Some(url) = source.url {
            writeln!(out, "{:13} {url}", "")?;
        }
    }
    Ok(())
}

fn addressed_to(audience: Audience) -> &'static str {
    match audience {
        Audience::Insured => "insured persons",
        Audience::Providers => "care providers",
    }
}

fn limits(out: &mut impl Write) -> io::Result<()> {
    heading(out, "Limits")?;
    for limit in all_limits() {
        write!(out, "{:13} {} a calendar year", years(limit.years), limit.programmes)?;
        if let Some(most) = limit.intensive_at_most {
            write!(out, "; by sector guidance at most {most} intensive")?;
        }
        if let Some(from) = limit.exceptional_from {
            write!(out, ", number {from} is an exception")?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn insurers(out: &mut impl Write) -> io::Result<()> {
    heading(out, "Insurers")?;
    for (place, group) in groups().iter().enumerate() {
        writeln!(out, "{} (group {})", group.name, group.id)?;
        for brand in brands().iter().filter(|brand| brand.group == Some(place)) {
            writeln!(out, "  {:22} {}{}", brand.id, brand.name, if brand.named { "" } else { " (not named in a document)" })?;
        }
    }
    writeln!(out, "Without a document here")?;
    for brand in brands().iter().filter(|brand| brand.group.is_none()) {
        writeln!(out, "  {:22} {}", brand.id, brand.name)?;
    }
    writeln!(
        out,
        "  {:22} an insurer that is not in this list\n  {:22} not known\n  {:22} no Dutch basic insurance",
        "other", "unknown", "uninsured"
    )
}

fn rules(out: &mut impl Write) -> io::Result<()> {
    heading(out, "Rules")?;
    for doc in &RULE_DOCS {
        writeln!(out, "{} ({})\n  {}\n  valid: {}\n  example: {}", doc.rule, doc.level, doc.what, doc.valid, doc.example)?;
        doc.statements().try_for_each(|statement| cite(out, statement))?;
    }
    Ok(())
}

fn readings(out: &mut impl Write) -> io::Result<()> {
    heading(out, "Readings")?;
    for reading in Reading::ALL {
        let say = |text: smr_texts::Text| text.get(smr_texts::Lang::En);
        writeln!(out, "{}\n  {}", reading.as_str(), say(smr_texts::reading_point(*reading)))?;
        writeln!(out, "  {} {}", say(smr_texts::reading_chosen(*reading)), say(smr_texts::reading_otherwise(*reading)))?;
        statements_of_reading(*reading).try_for_each(|statement| cite(out, statement))?;
    }
    Ok(())
}

fn duties(out: &mut impl Write) -> io::Result<()> {
    heading(out, "Duties")?;
    writeln!(out, "What a provider arranges or records, where a [[record]] of a document names it.")?;
    Duty::ALL.iter().try_for_each(|duty| writeln!(out, "{}\n  {}", duty.as_str(), smr_texts::duty(smr_texts::Lang::En, *duty)))
}

fn notes(out: &mut impl Write) -> io::Result<()> {
    heading(out, "Notes")?;
    writeln!(out, "Remarks of the documents, shown with what is told on their topic. They change no answer.")?;
    all_notes().iter().try_for_each(|note| {
        let Note { source, place, years: of, topic, nl, en, .. } = note;
        writeln!(out, "{} ({}), {place}: {}\n  nl: {nl}\n  en: {en}", source.id, years(*of), topic.as_str())
    })
}

fn cite(out: &mut impl Write, statement: &Statement) -> io::Result<()> {
    writeln!(out, "  - {} ({}), {}: {}", statement.source.id, years(statement.years), statement.place, statement.says())
}
