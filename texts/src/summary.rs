//! The sentences of the answer card: verdict, why, costs, what to do now, how sure. Page and command line say the same.

use crate::sentences::{action, had_chain_programme, is_for_provider, is_only_within_chain, reading_asks, remaining, why};
use crate::{
    Lang, Text, certainty, code_question, code_title, cost as costs, digits, headline, outcome_page as page, said, verdict,
};
use smr_rules::assessment::Assessment;
use smr_rules::rulebase::Brand;
use smr_rules::values::{Code, Information, Outlook, Provider, Route, Seen, Sureness, Verdict, YesNoUnknown};
use smr_rules::{Facts, Insurer};

/// The codes in the order in which they decide what is said first: what closes a way comes before what is only to be asked or shown.
const ORDER: [Code; 25] = [
    Code::ContradictoryFacts,
    Code::NotInsured,
    Code::YearOutOfRange,
    Code::ProviderUnregistered,
    Code::LimitReached,
    Code::RunningProgramme,
    Code::ThirdIntensive,
    Code::ChainCountUncertain,
    Code::DateUnknown,
    Code::KindUnknown,
    Code::ChainSmrUnknown,
    Code::ChainOutcomeUnknown,
    Code::ChainFirst,
    Code::SpecialisedProvider,
    Code::ShortAtGp,
    Code::ConfirmChainRule,
    Code::ChainFailedEarlierYear,
    Code::InsurerUnknown,
    Code::OnlyShort,
    Code::ExceptionalThird,
    Code::AddedValue,
    Code::SteppedCare,
    Code::NonContracted,
    Code::ChooseRegisteredProvider,
    Code::YearUnverified,
];

/// The codes of an answer, the one that the card is about first.
pub fn codes(answer: &Assessment) -> impl Iterator<Item = Code> {
    ORDER.into_iter().filter(|code| answer.codes.contains(*code))
}

/// The code that the card is about; `None` where nothing stands in the way.
#[must_use]
pub fn leading(answer: &Assessment) -> Option<Code> {
    codes(answer).next()
}

/// The heading of an answer, in words that fit the choice and the route. It names no way that the chosen provider closes.
#[must_use]
pub fn heading(lang: Lang, facts: &Facts, answer: &Assessment) -> String {
    if answer.verdict == Verdict::NotYet {
        return again(lang, answer);
    }
    let is_at_gp = facts.provider == Provider::GpPractice;
    let text = match leading(answer) {
        Some(code @ (Code::ContradictoryFacts | Code::YearOutOfRange)) => code_title(code),
        Some(Code::NotInsured) => headline::UNINSURED,
        Some(Code::ProviderUnregistered) => headline::UNREGISTERED,
        _ if answer.verdict == Verdict::NeedsInformation => missing(answer),
        Some(Code::ChainFirst) if is_at_gp => headline::IN_CHECK_UPS,
        Some(Code::ChainFirst) if is_only_within_chain(facts) => headline::GP_ONLY,
        Some(Code::ChainFirst) => headline::GP_FIRST,
        Some(Code::SpecialisedProvider) => headline::NOT_GP,
        Some(Code::ShortAtGp | Code::ConfirmChainRule | Code::ChainFailedEarlierYear) => headline::ASK_WHERE,
        Some(Code::InsurerUnknown) => headline::FIND_INSURER,
        Some(Code::OnlyShort) => headline::SHORT_ONLY,
        Some(Code::ExceptionalThird | Code::YearUnverified) => headline::ASK_FIRST,
        Some(Code::AddedValue | Code::SteppedCare) => headline::EXPLAINED,
        Some(Code::NonContracted) => headline::ASK_COSTS,
        Some(Code::ChooseRegisteredProvider) => headline::CHOOSE_COACH,
        _ => verdict(answer.verdict),
    };
    text.get(lang).into()
}

fn missing(answer: &Assessment) -> Text {
    match answer.outlook.flatten() {
        Some(Outlook::Start) => headline::ASK_WHERE,
        _ if answer.codes.iter().count() == 1 && answer.asks.len() < 2 => headline::ONE_THING,
        _ => headline::SOME_THINGS,
    }
}

/// A no begins with when it can again.
fn again(lang: Lang, answer: &Assessment) -> String {
    let Some((day, exact)) = answer.earliest_start.and_then(|earliest| Some((earliest.date?, earliest.exact))) else {
        return headline::AGAIN_AFTER.get(lang).into();
    };
    let text = if !exact {
        headline::AGAIN_AT_LEAST
    } else if answer.changes.as_ref().is_some_and(|changes| !changes.iter().any(|change| change.is_start_on(day))) {
        // Judged on the day on which the blocks end, it is no start yet: something else remains then.
        headline::THEN_OPEN
    } else if answer.codes.iter().eq([Code::ThirdIntensive]) {
        headline::AGAIN_INTENSIVE
    } else {
        headline::AGAIN
    };
    text.on(lang, day)
}

/// Why, beginning with what the person said. `is_unsure`: they do not know whether there was a programme.
#[must_use]
pub fn reason(lang: Lang, facts: &Facts, answer: &Assessment, is_unsure: bool) -> String {
    let code = leading(answer);
    let because = match code {
        Some(Code::DateUnknown) if is_unsure => page::UNSURE_WHY.get(lang).into(),
        Some(code) => why(lang, code, facts, answer),
        None => remaining(lang, facts, answer).unwrap_or_default(),
    };
    match said_about(lang, code, facts, is_unsure) {
        Some(said) => [&said, " ", &because].concat(),
        None => because,
    }
}

fn said_about(lang: Lang, code: Option<Code>, facts: &Facts, is_unsure: bool) -> Option<String> {
    let text = match code {
        Some(Code::ContradictoryFacts) => return None,
        Some(Code::YearOutOfRange | Code::YearUnverified) => return Some(said::START.on(lang, facts.start)),
        Some(Code::NotInsured) => said::UNINSURED,
        Some(Code::InsurerUnknown) => said::NO_INSURER,
        Some(Code::ProviderUnregistered) => said::UNREGISTERED,
        Some(Code::NonContracted) => said::NO_CONTRACT,
        Some(Code::ChooseRegisteredProvider) => said::NO_COACH,
        Some(Code::SpecialisedProvider) => said::GP,
        Some(Code::ShortAtGp) => said::SHORT_COACH,
        Some(Code::RunningProgramme) => said::RUNNING,
        Some(Code::ChainCountUncertain | Code::ChainOutcomeUnknown | Code::ChainFailedEarlierYear) => said::CHAIN_HAD,
        Some(Code::ChainFirst | Code::ConfirmChainRule | Code::AddedValue) if had_chain_programme(facts) => said::CHAIN_HAD,
        Some(Code::ChainFirst | Code::ConfirmChainRule | Code::AddedValue | Code::ChainSmrUnknown) => {
            match facts.chain_care.map(|care| care.includes_smr) {
                None => said::CHAIN_OPEN,
                Some(YesNoUnknown::Yes) => said::CHAIN_YES,
                Some(_) => said::CHAIN_UNKNOWN,
            }
        }
        _ if is_unsure => said::UNSURE,
        _ => match facts.history.len() {
            0 => said::NONE,
            1 => said::ONE,
            _ => said::MANY,
        },
    };
    Some(text.with_number(lang, "n", facts.history.len() as i32))
}

/// What the programme costs the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cost {
    /// Probably nothing, with a contract.
    Nothing,
    /// Probably nothing, if the general practice has a contract.
    NothingAtGp,
    /// Probably nothing, but for the deductible, which is to be asked.
    AskOwnRisk,
    /// Probably nothing: it is part of chain care.
    InCheckUps,
    /// Perhaps a part.
    Part,
    /// Probably everything.
    Everything,
    /// Probably everything, if it starts earlier than it can.
    EverythingIfEarlier,
}

/// What the programme costs the person.
#[must_use]
pub fn cost_of(facts: &Facts, answer: &Assessment) -> Cost {
    let has = |code| answer.codes.contains(code);
    if has(Code::NotInsured) || has(Code::ProviderUnregistered) {
        Cost::Everything
    } else if answer.verdict == Verdict::NotYet {
        Cost::EverythingIfEarlier
    } else if answer.route == Route::WithinChain {
        Cost::InCheckUps
    } else if facts.provider == Provider::Registered {
        Cost::Part
    } else if !answer.information.contains(Information::OwnRiskExempt) {
        Cost::AskOwnRisk
    } else if facts.provider == Provider::GpPractice && !has(Code::SpecialisedProvider) {
        Cost::NothingAtGp
    } else {
        Cost::Nothing
    }
}

/// The same in a line.
#[must_use]
pub fn cost(lang: Lang, facts: &Facts, answer: &Assessment) -> &'static str {
    let text = match cost_of(facts, answer) {
        Cost::Nothing => costs::NOTHING,
        Cost::NothingAtGp => costs::NOTHING_GP,
        Cost::AskOwnRisk => costs::ASK_OWN_RISK,
        Cost::InCheckUps => costs::IN_CHECK_UPS,
        Cost::Part => costs::PART,
        Cost::Everything => costs::SELF,
        Cost::EverythingIfEarlier => costs::EARLIER,
    };
    text.get(lang)
}

/// The one thing to do now.
#[must_use]
pub fn step(lang: Lang, facts: &Facts, answer: &Assessment, is_unsure: bool) -> String {
    match leading(answer) {
        Some(Code::DateUnknown) if is_unsure => page::UNSURE_ACTION.with_number(lang, "year", answer.year),
        Some(code) => action(lang, code, answer),
        None if facts.provider == Provider::GpPractice => page::APPOINTMENT_GP.get(lang).into(),
        None => page::APPOINTMENT.get(lang).into(),
    }
}

/// How sure an answer is.
#[must_use]
pub fn sureness(lang: Lang, facts: &Facts, answer: &Assessment) -> Option<String> {
    sureness_of(lang, facts, answer, certainty::THE_INSURER.get(lang))
}

/// The same, with words for an insurer that is not named.
#[must_use]
pub fn sureness_of(lang: Lang, facts: &Facts, answer: &Assessment, the_insurer: &str) -> Option<String> {
    let by_law = answer.codes.contains(Code::NotInsured) || answer.codes.contains(Code::LimitReached);
    let text = match answer.sureness? {
        Sureness::Unclear => certainty::ASSUMED,
        Sureness::Sure if answer.verdict == Verdict::NeedsInformation => certainty::ANSWER_MISSING,
        Sureness::Sure if by_law => certainty::LAW,
        Sureness::Sure => certainty::FIRM,
        Sureness::RulesNotRead if answer.codes.contains(Code::YearUnverified) => certainty::YEAR_NOT_KNOWN,
        Sureness::RulesNotRead if answer.codes.contains(Code::YearOutOfRange) => certainty::YEAR_NOT_KNOWN,
        Sureness::RulesNotRead if is_read_in_part(facts, answer) => certainty::READ_IN_PART,
        Sureness::RulesNotRead if is_read(facts, answer) => certainty::READ_NOT_USED,
        Sureness::RulesNotRead => certainty::RULES_NOT_READ,
    };
    let name = match facts.insurer {
        Insurer::Brand(brand) => brand.name,
        _ => the_insurer,
    };
    let text = text.fill(lang, &[("insurer", name), ("year", &digits(answer.year))]);
    let is_sure = answer.sureness == Some(Sureness::Sure) && answer.verdict != Verdict::NeedsInformation;
    Some(if is_sure { [certainty::SURE.get(lang), " ", &text].concat() } else { text })
}

/// There is a document of this insurer for this year, of which the beginning was read.
fn is_read_in_part(facts: &Facts, answer: &Assessment) -> bool {
    let Insurer::Brand(brand) = facts.insurer else { return false };
    let mut documents = Brand::documents(brand).filter(|source| source.years.contain(answer.year));
    brand.named && documents.next().is_some_and(|first| first.seen == Seen::Part) && documents.all(|one| one.seen == Seen::Part)
}

/// The document of this insurer for this year was read, so the answer rests on something that it says and terms cannot express.
fn is_read(facts: &Facts, answer: &Assessment) -> bool {
    use Information::{GroupMembershipAssumed, NearestDocument, NoDocument};
    let is_missing = [NoDocument, NearestDocument, GroupMembershipAssumed].iter().any(|line| answer.information.contains(*line));
    let Insurer::Brand(brand) = facts.insurer else { return false };
    let mut documents = Brand::documents(brand).filter(|source| source.years.contain(answer.year));
    !is_missing && documents.all(|one| one.seen == Seen::Whole)
}

/// What to ask the insurer where the texts leave a question, the doubts first.
#[must_use]
pub fn insurer_question(lang: Lang, answer: &Assessment) -> Option<&'static str> {
    let of_readings = answer.readings.iter().filter_map(|other| reading_asks(lang, other.reading, answer));
    let of_codes = codes(answer).filter(|code| !is_for_provider(*code)).map(|code| code_question(code).get(lang));
    of_readings.chain(of_codes).find(|question| !question.is_empty())
}

/// Is the one thing to do to ask the insurer, or to look in its list?
#[must_use]
pub fn asks_insurer(facts: &Facts, answer: &Assessment) -> bool {
    match leading(answer) {
        Some(
            Code::ChainCountUncertain
            | Code::ConfirmChainRule
            | Code::ChainFailedEarlierYear
            | Code::ExceptionalThird
            | Code::NonContracted
            | Code::SpecialisedProvider,
        ) => true,
        Some(Code::ShortAtGp) => !answer.information.contains(Information::ShortViaGp),
        Some(_) => false,
        None => facts.provider != Provider::GpPractice,
    }
}
