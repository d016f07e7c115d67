//! Sentences that depend on more than one word of an answer. Page and command line say the same.

use crate::{
    Lang, Text, certainty, change as changed, code_action, code_why, date, digits, headline, information_text, kind, outcome,
    problem_fix, problem_message, reading_chosen, reading_otherwise, reading_point, reading_question, remaining as left,
    route as route_text, topic, tri, ui, variant, verdict,
};
use chrono::Datelike;
use smr_rules::assessment::{Assessment, Change, NewValue, OtherReading, Problem};
use smr_rules::rulebase::{Brand, Source, Terms, Years, general, limits, notes_for};
use smr_rules::values::{
    ChainCareRule, ChainCount, Code, Information, Kind, Outcome, Provider, Reading, Route, Setting, Value, Verdict, YesNoUnknown,
};
use smr_rules::{Facts, Insurer, Pointer, Programme, ProgrammeField};

/// A verdict in words, together with its route.
#[must_use]
pub fn verdict_on(lang: Lang, word: Verdict, route: Route) -> &'static str {
    let text = if route == Route::WithinChain { headline::IN_CHECK_UPS } else { verdict(word) };
    text.get(lang)
}

/// Where the programme takes place, if that is not free.
#[must_use]
pub fn where_to(lang: Lang, answer: &Assessment) -> Option<&'static str> {
    (answer.route == Route::WithinChain).then(|| route_text(answer.route).get(lang))
}

/// How many programmes are left in the year, where that is known; with the doubt about programmes that are not counted.
#[must_use]
pub fn remaining(lang: Lang, facts: &Facts, answer: &Assessment) -> Option<String> {
    let left = places_left(lang, answer)?;
    if leaves_chain_out(facts, answer) {
        return Some([&left, " ", variant::REMAINING_DOUBT.get(lang)].concat());
    }
    Some(left)
}

/// A programme inside the chain is not counted, and the insurer may see that in another way.
#[must_use]
pub fn leaves_chain_out(facts: &Facts, answer: &Assessment) -> bool {
    let terms = facts.terms();
    let may_count = terms.chain_count == ChainCount::DoesNotCount && terms.chain_count_other_reading.is_some();
    let in_year = |programme: &Programme| programme.start.is_none_or(|start| start.year() == answer.year);
    may_count && facts.history.iter().any(|one| one.setting == Setting::Chain && in_year(one))
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

/// Why a code holds, with the numbers of this answer.
#[must_use]
pub fn why(lang: Lang, code: Code, facts: &Facts, answer: &Assessment) -> String {
    let text = match code {
        Code::ThirdIntensive | Code::OnlyShort if counts_cautiously(answer) => variant::COUNTS_CAUTIOUSLY_WHY,
        Code::ChainFirst if is_only_within_chain(facts) => variant::CHAIN_ONLY_WHY,
        Code::ChainFirst if may_open_next_year(answer) => variant::CHAIN_FIRST_OLDER_WHY,
        Code::ShortAtGp if !answer.information.contains(Information::ShortViaGp) => variant::SHORT_ASK_WHY,
        Code::ChainFirst if had_chain_programme(facts) => variant::CHAIN_FIRST_AGAIN_WHY,
        Code::ExceptionalThird if !counts_cautiously(answer) => variant::EXCEPTIONAL_THIRD_KNOWN_WHY,
        _ => code_why(code),
    };
    fill_numbers(lang, text, answer)
}

/// There is no right to a programme beside the chain, now or later.
pub(crate) fn is_only_within_chain(facts: &Facts) -> bool {
    facts.terms().chain_care == ChainCareRule::OnlyWithinChain
}

/// The programme inside the chain failed, and a newer clause opens the way outside.
fn may_open_next_year(answer: &Assessment) -> bool {
    answer.readings.iter().any(|other| other.reading == Reading::OlderChainClause && other.verdict.is_start())
}

/// What to do about a code.
#[must_use]
pub fn action(lang: Lang, code: Code, answer: &Assessment) -> String {
    let informs = |line| answer.information.contains(line);
    let text = match code {
        Code::ProviderUnregistered if informs(Information::ChainRouteOpen) => variant::CHAIN_OPEN_ACTION,
        Code::ShortAtGp if !informs(Information::ShortViaGp) => variant::SHORT_ASK_ACTION,
        Code::ThirdIntensive if short_starts(answer) => variant::SHORT_NOW_ACTION,
        Code::LimitReached | Code::ThirdIntensive if informs(Information::AskAboutAftercare) => variant::AFTERCARE_ACTION,
        _ => code_action(code),
    };
    fill_numbers(lang, text, answer)
}

/// Short support would be a start.
fn short_starts(answer: &Assessment) -> bool {
    let is_short = |change: &Change| matches!(change, Change::Fact { path: Pointer::Wanted, .. });
    answer.changes.as_ref().is_some_and(|changes| changes.iter().any(is_short))
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

pub(crate) fn had_chain_programme(facts: &Facts) -> bool {
    facts.history.iter().any(|programme| programme.setting == Setting::Chain)
}

/// What is assumed where the texts allow more than one reading.
#[must_use]
pub fn chosen(lang: Lang, reading: Reading, facts: &Facts) -> &'static str {
    let is_brand = matches!(facts.insurer, Insurer::Brand(_));
    match reading {
        Reading::ChainCounts if is_brand && facts.terms().chain_count != ChainCount::Counts => variant::CHAIN_COUNTS_NO.get(lang),
        _ => reading_chosen(reading).get(lang),
    }
}

/// What another reading would make of the answer.
#[must_use]
pub fn otherwise(lang: Lang, other: &OtherReading, answer: &Assessment) -> String {
    let opens = answer.route == Route::WithinChain && other.route == Route::Open && other.verdict.is_start();
    let then = if opens {
        certainty::OTHERWISE_OUTSIDE.get(lang).into()
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
    let is_used = *facts.terms() != Terms::UNDOCUMENTED;
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

/// What would change the answer, in words, each with its change. Ways to end that lead to the same answer are one.
#[must_use]
pub fn changes<'a>(lang: Lang, changes: impl IntoIterator<Item = &'a Change>) -> Vec<(String, &'a Change)> {
    let mut all: Vec<(&Change, Vec<&str>)> = Vec::new();
    for one in changes {
        let outcome = match one {
            Change::Fact { path: Pointer::Field(_, ProgrammeField::Outcome), value: NewValue::Word(word), .. } => Some(*word),
            _ => None,
        };
        match (outcome, all.last_mut()) {
            (Some(word), Some((first, words))) if !words.is_empty() && is_same_but_for_value(first, one) => words.push(word),
            _ => all.push((one, outcome.into_iter().collect())),
        }
    }
    all.into_iter()
        .map(|(one, words)| (if words.is_empty() { change(lang, one) } else { ended(lang, one, &words) }, one))
        .collect()
}

/// Do both change the same fact, and lead to the same answer?
fn is_same_but_for_value(one: &Change, other: &Change) -> bool {
    let outcome = |change: &Change| match *change {
        Change::Fact { path, verdict, route, .. } => Some((path, verdict, route)),
        Change::Date { .. } => None,
    };
    outcome(one) == outcome(other)
}

/// The ways in which a programme may have ended. All three: however it ended.
fn ended(lang: Lang, one: &Change, outcomes: &[&str]) -> String {
    let n = match one {
        Change::Fact { path, .. } => number(*path),
        Change::Date { .. } => String::new(),
    };
    if outcomes.len() >= 3 {
        return changed::OUTCOME_ANY.with(lang, "n", &n);
    }
    let names: Vec<_> =
        outcomes.iter().filter_map(|word| Outcome::parse(word)).map(|word| in_quotes(outcome(word).get(lang))).collect();
    let or = match lang {
        Lang::Nl => " of ",
        Lang::En => " or ",
    };
    changed::OUTCOME_SOME.fill(lang, &[("n", &n), ("outcomes", &names.join(or))])
}

fn change(lang: Lang, change: &Change) -> String {
    match change {
        Change::Date { from, .. } => changed::DATE.on(lang, *from),
        Change::Fact { path: Pointer::Wanted, .. } => changed::WANTED_SHORT.get(lang).into(),
        Change::Fact { path: Pointer::Provider, value: NewValue::Word(word), .. } => {
            let text = match Provider::parse(word) {
                Some(Provider::Registered) => changed::PROVIDER_REGISTERED,
                Some(Provider::GpPractice) => changed::PROVIDER_GP_PRACTICE,
                _ => changed::PROVIDER_CONTRACTED,
            };
            text.get(lang).into()
        }
        Change::Fact { path: path @ Pointer::Field(_, field), value: NewValue::Date(day), .. } => {
            // The day stands for all days on its side of a border.
            let text = match field {
                ProgrammeField::End => changed::END,
                _ if (day.month(), day.day()) == (1, 1) => changed::START_AFTER,
                _ => changed::START_BEFORE,
            };
            text.fill(lang, &[("n", &number(*path)), ("date", &date(lang, *day))])
        }
        Change::Fact { path: Pointer::Insurer, value: NewValue::Word("unknown"), .. } => changed::INSURED.get(lang).into(),
        Change::Fact { path, value, .. } => {
            let filled = [&fact(lang, *path), ": ", &new_value(lang, *path, value)].concat();
            changed::FACT.with(lang, "fact", &filled)
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

/// The remarks of the documents of this insurer and year, each with its topic and publisher: those about costs, or the others.
pub fn notes(lang: Lang, facts: &Facts, is_about_costs: bool) -> impl Iterator<Item = (String, &'static str)> {
    notes_for(facts).filter(move |note| note.topic.is_about_costs() == is_about_costs).map(move |note| {
        let words = match lang {
            Lang::Nl => note.nl,
            Lang::En => note.en,
        };
        ([topic(note.topic).get(lang), " (", note.source.publisher, ")"].concat(), words)
    })
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
