//! Facts in short, as people write them in scenarios and tables: `dm2+copd`, `2027-01-10/2027-03-01/short/chain/no-success`.

use crate::Wrong;
use chrono::NaiveDate;
use smr_rules::enum_set::EnumSet;
use smr_rules::values::{ChainProgramme, Value, YesNoUnknown};
use smr_rules::{ChainCare, Programme, iso};

/// A word of an enumeration; the fault lists the words there are.
pub fn word<T: Value>(text: &str) -> Result<T, Wrong> {
    T::parse(text).ok_or_else(|| Wrong::Word { text: text.into(), words: T::ALL.iter().map(|value| value.as_str()).collect() })
}

/// A day, as `yyyy-mm-dd`.
pub fn day(text: &str) -> Result<NaiveDate, Wrong> {
    iso::parse(text).ok_or_else(|| Wrong::Day(text.into()))
}

/// `none`, `unknown` or the programmes joined by `+`, and whether they include stop-smoking guidance.
pub fn chain_care(text: &str, includes_smr: YesNoUnknown) -> Result<Option<ChainCare>, Wrong> {
    match text {
        "unknown" => Ok(None),
        "none" => Ok(Some(ChainCare { programmes: EnumSet::EMPTY, includes_smr })),
        programmes => {
            let programmes: Result<_, _> = programmes.split('+').map(|one| word::<ChainProgramme>(one.trim())).collect();
            let programmes = programmes.map_err(|mut wrong| {
                if let Wrong::Word { words, .. } = &mut wrong {
                    words.extend(["none", "unknown"]);
                }
                wrong
            })?;
            Ok(Some(ChainCare { programmes, includes_smr }))
        }
    }
}

/// `start/end/kind/setting/outcome`, `?` for what is not known.
pub fn programme(text: &str) -> Result<Programme, Wrong> {
    let mut parts = text.split('/').map(str::trim);
    let five = [(); 5].map(|()| parts.next());
    let ([Some(start), Some(end), Some(kind), Some(setting), Some(outcome)], None) = (five, parts.next()) else {
        return Err(Wrong::Parts { text: text.into(), parts: text.split('/').count() });
    };
    let optional = |text| if text == "?" { Ok(None) } else { day(text).map(Some) };
    let known = |text| if text == "?" { "unknown" } else { text };
    Ok(Programme {
        start: optional(start)?,
        end: optional(end)?,
        kind: word(known(kind))?,
        setting: word(known(setting))?,
        outcome: word(known(outcome))?,
    })
}
