//! The answer: verdict, why, the year, what to arrange, what would change it, how sure it is, what is paid, sources. One part a file.

mod answer;
mod arrange;
mod asks;
mod certainty;
mod changes;
mod costs;
mod questions;
mod screen;
mod sources;
mod verdict;
mod why;
mod year;

#[cfg(test)]
mod tests;

pub use answer::Answer;
pub use costs::costs;
pub use screen::{ResultScreen, result_screen};
pub use sources::valid_through;
pub use verdict::{verdict_class, verdict_sign};
pub use why::problems;
