//! Answers as a short text for the fragment of a link: from the intake to the person, or the other way round.
//!
//! `1` (the version), the planned start, chain care, kind and provider, the insurer and `~`, nine signs a programme, and two signs that tell
//! whether anything was lost or changed on the way. A time takes four signs: a day is the number of days since 1900, behind the days come the months, then
//! the years. Ten programmes take 124 signs at most. There is one text for each answers; anything else is refused.

use crate::enum_set::EnumSet;
use crate::facts::{Insurer, MOST_PROGRAMMES};
use crate::interview::{Answers, Earlier, Membership, When};
use crate::iso;
use crate::values::{Kind, Outcome, Provider, Setting, Value, YesNoUnknown};
use alloc::string::String;
use alloc::vec::Vec;
use chrono::{Datelike, Days, NaiveDate};

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
/// The days since 1900 are fewer; from here on months are counted.
const MONTHS: u32 = 500_000;
/// And from here on years.
const YEARS: u32 = 600_000;
/// No such time: four times the last sign.
const UNKNOWN: u32 = 0xff_ffff;
/// Chain care that is not known.
const NO_CHAIN: u32 = 48;
/// It is not known whether there was a programme.
const UNSURE: u32 = 32;
/// The first year that facts may lie in.
const FIRST_YEAR: u32 = 1900;
/// And the last.
const LAST_YEAR: i32 = 2999;

/// The text for answers. What is not answered is not known.
#[must_use]
pub fn write(answers: &Answers) -> String {
    let mut out = String::from(char::from(VERSION));
    push_time(&mut out, answers.start.map_or(When::Unknown, When::Day));
    let chain = match answers.chain_care {
        None | Some(Membership::Unknown) => NO_CHAIN,
        Some(Membership::In(programmes)) => {
            let includes_smr =
                if programmes.is_empty() { YesNoUnknown::No } else { answers.includes_smr.unwrap_or(YesNoUnknown::Unknown) };
            programmes.iter().fold(place(includes_smr) << 4, |all, programme| all | 1 << place(programme))
        }
    };
    push(&mut out, chain, 1);
    let (wanted, provider) = (answers.wanted.unwrap_or(Kind::Unknown), answers.provider.unwrap_or(Provider::Unknown));
    let unsure = if answers.history.is_none() { UNSURE } else { 0 };
    push(&mut out, place(wanted) << 3 | place(provider) | unsure, 1);
    out.push_str(answers.insurer.unwrap_or(Insurer::Unknown).as_str());
    out.push(char::from(END));
    for earlier in answers.history.iter().flatten() {
        push_time(&mut out, earlier.start);
        push_time(&mut out, earlier.end.unwrap_or(When::Unknown));
        // Fewer than 64 together.
        let [outcomes, settings] = [Outcome::ALL.len(), Setting::ALL.len()].map(|many| many as u32);
        let (kind, setting) = (earlier.kind.unwrap_or(Kind::Unknown), earlier.setting.unwrap_or(Setting::Unknown));
        let kind_and_setting = place(kind).saturating_mul(settings).saturating_add(place(setting));
        let outcome = place(earlier.outcome.unwrap_or(Outcome::Unknown));
        push(&mut out, kind_and_setting.saturating_mul(outcomes).saturating_add(outcome), 1);
    }
    let sum = sum(out.as_bytes());
    push(&mut out, sum, 2);
    out
}

/// The answers of a text: every question is answered, save whether there was a programme if that is not known.
///
/// # Errors
///
/// [`Refused`], if it is not exactly what [`write()`] gives for some answers of this version.
pub fn read(text: &str) -> Result<Answers, Refused> {
    let answers = parse(text.as_bytes()).ok_or_else(|| match text.as_bytes().first() {
        Some(&VERSION) | None => Refused::Malformed,
        Some(_) => Refused::Version,
    })?;
    // One text for each answers.
    if write(&answers) == text { Ok(answers) } else { Err(Refused::Malformed) }
}

fn parse(text: &[u8]) -> Option<Answers> {
    let (body, mut end) = text.split_at_checked(text.len().checked_sub(2)?)?;
    if take(&mut end, 2)? != sum(body) {
        return None;
    }
    let mut rest = body.strip_prefix(&[VERSION])?;
    let When::Day(start) = take_time(&mut rest)? else { return None };
    let chain = take(&mut rest, 1)?;
    let (chain_care, includes_smr) = match chain {
        NO_CHAIN => (Membership::Unknown, None),
        _ => {
            let programmes: EnumSet<_> =
                Value::ALL.iter().copied().filter(|programme| chain >> place(*programme) & 1 == 1).collect();
            (Membership::In(programmes), Some(value::<YesNoUnknown>(chain >> 4)?).filter(|_| !programmes.is_empty()))
        }
    };
    let terms = take(&mut rest, 1)?;
    let (wanted, provider) = (value::<Kind>((terms & !UNSURE) >> 3)?, value::<Provider>(terms & 7)?);
    let at = rest.iter().position(|sign| *sign == END)?;
    let (insurer, after) = rest.split_at_checked(at)?;
    let insurer = Insurer::parse(core::str::from_utf8(insurer).ok()?)?;
    rest = after.get(1..)?;
    let mut history = Vec::new();
    while !rest.is_empty() {
        let (start, end) = (take_time(&mut rest)?, take_time(&mut rest)?);
        let how = take(&mut rest, 1)?;
        let (outcome, how) = split(how, Outcome::ALL.len())?;
        let (setting, kind) = split(how, Setting::ALL.len())?;
        if history.len() == MOST_PROGRAMMES {
            return None;
        }
        history.push(Earlier {
            end: Some(end),
            kind: Some(value(kind)?),
            setting: Some(value(setting)?),
            outcome: Some(value(outcome)?),
            ..Earlier::begun(start)
        });
    }
    let is_unsure = terms & UNSURE != 0;
    if is_unsure && !history.is_empty() {
        return None;
    }
    Some(Answers {
        insurer: Some(insurer),
        start: Some(start),
        history: (!is_unsure).then_some(history),
        chain_care: Some(chain_care),
        includes_smr,
        wanted: Some(wanted),
        provider: Some(provider),
    })
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

fn push_time(out: &mut String, when: When) {
    let since = |year: i32| u32::try_from(year).ok()?.checked_sub(FIRST_YEAR);
    let number = match when {
        When::Day(day) => u32::try_from(day.signed_duration_since(first_day()).num_days()).ok(),
        When::Month(first) => {
            since(first.year()).map(|years| MONTHS.saturating_add(years.saturating_mul(12)).saturating_add(first.month0()))
        }
        When::Year(year) => since(year).map(|years| YEARS.saturating_add(years)),
        // Nobody says this where links are made.
        When::Unknown | When::Before(_) => None,
    };
    push(out, number.unwrap_or(UNKNOWN), 4);
}

fn take_time(rest: &mut &[u8]) -> Option<When> {
    let number = take(rest, 4)?;
    let year = |years: u32| i32::try_from(years.checked_add(FIRST_YEAR)?).ok().filter(|year| *year <= LAST_YEAR);
    match number {
        UNKNOWN => Some(When::Unknown),
        YEARS.. => Some(When::Year(year(number.checked_sub(YEARS)?)?)),
        MONTHS.. => {
            let months = number.checked_sub(MONTHS)?;
            let first = NaiveDate::from_ymd_opt(year(months.checked_div(12)?)?, months.checked_rem(12)?.checked_add(1)?, 1)?;
            Some(When::Month(first))
        }
        days => {
            let day = first_day().checked_add_days(Days::new(days.into()))?;
            (day.year() <= LAST_YEAR).then_some(When::Day(day))
        }
    }
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

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a date")
    }

    fn answers() -> Answers {
        let earlier = Earlier {
            end: Some(When::Unknown),
            kind: Some(Kind::Short),
            setting: Some(Setting::Chain),
            outcome: Some(Outcome::NoSuccess),
            ..Earlier::begun(When::Month(day(2027, 1, 1)))
        };
        Answers {
            insurer: Insurer::parse("united-consumers"),
            start: Some(day(2027, 5, 10)),
            history: Some(alloc::vec![earlier, Earlier { end: Some(When::Day(day(2999, 12, 31))), ..earlier }]),
            chain_care: Some(Membership::In([crate::values::ChainProgramme::Dm2].into_iter().collect())),
            includes_smr: Some(YesNoUnknown::Unknown),
            wanted: Some(Kind::Unknown),
            provider: Some(Provider::Unregistered),
        }
    }

    #[test]
    fn answers_come_back() {
        let none = Answers { chain_care: Some(Membership::In(EnumSet::EMPTY)), includes_smr: None, ..answers() };
        let unsure = Answers { history: None, chain_care: Some(Membership::Unknown), includes_smr: None, ..answers() };
        let mut year = answers();
        year.history.as_mut().expect("programmes")[0].start = When::Year(1900);
        for answers in [answers(), none, unsure, year] {
            let text = write(&answers);
            assert_eq!(read(&text), Ok(answers));
            assert!(text.bytes().all(|sign| SIGNS.contains(&sign) || sign == END), "{text}");
        }
    }

    #[test]
    fn ten_programmes_fit_and_so_do_fifty() {
        let mut answers = answers();
        let first = answers.history.as_ref().expect("programmes")[0];
        for many in [10, MOST_PROGRAMMES] {
            answers.history = Some(alloc::vec![first; many]);
            let text = write(&answers);
            assert!(many > 10 || text.len() <= 124, "{} signs", text.len());
            assert_eq!(read(&text).as_ref(), Ok(&answers));
        }
        answers.history = Some(alloc::vec![first; MOST_PROGRAMMES + 1]);
        assert_eq!(read(&write(&answers)), Err(Refused::Malformed));
    }

    #[test]
    fn one_sign_more_less_or_other_is_refused() {
        let text = write(&answers());
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
        let text = write(&answers());
        assert_eq!(read(&text.replacen('1', "2", 1)), Err(Refused::Version));
        for nonsense in ["", "1", "~", "1~~", "1AAAAAA"] {
            assert!(read(nonsense).is_err(), "{nonsense}");
        }
    }
}
