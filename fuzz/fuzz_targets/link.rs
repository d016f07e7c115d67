//! Any text as the hand-over of a link: refused, or answers that give the same text and can be asked on.
#![no_main]

use chrono::NaiveDate;
use libfuzzer_sys::fuzz_target;
use smr_rules::{handover, interview};

const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The text with the two signs at its end that tell that nothing was changed, which no fuzzer guesses.
fn signed(text: &str) -> String {
    let sum = text.bytes().fold(0, |sum: u32, sign| sum.wrapping_mul(61).wrapping_add(u32::from(sign))) % 4093;
    [text, &[sum >> 6, sum & 63].map(|six| char::from(SIGNS[six as usize])).iter().collect::<String>()].concat()
}

fuzz_target!(|text: &str| {
    for text in [text.to_owned(), signed(text)] {
        let Ok(answers) = handover::read(&text) else { continue };
        assert_eq!(handover::write(&answers), text);
        // Finding the questions for many programmes takes too long for a fuzzer.
        if answers.history.as_ref().is_none_or(|history| history.len() <= 4) {
            let path = interview::path(&answers, NaiveDate::MIN);
            assert_eq!(path.after(&answers, NaiveDate::MIN), path);
            let _ = path.assess();
        }
    }
});
