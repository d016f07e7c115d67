//! What the tables of the rule core hold, worked out from a checked rule base. The build script writes them as Rust; the
//! command line fills them at run time.

use crate::Years;
use crate::check::Checked;
use crate::layers::{Layer, layers};
use crate::schema::{Group, NotExpressed, Note, Source, Statement};
use crate::values::{Reading, Value};

/// What a period allows.
#[derive(Clone, Copy, Debug)]
pub struct LimitRow {
    /// The years.
    pub years: Years,
    /// Programmes a year.
    pub programmes: u8,
    /// Intensive programmes a year, and the programme from which on it is an exception.
    pub guidance: Option<(u8, u8)>,
}

impl Checked {
    /// One row a period in which neither the limit nor the guidance changes, oldest first.
    #[must_use]
    pub fn limits(&self) -> Vec<LimitRow> {
        let guidance: Vec<_> = self.sources.iter().flat_map(|source| &source.guidance).collect();
        let mut rows = Vec::new();
        for limit in self.sources.iter().flat_map(|source| &source.limit) {
            for years in cut(*limit.years.get_ref(), guidance.iter().map(|guidance| *guidance.years.get_ref())) {
                let of_period = guidance.iter().find(|guidance| {
                    let of = guidance.years.get_ref();
                    of.from <= years.from && years.to <= of.to
                });
                let guidance = of_period.map(|of| (*of.intensive_at_most.get_ref(), *of.exceptional_from.get_ref()));
                rows.push(LimitRow { years, programmes: *limit.programmes.get_ref(), guidance });
            }
        }
        rows.sort_by_key(|row| row.years.from);
        rows
    }

    /// The last year for which the rule base was verified.
    #[must_use]
    pub fn last_verified_year(&self) -> i32 {
        self.base.verified_through.get_ref()[..4].parse().unwrap_or(0)
    }

    /// The place of a group in the list.
    #[must_use]
    pub fn place_of(&self, id: &str) -> Option<usize> {
        self.groups.iter().position(|group| group.id.get_ref().as_str() == id)
    }

    /// The documents of a group.
    pub fn documents<'a>(&'a self, group: &'a Group) -> impl Iterator<Item = &'a Source> {
        self.sources.iter().filter(|source| source.is_of(group.id.get_ref()))
    }

    /// The terms of a group, by period; first those of some brand or kind of provider.
    #[must_use]
    pub fn layers<'a>(&'a self, group: &'a Group) -> Vec<Layer<'a>> {
        layers(&self.documents(group).collect::<Vec<_>>())
    }

    /// The places of the brands, in the order of their names.
    #[must_use]
    pub fn by_name(&self) -> Vec<usize> {
        let mut names: Vec<_> = self.brands.iter().enumerate().map(|(place, brand)| (brand.name.to_lowercase(), place)).collect();
        names.sort();
        names.into_iter().map(|(_, place)| place).collect()
    }

    /// Every statement, with its source and the place of that.
    pub fn statements(&self) -> impl Iterator<Item = (usize, &Source, &Statement)> {
        self.sources
            .iter()
            .enumerate()
            .flat_map(|(at, source)| source.statement.iter().map(move |statement| (at, source, statement.get_ref())))
    }

    /// Every note, with its source and the place of that.
    pub fn notes(&self) -> impl Iterator<Item = (usize, &Source, &Note)> {
        self.sources.iter().enumerate().flat_map(|(at, source)| source.note.iter().map(move |note| (at, source, note)))
    }

    /// Everything that is not expressed, with its source and the place of that.
    pub fn not_expressed(&self) -> impl Iterator<Item = (usize, &Source, &NotExpressed)> {
        self.sources.iter().enumerate().flat_map(|(at, source)| source.not_expressed.iter().map(move |left| (at, source, left)))
    }

    /// For each value the numbers of the statements that name it as a rule.
    #[must_use]
    pub fn named<T: Value>(&self) -> Vec<Vec<u16>> {
        self.places::<T>(|statement, value| statement.rules.iter().any(|name| name.get_ref() == value.as_str()))
    }

    /// For each value the numbers of the statements that say that their source is silent on it.
    #[must_use]
    pub fn silent<T: Value>(&self) -> Vec<Vec<u16>> {
        self.places::<T>(|statement, value| statement.silent_on.iter().any(|name| name.get_ref() == value.as_str()))
    }

    /// For each reading the numbers of the statements that it is a reading of.
    #[must_use]
    pub fn readings(&self) -> Vec<Vec<u16>> {
        self.places::<Reading>(|statement, reading| statement.readings.contains(&reading))
    }

    fn places<T: Value>(&self, names: impl Fn(&Statement, T) -> bool) -> Vec<Vec<u16>> {
        let statements: Vec<_> = (0..).zip(self.statements()).map(|(number, (_, _, statement))| (number, statement)).collect();
        let of =
            |value: T| statements.iter().filter(|(_, statement)| names(statement, value)).map(|(number, _)| *number).collect();
        T::ALL.iter().map(|value| of(*value)).collect()
    }
}

/// A period, cut wherever another begins or ends within it.
pub(crate) fn cut(period: Years, others: impl Iterator<Item = Years>) -> Vec<Years> {
    let borders = others.flat_map(|other| [other.from, other.to.saturating_add(1)]);
    let mut starts: Vec<_> = borders.filter(|from| (period.from + 1..=period.to).contains(from)).chain([period.from]).collect();
    starts.sort_unstable();
    starts.dedup();
    let ends = starts.iter().skip(1).map(|next| next - 1).chain([period.to]);
    starts.iter().zip(ends).map(|(from, to)| Years { from: *from, to }).collect()
}
