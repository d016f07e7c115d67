//! Turns a checked rule base into static tables.

use smr_rulebase::Years;
use smr_rulebase::check::Checked;
use smr_rulebase::rust::ToRust;
use smr_rulebase::schema::{Group, Source, Statement};
use smr_rulebase::values::{Code, Information, Kind, Reading, Seen, Value};
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
        base.verified_through.get_ref()[..4].parse::<i32>().unwrap_or(0),
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
            let of = brand.group.as_ref().map(|of| place_of(checked, of.get_ref()));
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
    let mut names: Vec<_> = checked.brands.iter().enumerate().map(|(place, brand)| (brand.name.to_lowercase(), place)).collect();
    names.sort();
    let places: Vec<_> = names.into_iter().map(|(_, place)| place).collect();
    writeln!(out, "static BY_NAME: [u8; {}] = {places:?};", places.len()).expect("a string takes all");
    list(&mut out, "pub static STATEMENTS", "Statement", "Every statement of every source.", statements(checked));
    list(
        &mut out,
        "static SAYS",
        "&str",
        "What each statement says.",
        all_statements(checked).map(|(_, _, statement)| format!("{:?}", statement.says)),
    );
    list(
        &mut out,
        "static CITATIONS",
        "&str",
        "Each statement as the trace cites it, as JSON.",
        all_statements(checked).map(citation),
    );
    for (name, of) in [("BY_CODE", named::<Code>(checked)), ("BY_INFORMATION", named::<Information>(checked))] {
        by_name(&mut out, name, &of);
    }
    by_name(&mut out, "SILENT_ON_CODE", &silent::<Code>(checked));
    by_name(&mut out, "SILENT_ON_INFORMATION", &silent::<Information>(checked));
    by_name(&mut out, "BY_READING", &readings(checked));
    list(&mut out, "static RECORDS", "Record", "What each source has a provider arrange or record.", records(checked));
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
    pub source: String,
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

fn by_name(out: &mut String, name: &str, rows: &[Vec<usize>]) {
    let slices: Vec<_> = rows.iter().map(|row| format!("&{row:?}")).collect();
    writeln!(out, "static {name}: [&[u16]; {}] = [{}];", rows.len(), slices.join(", ")).expect("a string takes all");
}

/// One row a period in which neither the limit nor the guidance changes.
fn limits(out: &mut String, checked: &Checked) {
    let guidance: Vec<_> = checked
        .sources
        .iter()
        .flat_map(|source| &source.guidance)
        .map(|guidance| (*guidance.years.get_ref(), guidance))
        .collect();
    let mut rows = Vec::new();
    for limit in checked.sources.iter().flat_map(|source| &source.limit) {
        for period in cut(*limit.years.get_ref(), guidance.iter().map(|(years, _)| *years)) {
            let of_period = guidance.iter().find(|(years, _)| years.from <= period.from && period.to <= years.to);
            let (intensive, exceptional) = of_period
                .map_or((None, None), |(_, g)| (Some(*g.intensive_at_most.get_ref()), Some(*g.exceptional_from.get_ref())));
            rows.push((
                period.from,
                format!(
                    "Limit {{ years: {}, programmes: {}, intensive_at_most: {intensive:?}, exceptional_from: {exceptional:?} }}",
                    period.to_rust(),
                    limit.programmes.get_ref()
                ),
            ));
        }
    }
    rows.sort_by_key(|(from, _)| *from);
    list(
        out,
        "pub static LIMITS",
        "Limit",
        "How many programmes a calendar year allows, oldest period first.",
        rows.into_iter().map(|(_, row)| row),
    );
}

/// A period, cut wherever another begins or ends within it.
fn cut(period: Years, others: impl Iterator<Item = Years>) -> Vec<Years> {
    let borders = others.flat_map(|other| [other.from, other.to.saturating_add(1)]);
    let mut starts: Vec<_> = borders.filter(|from| (period.from + 1..=period.to).contains(from)).chain([period.from]).collect();
    starts.sort_unstable();
    starts.dedup();
    let ends = starts.iter().skip(1).map(|next| next - 1).chain([period.to]);
    starts.iter().zip(ends).map(|(from, to)| Years { from: *from, to }).collect()
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
        "Source {{ id: {:?}, title: {:?}, publisher: {:?}, weight: {}, date: {:?}, years: {}, checked_on: {:?}, seen: {}, url: {:?}, \
         group: {:?} }}",
        source.id.get_ref().as_str(),
        source.title.as_str(),
        source.publisher.as_str(),
        source.weight.get_ref().to_rust(),
        source.date.as_ref().map(|date| date.get_ref().as_str()),
        source.years.get_ref().to_rust(),
        source.checked.get_ref().as_str(),
        source.seen.unwrap_or(Seen::Whole).to_rust(),
        source.url.as_ref().map(|url| url.as_str()),
        source.group.as_ref().map(|of| place_of(checked, of.get_ref())),
    )
}

fn group(checked: &Checked, group: &Group) -> String {
    let documents = || checked.sources.iter().filter(|source| source.is_of(group.id.get_ref()));
    let mut terms: Vec<_> = documents().flat_map(|source| &source.terms).map(|entry| entry.terms()).collect();
    terms.sort_by_key(|terms| terms.years.from);
    let terms: Vec<_> = terms.iter().map(ToRust::to_rust).collect();
    let documented: Vec<_> = documents().map(|source| source.years.get_ref().to_rust()).collect();
    format!(
        "Group {{ id: {:?}, name: {:?}, region: {:?}, documented: &[{}], terms: &[\n        {}\n    ] }}",
        group.id.get_ref().as_str(),
        group.name.as_str(),
        group.region.as_ref().map(|region| region.as_str()),
        documented.join(", "),
        terms.join(",\n        ")
    )
}

fn statements(checked: &Checked) -> impl Iterator<Item = String> {
    all_statements(checked).enumerate().map(|(index, (at, source, statement))| {
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

/// A statement as `Serialize` in `src/rulebase.rs` writes it; a test compares the two.
fn citation((_, source, statement): (usize, &Source, &Statement)) -> String {
    let url = source.url.as_ref().map_or("null".into(), |url| json(url));
    let place = statement.place.as_ref().map(|place| json(place.get_ref())).unwrap_or_default();
    format!("{:?}", format!("{{\"id\":{},\"locator\":{place},\"url\":{url}}}", json(source.id.get_ref())))
}

fn json(text: &str) -> String {
    serde_json::to_string(text).expect("text is JSON")
}

/// Every statement with its source and the place of that.
fn all_statements(checked: &Checked) -> impl Iterator<Item = (usize, &Source, &Statement)> {
    checked
        .sources
        .iter()
        .enumerate()
        .flat_map(|(at, source)| source.statement.iter().map(move |statement| (at, source, statement.get_ref())))
}

fn named<T: Value>(checked: &Checked) -> Vec<Vec<usize>> {
    places::<T>(checked, |statement, value| statement.rules.iter().any(|name| name.get_ref() == value.as_str()))
}

/// The statements that say that their source is silent.
fn silent<T: Value>(checked: &Checked) -> Vec<Vec<usize>> {
    places::<T>(checked, |statement, value| statement.silent_on.iter().any(|name| name.get_ref() == value.as_str()))
}

fn readings(checked: &Checked) -> Vec<Vec<usize>> {
    places::<Reading>(checked, |statement, reading| statement.readings.contains(&reading))
}

/// For each value the numbers of the statements that name it.
fn places<T: Value>(checked: &Checked, names: impl Fn(&Statement, T) -> bool) -> Vec<Vec<usize>> {
    let statements: Vec<_> = all_statements(checked).map(|(_, _, statement)| statement).collect();
    let of = |value: T| (0..statements.len()).filter(|at| names(statements[*at], value)).collect();
    T::ALL.iter().map(|value| of(*value)).collect()
}

fn place_of(checked: &Checked, id: &str) -> usize {
    checked.groups.iter().position(|group| group.id.get_ref().as_str() == id).expect("every group is listed")
}
