//! Searching the list of insurers by name, as people type names: with slips, in another order, by an old name.

use super::{AnswerForm, ErrorKind};
use smr_rules::Insurer;
use smr_rules::rulebase::{Brand, brands_by_name};

/// What a search finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// By name. The order never depends on what is chosen, so that nothing moves under a finger.
    pub brands: Vec<&'static Brand>,
    /// No name begins with what was typed: these are like it, or had that name.
    pub is_guess: bool,
}

impl AnswerForm {
    /// The insurers to choose from.
    #[must_use]
    pub fn found_insurers(&self) -> Found {
        find(&self.insurer_search)
    }

    /// Chooses the insurer whose whole name was typed after the last choice. A part of a name chooses nothing, even if only one has it.
    pub(super) fn choose_typed_insurer(&mut self) {
        let typed = words(&self.insurer_search).concat();
        let whole = brands_by_name().find(|brand| self.is_searched_last && words(brand.name).concat() == typed);
        if let Some(brand) = whole {
            self.insurer = Some(Insurer::Brand(brand));
        }
    }

    /// What is wrong with the choice of an insurer: none, or another one than what was typed after it.
    pub(super) fn error_of_insurer(&self) -> Option<ErrorKind> {
        let is_searched = self.is_searched_last && !words(&self.insurer_search).is_empty();
        let found = self.found_insurers().brands;
        match self.insurer {
            Some(Insurer::Brand(brand)) if found.contains(&brand) => None,
            Some(_) => is_searched.then_some(ErrorKind::OtherInsurer),
            None => Some(match found[..] {
                [brand] if is_searched => ErrorKind::MeantInsurer(brand),
                _ => ErrorKind::NoInsurer,
            }),
        }
    }
}

/// The brands that fit best: those whose names begin with what was typed, else those that once had that name, else those with the fewest
/// slips.
fn find(search: &str) -> Found {
    let typed = words(search);
    if typed.is_empty() {
        return Found { brands: brands_by_name().collect(), is_guess: false };
    }
    let found: Vec<_> = brands_by_name().filter_map(|brand| Some((misfit(brand, &typed)?, brand))).collect();
    let best = found.iter().map(|(misfit, _)| *misfit).min().unwrap_or(0);
    let brands = found.into_iter().filter(|(misfit, _)| *misfit == best).map(|(_, brand)| brand).collect();
    Found { brands, is_guess: best > 0 }
}

/// How badly a brand fits; `None`: it does not. 0: its name begins so. 1: another name does, or the words do in another order. One more for
/// each slip, of which there are two at most.
fn misfit(brand: &Brand, typed: &[String]) -> Option<usize> {
    let name = words(brand.name);
    if begins(&name, &typed.concat()) || has_initials(&name, typed) {
        return Some(0);
    }
    let others: Vec<_> = brand.aliases.iter().map(|alias| words(alias)).collect();
    if others.iter().any(|other| begins(other, &typed.concat())) {
        return Some(1);
    }
    let slips = others.iter().chain([&name]).flat_map(|name| [slips_in_one(name, &typed.concat()), slips_in_words(name, typed)]);
    // Last of all: more was typed than the name.
    let is_longer = || typed.concat().starts_with(&name.concat());
    slips.flatten().min().map(|slips| 1 + slips).or_else(|| is_longer().then_some(4))
}

/// Does the name begin with that, at any of its words?
fn begins(name: &[String], typed: &str) -> bool {
    (0..name.len()).any(|at| name[at..].concat().starts_with(typed))
}

/// Are these the first letters of the words of a name?
fn has_initials(name: &[String], typed: &[String]) -> bool {
    let typed: String = telling(typed, JOINING).map(String::as_str).collect();
    typed.len() > 1 && telling(name, JOINING).filter_map(|word| word.chars().next()).eq(typed.chars())
}

/// The slips if the name was typed as one word, or began to be, from any of its words on.
fn slips_in_one(name: &[String], typed: &str) -> Option<usize> {
    (0..name.len()).filter_map(|at| slips(&name[at..].concat(), typed)).min()
}

/// The slips if each telling word that was typed is the beginning of another word of the name.
fn slips_in_words(name: &[String], typed: &[String]) -> Option<usize> {
    let mut left: Vec<&String> = name.iter().collect();
    let mut all = None;
    for word in telling(typed, JOINING).filter(|word| !GENERAL.contains(&word.as_str())) {
        let slips = |other: &&String| if other.starts_with(word.as_str()) { Some(0) } else { slips(other, word) };
        let (slips, at) = left.iter().enumerate().filter_map(|(at, other)| Some((slips(other)?, at))).min()?;
        left.remove(at);
        all = Some(all.unwrap_or(0) + slips);
    }
    all
}

/// Words that are left out or added without meaning another insurer.
const JOINING: &[&str] = &["de", "door", "en", "het"];
/// Words that say what they all are.
const GENERAL: &[&str] =
    &["verzekering", "verzekeringen", "verzekeraar", "zorg", "zorgverzekering", "zorgverzekeringen", "zorgverzekeraar"];

fn telling<'a>(words: &'a [String], without: &'static [&'static str]) -> impl Iterator<Item = &'a String> {
    words.iter().filter(|word| !without.contains(&word.as_str()))
}

/// How many letters are wrong, missing, too many or swapped in what was typed of a name; `None` if that is too many. Of a short text that is
/// one at most, and only the whole name counts.
fn slips(name: &str, typed: &str) -> Option<usize> {
    let (name, typed): (Vec<char>, Vec<char>) = (name.chars().collect(), typed.chars().collect());
    let most = match typed.len() {
        0..=2 => return None,
        3..=7 => 1,
        _ => 2,
    };
    // `rows[t][n]`: slips between the first letters of both.
    let mut rows: Vec<Vec<usize>> = vec![(0..=name.len()).collect()];
    for t in 1..=typed.len() {
        let mut row = vec![t];
        for n in 1..=name.len() {
            let wrong = rows[t - 1][n - 1] + usize::from(typed[t - 1] != name[n - 1]);
            let mut least = wrong.min(rows[t - 1][n] + 1).min(row[n - 1] + 1);
            if t > 1 && n > 1 && typed[t - 1] == name[n - 2] && typed[t - 2] == name[n - 1] {
                least = least.min(rows[t - 2][n - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    let last = rows.last()?;
    let count = if typed.len() == 3 { *last.last()? } else { *last.iter().min()? };
    (count <= most).then_some(count)
}

/// The words of a name in plain letters.
fn words(name: &str) -> Vec<String> {
    let name = name.replace(['&', '+'], " en ");
    name.split([' ', '\u{a0}', '-', '.', '/']).map(normalized).filter(|word| !word.is_empty()).collect()
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

    fn ids(search: &str) -> Vec<&'static str> {
        find(search).brands.iter().map(|brand| brand.id).collect()
    }

    #[test]
    fn slips_and_other_names_find_the_insurer() {
        for (search, id) in [
            ("zilverenkruis", "zilveren-kruis"),
            ("Zilvern Kruis", "zilveren-kruis"),
            ("kruis zilveren", "zilveren-kruis"),
            ("Zilveren Kruis Achmea", "zilveren-kruis"),
            ("menzes", "menzis"),
            ("mezis", "menzis"),
            ("mnezis verzekering", "menzis"),
            ("christelijke zorgverzekeraar de", "pro-life"),
            ("prolife", "pro-life"),
            ("z&z", "zorg-en-zekerheid"),
            ("Zorg & Zekerheid", "zorg-en-zekerheid"),
            ("zorg zekerheid", "zorg-en-zekerheid"),
            ("nn", "nationale-nederlanden"),
            ("nationale nederlande", "nationale-nederlanden"),
            ("ditzo", "asr"),
            ("ASR", "asr"),
            ("VGZ bewust", "vgzbewuzt"),
            ("bewuzt vgz", "vgzbewuzt"),
            ("univé", "unive"),
            ("uniwe", "unive"),
            ("fbto verzekering", "fbto"),
            ("de friesland zorg", "de-friesland"),
            ("friesland", "de-friesland"),
            ("o.n.v.z", "onvz"),
            ("hollandzorgg", "hollandzorg"),
            ("holland zorg", "hollandzorg"),
            ("interpollis", "interpolis"),
            ("eno", "salland"),
            ("stadholland", "stad-holland"),
            ("orha", "ohra"),
            ("vgs", "vgz"),
        ] {
            let found = ids(search);
            // What is far from the name must not come with others.
            assert!(found.contains(&id) && found.len() <= 3, "{search}: {found:?}");
        }
    }

    #[test]
    fn the_name_of_a_concern_finds_its_brands() {
        let brands = ["de-friesland", "fbto", "interpolis", "pro-life", "ziezo", "zilveren-kruis"];
        for search in ["achmea", "Achme", "achmae", "achmea zorgverzekering"] {
            assert_eq!((ids(search), find(search).is_guess), (brands.to_vec(), true), "{search}");
        }
        // More than the concern was typed.
        assert_eq!(["zilveren kruis achmea", "fbto achmea"].map(ids), [["zilveren-kruis"], ["fbto"]]);
    }

    #[test]
    fn a_name_that_begins_so_is_no_guess_and_nonsense_finds_nothing() {
        assert_eq!((ids("cz"), find("cz").is_guess), (vec!["cz", "czdirect"], false));
        assert_eq!((ids("vgz").len() >= 2, find("menz").is_guess, find("menzes").is_guess), (true, false, true));
        for search in ["kaaswinkel", "x", "qq", "цз", "zzzzzz"] {
            assert_eq!(ids(search), [""; 0], "{search}");
        }
        assert_eq!(find(" – ").brands.len(), brands_by_name().count());
    }

    #[test]
    fn the_list_stays_in_the_order_of_names() {
        let all: Vec<_> = brands_by_name().collect();
        for search in ["", "z", "zorg", "menzes", "achmea", "v"] {
            let places: Vec<_> = find(search).brands.iter().map(|brand| all.iter().position(|other| other == brand)).collect();
            assert!(places.is_sorted(), "{search}");
        }
    }
}
