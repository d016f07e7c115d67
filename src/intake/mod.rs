//! The intake: a care provider with a tablet, and the person beside them. All facts in one form, the answer beside it.

mod batch;
mod batch_words;
mod card;
mod claims;
mod decision;
mod duties;
mod effort;
mod entered;
mod form;
mod hand_over;
mod idle;
mod names;
mod paste;
mod person;
mod pills;
mod practice;
mod programmes;
mod provider;
mod record;
mod shortcuts;
mod sources;
mod strip;
mod time_field;
mod widget;
mod years;

#[cfg(test)]
mod tests;

pub use widget::{Intake, IntakeProps};
