//! Bytes as the text of a JavaScript string that brotli packs as well as the bytes themselves.
//!
//! A byte below 128 is itself; one from 128 on is the mark (the rarest sign) and itself less 128. Line feed, carriage return, quote and
//! backslash may not stand in a literal, zero and `<` not in a script in HTML: the next six rarest signs stand for them. The mark
//! and those six themselves are 256 higher. So there is no escape, no surrogate, no U+2028, no `</script`, and the file is UTF-8.

const FORBIDDEN: [u8; 6] = *b"\n\r\"\\\0<";

/// The text for a literal between double quotes, and its seven signs: the mark, then what stands for the forbidden.
pub fn encode(bytes: &[u8]) -> (String, String) {
    let seen = |sign: u8| bytes.iter().filter(|byte| **byte == sign).count();
    let mut signs: Vec<u8> = (b'!'..b'\x7f').filter(|sign| !FORBIDDEN.contains(sign)).collect();
    signs.sort_by_cached_key(|sign| seen(*sign));
    signs.truncate(1 + FORBIDDEN.len());
    let low = |byte: u8| match FORBIDDEN.iter().position(|forbidden| *forbidden == byte) {
        Some(at) => char::from(signs[at + 1]),
        None if signs.contains(&byte) => char::from_u32(u32::from(byte) + 256).expect("below the surrogates"),
        None => char::from(byte),
    };
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    for byte in bytes {
        if *byte >= 128 {
            text.push(char::from(signs[0]));
        }
        text.push(low(byte & 127));
    }
    (text, signs.into_iter().map(char::from).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the script of the page does.
    fn decode(text: &str, signs: &str) -> Vec<u8> {
        let signs: Vec<char> = signs.chars().collect();
        let mut text = text.chars();
        let mut bytes = Vec::new();
        while let Some(mut sign) = text.next() {
            let mut high = 0;
            if sign == signs[0] {
                (high, sign) = (128, text.next().expect("a mark marks something"));
            }
            let low = match signs.iter().position(|one| *one == sign) {
                Some(at) => u32::from(FORBIDDEN[at - 1]),
                None => u32::from(sign),
            };
            bytes.push(((high + low) & 255) as u8);
        }
        bytes
    }

    #[test]
    fn every_pair_of_bytes_comes_back_and_nothing_ends_the_literal() {
        let bytes: Vec<u8> = (0..=u16::MAX).flat_map(u16::to_be_bytes).collect();
        let (text, signs) = encode(&bytes);
        assert_eq!(decode(&text, &signs), bytes);
        assert!(text.chars().all(|sign| (sign as u32) < 512 && !(sign.is_ascii() && FORBIDDEN.contains(&(sign as u8)))));
        assert!(signs.bytes().all(|sign| sign.is_ascii_graphic() && !FORBIDDEN.contains(&sign)));
    }
}
