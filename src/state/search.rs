//! The list of insurers gets shorter while a name is typed, as people type it.

use super::day::trimmed;
use super::fields::Fields;
use smr_rules::Insurer;
use smr_rules::rulebase::{Brand, brands_by_name};

impl Fields {
    /// Whoever typed a name that only one insurer can be has chosen that one, whatever was chosen before.
    pub(super) fn take_typed_name(&mut self) {
        let hits = self.hits();
        if let ([hit], false) = (&hits[..], trimmed(&self.search).is_empty()) {
            self.insurer = Some(Insurer::Brand(hit));
        }
    }

    /// The insurers that the search finds.
    fn hits(&self) -> Vec<&'static Brand> {
        let typed = plain(&self.search);
        // The whole name is one hit, even where other names go on after it.
        let whole = brands(&|brand| plain(brand.name) == typed);
        if whole.is_empty() { brands(&|brand| is_hit(brand.name, &typed)) } else { whole }
    }

    /// The insurers to choose from: first the one that is chosen, then those that are found, by name.
    pub fn found(&self) -> Vec<&'static Brand> {
        let typed = plain(&self.search);
        let is_chosen = |brand: &'static Brand| self.insurer == Some(Insurer::Brand(brand));
        let mut found = brands(&is_chosen);
        found.append(&mut brands(&|brand| !is_chosen(brand) && is_hit(brand.name, &typed)));
        found
    }

    /// What was searched for finds other insurers than the one that is chosen.
    pub(super) fn is_at_odds(&self) -> bool {
        let is_chosen = |brand: &'static Brand| self.insurer == Some(Insurer::Brand(brand));
        !trimmed(&self.search).is_empty()
            && matches!(self.insurer, Some(Insurer::Brand(_)))
            && !self.hits().into_iter().any(is_chosen)
    }
}

/// The insurers of which this holds, by name.
fn brands(holds: &dyn Fn(&'static Brand) -> bool) -> Vec<&'static Brand> {
    let mut brands = Vec::new();
    for brand in brands_by_name() {
        if holds(brand) {
            brands.push(brand);
        }
    }
    brands
}

/// Does a name begin with what was typed, at any of its words or with their first letters? Or was more typed than the name?
fn is_hit(name: &str, typed: &str) -> bool {
    let words: Vec<String> = pieces(name, b" -.").into_iter().map(plain).collect();
    let letters: String = words.iter().filter_map(|word| word.chars().next()).collect();
    let begins = (0..words.len()).any(|at| words[at..].concat().starts_with(typed));
    begins || (typed.len() > 1 && (letters == typed || typed.starts_with(&words.concat())))
}

/// What stands between such signs of ASCII, where anything does. `split` can look for more, and is larger.
pub(super) fn pieces<'a>(text: &'a str, signs: &[u8]) -> Vec<&'a str> {
    let mut pieces = Vec::new();
    let mut rest = Some(text);
    while let Some(text) = rest {
        let end = text.bytes().position(|sign| signs.contains(&sign)).unwrap_or(text.len());
        if end > 0 {
            pieces.push(&text[..end]);
        }
        rest = text.get(end + 1..);
    }
    pieces
}

/// A name without capitals, accents and signs, as people type it. Letters that are in no name stay: what has one is not found.
pub(super) fn plain(name: &str) -> String {
    let mut plain = String::new();
    for letter in name.chars() {
        match letter {
            'é' | 'è' | 'ë' | 'É' => plain.push('e'),
            'ï' => plain.push('i'),
            // Spaces, dashes and quotation marks that word processors make.
            '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' => {}
            other if other.is_ascii_alphanumeric() || !other.is_ascii() => plain.push(other.to_ascii_lowercase()),
            _ => {}
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_never_empty() {
        assert_eq!(pieces(" 3--4.2027", b"-/. "), ["3", "4", "2027"]);
        assert_eq!(pieces("é-ï", b"-"), ["é", "ï"]);
        assert!(pieces("-", b"-").is_empty() && pieces("", b"-").is_empty());
    }

    #[test]
    fn every_name_is_plain_letters_to_search_in() {
        for brand in brands_by_name() {
            let plain = plain(brand.name);
            assert!(
                !plain.is_empty() && plain.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit()),
                "{plain}"
            );
        }
        assert_eq!(
            ["Zilveren\u{a0}Kruis", " UNIVÉ ", "a.s.r.", "цз", "– ‘’"].map(plain),
            ["zilverenkruis", "unive", "asr", "цз", ""]
        );
    }
}
