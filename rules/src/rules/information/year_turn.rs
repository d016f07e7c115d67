//! What: a programme runs over the turn of the year: the insurer may book it otherwise.
//! Source: bzv-2.5b.
//! Valid: started in an earlier year; ends in the year of the planned start or later, or runs without a known end.
//! Example: from November 2025 to February 2026.

use crate::case::Case;
use crate::facts::Programme;
use crate::rules::{Line, Rule};
use crate::values::{Information, Outcome};
use chrono::Datelike;

pub(crate) const RULE: Rule<Line> = Rule::line(Information::YearTurn, holds);

fn holds(case: &Case) -> bool {
    case.facts.history.iter().any(|programme| turns(programme, case.year))
}

fn turns(programme: &Programme, year: i32) -> bool {
    let reaches = match programme.end {
        Some(end) => end.year() >= year,
        None => programme.outcome == Outcome::Running,
    };
    programme.start.is_some_and(|start| start.year() < year) && reaches
}
