//! The vocabulary of `smr-rules`, and the reader and checker of its rule base.
//!
//! Without features this crate is `no_std`: [`values`], [`Years`] and [`Terms`], which the rule core uses at run time.
//! The feature `parse` adds [`schema`] (what may stand in the TOML files) and [`check`] (what must hold of them). The build
//! script of `smr-rules`, the command line and the tests read the rule base with the same code.

#![cfg_attr(not(feature = "parse"), no_std)]

#[cfg(feature = "parse")]
pub mod check;
#[cfg(feature = "parse")]
pub mod copies;
#[cfg(feature = "parse")]
pub mod fault;
#[cfg(feature = "parse")]
pub mod folder;
#[cfg(feature = "parse")]
pub mod layers;
#[cfg(feature = "parse")]
pub mod read;
#[cfg(feature = "parse")]
pub mod readable;
#[cfg(feature = "parse")]
pub mod rust;
#[cfg(feature = "parse")]
pub mod scenarios;
#[cfg(feature = "parse")]
pub mod schema;
#[cfg(feature = "parse")]
mod syntax;
#[cfg(feature = "parse")]
pub mod tables;
pub mod terms;
pub mod values;
mod years;

pub use terms::{FirstWithinChain, Kinds, Terms};
pub use years::Years;
