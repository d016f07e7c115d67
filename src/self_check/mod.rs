//! The self-check: one screen at a time. One screen or question a file.

mod begin;
mod browser_history;
mod chain_care;
mod check;
mod choices;
mod early_stops;
mod history;
mod insurer;
mod planned_start;
mod programme;
mod provider;
mod question;
mod rehearsal;
mod start_screen;
mod widget;
mod wipe;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod walks;

pub use start_screen::{Presses, StartScreen};
pub use widget::{SelfCheck, SelfCheckProps};
