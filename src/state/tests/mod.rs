//! Tests of both reducers.

mod batch;
mod intake;
mod invented_insurer;
mod scenarios;
mod self_check;

use super::HostSettings;
use crate::fixtures::{answers, scenarios};
use chrono::NaiveDate;
use smr_rules::Insurer;
use smr_texts::Lang;
use std::rc::Rc;
use yew::Reducible;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date")
}

fn settings(insurer: Option<Insurer>) -> HostSettings {
    HostSettings { insurer, lang: Lang::Nl, ..HostSettings::default() }
}

/// The state after these messages.
fn after<S: Reducible + Clone>(state: &S, messages: impl IntoIterator<Item = S::Action>) -> S {
    let state = messages.into_iter().fold(Rc::new(state.clone()), Reducible::reduce);
    S::clone(&state)
}

/// The state after one message.
trait After: Reducible + Clone {
    fn after(&self, message: Self::Action) -> Self {
        after(self, [message])
    }
}
impl<S: Reducible + Clone> After for S {}
