//! What is wrong with a field, in words.

use super::choice;
use crate::state::{AnswerForm, ErrorKind};
use chrono::NaiveDate;
use smr_texts::{self as texts, Lang, fault, intake};

/// The message of an error.
pub fn error(lang: Lang, form: &AnswerForm, planned_start: NaiveDate, kind: ErrorKind) -> String {
    let text = match kind {
        ErrorKind::Nothing => fault::CHOOSE,
        ErrorKind::NotOne => fault::CHOOSE_ONE,
        ErrorKind::NoInsurer => fault::INSURER,
        ErrorKind::MeantInsurer(brand) => return fault::INSURER_MEANT.with(lang, "name", brand.name),
        ErrorKind::NoRegister => fault::REGISTER,
        ErrorKind::OtherInsurer => {
            let chosen = form.insurer.map_or("", |insurer| texts::insurer(lang, insurer));
            return fault::OTHER_INSURER.fill(lang, &[("chosen", chosen), ("typed", &form.insurer_search)]);
        }
        ErrorKind::NoDay => fault::DATE_EMPTY,
        ErrorKind::NoDayNorUnknown => fault::DATE_EMPTY_OR_UNKNOWN,
        ErrorKind::NoSuchDay => fault::DATE_IMPOSSIBLE,
        ErrorKind::Year => fault::DATE_YEAR,
        ErrorKind::NoBeginning(at) => return fault::BEGUN.with_number(lang, "n", i32::from(at) + 1),
        ErrorKind::Elsewhere(when) => return fault::DATE_ELSEWHERE.with(lang, "when", &choice(lang, when, planned_start)),
        ErrorKind::Contradiction(problem) => return texts::problem(lang, &problem),
        ErrorKind::NotADate => return intake::NOT_A_DATE.get(lang).into(),
        ErrorKind::NoStart => return intake::NO_START.get(lang).into(),
        ErrorKind::NotTheDay => return intake::NOT_THE_DAY.get(lang).into(),
    };
    text.get(lang).into()
}
