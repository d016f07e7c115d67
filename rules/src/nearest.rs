//! Brands whose id, name or alias is like a text that is none of them, for the message of malformed facts.

use crate::rulebase::{Brand, brands};
use alloc::string::String;
use alloc::vec::Vec;

/// More of a text than this is not looked at: no name is so long.
const LONGEST: usize = 40;
/// The most brands that are told.
const MOST: usize = 3;

/// The ids of the nearest brands, the nearest first; none where nothing is near.
pub(crate) fn ids(text: &str) -> Vec<&'static str> {
    let text = plain(text);
    // One slip, and one more for every four letters.
    let most_slips = text.len().checked_div(4).unwrap_or(0).saturating_add(1);
    let mut near: Vec<(usize, &'static str)> = Vec::new();
    for brand in brands() {
        let slips = names(brand).map(|name| distance(&text, &plain(name))).min().unwrap_or(usize::MAX);
        if slips <= most_slips && !text.is_empty() {
            near.push((slips, brand.id));
        }
    }
    near.sort_unstable();
    near.into_iter().take(MOST).map(|(_, id)| id).collect()
}

fn names(brand: &'static Brand) -> impl Iterator<Item = &'static str> {
    [brand.id, brand.name].into_iter().chain(brand.aliases.iter().copied())
}

/// Letters and digits in lower case: spaces, hyphens and stops make no difference.
fn plain(text: &str) -> Vec<char> {
    let lower: String = text.chars().take(LONGEST).flat_map(char::to_lowercase).collect();
    lower.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// How many letters must be changed, added or taken out (Levenshtein).
fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.iter().enumerate() {
        let mut diagonal = at;
        let mut left = at.saturating_add(1);
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (cell, same) in row.iter_mut().skip(1).zip(other.iter().map(|other| other == letter)) {
            let above = *cell;
            left = diagonal.saturating_add(usize::from(!same)).min(above.saturating_add(1)).min(left.saturating_add(1));
            *cell = left;
            diagonal = above;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_and_other_names_find_the_brand() {
        for (text, id) in [
            ("zilverenkruis", "zilveren-kruis"),
            ("Zilveren Kruis", "zilveren-kruis"),
            ("zilverekruis", "zilveren-kruis"),
            ("Achmea", "zilveren-kruis"),
            ("ditso", "asr"),
            ("Ohra", "ohra"),
            ("vg", "vgz"),
            ("stadholland", "stad-holland"),
        ] {
            assert_eq!(ids(text).first(), Some(&id), "{text}");
        }
        assert!(ids("a lorry full of cheese").is_empty() && ids("").is_empty());
    }

    #[test]
    fn the_distance_counts_slips() {
        let count = |one: &str, other: &str| distance(&plain(one), &plain(other));
        assert_eq!(
            [count("", "abc"), count("abc", ""), count("abc", "abc"), count("abc", "acb"), count("kitten", "sitting")],
            [3, 3, 0, 2, 3]
        );
    }
}
