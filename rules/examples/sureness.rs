//! Prints a table in Markdown: for each insurer group and year, of the cases with at most one earlier programme, how many answers are sure,
//! how many rest on rules that were not read and how many are unclear; and the best source of what decided.

#[path = "../tests/space/mod.rs"]
mod space;

use chrono::Datelike;
use smr_rules::values::{Provider, Sureness, Weight};
use smr_rules::{Assessment, Facts, Insurer, RuleId, assess};

const YEARS: std::ops::RangeInclusive<i32> = 2024..=2028;

fn name(insurer: Insurer) -> String {
    match insurer {
        Insurer::Brand(brand) => match brand.group() {
            Some(group) if brand.named => group.name.into(),
            Some(group) => format!("{}, brands that its documents do not name", group.name),
            None => "insurers without a document".into(),
        },
        other => other.as_str().into(),
    }
}

fn documents(insurer: Insurer, year: i32) -> String {
    let Insurer::Brand(brand) = insurer else { return "none".into() };
    let ids: Vec<_> = brand.documents().filter(|source| source.years.contain(year)).map(|source| source.id).collect();
    match (ids.is_empty(), brand.group.is_some()) {
        (false, _) => ids.join(", "),
        (true, true) => "of another year".into(),
        (true, false) => "none".into(),
    }
}

/// The best source of the codes that hold, or of all that were looked at if none does: 0 an insurer's document, 1 the care authority, 2 the
/// statute and what the sector agreed alone.
fn rests_on(answer: &Assessment) -> usize {
    let codes = || answer.trace.iter().flatten().filter(|entry| matches!(entry.rule, RuleId::Code(_)));
    let none_holds = !codes().any(|entry| entry.holds);
    let places = codes().filter(|entry| entry.holds || none_holds).flat_map(|entry| entry.sources());
    let place = |weight: Weight| match weight {
        Weight::CareAuthority => 1,
        weight if weight.is_of_insurer() => 0,
        _ => 2,
    };
    places.map(|statement| place(statement.source.weight)).min().unwrap_or(2)
}

fn main() {
    println!(
        "| insurer | year | documents of that year | sure | not read | unclear | decided by a document | by the care authority | by law alone |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    for insurer in space::insurers().into_iter().filter(|insurer| *insurer != Insurer::Uninsured) {
        for year in YEARS {
            let (mut levels, mut bases, mut count) = ([0; 3], [0; 3], 0);
            space::every_nth_case(insurer, 1, 1, &mut |facts: &Facts| {
                if facts.start.year() != year || facts.provider != Provider::Contracted {
                    return;
                }
                let answer = assess(facts);
                let Some(sureness) = answer.sureness else { return };
                levels[match sureness {
                    Sureness::Sure => 0,
                    Sureness::RulesNotRead => 1,
                    Sureness::Unclear => 2,
                }] += 1;
                bases[rests_on(&answer)] += 1;
                count += 1;
            });
            let share = |part: &u32| format!("{} %", (part * 100 + count / 2) / count);
            let shares: Vec<_> = levels.iter().chain(&bases).map(share).collect();
            println!("| {} | {year} | {} | {} |", name(insurer), documents(insurer, year), shares.join(" | "));
        }
    }
}
