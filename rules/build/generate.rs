//! Turns a checked rule base into static tables.

use smr_rulebase::check::Checked;
use smr_rulebase::rust::ToRust;
use smr_rulebase::schema::{Group, Source, Statement};
use smr_rulebase::values::{Code, Information, Kind, Seen, Verdict};
use std::fmt::Write as _;

/// Rust source for the tables that `src/rulebase.rs` includes.
pub fn tables(checked: &Checked, sha256: &str, documents: &[RuleDoc]) -> String {
    let mut out = String::new();
    let base = &checked.base;
    write!(
        out,
        "/// The fingerprint of this rule base.\npub static RULEBASE_VERSION: RulebaseVersion = RulebaseVersion {{ version: {:?}, sha256: {sha256:?}, verified_through: {:?}, checked_on: {:?} }};\n\
         const LAST_VERIFIED_YEAR: i32 = {};\n\
         /// Numbers that hold whoever insures.\npub static GENERAL: General = General {{ longest_programme_days: {}, aftercare_days: {}, own_risk_exempt_from: {}, \
         rules_pending_from: {} }};\n",
        base.version.as_str(),
        base.verified_through.get_ref().as_str(),
        base.checked.get_ref().as_str(),
        checked.last_verified_year(),
        base.general.get_ref().longest_programme_days,
        base.general.get_ref().aftercare_days,
        base.general.get_ref().own_risk_exempt_from,
        base.general.get_ref().rules_pending_from,
    )
    .expect("a string takes all");
    limits(&mut out, checked);
    effort(&mut out, checked);
    list(
        &mut out,
        "pub static SOURCES",
        "Source",
        "Every source: the law, the sector, the insurers.",
        checked.sources.iter().map(|s| source(checked, s)),
    );
    list(
        &mut out,
        "pub static GROUPS",
        "Group",
        "The insurer groups that have a document.",
        checked.groups.iter().map(|of| group(checked, of)),
    );
    list(
        &mut out,
        "pub static BRANDS",
        "Brand",
        "Every brand, sorted by id.",
        checked.brands.iter().map(|brand| {
            let of = brand.group.as_ref().map(|of| checked.place_of(of.get_ref()).expect("every group is listed"));
            let named = brand.named.unwrap_or(false);
            let aliases: Vec<_> = brand.aliases.iter().map(|alias| alias.get_ref().as_str()).collect();
            format!(
                "Brand {{ id: {:?}, name: {:?}, group: {of:?}, named: {named}, aliases: &{aliases:?}, site: {:?} }}",
                brand.id.get_ref().as_str(),
                brand.name.as_str(),
                brand.site.as_ref().map(|site| site.as_str())
            )
        }),
    );
    let places = checked.by_name();
    writeln!(out, "static BY_NAME: [u8; {}] = {places:?};", places.len()).expect("a string takes all");
    list(&mut out, "pub static STATEMENTS", "Statement", "Every statement of every source.", statements(checked));
    list(
        &mut out,
        "static SAYS",
        "&str",
        "What each statement says.",
        checked.statements().map(|(_, _, statement)| format!("{:?}", statement.says)),
    );
    list(
        &mut out,
        "static CITATIONS",
        "&str",
        "Each statement as the trace cites it, as JSON.",
        checked.statements().map(citation),
    );
    for (name, of) in [("BY_CODE", checked.named::<Code>()), ("BY_INFORMATION", checked.named::<Information>())] {
        by_name(&mut out, name, &of);
    }
    by_name(&mut out, "SILENT_ON_CODE", &checked.silent::<Code>());
    by_name(&mut out, "SILENT_ON_INFORMATION", &checked.silent::<Information>());
    by_name(&mut out, "BY_READING", &checked.readings());
    list(&mut out, "static RECORDS", "Record", "What each source has a provider arrange or record.", records(checked));
    list(&mut out, "pub static NOTES", "Note", "The remarks of every source.", notes(checked));
    list(&mut out, "static NOT_EXPRESSED", "NotExpressed", "What terms cannot express.", not_expressed(checked));
    list(
        &mut out,
        "pub static RULE_DOCS",
        "RuleDoc",
        "What each rule file says of itself.",
        documents.iter().map(|doc| {
            format!(
                "RuleDoc {{ rule: {:?}, level: {:?}, what: {:?}, valid: {:?}, example: {:?} }}",
                doc.rule, doc.level, doc.what, doc.valid, doc.example
            )
        }),
    );
    out
}

/// The opening comment of a rule file.
pub struct RuleDoc {
    pub rule: String,
    pub level: String,
    pub what: String,
    pub valid: String,
    pub example: String,
}

/// A table: `declaration` is its visibility and name.
fn list(out: &mut String, declaration: &str, of: &str, about: &str, rows: impl Iterator<Item = String>) {
    let rows: Vec<_> = rows.collect();
    writeln!(out, "/// {about}\n{declaration}: [{of}; {}] = [", rows.len()).expect("a string takes all");
    rows.iter().for_each(|row| writeln!(out, "    {row},").expect("a string takes all"));
    out.push_str("];\n");
}

fn by_name(out: &mut String, name: &str, rows: &[Vec<u16>]) {
    let slices: Vec<_> = rows.iter().map(|row| format!("&{row:?}")).collect();
    writeln!(out, "static {name}: [&[u16]; {}] = [{}];", rows.len(), slices.join(", ")).expect("a string takes all");
}

fn limits(out: &mut String, checked: &Checked) {
    let rows = checked.limits().into_iter().map(|row| {
        let (intensive, exceptional) = row.guidance.unzip();
        format!(
            "Limit {{ years: {}, programmes: {}, intensive_at_most: {intensive:?}, exceptional_from: {exceptional:?} }}",
            row.years.to_rust(),
            row.programmes
        )
    });
    list(out, "pub static LIMITS", "Limit", "How many programmes a calendar year allows, oldest period first.", rows);
}

/// What each kind takes at least, alone and in a group.
fn effort(out: &mut String, checked: &Checked) {
    let effort = checked.sources.iter().find_map(|source| source.effort.as_ref()).expect("checked").get_ref();
    let rows = |in_group: bool| {
        effort.kinds.iter().map(move |row| {
            let minutes = if in_group { row.minutes_in_group } else { row.minutes };
            format!("Least {{ kind: {}, contacts: {}, minutes: {minutes} }}", Kind::to_rust(&row.kind), row.contacts)
        })
    };
    writeln!(
        out,
        "/// The heading where the least of each kind stands.\npub const EFFORT_PLACE: &str = {:?};",
        effort.place.as_str()
    )
    .expect("a string takes all");
    list(out, "pub(crate) static LEAST_ALONE", "Least", "The least that each kind takes, the lightest first.", rows(false));
    list(out, "pub(crate) static LEAST_IN_GROUP", "Least", "The same in a group.", rows(true));
}

fn source(checked: &Checked, source: &Source) -> String {
    format!(
        "Source {{ id: {:?}, title: {:?}, publisher: {:?}, weight: {}, audience: {}, date: {:?}, years: {}, checked_on: {:?}, \
         seen: {}, url: {:?}, brands: &{:?}, providers: &[{}], \
         group: {:?} }}",
        source.id.get_ref().as_str(),
        source.title.as_str(),
        source.publisher.as_str(),
        source.weight.get_ref().to_rust(),
        source.audience().to_rust(),
        source.date.as_ref().map(|date| date.get_ref().as_str()),
        source.years.get_ref().to_rust(),
        source.checked.get_ref().as_str(),
        source.seen.unwrap_or(Seen::Whole).to_rust(),
        source.url.as_ref().map(|url| url.as_str()),
        source.brands.iter().map(|brand| brand.get_ref().as_str()).collect::<Vec<_>>(),
        source.providers.iter().map(|kind| kind.get_ref().to_rust()).collect::<Vec<_>>().join(", "),
        source.group.as_ref().map(|of| checked.place_of(of.get_ref()).expect("every group is listed")),
    )
}

fn group(checked: &Checked, group: &Group) -> String {
    let layers = checked.layers(group);
    let (general, own): (Vec<_>, Vec<_>) = layers.iter().partition(|layer| layer.brand.is_none() && layer.provider.is_none());
    let terms: Vec<_> = general.iter().map(|layer| layer.terms.to_rust()).collect();
    let exceptions = own.iter().map(|layer| {
        let (provider, terms) = (layer.provider.to_rust(), layer.terms.to_rust());
        format!("Exception {{ brand: {:?}, provider: {provider}, terms: {terms} }}", layer.brand)
    });
    let exceptions: Vec<_> = exceptions.collect();
    let documented: Vec<_> = checked.documents(group).map(|source| source.years.get_ref().to_rust()).collect();
    format!(
        "Group {{ id: {:?}, name: {:?}, region: {:?}, documented: &[{}], terms: &[\n        {}\n    ], \
         exceptions: &[{}] }}",
        group.id.get_ref().as_str(),
        group.name.as_str(),
        group.region.as_ref().map(|region| region.as_str()),
        documented.join(", "),
        terms.join(",\n        "),
        exceptions.join(", ")
    )
}

fn statements(checked: &Checked) -> impl Iterator<Item = String> {
    checked.statements().enumerate().map(|(index, (at, source, statement))| {
        let place = statement.place.as_ref().map(|place| place.get_ref().clone()).unwrap_or_default();
        let years = source.years_of(statement).to_rust();
        format!("Statement {{ source: &SOURCES[{at}], place: {place:?}, years: {years}, index: {index} }}")
    })
}

/// A row for each duty of a record.
fn records(checked: &Checked) -> impl Iterator<Item = String> {
    checked.sources.iter().enumerate().flat_map(|(at, source)| {
        source.record.iter().flat_map(move |record| {
            let valid = record.years.as_ref().unwrap_or(&source.years).get_ref().to_rust();
            let (place, says) = (record.place.get_ref(), record.says.get_ref());
            record.duties.get_ref().iter().map(move |duty| {
                let duty = duty.to_rust();
                format!("Record {{ duty: {duty}, source: &SOURCES[{at}], place: {place:?}, years: {valid}, says: {says:?} }}")
            })
        })
    })
}

fn notes(checked: &Checked) -> impl Iterator<Item = String> {
    checked.notes().map(|(at, source, note)| {
        let (years, topic) = (source.years_or_own(note.years.as_ref()).to_rust(), note.topic.to_rust());
        let (place, nl, en) = (note.place.get_ref().as_str(), note.nl.get_ref().as_str(), note.en.get_ref().as_str());
        format!("Note {{ source: &SOURCES[{at}], place: {place:?}, years: {years}, topic: {topic}, nl: {nl:?}, en: {en:?} }}")
    })
}

fn not_expressed(checked: &Checked) -> impl Iterator<Item = String> {
    checked.not_expressed().map(|(at, source, left)| {
        let years = source.years_or_own(left.years.as_ref()).to_rust();
        let codes: Vec<_> = left.touched::<Code>().map(|code| code.to_rust()).collect();
        let verdicts: Vec<_> = left.touched::<Verdict>().map(|verdict| verdict.to_rust()).collect();
        let (codes, verdicts) = (codes.join(", "), verdicts.join(", "));
        format!("NotExpressed {{ source: &SOURCES[{at}], years: {years}, codes: &[{codes}], verdicts: &[{verdicts}] }}")
    })
}

/// A statement as `Serialize` in `src/rulebase.rs` writes it; a test compares the two.
fn citation((_, source, statement): (usize, &Source, &Statement)) -> String {
    let url = source.url.as_ref().map_or("null".into(), |url| json(url));
    let place = statement.place.as_ref().map(|place| json(place.get_ref())).unwrap_or_default();
    format!("{:?}", format!("{{\"id\":{},\"locator\":{place},\"url\":{url}}}", json(source.id.get_ref())))
}

fn json(text: &str) -> String {
    serde_json::to_string(text).expect("text is JSON")
}
