//! The face of smr-check: asks, shows, and leaves every rule to `smr-rules`.
//!
//! Nothing here compares dates or counts programmes, and nothing here can reach a network or store anything.

pub mod app;
pub mod intake;
pub mod state;

mod journey;
mod out;
mod parts;
pub mod platform;
mod result;
mod words;

#[cfg(feature = "mount")]
pub mod mount;

#[cfg(feature = "js")]
pub mod js;

#[cfg(all(target_family = "wasm", not(target_feature = "atomics")))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
