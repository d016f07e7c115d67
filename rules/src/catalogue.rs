//! The rule base as one document: what `smr-check rules --json` and the browser's `rules()` give.

use crate::rulebase::{
    self, Brand, Exception, Group, Limit, Note, RULE_DOCS, Record, RuleDoc, RulebaseVersion, Source, Statement, Terms, Years,
};
use crate::values::{Reading, Value};
use alloc::vec::Vec;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

/// The whole rule base.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Catalogue {
    rulebase: &'static RulebaseVersion,
    sources: &'static [Source],
    limits: &'static [Limit],
    insurers: Vec<InsurerEntry>,
    groups: Vec<GroupEntry>,
    rules: Vec<RuleEntry>,
    readings: Vec<ReadingEntry>,
    statements: Vec<StatementEntry>,
    records: &'static [Record],
    notes: &'static [Note],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct InsurerEntry {
    id: &'static str,
    name: &'static str,
    /// The group whose document binds it, if there is one.
    group: Option<&'static str>,
    /// Does that document name the brand?
    named_in_document: bool,
    /// Other names that people search by.
    aliases: &'static [&'static str],
    /// Its public site.
    site: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct GroupEntry {
    id: &'static str,
    name: &'static str,
    region: Option<&'static str>,
    documented: &'static [Years],
    terms: &'static [Terms],
    exceptions: &'static [Exception],
}

#[derive(Debug, Serialize)]
struct RuleEntry {
    rule: &'static str,
    level: &'static str,
    what: &'static str,
    valid: &'static str,
    example: &'static str,
    sources: Vec<StatementEntry>,
}

#[derive(Debug, Serialize)]
struct ReadingEntry {
    reading: &'static str,
    sources: Vec<StatementEntry>,
}

#[derive(Debug)]
struct StatementEntry(&'static Statement);

impl Serialize for StatementEntry {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut out = to.serialize_struct("Statement", 4)?;
        out.serialize_field("id", self.0.source.id)?;
        out.serialize_field("locator", self.0.place)?;
        out.serialize_field("years", &self.0.years)?;
        out.serialize_field("says", self.0.says())?;
        out.end()
    }
}

/// The whole rule base, from the static tables.
#[must_use]
pub fn catalogue() -> Catalogue {
    Catalogue {
        rulebase: rulebase::version(),
        sources: rulebase::sources(),
        limits: rulebase::limits(),
        insurers: rulebase::brands().iter().map(insurer).collect(),
        groups: rulebase::groups().iter().map(group).collect(),
        rules: RULE_DOCS.iter().map(rule).collect(),
        readings: Reading::ALL
            .iter()
            .map(|reading| ReadingEntry {
                reading: reading.as_str(),
                sources: rulebase::statements_of_reading(*reading).map(StatementEntry).collect(),
            })
            .collect(),
        statements: rulebase::all_statements().iter().map(StatementEntry).collect(),
        records: rulebase::records(),
        notes: rulebase::notes(),
    }
}

fn insurer(brand: &'static Brand) -> InsurerEntry {
    InsurerEntry {
        id: brand.id,
        name: brand.name,
        group: brand.group().map(|group| group.id),
        named_in_document: brand.named,
        aliases: brand.aliases,
        site: brand.site,
    }
}

fn group(group: &'static Group) -> GroupEntry {
    let Group { id, name, region, documented, terms, exceptions } = group;
    GroupEntry { id, name, region: *region, documented, terms, exceptions }
}

fn rule(doc: &'static RuleDoc) -> RuleEntry {
    RuleEntry {
        rule: doc.rule,
        level: doc.level,
        what: doc.what,
        valid: doc.valid,
        example: doc.example,
        sources: doc.statements().map(StatementEntry).collect(),
    }
}
