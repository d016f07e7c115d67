//! Sentences that depend on more than one word of an answer. Page and command line say the same.

use crate::{
    Lang, Text, certainty, change as changed, code_action, code_why, date, digits, earliest, information_text, kind, outcome,
    outcome_page as page, problem_fix, problem_message, reading_chosen, reading_otherwise, reading_point, reading_question,
    remaining as left, route as route_text, tri, ui, variant, verdict, verdict_lead,
};
use chrono::{Datelike, NaiveDate};
use smr_rules::assessment::{Assessment, Change, NewValue, OtherReading, Problem};
use smr_rules::rulebase::{Brand, Source, Terms, Years, general, limits};
use smr_rules::values::{
    ChainCareRule, ChainCount, Code, Information, Kind, Outcome, Outlook, Provider, Reading, Route, Setting, Sureness, Value,
    Verdict, YesNoUnknown,
};
use smr_rules::{Facts, Insurer, Pointer, Programme, ProgrammeField};

/// The heading of an answer, with where the programme takes place if that is not free, and where what is asked leads if that is a start.
#[must_use]
pub fn heading(lang: Lang, answer: &Assessment) -> &'static str {
    if leads_to_start(answer) {
        return variant::VERDICT_START_OUTLOOK.get(lang);
    }
    verdict_on(lang, answer.verdict, answer.route)
}

/// A verdict in words, together with its route.
#[must_use]
pub fn verdict_on(lang: Lang, word: Verdict, route: Route) -> &'static str {
    let text = if route == Route::WithinChain { variant::VERDICT_WITHIN_CHAIN } else { verdict(word) };
    text.get(lang)
}

/// Every answer to what is asked leads to a start.
fn leads_to_start(answer: &Assessment) -> bool {
    answer.outlook.flatten() == Some(Outlook::Start)
}

/// What stands directly under the heading of an answer.
#[must_use]
pub fn lead(lang: Lang, answer: &Assessment) -> String {
    let text = match answer.verdict {
        Verdict::Eligible => verdict_lead::ELIGIBLE,
        Verdict::EligibleWithConditions => verdict_lead::ELIGIBLE_WITH_CONDITIONS,
        Verdict::NeedsInformation if mends_itself(answer) => verdict_lead::CHANGE_AN_ANSWER,
        Verdict::NeedsInformation if leads_to_start(answer) => verdict_lead::START_OUTLOOK,
        Verdict::NeedsInformation => verdict_lead::NEEDS_INFORMATION,
        Verdict::NotCovered if answer.codes.contains(Code::NotInsured) => variant::UNINSURED_LEAD,
        Verdict::NotCovered => verdict_lead::NOT_COVERED,
        Verdict::NotYet => return not_yet(lang, answer),
    };
    text.get(lang).into()
}

/// Nothing is to be asked of anybody: an answer was a slip.
fn mends_itself(answer: &Assessment) -> bool {
    answer.codes.contains(Code::ContradictoryFacts) || answer.codes.contains(Code::YearOutOfRange)
}

/// Where the programme takes place, if that is not free.
#[must_use]
pub fn where_to(lang: Lang, answer: &Assessment) -> Option<&'static str> {
    (answer.route == Route::WithinChain).then(|| route_text(answer.route).get(lang))
}

fn not_yet(lang: Lang, answer: &Assessment) -> String {
    match answer.earliest_start.and_then(|earliest| earliest.date.map(|day| (day, earliest.exact))) {
        Some((day, exact)) => {
            let text = match exact {
                true if stays_open(answer, day) => earliest::THEN_OPEN,
                true => earliest::EXACT,
                false => earliest::AT_LEAST,
            };
            text.on(lang, day)
        }
        None => earliest::UNKNOWN.get(lang).into(),
    }
}

/// Judged on the day on which the blocks end, it is no start yet: something else remains then. Known of a full answer only.
fn stays_open(answer: &Assessment, day: NaiveDate) -> bool {
    let is_start = |change: &Change| matches!(change, Change::Date { from, .. } if *from == day);
    answer.changes.as_ref().is_some_and(|changes| !changes.iter().any(is_start))
}

/// How many programmes are left in the year, where that is known; with the doubt about programmes that are not counted.
#[must_use]
pub fn remaining(lang: Lang, facts: &Facts, answer: &Assessment) -> Option<String> {
    let left = places_left(lang, answer)?;
    let may_count = |terms: &Terms| terms.chain_count == ChainCount::DoesNotCount && terms.chain_count_other_reading.is_some();
    let in_year = |programme: &Programme| programme.start.is_none_or(|start| start.year() == answer.year);
    let has_chain_programme = facts.history.iter().any(|one| one.setting == Setting::Chain && in_year(one));
    if has_chain_programme && terms(facts, answer).is_some_and(may_count) {
        return Some([&left, " ", variant::REMAINING_DOUBT.get(lang)].concat());
    }
    Some(left)
}

/// What the documents of the person's insurer make of the year of the start.
fn terms(facts: &Facts, answer: &Assessment) -> Option<&'static Terms> {
    match facts.insurer {
        Insurer::Brand(brand) => brand.group().map(|group| group.terms_of(answer.year)),
        Insurer::Other | Insurer::Unknown | Insurer::Uninsured => None,
    }
}

fn places_left(lang: Lang, answer: &Assessment) -> Option<String> {
    let places = answer.remaining?;
    let year = digits(answer.year);
    let (min, max) = (digits(places.min.into()), digits(places.max.into()));
    let text = match (places.min, places.max) {
        (0, 0) => left::NONE,
        (1, 1) => left::ONE,
        (min, max) if min == max => left::MANY,
        _ => left::RANGE,
    };
    let next = digits(answer.year.saturating_add(1));
    Some(text.fill(lang, &[("year", &year), ("next", &next), ("n", &max), ("min", &min), ("max", &max)]))
}

/// What the person filled in that the answer is about: programmes where those decide, else the insurer. `start` is when they want to
/// start, in their words; `is_unsure`: they do not know whether there was a programme.
#[must_use]
pub fn own(lang: Lang, facts: &Facts, answer: &Assessment, start: &str, is_unsure: bool) -> String {
    let is_about_insurer = answer.codes.iter().any(is_about_insurer);
    let text = match (facts.insurer, facts.history.len()) {
        (Insurer::Uninsured, _) => page::OWN_UNINSURED,
        _ if is_unsure => page::OWN_UNSURE,
        (Insurer::Unknown, _) if is_about_insurer => page::OWN_NO_INSURER,
        _ if is_about_insurer => page::OWN_INSURER,
        (_, 0) => page::OWN_NONE,
        (_, 1) => page::OWN_ONE,
        _ => page::OWN_MANY,
    };
    let name = match facts.insurer {
        Insurer::Brand(brand) => brand.name.to_owned(),
        other => ["‘", insurer(lang, other), "’"].concat(),
    };
    text.fill(lang, &[("start", start), ("insurer", &name), ("n", &digits(facts.history.len() as i32))])
}

/// The point on which the texts allow more than one reading.
#[must_use]
pub fn point(lang: Lang, reading: Reading, answer: &Assessment) -> &'static str {
    match reading {
        // Not known to run: perhaps it does.
        Reading::Parallel if answer.codes.contains(Code::DateUnknown) => variant::PARALLEL_MAYBE.get(lang),
        _ => reading_point(reading).get(lang),
    }
}

/// What to ask the insurer about a reading, unless a code of the answer asks that already.
#[must_use]
pub fn reading_asks(lang: Lang, reading: Reading, answer: &Assessment) -> Option<&'static str> {
    let asked = match reading {
        Reading::Parallel => answer.codes.contains(Code::RunningProgramme),
        Reading::ThirdIntensive => answer.codes.contains(Code::ThirdIntensive) || answer.codes.contains(Code::OnlyShort),
        Reading::ChainCounts => answer.codes.contains(Code::ChainCountUncertain),
        Reading::RegisterRequired => answer.codes.contains(Code::ProviderUnregistered),
        Reading::YearOfCount | Reading::RelapseAfterChain | Reading::OlderChainClause | Reading::DropOuts => false,
    };
    (!asked).then(|| reading_question(reading).get(lang))
}

/// Is this code about what the insurer asks, more than about what was followed?
fn is_about_insurer(code: Code) -> bool {
    matches!(
        code,
        Code::AddedValue
            | Code::ChainFirst
            | Code::ChainSmrUnknown
            | Code::ConfirmChainRule
            | Code::InsurerUnknown
            | Code::NotInsured
            | Code::ShortAtGp
            | Code::SpecialisedProvider
    )
}

/// Why a code holds, with the numbers of this answer.
#[must_use]
pub fn why(lang: Lang, code: Code, facts: &Facts, answer: &Assessment) -> String {
    let text = match code {
        Code::ThirdIntensive if counts_cautiously(answer) => variant::THIRD_INTENSIVE_WHY,
        Code::OnlyShort if counts_cautiously(answer) => variant::ONLY_SHORT_WHY,
        Code::ChainFirst if is_only_within_chain(facts, answer) => variant::CHAIN_ONLY_WHY,
        Code::ChainFirst if answer.limit == Some(1) => variant::CHAIN_FIRST_SINGLE_WHY,
        Code::ChainFirst if may_open_next_year(answer) => variant::CHAIN_FIRST_OLDER_WHY,
        Code::ChainFirst if had_chain_programme(facts) => variant::CHAIN_FIRST_AGAIN_WHY,
        Code::RunningProgramme if running_is_firm(answer) => variant::RUNNING_PROGRAMME_WHY,
        Code::ConfirmChainRule if terms(facts, answer).is_some_and(|terms| terms.first_within_chain.is_some()) => {
            variant::CONFIRM_CHAIN_RULE_OWN_WHY
        }
        Code::ConfirmChainRule if chain_includes_smr(facts) => variant::CONFIRM_CHAIN_RULE_KNOWN_WHY,
        Code::AddedValue if chain_includes_smr(facts) => variant::ADDED_VALUE_KNOWN_WHY,
        Code::SpecialisedProvider if !answer.codes.contains(Code::AddedValue) => variant::SPECIALISED_INTENSIVE_WHY,
        Code::ExceptionalThird if !counts_cautiously(answer) => variant::EXCEPTIONAL_THIRD_KNOWN_WHY,
        Code::SteppedCare if began_within_days(facts, answer) => variant::STEPPED_CARE_KNOWN_WHY,
        _ => code_why(code),
    };
    fill_numbers(lang, text, answer)
}

/// The person said that stop-smoking guidance is part of their chain care.
fn chain_includes_smr(facts: &Facts) -> bool {
    facts.chain_care.is_some_and(|care| care.includes_smr == YesNoUnknown::Yes)
}

/// There is no right to a programme beside the chain, now or later.
fn is_only_within_chain(facts: &Facts, answer: &Assessment) -> bool {
    terms(facts, answer).is_some_and(|terms| terms.chain_care == ChainCareRule::OnlyWithinChain)
}

/// The programme inside the chain failed, and a newer clause opens the way outside.
fn may_open_next_year(answer: &Assessment) -> bool {
    answer.readings.iter().any(|other| other.reading == Reading::OlderChainClause && other.verdict.is_start())
}

/// A programme is known to have begun within the days that the insurer looks back.
fn began_within_days(facts: &Facts, answer: &Assessment) -> bool {
    let days = terms(facts, answer).and_then(|terms| terms.stepped_care_within_days).unwrap_or(0);
    let mut starts = facts.history.iter().filter_map(|one| one.start);
    starts.any(|start| facts.start.signed_duration_since(start).num_days() <= i64::from(days))
}

/// What to do about a code.
#[must_use]
pub fn action(lang: Lang, code: Code, facts: &Facts, answer: &Assessment) -> String {
    let text = match code {
        Code::ChainFirst if is_only_within_chain(facts, answer) => variant::CHAIN_ONLY_ACTION,
        Code::ChainFirst if answer.limit == Some(1) => variant::CHAIN_FIRST_SINGLE_ACTION,
        Code::ChainFirst if may_open_next_year(answer) => variant::CHAIN_FIRST_OLDER_ACTION,
        Code::ChainFirst if had_chain_programme(facts) => variant::CHAIN_FIRST_AGAIN_ACTION,
        Code::LimitReached if answer.codes.contains(Code::RunningProgramme) => variant::LIMIT_REACHED_ACTION,
        _ => code_action(code),
    };
    fill_numbers(lang, text, answer)
}

fn fill_numbers(lang: Lang, text: Text, answer: &Assessment) -> String {
    let year = digits(answer.year);
    let limit = answer.limit.map(|limit| digits(limit.into())).unwrap_or_default();
    let next = digits(answer.year.saturating_add(1));
    let first = limits().first().map(|limit| digits(limit.years.from)).unwrap_or_default();
    text.fill(lang, &[("year", &year), ("next", &next), ("limit", &limit), ("first", &first)])
}

/// Some of what was counted may turn out not to count.
fn counts_cautiously(answer: &Assessment) -> bool {
    answer.remaining.is_some_and(|remaining| remaining.min != remaining.max)
}

fn had_chain_programme(facts: &Facts) -> bool {
    facts.history.iter().any(|programme| programme.setting == Setting::Chain)
}

/// Only the running programme stands in the way, and no other reading lets it.
fn running_is_firm(answer: &Assessment) -> bool {
    answer.codes.iter().count() == 1 && !answer.readings.iter().any(|other| other.reading == Reading::Parallel)
}

/// What is assumed where the texts allow more than one reading.
#[must_use]
pub fn chosen(lang: Lang, reading: Reading, facts: &Facts, answer: &Assessment) -> &'static str {
    let counts = |brand: &Brand| brand.group().is_some_and(|group| group.terms_of(answer.year).chain_count == ChainCount::Counts);
    match (reading, facts.insurer) {
        (Reading::ChainCounts, Insurer::Brand(brand)) if !counts(brand) => variant::CHAIN_COUNTS_NO.get(lang),
        _ => reading_chosen(reading).get(lang),
    }
}

/// How sure an answer is; an open question is neither sure nor unsure.
#[must_use]
pub fn sureness(lang: Lang, answer: &Assessment) -> Option<&'static str> {
    match (answer.sureness?, answer.verdict) {
        (Sureness::Sure, Verdict::NeedsInformation) => None,
        (Sureness::Sure, _) => Some(certainty::FIRM.get(lang)),
        (Sureness::RulesNotRead, _) => Some(certainty::RULES_NOT_READ.get(lang)),
        (Sureness::Unclear, _) => Some(certainty::ASSUMED.get(lang)),
    }
}

/// What another reading would make of the answer.
#[must_use]
pub fn otherwise(lang: Lang, other: &OtherReading, answer: &Assessment) -> String {
    let then = if other.verdict == answer.verdict && other.route == Route::Open {
        ui::READING_ROUTE_ONLY.get(lang).into()
    } else {
        certainty::OTHERWISE.with(lang, "verdict", &in_quotes(verdict_on(lang, other.verdict, other.route)))
    };
    [reading_otherwise(other.reading).get(lang), " ", &then].concat()
}

fn in_quotes(words: &str) -> String {
    ["‘", words, "’"].concat()
}

/// The text of an information line; names, years and regions come from the rule base.
#[must_use]
pub fn information(lang: Lang, line: Information, facts: &Facts, answer: &Assessment) -> String {
    let brand = match facts.insurer {
        Insurer::Brand(brand) => Some(brand),
        Insurer::Other | Insurer::Unknown | Insurer::Uninsured => None,
    };
    let group = brand.and_then(Brand::group);
    let is_used = terms(facts, answer).is_some_and(|terms| *terms != Terms::UNDOCUMENTED);
    let text = match line {
        Information::NearestDocument if is_used => variant::NEAREST_DOCUMENT_TERMS,
        Information::ShortStillPossible if answer.remaining.is_some_and(|remaining| remaining.min == 0) => {
            variant::SHORT_STILL_POSSIBLE
        }
        _ => information_text(line),
    };
    let documents: Vec<_> = brand.into_iter().flat_map(Brand::documents).map(|source| document(lang, source)).collect();
    text.fill(
        lang,
        &[
            ("year", &digits(answer.year)),
            ("pending", &digits(general().rules_pending_from)),
            ("documents", &documents.join("; ")),
            ("group", group.map(|group| group.name).unwrap_or_default()),
            ("region", group.and_then(|group| group.region).unwrap_or_default()),
        ],
    )
}

fn document(lang: Lang, source: &Source) -> String {
    variant::DOCUMENT.fill(lang, &[("source", source.title), ("years", &years(source.years))])
}

/// A period in years, as the rule base writes it.
fn years(years: Years) -> String {
    match (years.from, years.to) {
        (Years::ALWAYS, Years::OPEN) => "-".into(),
        (Years::ALWAYS, last) => digits(last.saturating_neg()),
        (first, Years::OPEN) => digits(first) + "-",
        (first, last) if first == last => digits(first),
        (first, last) => [&digits(first), "-", &digits(last)].concat(),
    }
}

/// The name of an insurer.
#[must_use]
pub fn insurer(lang: Lang, insurer: Insurer) -> &'static str {
    match insurer {
        Insurer::Brand(brand) => brand.name,
        Insurer::Other => ui::INSURER_OTHER.get(lang),
        Insurer::Unknown => ui::INSURER_UNKNOWN.get(lang),
        Insurer::Uninsured => ui::INSURER_UNINSURED.get(lang),
    }
}

/// What does not fit, and what can be done about it.
#[must_use]
pub fn problem(lang: Lang, problem: &Problem) -> String {
    let message = problem_message(problem.code).with(lang, "n", &number(problem.path));
    [&message, " ", problem_fix(problem.code).get(lang)].concat()
}

/// The name of a fact for people.
#[must_use]
pub fn fact(lang: Lang, pointer: Pointer) -> String {
    let field = match pointer {
        Pointer::Insurer => ui::FACT_INSURER,
        Pointer::ChainCare => ui::FACT_CHAIN,
        Pointer::IncludesSmr => ui::FACT_CHAIN_SMR,
        Pointer::Field(_, ProgrammeField::Start) => ui::FACT_RECORD_START,
        Pointer::Field(_, ProgrammeField::End) => ui::FACT_RECORD_END,
        Pointer::Field(_, ProgrammeField::Kind) => ui::FACT_RECORD_KIND,
        Pointer::Field(_, ProgrammeField::Setting) => ui::FACT_RECORD_SETTING,
        Pointer::Field(_, ProgrammeField::Outcome) => ui::FACT_RECORD_OUTCOME,
        Pointer::Start => ui::START_LABEL,
        Pointer::Programme(_) => ui::RECORD_TITLE,
        Pointer::Wanted => ui::WANTED_LABEL,
        Pointer::Provider => ui::PROVIDER_LABEL,
    };
    match pointer {
        Pointer::Field(..) | Pointer::Programme(_) => {
            [ui::RECORD_TITLE.get(lang), " ", &number(pointer), ": ", field.get(lang)].concat()
        }
        _ => field.get(lang).into(),
    }
}

/// The number of a programme as people count, from one.
fn number(pointer: Pointer) -> String {
    match pointer {
        Pointer::Programme(at) | Pointer::Field(at, _) => digits(i32::from(at) + 1),
        _ => String::new(),
    }
}

/// What would change the answer, a line each. Ways to end that lead to the same answer are one line.
#[must_use]
pub fn changes<'a>(lang: Lang, changes: impl IntoIterator<Item = &'a Change>) -> Vec<String> {
    let mut lines = Vec::new();
    let mut ends: Option<(Pointer, Verdict, Route, Vec<&str>)> = None;
    for one in changes {
        if let Change::Fact {
            path: path @ Pointer::Field(_, ProgrammeField::Outcome),
            value: NewValue::Word(word),
            verdict,
            route,
        } = one
        {
            match &mut ends {
                Some((at, then, on, words)) if (&*at, &*then, &*on) == (path, verdict, route) => words.push(word),
                _ => {
                    lines.extend(ends.take().map(|ends| ended(lang, &ends)));
                    ends = Some((*path, *verdict, *route, vec![word]));
                }
            }
        } else {
            lines.extend(ends.take().map(|ends| ended(lang, &ends)));
            lines.push(change(lang, one));
        }
    }
    lines.extend(ends.map(|ends| ended(lang, &ends)));
    lines
}

/// The ways in which a programme may have ended, and the answer that they lead to. All three: however it ended.
fn ended(lang: Lang, (path, word, route, outcomes): &(Pointer, Verdict, Route, Vec<&str>)) -> String {
    let (n, then) = (number(*path), verdict_on(lang, *word, *route));
    if outcomes.len() >= 3 {
        return changed::OUTCOME_ANY.fill(lang, &[("n", &n), ("verdict", then)]);
    }
    let names: Vec<_> =
        outcomes.iter().filter_map(|word| Outcome::parse(word)).map(|word| in_quotes(outcome(word).get(lang))).collect();
    let or = match lang {
        Lang::Nl => " of ",
        Lang::En => " or ",
    };
    changed::OUTCOME_SOME.fill(lang, &[("n", &n), ("outcomes", &names.join(or)), ("verdict", then)])
}

/// A change, and the answer that it leads to.
fn change(lang: Lang, change: &Change) -> String {
    let (Change::Date { verdict, route, .. } | Change::Fact { verdict, route, .. }) = change;
    let then = verdict_on(lang, *verdict, *route);
    match change {
        Change::Date { from, .. } => changed::DATE.fill(lang, &[("date", &date(lang, *from)), ("verdict", then)]),
        Change::Fact { path: Pointer::Wanted, .. } => changed::WANTED_SHORT.with(lang, "verdict", then),
        Change::Fact { path: Pointer::Provider, value: NewValue::Word(word), .. } => {
            let text = match Provider::parse(word) {
                Some(Provider::Registered) => changed::PROVIDER_REGISTERED,
                Some(Provider::GpPractice) => changed::PROVIDER_GP_PRACTICE,
                _ => changed::PROVIDER_CONTRACTED,
            };
            text.with(lang, "verdict", then)
        }
        Change::Fact { path: path @ Pointer::Field(_, field), value: NewValue::Date(day), .. } => {
            // The day stands for all days on its side of a border.
            let text = match field {
                ProgrammeField::End => changed::END,
                _ if (day.month(), day.day()) == (1, 1) => changed::START_AFTER,
                _ => changed::START_BEFORE,
            };
            text.fill(lang, &[("n", &number(*path)), ("date", &date(lang, *day)), ("verdict", then)])
        }
        Change::Fact { path: Pointer::Insurer, value: NewValue::Word("unknown"), .. } => {
            changed::INSURED.with(lang, "verdict", then)
        }
        Change::Fact { path, value, .. } => {
            let filled = [&fact(lang, *path), ": ", &new_value(lang, *path, value)].concat();
            changed::FACT.fill(lang, &[("fact", &filled), ("verdict", then)])
        }
    }
}

fn new_value(lang: Lang, path: Pointer, value: &NewValue) -> String {
    let word = match value {
        NewValue::Date(day) => return date(lang, *day),
        NewValue::ChainCare(_) => return tri(YesNoUnknown::No).get(lang).into(),
        NewValue::Word(word) => *word,
    };
    let text = match path {
        Pointer::Insurer => return Insurer::parse(word).map_or(word, |known| insurer(lang, known)).into(),
        Pointer::Field(_, ProgrammeField::Kind) => Kind::parse(word).map(kind),
        Pointer::Field(_, ProgrammeField::Outcome) => Outcome::parse(word).map(outcome),
        _ => YesNoUnknown::parse(word).map(tri),
    };
    text.map_or(word, |text| text.get(lang)).into()
}

/// Is the question of this code for the general practice or coach, who can look it up, and not for the insurer?
#[must_use]
pub fn is_for_provider(code: Code) -> bool {
    matches!(code, Code::DateUnknown | Code::KindUnknown | Code::ChainSmrUnknown | Code::ChainOutcomeUnknown | Code::SteppedCare)
}

/// Is this information line about what is paid?
#[must_use]
pub fn is_about_costs(line: Information) -> bool {
    matches!(
        line,
        Information::ContractedInternetPharmacy
            | Information::MedicationOnlyWithSupport
            | Information::NoSeparateClaim
            | Information::NrtThreeMonths
            | Information::OwnContributionExempt
            | Information::OwnRiskExempt
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_written_as_the_rule_base_writes_them() {
        let lists = [(Years::ALWAYS, Years::OPEN), (Years::ALWAYS, 2025), (2026, Years::OPEN), (2026, 2026), (2026, 2027)];
        for of in lists.map(|(from, to)| Years { from, to }) {
            assert_eq!(years(of), of.to_string());
        }
    }
}
