//! A set of the values of one enumeration, in one machine word.

use crate::values::Value;
use core::marker::PhantomData;
use serde::{Serialize, Serializer};

/// A set of values. It goes over them in the order of declaration, which for codes is the sorted order.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct EnumSet<T> {
    bits: u64,
    of: PhantomData<T>,
}

impl<T: Value> EnumSet<T> {
    /// The empty set.
    pub const EMPTY: Self = Self { bits: 0, of: PhantomData };

    /// Adds a value.
    pub fn insert(&mut self, value: T) {
        self.bits |= Self::bit(value);
    }

    /// Takes a value out.
    pub fn remove(&mut self, value: T) {
        self.bits &= !Self::bit(value);
    }

    /// Is this value in the set?
    pub fn contains(self, value: T) -> bool {
        self.bits & Self::bit(value) != 0
    }

    /// The values that are in both sets.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { bits: self.bits & other.bits, of: PhantomData }
    }

    /// Is nothing in the set?
    pub fn is_empty(self) -> bool {
        self.bits == 0
    }

    /// The values, in order.
    pub fn iter(self) -> impl Iterator<Item = T> {
        T::ALL.iter().copied().filter(move |value| self.contains(*value))
    }

    fn bit(value: T) -> u64 {
        debug_assert!(T::ALL.len() <= 64, "an enumeration with more values than a machine word has bits");
        u32::try_from(value.index()).ok().and_then(|at| 1u64.checked_shl(at)).unwrap_or(0)
    }
}

impl<T: Value> Default for EnumSet<T> {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl<T: Value> FromIterator<T> for EnumSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut set = Self::EMPTY;
        values.into_iter().for_each(|value| set.insert(value));
        set
    }
}

impl<T: Value + core::fmt::Debug> core::fmt::Debug for EnumSet<T> {
    fn fmt(&self, to: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        to.debug_set().entries(self.iter()).finish()
    }
}

impl<T: Value> Serialize for EnumSet<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.iter().map(Value::as_str))
    }
}
