//! A rule base that is chosen at run time: the same tables as the built-in one, filled from files that passed the checker.
//!
//! One is in use on a thread at a time; without a choice it is the built-in one. For the command line and its previews: what people load is
//! built without this.

use crate::rulebase::{
    BUILT_IN, Brand, Exception, General, Group, Limit, NotExpressed, Note, Record, RulebaseVersion, Source, Statement, Tables,
    Terms,
};
use crate::values::{Code, Information, Seen};
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::Cell;
use smr_rulebase::check::Checked;
use smr_rulebase::layers::Layer;

pub use smr_rulebase::{check, copies, fault, folder, layers, scenarios, schema};

std::thread_local! {
    static IN_USE: Cell<&'static Tables> = const { Cell::new(&BUILT_IN) };
}

#[inline]
pub(crate) fn in_use() -> &'static Tables {
    IN_USE.get()
}

/// A rule base. It stays in memory to the end of the program, as answers point into it.
#[derive(Clone, Copy, Debug)]
pub struct RuleBase(&'static Tables);

impl RuleBase {
    /// The rule base that is built in.
    pub const BUILT_IN: Self = Self(&BUILT_IN);

    /// The tables of a checked rule base.
    #[must_use]
    pub fn load(checked: &Checked, sha256: &str) -> Self {
        Self(Box::leak(Box::new(tables(checked, sha256))))
    }

    /// The same with other terms of a group in place of those of a layer.
    #[must_use]
    pub fn with_terms(self, group: &str, layer: &Layer<'_>, terms: Terms) -> Self {
        let replaced = |of: &Terms| if of.years == layer.terms.years { terms } else { *of };
        let groups = self.0.groups.iter().map(|of| {
            if of.id != group {
                Group { ..*of }
            } else if is_general(layer) {
                Group { terms: list(of.terms.iter().map(replaced)), ..*of }
            } else {
                let is_it = |of: &Exception| of.brand == layer.brand && of.provider == layer.provider;
                let exceptions = of
                    .exceptions
                    .iter()
                    .map(|own| Exception { terms: if is_it(own) { replaced(&own.terms) } else { own.terms }, ..*own });
                Group { exceptions: list(exceptions), ..*of }
            }
        });
        Self(one(Tables { groups: list(groups), ..*self.0 }))
    }

    /// The rule base that is in use on this thread.
    #[must_use]
    pub fn in_use() -> Self {
        Self(in_use())
    }

    /// Puts this rule base in use on this thread, to its end.
    pub fn use_here(self) {
        IN_USE.set(self.0);
    }

    /// Runs with this rule base in use on this thread, and puts back the one before.
    pub fn run<T>(self, run: impl FnOnce() -> T) -> T {
        let before = IN_USE.replace(self.0);
        let result = run();
        IN_USE.set(before);
        result
    }
}

fn tables(checked: &Checked, sha256: &str) -> Tables {
    let base = &checked.base;
    let general = base.general.get_ref();
    let sources = list(checked.sources.iter().map(|of| source(checked, of)));
    Tables {
        version: one(RulebaseVersion {
            version: text(&base.version),
            sha256: text(sha256),
            verified_through: text(base.verified_through.get_ref()),
            checked_on: text(base.checked.get_ref()),
        }),
        last_verified_year: checked.last_verified_year(),
        general: one(General {
            longest_programme_days: general.longest_programme_days,
            aftercare_days: general.aftercare_days,
            own_risk_exempt_from: general.own_risk_exempt_from,
            rules_pending_from: general.rules_pending_from,
        }),
        limits: list(checked.limits().into_iter().map(|row| Limit {
            years: row.years,
            programmes: row.programmes,
            intensive_at_most: row.guidance.map(|(intensive, _)| intensive),
            exceptional_from: row.guidance.map(|(_, exceptional)| exceptional),
        })),
        sources,
        groups: list(checked.groups.iter().map(|group| Group {
            id: text(group.id.get_ref()),
            name: text(&group.name),
            region: group.region.as_ref().map(|region| text(region)),
            documented: list(checked.documents(group).map(|source| *source.years.get_ref())),
            terms: list(checked.layers(group).iter().filter(|layer| is_general(layer)).map(|layer| layer.terms)),
            exceptions: list(checked.layers(group).iter().filter(|layer| !is_general(layer)).map(|layer| Exception {
                brand: layer.brand.map(text),
                provider: layer.provider,
                terms: layer.terms,
            })),
        })),
        brands: list(checked.brands.iter().map(|brand| Brand {
            id: text(brand.id.get_ref()),
            name: text(&brand.name),
            group: brand.group.as_ref().and_then(|of| checked.place_of(of.get_ref())),
            named: brand.named.unwrap_or(false),
            aliases: list(brand.aliases.iter().map(|alias| text(alias.get_ref()))),
            site: brand.site.as_ref().map(|site| text(site)),
        })),
        places_by_name: list(checked.by_name().into_iter().filter_map(|place| u8::try_from(place).ok())),
        all_statements: list((0..).zip(checked.statements()).filter_map(|(index, (at, source, statement))| {
            let place = statement.place.as_ref().map_or("", |place| text(place.get_ref()));
            Some(Statement { source: sources.get(at)?, place, years: source.years_of(statement), index })
        })),
        says: list(checked.statements().map(|(_, _, statement)| text(&statement.says))),
        citations: list(checked.statements().map(|(_, source, statement)| {
            let url = source.url.as_ref().map_or("null".into(), |url| json(url));
            let place = statement.place.as_ref().map_or_else(String::new, |place| json(place.get_ref()));
            text(&format!("{{\"id\":{},\"locator\":{place},\"url\":{url}}}", json(source.id.get_ref())))
        })),
        by_code: rows(checked.named::<Code>()),
        by_information: rows(checked.named::<Information>()),
        silent_on_code: rows(checked.silent::<Code>()),
        silent_on_information: rows(checked.silent::<Information>()),
        by_reading: rows(checked.readings()),
        notes: list(checked.notes().filter_map(|(at, source, note)| {
            let (years, place) = (source.years_or_own(note.years.as_ref()), text(note.place.get_ref()));
            let (nl, en) = (text(note.nl.get_ref()), text(note.en.get_ref()));
            Some(Note { source: sources.get(at)?, place, years, topic: note.topic, nl, en })
        })),
        not_expressed: list(checked.not_expressed().filter_map(|(at, source, left)| {
            let years = source.years_or_own(left.years.as_ref());
            Some(NotExpressed { source: sources.get(at)?, years, codes: list(left.touched()), verdicts: list(left.touched()) })
        })),
        records: list(checked.sources.iter().zip(sources).flat_map(|(of, source)| records(of, source))),
    }
}

fn is_general(layer: &Layer<'_>) -> bool {
    layer.brand.is_none() && layer.provider.is_none()
}

fn source(checked: &Checked, source: &smr_rulebase::schema::Source) -> Source {
    Source {
        id: text(source.id.get_ref()),
        title: text(&source.title),
        publisher: text(&source.publisher),
        weight: *source.weight.get_ref(),
        audience: source.audience(),
        date: source.date.as_ref().map(|date| text(date.get_ref())),
        years: *source.years.get_ref(),
        checked_on: text(source.checked.get_ref()),
        seen: source.seen.unwrap_or(Seen::Whole),
        url: source.url.as_ref().map(|url| text(url)),
        brands: list(source.brands.iter().map(|brand| text(brand.get_ref()))),
        providers: list(source.providers.iter().map(|kind| *kind.get_ref())),
        group: source.group.as_ref().and_then(|of| checked.place_of(of.get_ref())),
    }
}

fn records(of: &smr_rulebase::schema::Source, source: &'static Source) -> Vec<Record> {
    let rows = of.record.iter().flat_map(|record| {
        let years = *record.years.as_ref().unwrap_or(&of.years).get_ref();
        let (place, says) = (text(record.place.get_ref()), text(record.says.get_ref()));
        record.duties.get_ref().iter().map(move |duty| Record { duty: *duty, source, place, years, says })
    });
    rows.collect()
}

fn rows(rows: Vec<Vec<u16>>) -> &'static [&'static [u16]] {
    list(rows.into_iter().map(|row| &*row.leak()))
}

fn text(text: &str) -> &'static str {
    Box::leak(text.into())
}

fn one<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

fn list<T>(values: impl IntoIterator<Item = T>) -> &'static [T] {
    values.into_iter().collect::<Vec<_>>().leak()
}

fn json(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}
