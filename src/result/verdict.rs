//! How a verdict looks.

use smr_rules::values::Verdict;
use yew::prelude::*;

/// The class that gives an answer the colour of its verdict.
#[must_use]
pub fn verdict_class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Eligible => "result is-eligible",
        Verdict::EligibleWithConditions => "result is-conditional",
        Verdict::NotYet => "result is-not-yet",
        Verdict::NeedsInformation => "result is-open",
        Verdict::NotCovered => "result is-not-covered",
    }
}

/// A sign beside the verdict, for whoever does not see the colour: tick, tick with a list, clock, question mark, cross.
pub fn verdict_sign(verdict: Verdict) -> Html {
    let d = match verdict {
        Verdict::Eligible => "M16 3a13 13 0 1 1 0 26a13 13 0 1 1 0-26M9.5 16.5l4.5 4.5l8.5-9.5",
        Verdict::EligibleWithConditions => "M6 3h20v26h-20zM11 11.5l2 2l3.5-4M20 12h2M11 20.5l2 2l3.5-4M20 21h2",
        Verdict::NotYet => "M16 3a13 13 0 1 1 0 26a13 13 0 1 1 0-26M16 8.5v8l5.5 3.5",
        Verdict::NeedsInformation => "M16 3a13 13 0 1 1 0 26a13 13 0 1 1 0-26M12 12.5a4 4 0 1 1 5.5 3.7q-1.5.8-1.5 2.8M16 23v.2",
        Verdict::NotCovered => "M16 3a13 13 0 1 1 0 26a13 13 0 1 1 0-26M11 11l10 10M21 11l-10 10",
    };
    html! { <span class="sign" aria-hidden="true"><svg viewBox="0 0 32 32"><path {d} /></svg></span> }
}
