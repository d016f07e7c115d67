//! Answers and questions of a person in words, as every screen says them.

mod errors;
mod questions;

pub use errors::error;
pub use questions::{answer, early_stops, early_stops_question, programme, question, start_choice};
pub use smr_texts::interview::{outcome, past_outcome};
pub use smr_texts::times::{choice, is_long_ago, time, whens};

/// With a capital at the start, as in a heading. No answer begins with an accent, and `to_uppercase` would bring tables of all of Unicode.
pub fn sentence(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{outcome, past_outcome, sentence};
    use smr_rules::values::Value;
    use smr_texts::{self as texts, Lang, Text, question as ask};

    #[test]
    fn a_sentence_begins_with_a_capital() {
        assert_eq!(["", "‘a’", "nee", "Nee"].map(sentence), ["", "‘a’", "Nee", "Nee"]);
    }

    #[test]
    fn every_answer_begins_with_a_letter_of_ascii() {
        fn all<T: Value>(text: fn(T) -> Text) -> impl Iterator<Item = Text> {
            T::ALL.iter().map(move |value| text(*value))
        }
        let answers = all(texts::tri).chain(all(texts::kind)).chain(all(texts::setting)).chain(all(texts::provider));
        let answers = answers.chain(all(texts::chain)).chain(all(outcome)).chain(all(past_outcome));
        let answers = answers.chain([ask::CHAIN_NONE, ask::GUIDE_GP, ask::GUIDE_COACH, ask::COACH_IN_REGISTER, ask::COACH]);
        for text in answers.flat_map(|text| [Lang::Nl, Lang::En].map(|lang| text.get(lang))) {
            assert!(text.starts_with(|first: char| first.is_ascii_alphabetic()), "{text}");
        }
    }
}
