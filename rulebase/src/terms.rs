//! What an insurer group's document makes of the rules in a period: the terms, declared once.
//!
//! The table at the end of this file is the only list of terms. It yields the TOML shape ([`TermsEntry`], feature `parse`), the
//! type that the rules read ([`Terms`], in static tables and in the JSON of the catalogue), what holds where no document
//! speaks ([`Terms::UNDOCUMENTED`]) and the list for the JSON Schema ([`Terms::FIELDS`]).

use crate::Years;
use crate::values::{ChainCareRule, ChainCount, ChainStep, Kind, ParallelOtherReading};
use serde::{Serialize, Serializer};

/// What the chain programme that decides leads to, by how and when it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FirstWithinChain {
    /// Failed or dropped out, in the year of the planned start.
    pub failed_same_year: ChainStep,
    /// Failed or dropped out, in another year.
    pub failed_earlier_year: ChainStep,
    /// Ended this year, outcome unknown.
    pub unknown_same_year: ChainStep,
    /// Ended in another year, outcome unknown.
    pub unknown_earlier_year: ChainStep,
    /// Succeeded (and relapsed later).
    pub success: ChainStep,
    /// The other admissible reading of success and relapse.
    pub success_other_reading: Option<ChainStep>,
}

#[cfg(feature = "parse")]
crate::read::read_table!(FirstWithinChain {
    failed_same_year,
    failed_earlier_year,
    unknown_same_year,
    unknown_earlier_year,
    success,
    success_other_reading
});

#[cfg(feature = "parse")]
impl crate::read::Check for FirstWithinChain {}

#[cfg(feature = "parse")]
impl crate::rust::ToRust for FirstWithinChain {
    fn to_rust(&self) -> String {
        format!(
            "FirstWithinChain {{ failed_same_year: {}, failed_earlier_year: {}, unknown_same_year: {}, unknown_earlier_year: {}, \
             success: {}, success_other_reading: {} }}",
            self.failed_same_year.to_rust(),
            self.failed_earlier_year.to_rust(),
            self.unknown_same_year.to_rust(),
            self.unknown_earlier_year.to_rust(),
            self.success.to_rust(),
            self.success_other_reading.to_rust(),
        )
    }
}

/// The kinds of guidance that an insurer buys: intensive, and perhaps short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kinds {
    /// Does it buy short guidance too?
    pub short: bool,
}

impl Serialize for Kinds {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.short.then_some(Kind::Short).into_iter().chain([Kind::Intensive]))
    }
}

#[cfg(feature = "parse")]
impl crate::read::Read for Kinds {
    fn read(value: crate::read::Found<'_>, reader: &mut crate::read::Reader<'_>) -> Option<Self> {
        let at = value.span().start;
        let kinds = std::vec::Vec::<Kind>::read(value, reader)?;
        let short = kinds.contains(&Kind::Short);
        let is_whole = kinds.contains(&Kind::Intensive) && kinds.len() == 1 + usize::from(short);
        if !is_whole {
            let what = "an insurer buys intensive guidance, and short guidance or not; anything else is no term";
            reader.fault(at, what).instead =
                Some("kinds = [\"intensive\"], kinds = [\"short\", \"intensive\"], or [[not-expressed]]".into());
            return None;
        }
        Some(Self { short })
    }
}

#[cfg(feature = "parse")]
impl crate::rust::ToRust for Kinds {
    fn to_rust(&self) -> String {
        format!("{self:?}")
    }
}

/// What the value of a term is, for the JSON Schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermKind {
    /// True or false.
    Flag,
    /// A [`ChainCount`].
    ChainCount,
    /// A [`ChainCount`], or none.
    OptionalChainCount,
    /// A [`ChainCareRule`].
    ChainCareRule,
    /// A [`ParallelOtherReading`].
    ParallelOtherReading,
    /// [`FirstWithinChain`], or none.
    OptionalFirstWithinChain,
    /// A number of days, or none.
    OptionalDays,
    /// [`Kinds`], or none.
    OptionalKinds,
}

/// A term as the JSON Schema describes it.
#[derive(Clone, Copy, Debug)]
pub struct TermField {
    /// Its name in Rust (`snake_case`).
    pub name: &'static str,
    /// What it says.
    pub about: &'static str,
    /// What its value is.
    pub kind: TermKind,
}

#[cfg(feature = "parse")]
impl TermField {
    /// The term as files spell it: `chain-count`.
    #[must_use]
    pub fn key(&self) -> String {
        self.name.replace('_', "-")
    }
}

macro_rules! terms {
    ($($(#[doc = $about:literal])+ $name:ident: $of:ty = $default:expr, $kind:ident;)+) => {
        /// What an insurer group's document makes of the rules in a period.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
        #[serde(rename_all = "camelCase")]
        pub struct Terms {
            /// The years.
            pub years: Years,
            $($(#[doc = $about])+ pub $name: $of,)+
        }

        impl Terms {
            /// The terms where no document speaks.
            pub const UNDOCUMENTED: Self = Self { years: Years::ALL, $($name: $default),+ };

            /// The same as if a term (`snake_case`) were not said.
            #[must_use]
            pub fn without(self, name: &str) -> Self {
                let none = Self::UNDOCUMENTED;
                Self { years: self.years, $($name: if name == stringify!($name) { none.$name } else { self.$name }),+ }
            }

            /// Every term but the years, in order.
            pub const FIELDS: &'static [TermField] = &[
                $(TermField { name: stringify!($name), about: concat!($($about),+), kind: TermKind::$kind }),+
            ];
        }

        /// `[[terms]]` as it stands in a file: a key that is not written is not said.
        #[cfg(feature = "parse")]
        #[derive(Debug)]
        pub struct TermsEntry {
            /// The years.
            pub years: toml::Spanned<Years>,
            $($(#[doc = $about])+ pub $name: Option<toml::Spanned<$of>>,)+
        }

        #[cfg(feature = "parse")]
        crate::read::read_table!(TermsEntry { years, $($name),+ });

        #[cfg(feature = "parse")]
        impl TermsEntry {
            /// The terms, with the undocumented value for each key that is not written.
            #[must_use]
            pub fn terms(&self) -> Terms {
                let none = Terms::UNDOCUMENTED;
                Terms { years: *self.years.get_ref(), $($name: self.$name.as_ref().map_or(none.$name, |value| *value.get_ref())),+ }
            }

            /// Puts what is written over what is there.
            pub fn put_over(&self, terms: &mut Terms) {
                $(if let Some(value) = &self.$name {
                    terms.$name = *value.get_ref();
                })+
            }

            /// The keys (`snake_case`) that both write with another value, each with its place in this file and in that of the other.
            #[must_use]
            pub fn differing(&self, other: &Self) -> Vec<(&'static str, usize, usize)> {
                let mut differing = Vec::new();
                $(if let (Some(one), Some(of)) = (&self.$name, &other.$name)
                    && one.get_ref() != of.get_ref()
                {
                    differing.push((stringify!($name), one.span().start, of.span().start));
                })+
                differing
            }

            /// The names (`snake_case`) of the keys that are written, each with its place in the file.
            #[must_use]
            pub fn written(&self) -> Vec<(&'static str, usize)> {
                let keys = [$((stringify!($name), self.$name.as_ref().map(|value| value.span().start))),+];
                keys.into_iter().filter_map(|(name, at)| Some((name, at?))).collect()
            }
        }

        #[cfg(feature = "parse")]
        impl crate::rust::ToRust for Terms {
            fn to_rust(&self) -> String {
                let fields = [format!("years: {}", self.years.to_rust()), $(format!("{}: {}", stringify!($name), self.$name.to_rust())),+];
                format!("Terms {{ {} }}", fields.join(", "))
            }
        }
    };
}

terms! {
    /// Whether a chain programme counts towards the limit.
    chain_count: ChainCount = ChainCount::Open, ChainCount;
    /// The other admissible reading of that.
    chain_count_other_reading: Option<ChainCount> = None, OptionalChainCount;
    /// What is asked where chain care includes stop-smoking guidance.
    chain_care: ChainCareRule = ChainCareRule::Confirm, ChainCareRule;
    /// The steps of first-within-chain.
    first_within_chain: Option<FirstWithinChain> = None, OptionalFirstWithinChain;
    /// The other admissible reading of those steps, where an older and a newer clause may both be meant.
    first_within_chain_other_reading: Option<FirstWithinChain> = None, OptionalFirstWithinChain;
    /// Whether a running chain programme blocks a new one.
    running_chain_blocks: bool = true, Flag;
    /// What still blocks under the other reading of parallel programmes.
    parallel_other_reading: ParallelOtherReading = ParallelOtherReading::NothingBlocks, ParallelOtherReading;
    /// The provider substantiates stepped care if another programme started at most so many days before.
    stepped_care_within_days: Option<u16> = None, OptionalDays;
    /// The provider explains how a programme connects to earlier guidance.
    explains_earlier_guidance: bool = false, Flag;
    /// The kinds of guidance that the insurer buys; where short is not among them, people ask whether it is paid for.
    kinds: Option<Kinds> = None, OptionalKinds;
    /// Short guidance goes through the general practice.
    short_via_gp: bool = false, Flag;
    /// Intensive guidance comes from specialised providers.
    intensive_at_specialised_provider: bool = false, Flag;
    /// The document itself says that the provider must be registered.
    register_stated: bool = false, Flag;
    /// No own contribution for medication.
    own_contribution_exempt: bool = false, Flag;
    /// Nicotine replacement for three months, one extension to six.
    nrt_three_months: bool = false, Flag;
    /// Full reimbursement only at contracted internet pharmacies.
    contracted_internet_pharmacy: bool = false, Flag;
    /// General practices in one region need no registration.
    gp_region_exception: bool = false, Flag;
}
