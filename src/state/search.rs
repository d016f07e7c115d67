//! Searching the list of insurers by name, as people type names.

use super::AnswerForm;
use smr_rules::Insurer;
use smr_rules::rulebase::{Brand, brands_by_name};

impl AnswerForm {
    /// Chooses the insurer that was typed if only one matches, whatever was chosen before.
    pub(super) fn choose_typed_insurer(&mut self) {
        let hits = self.hits();
        if let ([hit], false) = (&hits[..], self.insurer_search.trim().is_empty()) {
            self.insurer = Some(Insurer::Brand(hit));
        }
    }

    /// The insurers that the search finds.
    fn hits(&self) -> Vec<&'static Brand> {
        let typed = normalized(&self.insurer_search);
        // A whole name is one hit, even where it is the start of other names.
        let whole: Vec<_> = brands_by_name().filter(|brand| normalized(brand.name) == typed).collect();
        if whole.is_empty() { brands_by_name().filter(|brand| is_hit(brand.name, &typed)).collect() } else { whole }
    }

    /// The insurers to choose from: the chosen one first, then what the search finds, by name.
    #[must_use]
    pub fn found_insurers(&self) -> Vec<&'static Brand> {
        let typed = normalized(&self.insurer_search);
        let chosen = brands_by_name().filter(|brand| self.is_chosen(brand));
        chosen.chain(brands_by_name().filter(|brand| !self.is_chosen(brand) && is_hit(brand.name, &typed))).collect()
    }

    /// The search finds insurers, but not the one that is chosen.
    pub(super) fn is_search_at_odds(&self) -> bool {
        !self.insurer_search.trim().is_empty()
            && matches!(self.insurer, Some(Insurer::Brand(_)))
            && !self.hits().into_iter().any(|brand| self.is_chosen(brand))
    }

    fn is_chosen(&self, brand: &'static Brand) -> bool {
        self.insurer == Some(Insurer::Brand(brand))
    }
}

/// Does the name begin with what was typed, at any of its words or as initials? Or was more typed than the name?
fn is_hit(name: &str, typed: &str) -> bool {
    let words: Vec<String> = name.split([' ', '-', '.']).filter(|word| !word.is_empty()).map(normalized).collect();
    let initials: String = words.iter().filter_map(|word| word.chars().next()).collect();
    let begins = (0..words.len()).any(|at| words[at..].concat().starts_with(typed));
    begins || (typed.len() > 1 && (initials == typed || typed.starts_with(&words.concat())))
}

/// A name in lower case without accents and punctuation.
pub(super) fn normalized(name: &str) -> String {
    name.chars()
        .filter_map(|letter| match letter {
            'é' | 'è' | 'ë' | 'É' => Some('e'),
            'ï' => Some('i'),
            // Spaces, dashes and quotation marks that word processors make.
            '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' => None,
            other if other.is_ascii_alphanumeric() || !other.is_ascii() => Some(other.to_ascii_lowercase()),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_can_be_searched_with_plain_letters() {
        for brand in brands_by_name() {
            let name = normalized(brand.name);
            assert!(
                !name.is_empty() && name.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit()),
                "{name}"
            );
        }
        assert_eq!(
            ["Zilveren\u{a0}Kruis", " UNIVÉ ", "a.s.r.", "цз", "– ‘’"].map(normalized),
            ["zilverenkruis", "unive", "asr", "цз", ""]
        );
    }
}
