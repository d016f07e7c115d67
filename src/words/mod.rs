//! Answers and questions of a person in words, as every screen says them.

mod errors;
mod questions;
mod times;

pub use errors::error;
pub use questions::{answer, outcome, question, start_choice};
pub use times::{choice, is_new_year, time, whens};

/// With a capital at the start, as in a heading.
pub fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::sentence;

    #[test]
    fn a_sentence_begins_with_a_capital() {
        assert_eq!(["", "één", "‘a’", "nee", "Nee"].map(sentence), ["", "Één", "‘a’", "Nee", "Nee"]);
    }
}
