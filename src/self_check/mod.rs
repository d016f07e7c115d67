//! The self-check: one screen at a time. One screen or question a file.

mod begin;
mod chain_care;
mod check;
mod choices;
mod history;
mod insurer;
mod planned_start;
mod programme;
mod question;
mod start_screen;
mod widget;
mod wipe;

#[cfg(test)]
mod tests;

pub use start_screen::{Presses, StartScreen};
pub use widget::{SelfCheck, SelfCheckProps};
