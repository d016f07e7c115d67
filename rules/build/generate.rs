//! Turns a checked rule base into static tables.

use crate::check::{Checked, FirstWithinChain, Source, Statement, Terms, Years};
use crate::values::{Code, Information, Reading, Value};
use std::fmt::Write as _;
use toml::Spanned;

/// Rust source for the tables that `src/rulebase.rs` includes.
pub fn tables(checked: &Checked, sha256: &str, documents: &[RuleDoc]) -> String {
    let mut out = String::new();
    let base = &checked.base;
    let groups = group_ids(checked);
    write!(
        out,
        "/// The fingerprint of this rule base.\npub static RULEBASE_VERSION: RulebaseVersion = RulebaseVersion {{ version: {:?}, sha256: {sha256:?}, verified_through: {:?}, checked_on: {:?} }};\n\
         const LAST_VERIFIED_YEAR: i32 = {};\n",
        base.version,
        base.verified_through.get_ref(),
        base.checked.get_ref(),
        base.verified_through.get_ref()[..4].parse::<i32>().unwrap_or(0),
    )
    .expect("a string takes all");
    limits(&mut out, checked);
    list(
        &mut out,
        "pub static SOURCES",
        "Source",
        "Every source: the law, the sector, the insurers.",
        checked.sources.iter().map(|s| source(s, &groups)),
    );
    list(
        &mut out,
        "pub static GROUPS",
        "Group",
        "The insurer groups that have a document.",
        groups.iter().map(|id| group(checked, id)),
    );
    list(
        &mut out,
        "pub static BRANDS",
        "Brand",
        "Every brand, sorted by id.",
        checked.brands.iter().map(|(id, (name, of, named))| {
            let of = of.as_ref().map(|of| place_of(&groups, of));
            format!("Brand {{ id: {id:?}, name: {name:?}, group: {of:?}, named: {named} }}")
        }),
    );
    let mut names: Vec<_> = checked.brands.values().enumerate().map(|(place, (name, ..))| (name.to_lowercase(), place)).collect();
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
    writeln!(out, "static {name}: [&[u8]; {}] = [{}];", rows.len(), slices.join(", ")).expect("a string takes all");
}

/// One row a period in which neither the limit nor the guidance changes.
fn limits(out: &mut String, checked: &Checked) {
    let guidance: Vec<_> =
        checked.sources.iter().flat_map(|source| &source.guidance).map(|guidance| (span(&guidance.years), guidance)).collect();
    let mut rows = Vec::new();
    for limit in checked.sources.iter().flat_map(|source| &source.limit) {
        for period in cut(span(&limit.years), guidance.iter().map(|(years, _)| *years)) {
            let of_period = guidance.iter().find(|(years, _)| years.from <= period.from && period.to <= years.to);
            let (intensive, exceptional) =
                of_period.map_or((None, None), |(_, g)| (Some(g.intensive_at_most), Some(g.exceptional_from)));
            rows.push((
                period.from,
                format!(
                    "Limit {{ years: {}, programmes: {}, intensive_at_most: {intensive:?}, exceptional_from: {exceptional:?} }}",
                    years(period),
                    limit.programmes
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

fn span(text: &Spanned<String>) -> Years {
    Years::parse(text.get_ref()).expect("checked")
}

fn years(years: Years) -> String {
    format!("Years {{ from: {}, to: {} }}", years.from, years.to)
}

fn source(source: &Source, groups: &[String]) -> String {
    format!(
        "Source {{ id: {:?}, title: {:?}, publisher: {:?}, weight: Weight::{}, date: {:?}, years: {}, checked_on: {:?}, url: {:?}, group: {:?} }}",
        source.id.get_ref(),
        source.title,
        source.publisher,
        pascal(source.weight.get_ref()),
        source.date.as_ref().map(Spanned::get_ref),
        years(span(&source.years)),
        source.checked.get_ref(),
        source.url.as_ref().map(Spanned::get_ref),
        source.group.as_ref().map(|group| place_of(groups, group.id.get_ref())),
    )
}

fn group(checked: &Checked, id: &str) -> String {
    let documents = || checked.sources.iter().filter(|source| source.group.as_ref().is_some_and(|of| of.id.get_ref() == id));
    let name = documents().filter_map(|source| source.group.as_ref()).map(|group| group.name.clone()).next().unwrap_or_default();
    let mut terms: Vec<_> =
        documents().flat_map(|source| &source.terms).map(|terms| (span(&terms.years).from, self::terms(terms))).collect();
    terms.sort_by_key(|(from, _)| *from);
    let terms: Vec<_> = terms.into_iter().map(|(_, row)| row).collect();
    let documented: Vec<_> = documents().map(|source| years(span(&source.years))).collect();
    format!(
        "Group {{ id: {id:?}, name: {name:?}, documented: &[{}], terms: &[\n        {}\n    ] }}",
        documented.join(", "),
        terms.join(",\n        ")
    )
}

fn terms(terms: &Terms) -> String {
    let or = |text: &Option<Spanned<String>>, default: &str| pascal(text.as_ref().map_or(default, |text| text.get_ref()));
    let option = |text: &Option<Spanned<String>>, of: &str| match text {
        Some(text) => format!("Some({of}::{})", pascal(text.get_ref())),
        None => "None".into(),
    };
    let first =
        terms.first_within_chain.as_ref().map_or("None".into(), |steps| format!("Some({})", first_within_chain(steps.get_ref())));
    format!(
        "Terms {{ years: {}, chain_count: ChainCount::{}, chain_count_other_reading: {}, chain_care: ChainCareRule::{}, first_within_chain: {first}, \
         running_chain_blocks: {}, parallel_other_reading: ParallelOtherReading::{}, stepped_care: {}, explains_earlier_guidance: {}, short_via_gp: {}, \
         register_stated: {}, own_contribution_exempt: {}, nrt_three_months: {}, contracted_internet_pharmacy: {}, gp_region_exception: {} }}",
        years(span(&terms.years)),
        or(&terms.chain_count, "open"),
        option(&terms.chain_count_other_reading, "ChainCount"),
        or(&terms.chain_care, "confirm"),
        terms.running_chain_blocks.unwrap_or(true),
        or(&terms.parallel_other_reading, "nothing-blocks"),
        terms.stepped_care,
        terms.explains_earlier_guidance,
        terms.short_via_gp,
        terms.register_stated,
        terms.own_contribution_exempt,
        terms.nrt_three_months,
        terms.contracted_internet_pharmacy,
        terms.gp_region_exception,
    )
}

fn first_within_chain(steps: &FirstWithinChain) -> String {
    let step = |text: &Spanned<String>| format!("ChainStep::{}", pascal(text.get_ref()));
    format!(
        "FirstWithinChain {{ failed_same_year: {}, failed_earlier_year: {}, unknown_same_year: {}, unknown_earlier_year: {}, success: {}, success_other_reading: {} }}",
        step(&steps.failed_same_year),
        step(&steps.failed_earlier_year),
        step(&steps.unknown_same_year),
        step(&steps.unknown_earlier_year),
        step(&steps.success),
        steps.success_other_reading.as_ref().map_or("None".into(), |text| format!("Some({})", step(text))),
    )
}

fn statements(checked: &Checked) -> impl Iterator<Item = String> {
    all_statements(checked).enumerate().map(|(index, (at, source, statement))| {
        let place = statement.place.as_ref().map(|place| place.get_ref().clone()).unwrap_or_default();
        let valid = span(statement.years.as_ref().unwrap_or(&source.years));
        format!("Statement {{ source: &SOURCES[{at}], place: {place:?}, years: {}, index: {index} }}", years(valid))
    })
}

/// A row for each duty of a record.
fn records(checked: &Checked) -> impl Iterator<Item = String> {
    checked.sources.iter().enumerate().flat_map(|(at, source)| {
        source.record.iter().flat_map(move |record| {
            let valid = years(span(record.years.as_ref().unwrap_or(&source.years)));
            let (place, says) = (record.place.get_ref(), record.says.get_ref());
            record.duties.get_ref().iter().map(move |duty| {
                let duty = pascal(duty.get_ref());
                format!(
                    "Record {{ duty: Duty::{duty}, source: &SOURCES[{at}], place: {place:?}, years: {valid}, says: {says:?} }}"
                )
            })
        })
    })
}

/// A statement as `Serialize` in `src/rulebase.rs` writes it; a test compares the two.
fn citation((_, source, statement): (usize, &Source, &Statement)) -> String {
    let url = source.url.as_ref().map_or("null".into(), |url| json(url.get_ref()));
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
    places::<T>(checked, |statement| &statement.rules)
}

fn readings(checked: &Checked) -> Vec<Vec<usize>> {
    places::<Reading>(checked, |statement| &statement.readings)
}

/// For each value the numbers of the statements that name it.
fn places<T: Value>(checked: &Checked, names: impl Fn(&Statement) -> &Vec<Spanned<String>>) -> Vec<Vec<usize>> {
    let statements: Vec<_> = all_statements(checked).map(|(_, _, statement)| statement).collect();
    T::ALL
        .iter()
        .map(|value| {
            (0..statements.len())
                .filter(|at| names(statements[*at]).iter().any(|name| name.get_ref() == value.as_str()))
                .collect()
        })
        .collect()
}

fn group_ids(checked: &Checked) -> Vec<String> {
    let mut ids: Vec<_> =
        checked.sources.iter().filter_map(|source| source.group.as_ref()).map(|group| group.id.get_ref().clone()).collect();
    ids.sort();
    ids.dedup();
    ids
}

fn place_of(groups: &[String], id: &str) -> usize {
    groups.iter().position(|group| group == id).expect("every group is listed")
}

fn pascal(kebab: &str) -> String {
    kebab
        .split('-')
        .map(|part| {
            let mut letters = part.chars();
            letters.next().map_or(String::new(), |first| first.to_ascii_uppercase().to_string() + letters.as_str())
        })
        .collect()
}
