//! What: a programme runs on the planned start; a new one may start on the day it ends (B2).
//! Source: bzv-2.5b, slides, salland-2024, zk-2027, asr-2027.
//! Valid: always, as the reading `parallel`; not for a chain programme where the terms let it stand beside a new one.
//! Example: a short programme runs until 1 July: again from 1 July.

use crate::case::Case;
use crate::evidence::Evidence;
use crate::rules::{Block, Rule, Until};
use crate::values::Code;

pub(crate) const RULE: Rule<Block> = Rule { name: Code::RunningProgramme, holds, evidence, level: Block { until } };

fn holds(case: &Case) -> bool {
    case.blocking().next().is_some()
}

fn evidence(case: &Case, evidence: &mut Evidence) {
    evidence.count("running", case.blocking().count());
    evidence.date("plannedEnd", until(case).date);
}

/// The last of the planned ends; not exact where one is not known.
fn until(case: &Case) -> Until {
    Until {
        date: case.blocking().filter_map(|(_, programme)| programme.end).max(),
        exact: case.blocking().all(|(_, programme)| programme.end.is_some()),
    }
}
