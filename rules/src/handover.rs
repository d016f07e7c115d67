//! Facts as a short text for the fragment of a link: from the intake to the person, or the other way round.
//!
//! `1` (the version), the planned start, chain care, kind and provider, the insurer and `~`, nine signs a programme, and two signs that tell
//! whether anything was lost or changed on the way. A date is the number of days since 1900 in four signs. Ten programmes take 124 signs at most.
//! There is one text for each facts; anything else is refused.

use crate::facts::{ChainCare, Facts, Insurer, MOST_PROGRAMMES, Programme};
use crate::iso;
use crate::values::{Kind, Outcome, Provider, Setting, Tri, Value};
use alloc::string::String;
use arrayvec::ArrayVec;
use chrono::{Days, NaiveDate};

/// Why a text was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is of another version.
    Version,
    /// Something is missing, too much, or changed.
    Malformed,
}

/// The signs for 0 to 63: none has a meaning in a link.
const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/// The version.
const VERSION: u8 = b'1';
/// Ends the insurer.
const END: u8 = b'~';
/// No such day: four times the last sign.
const NO_DAY: u32 = 0xff_ffff;
/// Chain care that is not known.
const NO_CHAIN: u32 = 48;

/// The text for facts.
#[must_use]
pub fn write(facts: &Facts) -> String {
    let mut out = String::from(char::from(VERSION));
    push_date(&mut out, Some(facts.start));
    let chain = facts.chain_care.map_or(NO_CHAIN, |care| {
        care.programmes.iter().fold(place(care.includes_smr) << 4, |all, programme| all | 1 << place(programme))
    });
    push(&mut out, chain, 1);
    push(&mut out, place(facts.wanted) << 3 | place(facts.provider), 1);
    out.push_str(facts.insurer.as_str());
    out.push(char::from(END));
    for programme in &facts.history {
        push_date(&mut out, programme.start);
        push_date(&mut out, programme.end);
        // Fewer than 64 together.
        let [outcomes, settings] = [Outcome::ALL.len(), Setting::ALL.len()].map(|many| many as u32);
        let kind_and_setting = place(programme.kind).saturating_mul(settings).saturating_add(place(programme.setting));
        push(&mut out, kind_and_setting.saturating_mul(outcomes).saturating_add(place(programme.outcome)), 1);
    }
    let sum = sum(out.as_bytes());
    push(&mut out, sum, 2);
    out
}

/// The facts of a text.
///
/// # Errors
///
/// [`Refused`], if it is not exactly what [`write`] gives for some facts of this version.
pub fn read(text: &str) -> Result<Facts, Refused> {
    let facts = parse(text.as_bytes()).ok_or_else(|| match text.as_bytes().first() {
        Some(&VERSION) | None => Refused::Malformed,
        Some(_) => Refused::Version,
    })?;
    // One text for each facts.
    if write(&facts) == text { Ok(facts) } else { Err(Refused::Malformed) }
}

fn parse(text: &[u8]) -> Option<Facts> {
    let (body, mut end) = text.split_at_checked(text.len().checked_sub(2)?)?;
    if take(&mut end, 2)? != sum(body) {
        return None;
    }
    let mut rest = body.strip_prefix(&[VERSION])?;
    let start = take_date(&mut rest)??;
    let chain = take(&mut rest, 1)?;
    let chain_care = if chain == NO_CHAIN { None } else { Some(chain_care(chain)?) };
    let terms = take(&mut rest, 1)?;
    let (wanted, provider) = (value::<Kind>(terms >> 3)?, value::<Provider>(terms & 7)?);
    let at = rest.iter().position(|sign| *sign == END)?;
    let (insurer, after) = rest.split_at_checked(at)?;
    let insurer = Insurer::parse(core::str::from_utf8(insurer).ok()?)?;
    rest = after.get(1..)?;
    let mut history: ArrayVec<Programme, MOST_PROGRAMMES> = ArrayVec::new();
    while !rest.is_empty() {
        let (start, end) = (take_date(&mut rest)?, take_date(&mut rest)?);
        let how = take(&mut rest, 1)?;
        let (outcome, how) = split(how, Outcome::ALL.len())?;
        let (setting, kind) = split(how, Setting::ALL.len())?;
        let programme = Programme { start, end, kind: value(kind)?, setting: value(setting)?, outcome: value(outcome)? };
        history.try_push(programme).ok()?;
    }
    Some(Facts { start, insurer, chain_care, history, wanted, provider })
}

fn chain_care(number: u32) -> Option<ChainCare> {
    let includes_smr = value::<Tri>(number >> 4)?;
    let programmes = Value::ALL.iter().copied().filter(|programme| number >> place(*programme) & 1 == 1).collect();
    Some(ChainCare { programmes, includes_smr })
}

/// Remainder and quotient.
fn split(number: u32, by: usize) -> Option<(u32, u32)> {
    let by = u32::try_from(by).ok()?;
    Some((number.checked_rem(by)?, number.checked_div(by)?))
}

fn place<T: Value>(value: T) -> u32 {
    // An enumeration has few values.
    u32::try_from(value.index()).unwrap_or_default()
}

fn value<T: Value>(place: u32) -> Option<T> {
    T::ALL.get(usize::try_from(place).ok()?).copied()
}

fn first_day() -> NaiveDate {
    iso::parse("1900-01-01").unwrap_or_default()
}

fn push_date(out: &mut String, date: Option<NaiveDate>) {
    let days = date.map(|date| date.signed_duration_since(first_day()).num_days());
    push(out, days.and_then(|days| u32::try_from(days).ok()).unwrap_or(NO_DAY), 4);
}

/// A date; `Some(None)` if it is not known.
fn take_date(rest: &mut &[u8]) -> Option<Option<NaiveDate>> {
    let days = take(rest, 4)?;
    if days == NO_DAY {
        return Some(None);
    }
    let date = first_day().checked_add_days(Days::new(days.into()))?;
    // What facts in JSON may hold too.
    (date <= iso::parse("2999-12-31")?).then_some(Some(date))
}

fn push(out: &mut String, number: u32, signs: u32) {
    for at in (0..signs).rev() {
        let six = usize::try_from(number >> at.saturating_mul(6) & 63).unwrap_or_default();
        out.extend(SIGNS.get(six).map(|sign| char::from(*sign)));
    }
}

fn take(rest: &mut &[u8], signs: usize) -> Option<u32> {
    let (these, after) = rest.split_at_checked(signs)?;
    *rest = after;
    these.iter().try_fold(0, |number: u32, sign| {
        let six = SIGNS.iter().position(|other| other == sign)?;
        Some(number << 6 | u32::try_from(six).ok()?)
    })
}

/// Tells signs that were lost, changed or swapped.
fn sum(text: &[u8]) -> u32 {
    text.iter().fold(0, |sum: u32, sign| sum.wrapping_mul(61).wrapping_add(u32::from(*sign))) % 4093
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, clippy::expect_used, clippy::indexing_slicing)] // a test may panic
mod tests {
    use super::*;

    const TEXT: &str = r#"{"start":"2027-05-10","insurer":"united-consumers","chainCare":{"programmes":["dm2","asthma"],"includesSmr":"unknown"},
        "history":[{"start":"2027-01-10","end":null,"kind":"short","setting":"chain","outcome":"no-success"}],"wanted":"unknown","provider":"unregistered"}"#;

    #[test]
    fn facts_come_back() {
        let facts = Facts::from_json(TEXT).expect("facts");
        let text = write(&facts);
        assert_eq!(read(&text), Ok(facts));
        assert!(text.bytes().all(|sign| SIGNS.contains(&sign) || sign == END), "{text}");
    }

    #[test]
    fn ten_programmes_fit_and_so_do_fifty() {
        let mut facts = Facts::from_json(TEXT).expect("facts");
        let first = facts.history[0];
        for many in [10, MOST_PROGRAMMES] {
            while facts.history.len() < many {
                facts.history.push(first);
            }
            let text = write(&facts);
            assert!(many > 10 || text.len() <= 124, "{} signs", text.len());
            assert_eq!(read(&text).as_ref(), Ok(&facts));
        }
    }

    #[test]
    fn one_sign_more_less_or_other_is_refused() {
        let text = write(&Facts::from_json(TEXT).expect("facts"));
        for at in 0..text.len() {
            let cut = [&text[..at], &text[at + 1..]].concat();
            assert!(read(&cut).is_err(), "{cut}");
            assert!(read(&text[..at]).is_err());
            for sign in SIGNS.iter().map(|sign| char::from(*sign)).chain(['~', '%', ' ', 'é']) {
                let mut other: String = text[..at].into();
                other.push(sign);
                assert!(read(&[&other, &text[at..]].concat()).is_err());
                if !text[at..].starts_with(sign) {
                    assert!(read(&[&other, &text[at + 1..]].concat()).is_err());
                }
            }
        }
    }

    #[test]
    fn another_version_is_told_apart() {
        let text = write(&Facts::from_json(TEXT).expect("facts"));
        assert_eq!(read(&text.replacen('1', "2", 1)), Err(Refused::Version));
        for nonsense in ["", "1", "~", "1~~", "1AAAAAA"] {
            assert!(read(nonsense).is_err(), "{nonsense}");
        }
    }
}
