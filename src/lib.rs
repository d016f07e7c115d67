//! The face of smr-check: asks, shows, and leaves every rule to `smr-rules`.
//!
//! Nothing here compares dates or counts programmes, and nothing here can reach a network or store anything.

pub mod state;

mod words;
