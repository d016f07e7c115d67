//! The answer: the card on the first screen, and what is folded below it. One part a file.

mod alternatives;
mod answer;
mod arrange;
mod asks;
mod card;
mod costs;
mod questions;
mod readings;
mod screen;
mod sheet;
mod sources;
mod step;
mod verdict;
mod year;

#[cfg(test)]
mod tests;

pub use answer::Answer;
pub use asks::problems;
pub use screen::ResultScreen;
pub use sources::valid_through;
pub use verdict::{verdict_class, verdict_sign};
