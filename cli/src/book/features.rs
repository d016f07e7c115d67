//! What a case looks like to the decision tables of the book.

use chrono::Datelike;
use smr_rules::values::{Kind, Outcome, Provider, Setting, Value, YesNoUnknown};
use smr_rules::{Facts, Programme};

/// What cases differ in, and the values of that, in the order in which people read them.
pub const FEATURES: [(&str, &[&str]); 10] = [
    (
        "Begeleider",
        &["met contract", "in het register, zonder contract", "huisartsenpraktijk", "niet in het register", "niet bekend"],
    ),
    ("Gewenst", &["kort", "intensief", "niet bekend"]),
    ("Begonnen dit jaar", COUNTS),
    ("Begonnen dit jaar, buiten de keten", COUNTS),
    ("Intensief dit jaar", COUNTS),
    ("Intensief dit jaar, buiten de keten", COUNTS),
    ("Laatste begonnen", &["geen", "dit jaar", "vorig jaar, hoogstens 365 dagen geleden", "langer geleden", "niet bekend"]),
    ("Loopt nog", &["nee", "ja, in de keten", "ja, buiten de keten", "misschien, in de keten", "misschien, buiten de keten"]),
    (
        "Laatste in de keten",
        &[
            "geen",
            "gelukt",
            "niet gelukt, dit jaar",
            "niet gelukt, eerder",
            "niet gelukt, wanneer niet bekend",
            "afloop niet bekend, dit jaar",
            "afloop niet bekend, eerder",
            "afloop en tijd niet bekend",
        ],
    ),
    ("Stophulp in de keten", &["geen keten", "ja", "nee", "keten, maar niet bekend", "niet bekend of er een keten is"]),
];

/// How many, between two numbers where something is not known.
const COUNTS: &[&str] = &["0", "1", "2", "3", "0 of 1", "1 of 2", "0 tot 2"];

/// Values of features, a bit for each: one of each feature for a case, those that fit for a row.
pub type Values = u64;

/// All values of a feature.
pub fn every(at: usize) -> Values {
    let before: usize = FEATURES[..at].iter().map(|(_, values)| values.len()).sum();
    ((1 << FEATURES[at].1.len()) - 1) << before
}

/// The words for values of a feature.
pub fn words(at: usize, values: Values) -> Vec<&'static str> {
    let values = values >> every(at).trailing_zeros();
    FEATURES[at].1.iter().enumerate().filter(|(place, _)| values >> place & 1 == 1).map(|(_, word)| *word).collect()
}

/// What a case looks like.
pub fn point(facts: &Facts) -> Values {
    let (mut values, mut first) = (0, 0);
    for (place, (_, words)) in places(facts).into_iter().zip(&FEATURES) {
        values |= 1 << (first + usize::from(place));
        first += words.len();
    }
    values
}

/// The place of the value of each feature.
fn places(facts: &Facts) -> [u8; FEATURES.len()] {
    let year = facts.start.year();
    let of_year = |one: &&Programme| one.start.is_none_or(|start| start.year() == year);
    let surely = |one: &Programme| one.start.is_some();
    let place = |place: usize| u8::try_from(place).unwrap_or(0);
    let all = || facts.history.iter().filter(of_year);
    let count = |is: &dyn Fn(&Programme) -> bool, may: &dyn Fn(&Programme) -> bool| {
        let least = all().filter(|one| surely(one) && is(one)).count();
        match (least, all().filter(|one| may(one)).count()) {
            (least, most) if least == most => place(least.min(3)),
            (0, 1) => 4,
            (1, 2) => 5,
            _ => 6,
        }
    };
    let outside = |one: &Programme| one.setting != Setting::Chain;
    let is_intensive = |one: &Programme| one.kind == Kind::Intensive;
    let may_be_intensive = |one: &Programme| one.kind != Kind::Short;
    [
        place(facts.provider.index_in(&[
            Provider::Contracted,
            Provider::Registered,
            Provider::GpPractice,
            Provider::Unregistered,
            Provider::Unknown,
        ])),
        place(facts.wanted.index_in(&[Kind::Short, Kind::Intensive, Kind::Unknown])),
        count(&|_| true, &|_| true),
        count(&outside, &outside),
        count(&is_intensive, &may_be_intensive),
        count(&|one| is_intensive(one) && outside(one), &|one| may_be_intensive(one) && outside(one)),
        last_begun(facts),
        running(facts),
        last_in_chain(facts),
        match facts.chain_care {
            None => 4,
            Some(care) if care.programmes.is_empty() => 0,
            Some(care) => 1 + place(care.includes_smr.index_in(&[YesNoUnknown::Yes, YesNoUnknown::No, YesNoUnknown::Unknown])),
        },
    ]
}

/// The place of a value in the order in which people read them.
trait InOrder: Value + PartialEq {
    fn index_in(self, order: &[Self]) -> usize {
        order.iter().position(|value| *value == self).unwrap_or(0)
    }
}

impl<T: Value + PartialEq> InOrder for T {}

fn last_begun(facts: &Facts) -> u8 {
    let Some(last) = facts.history.iter().max_by_key(|one| one.start) else { return 0 };
    match last.start {
        None => 4,
        Some(start) if start.year() == facts.start.year() => 1,
        Some(start) if (facts.start - start).num_days() <= 365 => 2,
        Some(_) => 3,
    }
}

fn running(facts: &Facts) -> u8 {
    let after = |one: &Programme| one.end.is_none_or(|end| end > facts.start);
    let of = |outcome: Outcome, first: u8| {
        let one = facts.history.iter().find(|one| one.outcome == outcome && after(one))?;
        Some(first + u8::from(one.setting != Setting::Chain))
    };
    of(Outcome::Running, 1).or_else(|| of(Outcome::Unknown, 3)).unwrap_or(0)
}

/// How the programme inside the chain that began last ended.
fn last_in_chain(facts: &Facts) -> u8 {
    let chain = facts.history.iter().filter(|one| one.setting == Setting::Chain);
    let Some(last) = chain.max_by_key(|one| one.start) else { return 0 };
    let of_year = last.end.or(last.start).map(|day| day.year() == facts.start.year());
    match (last.outcome, of_year) {
        (Outcome::Success, _) => 1,
        (Outcome::NoSuccess | Outcome::DroppedOut, Some(true)) => 2,
        (Outcome::NoSuccess | Outcome::DroppedOut, Some(false)) => 3,
        (Outcome::NoSuccess | Outcome::DroppedOut, None) => 4,
        (Outcome::Running | Outcome::Unknown, Some(true)) => 5,
        (Outcome::Running | Outcome::Unknown, Some(false)) => 6,
        (Outcome::Running | Outcome::Unknown, None) => 7,
    }
}
