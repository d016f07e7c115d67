//! The face of smr-check: asks, shows, and leaves every rule to `smr-rules`.
//!
//! Nothing here compares dates to decide or counts programmes, and nothing here can reach a network or store anything.

pub mod intake;
pub mod self_check;
pub mod state;

mod components;
mod platform;
#[cfg_attr(not(feature = "preview"), path = "no_preview.rs")]
pub mod preview;
mod result;
mod words;

#[cfg(feature = "mount")]
pub mod mount;

#[cfg(feature = "js")]
pub mod js;

#[cfg(test)]
mod fixtures;
