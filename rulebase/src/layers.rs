//! Terms in layers: what several documents of a group say of one year, one brand and one kind of provider.
//!
//! A key that is not written is not said. Of those that write it the most specific one is read: a document of some brands before one
//! of the group, then one of some kinds of providers before one of all, then one year before several. Two that are equally specific
//! may not differ; the checker tells.

use crate::schema::{Source, TermsEntry};
use crate::terms::Terms;
use crate::values::{ChainCareRule, Provider};
use crate::{Years, tables::cut};
use std::collections::BTreeSet;

/// What is read for a period, and for a brand or a kind of provider where that has its own.
#[derive(Clone, Debug)]
pub struct Layer<'a> {
    /// The brand; `None`: every brand that has no layer of its own.
    pub brand: Option<&'a str>,
    /// The kind of provider; `None`: every kind that has no layer of its own.
    pub provider: Option<Provider>,
    /// The terms, with their years.
    pub terms: Terms,
    /// The keys (`snake_case`) that are said, each with the document that is read for it.
    pub said: Vec<(&'static str, &'a Source)>,
}

/// How specific an entry is: the greater is read.
#[must_use]
pub fn rank(source: &Source, entry: &TermsEntry) -> (bool, bool, bool) {
    let years = entry.years.get_ref();
    (!source.brands.is_empty(), !source.providers.is_empty(), years.from == years.to)
}

/// The layers of the documents of one group: those of a brand and a kind of provider first, the general ones last; oldest first.
#[must_use]
pub fn layers<'a>(documents: &[&'a Source]) -> Vec<Layer<'a>> {
    let mut entries: Vec<_> = documents.iter().flat_map(|source| source.terms.iter().map(|entry| (*source, entry))).collect();
    entries.sort_by_key(|(source, entry)| rank(source, entry));
    let brands =
        documents.iter().flat_map(|source| &source.brands).map(|brand| brand.get_ref().as_str()).collect::<BTreeSet<_>>();
    let providers: BTreeSet<_> = documents.iter().flat_map(|source| &source.providers).map(|kind| *kind.get_ref()).collect();
    let brands = || brands.iter().map(|brand| Some(*brand)).chain([None]);
    let kinds = || providers.iter().map(|kind| Some(*kind)).chain([None]);
    let mut layers: Vec<_> =
        brands().flat_map(|brand| kinds().map(move |provider| (brand, provider))).flat_map(|of| periods(&entries, of)).collect();
    // What is narrower is found first.
    layers.sort_by_key(|layer| (layer.brand.is_none(), layer.provider.is_none(), layer.terms.years.from));
    layers
}

fn periods<'a>(
    entries: &[(&'a Source, &'a TermsEntry)],
    (brand, provider): (Option<&'a str>, Option<Provider>),
) -> Vec<Layer<'a>> {
    let is_of = |source: &Source| {
        let of_brand = source.brands.is_empty() || source.brands.iter().any(|of| Some(of.get_ref().as_str()) == brand);
        of_brand && (source.providers.is_empty() || source.providers.iter().any(|of| Some(*of.get_ref()) == provider))
    };
    let applying: Vec<_> = entries.iter().copied().filter(|(source, _)| is_of(source)).collect();
    let years = || applying.iter().map(|(_, entry)| *entry.years.get_ref());
    let layer = |years: Years| {
        let here = || applying.iter().filter(move |(_, entry)| entry.years.get_ref().overlap(years));
        // Without an entry of the brand, or of the kind of provider, a wider layer says the same.
        let is_own = here().next().is_some()
            && (brand.is_none() || here().any(|(source, _)| !source.brands.is_empty()))
            && (provider.is_none() || here().any(|(source, _)| !source.providers.is_empty()));
        is_own.then(|| {
            let mut terms = Terms { years, ..Terms::UNDOCUMENTED };
            let mut said: Vec<(&'static str, &Source)> = Vec::new();
            for (source, entry) in here() {
                entry.put_over(&mut terms);
                for (name, _) in entry.written() {
                    said.retain(|(other, _)| *other != name);
                    said.push((name, source));
                }
            }
            if terms.chain_care != ChainCareRule::FirstWithinChain {
                // The steps of a wider layer go with its rule.
                (terms.first_within_chain, terms.first_within_chain_other_reading) = (None, None);
                said.retain(|(name, _)| !name.starts_with("first_within_chain"));
            }
            Layer { brand, provider, terms, said }
        })
    };
    cut(Years::ALL, years()).into_iter().filter_map(layer).collect()
}
