//! Which documents bind a case, and what they make of it.

use super::{Brand, Exception, Source, Terms, groups, sources};
use crate::facts::{Facts, Insurer};
use crate::values::{ChainCount, Provider};
use chrono::Datelike;

impl Source {
    /// Does it bind this insurer, and this kind of provider?
    #[must_use]
    pub(crate) fn binds(&self, insurer: Insurer, provider: Provider) -> bool {
        let of_insurer = match insurer {
            _ if self.group.is_none() => true,
            Insurer::Brand(brand) => self.is_of(brand),
            Insurer::Other | Insurer::Unknown | Insurer::Uninsured => false,
        };
        of_insurer && (self.providers.is_empty() || self.providers.contains(&provider))
    }

    /// Is it a document of this brand?
    pub(super) fn is_of(&self, brand: &Brand) -> bool {
        self.group.is_some() && self.group == brand.group && (self.brands.is_empty() || self.brands.contains(&brand.id))
    }
}

impl Facts {
    /// What the documents that bind here make of the year of the planned start; the undocumented terms where they say nothing.
    #[must_use]
    pub fn terms(&self) -> &'static Terms {
        let Insurer::Brand(brand) = self.insurer else { return &Terms::UNDOCUMENTED };
        let Some(group) = brand.group() else { return &Terms::UNDOCUMENTED };
        let year = self.start.year();
        let is_own = |of: &&Exception| {
            of.brand.is_none_or(|id| id == brand.id) && of.provider.is_none_or(|provider| provider == self.provider)
        };
        let own = group.exceptions.iter().filter(is_own).map(|exception| &exception.terms);
        own.chain(group.terms).find(|terms| terms.years.contain(year)).unwrap_or(&Terms::UNDOCUMENTED)
    }

    /// The documents of the year of the planned start that bind here, of the insurer alone.
    pub(crate) fn documents(&self) -> impl Iterator<Item = &'static Source> {
        let (year, insurer, provider) = (self.start.year(), self.insurer, self.provider);
        let is_of_insurer = move |source: &&Source| source.group.is_some() && source.binds(insurer, provider);
        sources().iter().filter(is_of_insurer).filter(move |source| source.years.contain(year))
    }
}

/// Does some document of this insurer and year say this, whoever gives the programme?
pub(crate) fn is_said(insurer: Insurer, year: i32, says: impl Fn(&Terms) -> bool) -> bool {
    insurer.group_place().and_then(|place| groups().get(place)).is_some_and(|group| group.every_terms_of(year).any(says))
}

/// Does some group let a running chain programme stand beside a new one in this year?
pub(crate) fn chain_may_stand_beside_somewhere(year: i32) -> bool {
    groups().iter().any(|group| group.every_terms_of(year).any(|terms| !terms.running_chain_blocks))
}

/// Does a chain programme not count with some group in this year?
pub(crate) fn chain_does_not_count_somewhere(year: i32) -> bool {
    groups().iter().any(|group| group.every_terms_of(year).any(|terms| terms.chain_count == ChainCount::DoesNotCount))
}
