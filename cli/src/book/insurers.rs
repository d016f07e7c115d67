//! The pages of insurers, and of each of their years.

use super::features::FEATURES;
use super::fold::Row;
use super::picture::picture;
use super::words::{link, list, plain, table, value, verdict, years};
use super::{Book, Insured, Pages, Period, link_to_reading, link_to_rule, link_to_term};
use crate::levels::{LEVELS, question};
use crate::table::Signed;
use crate::terms;
use smr_rules::load::schema::Source;
use smr_rules::rulebase::{Brand, Limit, brands};
use smr_rules::values::{Seen, Value};
use smr_texts::{Lang, duty};
use std::collections::{BTreeMap, BTreeSet};

impl Book<'_> {
    pub fn add_insurers(&self, pages: &mut Pages) {
        let rows = self.insurers.iter().map(|insured| {
            let name = link(insured.name, &format!("../verzekeraars/{}.md", insured.file()));
            let brands: Vec<_> = brands_of(insured).map(|brand| plain(brand.name)).collect();
            let periods: Vec<_> = insured.periods.iter().map(|period| insured.link_to(period)).collect();
            vec![name, brands.join(", "), periods.join(", ")]
        });
        pages.add(0, "Verzekeraars", "verzekeraars/_alle.md", table(&["Groep", "Merken", "Jaren"], rows));
        for insured in &self.insurers {
            pages.add(1, insured.name, &format!("verzekeraars/{}.md", insured.file()), self.insured(insured));
            for (at, period) in insured.periods.iter().enumerate() {
                let title = format!("{}, {}", insured.name, years(period.years));
                let path = insured.path(period).replace("../", "");
                pages.add(2, &title, &path, self.period(insured, at));
            }
        }
    }

    fn documents<'b>(&'b self, insured: &'b Insured) -> impl Iterator<Item = &'b Source> {
        let group = insured.group.map(|group| group.id);
        self.checked
            .sources
            .iter()
            .filter(move |source| group.is_some() && source.group.as_ref().map(|of| of.get_ref().as_str()) == group)
    }

    fn insured(&self, insured: &Insured) -> String {
        let mut text = String::from("## Merken\n");
        text += &list(brands_of(insured).map(|brand| {
            let aliases = if brand.aliases.is_empty() {
                String::new()
            } else {
                format!(", ook gezocht als {}", plain(&brand.aliases.join(", ")))
            };
            let named = if brand.named || brand.group.is_none() { "" } else { " (staat niet in een document)" };
            format!("{} `{}`{named}{aliases}", plain(brand.name), brand.id)
        }));
        let documents = list(self.documents(insured).map(link_to_source));
        if documents.is_empty() {
            text += "\nVan deze verzekeraars hebben wij geen document. Iemand van een verzekeraar die niet in de lijst staat, krijgt dezelfde antwoorden.\n";
        } else {
            text += &format!("\n## Documenten\n{documents}");
        }
        text += &format!("\n## Jaren\n{}", list(insured.periods.iter().map(|period| insured.link_to(period))));
        let bars = self.documents(insured).flat_map(|source| {
            let terms = source.terms.iter().map(|terms| ("termen".to_string(), *terms.years.get_ref()));
            [(source.id.get_ref().to_string(), *source.years.get_ref())].into_iter().chain(terms).collect::<Vec<_>>()
        });
        text + &picture("De jaren van de documenten en hun termen", &bars.collect::<Vec<_>>())
    }

    fn period(&self, insured: &Insured, at: usize) -> String {
        let Some(period) = insured.periods.get(at) else { return String::new() };
        let neighbour = |at: Option<usize>, arrow: &str| Some(format!("{arrow} {}", insured.link_to(insured.periods.get(at?)?)));
        let around = [neighbour(at.checked_sub(1), "Eerder:"), neighbour(Some(at + 1), "Later:")];
        let above = link(insured.name, &format!("../verzekeraars/{}.md", insured.file()));
        let around: Vec<_> = [Some(above)].into_iter().chain(around).flatten().collect();
        let mut text = format!("{}\n", around.join(" · "));
        if let Some(limit) = Limit::of(period.years.from) {
            text += &format!("\nHoogstens {} programma's per kalenderjaar.\n", limit.programmes);
        }
        text += &self.documents_and_terms(insured, period);
        text += "\n## Beslistabel\n\nDe eerste stap waarin een rij past, beslist. Van die stap gelden alle rijen die passen. Wat een rij niet noemt, maakt niet uit. \
                 Past er geen rij, dan kan iemand waarschijnlijk starten zonder voorwaarden.\n";
        let levels = LEVELS.iter().enumerate().zip(&period.table.levels);
        for ((step, of), rows) in levels.filter(|(_, rows)| !rows.is_empty()) {
            text += &format!("\n### {}\n\nAntwoord: {}.\n{}", question(Lang::Nl, of), verdict(of), decisions(step + 1, rows));
        }
        text += &format!(
            "\nGemaakt uit {} soorten gevallen, elk beantwoord met de regels van {}.\n",
            period.table.cases, period.years.from
        );
        text += &self.signed(insured, period);
        for (heading, always) in [("In elk antwoord", true), ("In een deel van de antwoorden", false)] {
            let lines = period.table.information.iter().filter(|(_, of)| **of == always).map(|(line, _)| link_to_rule(*line));
            let lines = list(lines);
            if !lines.is_empty() {
                text += &format!("\n## {heading}\n{lines}");
            }
        }
        let readings = list(period.table.readings.iter().map(|reading| link_to_reading(*reading)));
        if !readings.is_empty() {
            text += &format!("\n## Lezingen die een antwoord veranderen\n{readings}");
        }
        text + &self.records(insured, period)
    }

    /// The table of this year that a lawyer signs, where there is one.
    fn signed(&self, insured: &Insured, period: &Period) -> String {
        let year = period.years.from;
        let Some(Signed { cells, cases, differences }) = Signed::find(self.rules, insured.file(), year) else {
            return String::new();
        };
        let mut rows = cells.iter().map(|row| row.iter().map(|cell| plain(cell)).collect::<Vec<_>>());
        let Some(head) = rows.next() else { return String::new() };
        let head: Vec<&str> = head.iter().map(String::as_str).collect();
        // A line may have fewer cells than the first.
        let rows = rows.map(|mut row| {
            row.resize(head.len(), String::new());
            row
        });
        let told = match differences {
            Some(0) => format!("In {cases} gemaakte gevallen zegt die tabel wat de regels zeggen."),
            Some(number) => format!("**In {number} van {cases} gemaakte gevallen zegt die tabel iets anders dan de regels.**"),
            None => "**De tabel is niet te lezen: `smr-check rules table` zegt waarom.**".into(),
        };
        format!("\n## De tabel om te ondertekenen\n\n{told}\n{}", table(&head, rows))
    }

    fn documents_and_terms(&self, insured: &Insured, period: &Period) -> String {
        let of = period.years;
        let mut text = String::new();
        let documents: Vec<_> = self.documents(insured).collect();
        let here: Vec<_> = documents.iter().filter(|source| source.years.get_ref().overlap(of)).collect();
        text += &list(here.iter().map(|source| format!("Document: {}", link_to_source(source))));
        if here.is_empty() {
            text += "\nVan dit jaar is er geen document.\n";
        }
        let Some(group) = self.checked.groups.iter().find(|group| group.id.get_ref().as_str() == insured.file()) else {
            return text;
        };
        for terms in terms::periods(self.checked, group.id.get_ref(), Some(of.from)) {
            let (said, open): (Vec<_>, Vec<_>) = terms.terms.iter().partition(|term| term.said);
            let rows = said.iter().map(|term| {
                let stands =
                    self.statements().filter(|one| term.statements.iter().any(|cited| cited.is(one.source, one.statement)));
                vec![link_to_term(&term.term), value(&term.value), stands.map(|one| one.cited()).collect::<Vec<_>>().join("<br>")]
            });
            let brand = terms.brand.iter().map(|brand| format!(", {brand}"));
            let whom: String = brand.chain(terms.provider.iter().map(|kind| format!(", {}", kind.as_str()))).collect();
            text += &format!("\n## Wat de documenten bepalen{}\n{}", plain(&whom), table(&["Term", "Waarde", "Staat in"], rows));
            let open: Vec<_> = open.iter().map(|term| format!("{} = {}", link_to_term(&term.term), value(&term.value))).collect();
            text += &format!("\nNiet gezegd, dus: {}.\n", open.join("; "));
        }
        let stated = self.statements().filter(|one| documents.iter().any(|of| of.id.get_ref() == one.source.id.get_ref()));
        let stated = list(stated.filter(|one| one.years().overlap(of)).map(|one| one.cited()));
        text + &format!("\n## Wat de documenten zeggen\n{stated}")
    }

    fn records(&self, insured: &Insured, period: &Period) -> String {
        let mut duties: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for source in &self.checked.sources {
            let group = source.group.as_ref().map(|group| group.get_ref().as_str());
            if group.is_some() && group != insured.group.map(|group| group.id) {
                continue;
            }
            for record in &source.record {
                if record.years.as_ref().unwrap_or(&source.years).get_ref().overlap(period.years) {
                    let id = source.id.get_ref().as_str();
                    let stands = link(&format!("{id}, {}", record.place.get_ref()), &format!("../bronnen/{id}.md#vastleggen"));
                    for of in record.duties.get_ref() {
                        duties.entry(duty(Lang::Nl, *of)).or_default().insert(stands.clone());
                    }
                }
            }
        }
        let rows =
            duties.into_iter().map(|(duty, stands)| vec![plain(duty), stands.into_iter().collect::<Vec<_>>().join("<br>")]);
        let rows = table(&["Wat de aanbieder doet", "Staat in"], rows);
        if rows.is_empty() { rows } else { format!("\n## Regelen en vastleggen\n{rows}") }
    }
}

fn brands_of(insured: &Insured) -> impl Iterator<Item = &'static Brand> {
    let group = insured.group.map(|group| group.id);
    brands().iter().filter(move |brand| brand.group().map(|group| group.id) == group)
}

fn link_to_source(source: &Source) -> String {
    let id = source.id.get_ref().as_str();
    let part = if source.seen == Some(Seen::Part) { " (een deel gelezen)" } else { "" };
    format!("{}, {}{part}", link(id, &format!("../bronnen/{id}.md")), plain(&source.title))
}

/// The rows of a level. Few features matter in a row, so each row names its own.
fn decisions(step: usize, rows: &[Row]) -> String {
    let cells = (1..).zip(rows).map(|(number, row)| {
        let conditions = row.conditions().map(|(at, values)| format!("**{}**: {}", FEATURES[at].0, told(at, &values)));
        let codes: Vec<_> = row.codes.iter().map(|code| link_to_rule(*code)).collect();
        let sometimes = if row.always { "" } else { " (in een deel van deze gevallen)" };
        let conditions = conditions.collect::<Vec<_>>().join("<br>en ");
        vec![format!("{step}.{number}"), conditions, codes.join(", ") + sometimes]
    });
    table(&["Rij", "Als", "Dan"], cells)
}

/// The values of a condition, or those that it leaves out where these are fewer.
fn told(at: usize, values: &[&str]) -> String {
    let others: Vec<_> = FEATURES[at].1.iter().filter(|value| !values.contains(value)).copied().collect();
    if others.len() == 1 { format!("niet: {}", others.join(", ")) } else { values.join("; ") }
}
