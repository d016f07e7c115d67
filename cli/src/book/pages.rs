//! The pages of sources, rules, readings and terms.

use super::picture::picture;
use super::words::{link, list, plain, table, term, value, verdict, years};
use super::{Book, Pages, Stated, link_to_reading, link_to_rule, link_to_term, rule_name, rule_of};
use crate::levels::{LEVELS, question};
use crate::terms;
use smr_rules::RuleId;
use smr_rules::load::schema::Source;
use smr_rules::rulebase::{RULE_DOCS, RuleDoc, Terms, limits, version};
use smr_rules::values::{Reading, Seen, Value};
use smr_texts::{self as texts, Lang, Text};
use std::collections::BTreeSet;

impl Book<'_> {
    pub fn index(&self) -> String {
        let version = version();
        let day = |day: &str| smr_rules::iso::parse(day).map_or_else(|| day.into(), |day| texts::date(Lang::Nl, day));
        let mut text = String::from(
            "Dit boek toont wat de bronnen zeggen, in onze woorden, en wat de regels van smr-check daarvan maken. \
             Het is gemaakt uit de regelbestanden: verander het daar, en niet hier. Geen antwoord is een besluit; de zorgverzekeraar beslist.\n",
        );
        text += &list([
            format!("Versie van de regels: {}", plain(version.version)),
            format!("SHA-256 van de bestanden: `{}`", version.sha256),
            format!("Bronnen gecontroleerd op {}", day(version.checked_on)),
            format!("Regels bekend tot en met {}", day(version.verified_through)),
        ]);
        text += &list([
            format!("{}: elke uitspraak met de plaats waar die staat", link("Bronnen", "bronnen/_alle.md")),
            format!("{}: per jaar wat de documenten bepalen, met een beslistabel", link("Verzekeraars", "verzekeraars/_alle.md")),
            format!("{}: waar elke regel op rust, en wat de check dan zegt", link("Regels", "regels/_alle.md")),
            format!("{}: waar de teksten meer dan één uitleg toelaten", link("Lezingen", "lezingen/_alle.md")),
            format!("{}: wat de regels van een document weten", link("Termen", "termen/_alle.md")),
        ]);
        text += "\n## Hoeveel programma's per jaar\n";
        let number = |number: Option<u8>| number.map_or("–".into(), |number| number.to_string());
        text += &table(
            &["Jaren", "Programma's", "Hoogstens intensief", "Uitzondering vanaf nummer"],
            limits().iter().map(|limit| {
                let guidance = [number(limit.intensive_at_most), number(limit.exceptional_from)];
                [vec![years(limit.years), limit.programmes.to_string()], guidance.to_vec()].concat()
            }),
        );
        let rows: Vec<_> = limits().iter().map(|limit| (format!("hoogstens {}", limit.programmes), limit.years)).collect();
        text + &picture("Hoeveel programma's per jaar", &rows)
    }

    pub fn add_sources(&self, pages: &mut Pages) {
        let rows = self.checked.sources.iter().map(|source| {
            let id = source.id.get_ref().as_str();
            let weight = texts::weight(*source.weight.get_ref()).get(Lang::Nl);
            vec![
                link(id, &format!("../bronnen/{id}.md")),
                plain(&source.title),
                plain(&source.publisher),
                weight.into(),
                years(*source.years.get_ref()),
            ]
        });
        let bars: Vec<_> =
            self.checked.sources.iter().map(|source| (source.id.get_ref().to_string(), *source.years.get_ref())).collect();
        let text = table(&["Bron", "Titel", "Uitgever", "Soort", "Jaren"], rows) + &picture("De jaren van de bronnen", &bars);
        pages.add(0, "Bronnen", "bronnen/_alle.md", text);
        for source in &self.checked.sources {
            let id = source.id.get_ref().as_str();
            pages.add(1, &format!("{id}: {}", source.title.as_str()), &format!("bronnen/{id}.md"), self.source(source));
        }
        if !self.checked.waiting.is_empty() {
            let rows = self.checked.waiting.iter().map(|source| {
                let of = years(*source.years.get_ref());
                vec![plain(source.id.get_ref().as_str()), plain(&source.title), plain(&source.publisher), of]
            });
            let text = "Deze documenten zijn ingevoerd en nog niet overgenomen: geen antwoord steunt erop.\n".to_string();
            let text = text + &table(&["Bron", "Titel", "Uitgever", "Jaren"], rows);
            pages.add(1, "Nog niet overgenomen", "bronnen/_wacht.md", text);
        }
    }

    fn source(&self, source: &Source) -> String {
        let of = *source.years.get_ref();
        let mut facts = vec![
            format!("Uitgever: {}", plain(&source.publisher)),
            format!("Soort: {}", texts::weight(*source.weight.get_ref()).get(Lang::Nl)),
            format!("Datum: {}", source.date.as_ref().map_or("geen", |date| date.get_ref().as_str())),
            format!("Jaren: {}", years(of)),
            format!("Gecontroleerd op {}", source.checked.get_ref().as_str()),
        ];
        facts.extend(source.retired.as_ref().map(|day| format!("Geldt niet meer vanaf {}", day.get_ref().as_str())));
        if source.seen == Some(Seen::Part) {
            facts.push("Gelezen: een deel. Wat hier niet staat, weten wij niet.".into());
        }
        facts.extend(
            source.url.as_ref().map(|url| format!("Adres: [{}](<{}>)", plain(url), url.replace('<', "%3C").replace('>', "%3E"))),
        );
        let group = source.group.as_ref().map(|group| group.get_ref().as_str());
        if let Some(insured) =
            self.insurers.iter().find(|insured| group.is_some() && insured.group.map(|group| group.id) == group)
        {
            let periods = insured.periods.iter().filter(|period| period.years.overlap(of)).map(|period| insured.link_to(period));
            let periods: Vec<_> = periods.collect();
            facts.push(format!(
                "Van {}: {}",
                link(insured.name, &format!("../verzekeraars/{}.md", insured.file())),
                periods.join(", ")
            ));
        }
        let mut text = list(facts);
        for limit in &source.limit {
            text +=
                &format!("- {}: hoogstens {} programma's per jaar\n", years(*limit.years.get_ref()), limit.programmes.get_ref());
        }
        for guidance in &source.guidance {
            let (most, from) = (guidance.intensive_at_most.get_ref(), guidance.exceptional_from.get_ref());
            text += &format!(
                "- {}: hoogstens {most} intensief; nummer {from} is een uitzondering\n",
                years(*guidance.years.get_ref())
            );
        }
        for row in source.effort.iter().flat_map(|effort| &effort.get_ref().kinds) {
            let (kind, contacts, minutes) = (texts::kind(row.kind).get(Lang::Nl), row.contacts, row.minutes);
            text += &format!(
                "- {kind}: minstens {contacts} contacten en {minutes} minuten (in een groep {})\n",
                row.minutes_in_group
            );
        }
        let stated: Vec<_> = self.statements().filter(|one| one.source.id.get_ref() == source.id.get_ref()).collect();
        let bars = stated.iter().map(|one| (format!("{}. {}", one.number, one.place()), one.years()));
        text += &picture(
            "De jaren van het document en zijn uitspraken",
            &[(("het document".to_string()), of)].into_iter().chain(bars).collect::<Vec<_>>(),
        );
        text += "\n## Uitspraken\n";
        stated.iter().for_each(|one| text += &statement(one));
        if !source.note.is_empty() {
            let rows = source.note.iter().map(|note| {
                let of = years(source.years_or_own(note.years.as_ref()));
                vec![plain(note.place.get_ref()), of, plain(note.nl.get_ref()), plain(note.en.get_ref())]
            });
            text += &format!("\n## Opmerkingen\n{}", table(&["Plaats", "Jaren", "Nederlands", "Engels"], rows));
        }
        if !source.not_expressed.is_empty() {
            let rows = source.not_expressed.iter().map(|left| {
                let touched = left.touches.get_ref().iter().map(|name| plain(name.get_ref())).collect::<Vec<_>>().join(", ");
                vec![plain(left.place.get_ref()), plain(left.what.get_ref()), plain(left.why.get_ref()), touched]
            });
            let head = table(&["Plaats", "Wat er staat", "Waarom niet", "Nooit zeker"], rows);
            text += &format!("\n## Wat de regels niet kunnen zeggen\n{head}");
        }
        if !source.record.is_empty() {
            text += "\n## Regelen en vastleggen {#vastleggen}\n";
            let rows = source.record.iter().map(|record| {
                let duties = record.duties.get_ref().iter().map(|duty| plain(texts::duty(Lang::Nl, *duty)));
                let of = years(*record.years.as_ref().unwrap_or(&source.years).get_ref());
                vec![plain(record.place.get_ref()), of, plain(record.says.get_ref()), duties.collect::<Vec<_>>().join("<br>")]
            });
            text += &table(&["Plaats", "Jaren", "Wat er staat", "Wat de aanbieder doet"], rows);
        }
        text
    }

    pub fn add_rules(&self, pages: &mut Pages) {
        let mut text = String::from(
            "De eerste stap waarin een regel geldt, beslist. Alle regels van die stap die gelden, komen in het antwoord.\n",
        );
        let mut order: Vec<RuleId> = Vec::new();
        for of in LEVELS.into_iter().chain(["information"]) {
            let rules: Vec<_> = RULE_DOCS.iter().filter(|doc| doc.level == of).filter_map(|doc| rule_of(doc.rule)).collect();
            text += &format!(
                "\n## {}\n{}",
                question(Lang::Nl, of),
                list(rules.iter().map(|rule| format!("{} `{}`", link_to_rule(*rule), rule.as_str())))
            );
            order.extend(rules);
        }
        pages.add(0, "Regels", "regels/_alle.md", text);
        let mut seen = BTreeSet::new();
        for rule in order.into_iter().filter(|rule| seen.insert(rule.as_str())) {
            pages.add(1, rule_name(rule), &format!("regels/{}.md", rule.as_str()), self.rule(rule));
        }
    }

    fn rule(&self, rule: RuleId) -> String {
        let name = rule.as_str();
        let docs: Vec<&RuleDoc> = RULE_DOCS.iter().filter(|doc| doc.rule == name).collect();
        let mut text = format!("`{name}`\n");
        text += &list(docs.iter().map(|doc| format!("{}: {}", question(Lang::Nl, doc.level), verdict(doc.level))));
        text += "\n## Wat de check zegt\n";
        text += &match rule {
            RuleId::Code(code) => sentences(&[
                ("Kop", texts::code_title(code)),
                ("Waarom", texts::code_why(code)),
                ("Doe nu", texts::code_action(code)),
                ("Vraag", texts::code_question(code)),
            ]),
            RuleId::Information(line) => {
                sentences(&[("Kop", texts::information_title(line)), ("Tekst", texts::information_text(line))])
            }
        };
        text += "\n## Waar de regel op rust\n";
        text += &self.cited(|one| one.statement.rules.iter().any(|of| of.get_ref() == name));
        let silent = self.statements().filter(|one| one.statement.silent_on.iter().any(|of| of.get_ref() == name));
        let silent = list(silent.map(|one| one.cited()));
        if !silent.is_empty() {
            text += &format!("\n## Bronnen die er niets over zeggen\n{silent}");
        }
        let terms: BTreeSet<_> = self
            .statements()
            .filter(|one| one.statement.rules.iter().any(|of| of.get_ref() == name))
            .flat_map(|one| &one.statement.terms)
            .map(|term| term.get_ref().as_str())
            .collect();
        if !terms.is_empty() {
            text += &format!("\n## Termen van deze uitspraken\n{}", list(terms.into_iter().map(link_to_term)));
        }
        let occurs = self.occurs(|period| match rule {
            RuleId::Code(code) => period.codes().any(|of| of == code),
            RuleId::Information(line) => period.table.information.contains_key(&line),
        });
        if !occurs.is_empty() {
            text += &format!("\n## Bij wie de regel in sommige antwoorden geldt\n{occurs}");
        }
        text += "\n## Voor wie het programma leest (Engels)\n";
        text + &list(
            docs.iter().map(|doc| format!("{} Valid: {} Example: {}", plain(doc.what), plain(doc.valid), plain(doc.example))),
        )
    }

    pub fn add_readings(&self, pages: &mut Pages) {
        let rows = Reading::ALL
            .iter()
            .map(|reading| vec![link_to_reading(*reading), plain(texts::reading_point(*reading).get(Lang::Nl))]);
        pages.add(0, "Lezingen", "lezingen/_alle.md", table(&["Lezing", "Wat onduidelijk is"], rows));
        for reading in Reading::ALL {
            let mut text = sentences(&[
                ("Het punt", texts::reading_point(*reading)),
                ("Wij kiezen", texts::reading_chosen(*reading)),
                ("Anders", texts::reading_otherwise(*reading)),
                ("Vraag", texts::reading_question(*reading)),
            ]);
            text += &format!("\n## Waar het om gaat\n{}", self.cited(|one| one.statement.readings.contains(reading)));
            let occurs = self.occurs(|period| period.table.readings.contains(reading));
            if !occurs.is_empty() {
                text += &format!("\n## Bij wie de lezing een antwoord verandert\n{occurs}");
            }
            pages.add(1, reading.as_str(), &format!("lezingen/{}.md", reading.as_str()), text);
        }
    }

    pub fn add_terms(&self, pages: &mut Pages) {
        let names: Vec<_> = Terms::FIELDS.iter().map(|field| (field.key(), field.about.trim())).collect();
        let rows = names.iter().map(|(name, about)| vec![link_to_term(name), plain(term(name, about))]);
        let text = String::from(
            "Een document zegt iets met termen. Wat er niet staat, geldt zoals bij een verzekeraar zonder document.\n",
        );
        pages.add(0, "Termen", "termen/_alle.md", text + &table(&["Term", "Waar die over gaat"], rows));
        for (name, about) in &names {
            let mut text = format!("{}\n", plain(term(name, about)));
            let rows = self.checked.groups.iter().flat_map(|group| {
                terms::periods(self.checked, group.id.get_ref(), None).into_iter().map(move |period| (group, period))
            });
            let rows = rows.filter_map(|(group, period)| {
                let of = period.terms.iter().find(|of| of.term == *name && of.said)?;
                let insured = self.insurers.iter().find(|insured| insured.file() == group.id.get_ref().as_str())?;
                let pages = insured.periods.iter().filter(|one| one.years.overlap(period.years)).map(|one| insured.link_to(one));
                let stands =
                    self.statements().filter(|one| of.statements.iter().any(|cited| cited.is(one.source, one.statement)));
                let stands: Vec<_> = stands.map(|one| one.link()).collect();
                Some(vec![
                    plain(&group.name),
                    years(period.years),
                    value(&of.value),
                    stands.join("<br>"),
                    pages.collect::<Vec<_>>().join(", "),
                ])
            });
            let said = table(&["Groep", "Jaren", "Waarde", "Staat in", "Bladzijden"], rows);
            text += if said.is_empty() { "\nGeen document zegt er iets over.\n" } else { &said };
            text +=
                &format!("\n## Uitspraken\n{}", self.cited(|one| one.statement.terms.iter().any(|term| term.get_ref() == name)));
            pages.add(1, name, &format!("termen/{name}.md"), text);
        }
    }

    /// Statements with what they say, and their years as a picture.
    fn cited(&self, is: impl Fn(&Stated) -> bool) -> String {
        let all: Vec<_> = self.statements().filter(|one| is(one)).collect();
        let bars: Vec<_> =
            all.iter().map(|one| (format!("{}, {}", one.source.id.get_ref().as_str(), one.place()), one.years())).collect();
        list(all.iter().map(Stated::cited)) + &picture("De jaren van deze uitspraken", &bars)
    }
}

/// A statement on the page of its source.
fn statement(one: &Stated) -> String {
    let statement = one.statement;
    let mut text = format!("\n### {}. {} {{#s{}}}\n\n> {}\n", one.number, plain(one.place()), one.number, plain(&statement.says));
    let rules = |names: &[toml::Spanned<String>]| {
        names.iter().filter_map(|name| rule_of(name.get_ref())).map(link_to_rule).collect::<Vec<_>>().join(", ")
    };
    let lines = [
        ("Geldt", years(one.years())),
        ("Regels", rules(&statement.rules)),
        ("Zegt niets over", rules(&statement.silent_on)),
        ("Lezingen", statement.readings.iter().map(|reading| link_to_reading(*reading)).collect::<Vec<_>>().join(", ")),
        ("Termen", statement.terms.iter().map(|term| link_to_term(term.get_ref())).collect::<Vec<_>>().join(", ")),
    ];
    text += &list(lines.into_iter().filter(|(_, what)| !what.is_empty()).map(|(name, what)| format!("{name}: {what}")));
    text
}

/// Sentences in both languages.
fn sentences(all: &[(&str, Text)]) -> String {
    let said = all.iter().filter(|(_, text)| !text.get(Lang::Nl).is_empty());
    table(
        &["", "Nederlands", "Engels"],
        said.map(|(name, text)| vec![(*name).into(), plain(text.get(Lang::Nl)), plain(text.get(Lang::En))]),
    )
}
