//! `ask`: the interview in a terminal. The same questions as the page asks, in the same order; then the answer, as `explain` tells it.

mod terminal;
mod words;

use crate::output::{Failure, Outcome};
use crate::{folder, pretty};
use chrono::{Datelike, Months, NaiveDate};
use smr_rules::enum_set::EnumSet;
use smr_rules::interview::{Answers, Earlier, Membership, Path, Question, When, path};
use smr_rules::rulebase::{Brand, brands_by_name};
use smr_rules::values::{ChainProgramme, Outcome as Ended, Provider, Value, YesNoUnknown};
use smr_rules::{Facts, Insurer, MOST_PROGRAMMES, Pointer, ProgrammeField, assess, assess_brief};
use smr_texts::{self as texts, Lang, Text, fault, journey, question as ask, terminal as said, ui};
use smr_texts::{interview, times};
use std::io::{BufRead, Write};
use terminal::{Stop, Terminal};

/// Asks until nothing that is open can change the answer, and tells that.
pub fn run(
    lang: Lang,
    today: Option<NaiveDate>,
    json: bool,
    input: impl BufRead,
    questions: impl Write,
    out: &mut impl Write,
) -> Outcome {
    let today = today.unwrap_or_else(folder::today);
    let mut asking = Asking { terminal: Terminal { lang, input, out: questions }, today, answers: Answers::default() };
    asking.terminal.say(said::HELP.get(lang))?;
    // The answers before each question, for the way back, and whether it was told which programmes were stopped early.
    let (mut before, mut are_stops_told) = (Vec::new(), false);
    let path = loop {
        let path = path(&asking.answers, today);
        let asks_stops = path.next.is_none() && !path.stopped_early.is_empty() && !are_stops_told;
        if path.next.is_none() && !asks_stops {
            break path;
        }
        let kept = (asking.answers.clone(), are_stops_told);
        let answered = match path.next {
            Some(question) => asking.ask(question, &path, before.len() + 1),
            None => asking.ask_stops(&path),
        };
        are_stops_told |= asks_stops;
        match answered {
            Ok(()) => before.push(kept),
            Err(Stop::Again) => (asking.answers, are_stops_told) = kept,
            Err(Stop::Back) => (asking.answers, are_stops_told) = before.pop().unwrap_or(kept),
            Err(Stop::Failure(failure)) => return Err(failure),
        }
    };
    let mut answer = assess(&path.facts);
    answer.sureness = path.sureness;
    answer.downgrade_if_stale(today);
    if json {
        return Ok(pretty::as_json(&answer, out)?);
    }
    asking.terminal.say("")?;
    let is_unsure = asking.answers.history.as_deref() == Some(&[Earlier::UNSURE]);
    Ok(pretty::Page { lang, facts: &path.facts, is_unsure, out }.write(&answer)?)
}

struct Asking<R, W> {
    terminal: Terminal<R, W>,
    today: NaiveDate,
    answers: Answers,
}

impl<R: BufRead, W: Write> Asking<R, W> {
    fn ask(&mut self, question: Question, path: &Path, number: usize) -> Result<(), Stop> {
        let lang = self.terminal.lang;
        let n = number.to_string();
        let progress = match path.about_left(&self.answers, self.today) {
            None => journey::NUMBER.with(lang, "n", &n),
            Some(0 | 1) => journey::NUMBER_LAST.with(lang, "n", &n),
            Some(left) => journey::NUMBER_LEFT.fill(lang, &[("n", &n), ("left", &(left - 1).to_string())]),
        };
        let title = words::question(lang, &self.answers, &path.facts, self.today, question);
        self.terminal.heading(&progress, &title)?;
        let facts = &path.facts;
        let start = facts.start;
        match question {
            Question::Insurer => self.answers.insurer = Some(self.insurer()?),
            Question::Start => self.answers.start = Some(self.start()?),
            Question::History => self.answers.history = Some(self.history(facts)?),
            Question::ChainCare => self.answers.chain_care = Some(self.chain_care()?),
            Question::IncludesSmr => self.answers.includes_smr = Some(self.value(ask::INCLUDES_SMR_HINT, texts::tri)?),
            Question::Wanted => self.answers.wanted = Some(self.value(ui::KIND_HINT, texts::kind)?),
            Question::Provider => self.answers.provider = Some(self.provider()?),
            Question::Outcome(at) => {
                let is_long_ago = times::is_long_ago(self.earlier(at).map(|one| one.start), start);
                let (hint, label): (_, fn(Ended) -> Text) = if is_long_ago {
                    (ask::OUTCOME_PAST_HINT, interview::past_outcome)
                } else {
                    (ask::OUTCOME_HINT, interview::outcome)
                };
                let outcome = self.value(hint, label)?;
                self.change(at, |one| one.outcome = Some(outcome));
            }
            Question::Setting(at) => {
                let setting = self.value(ask::SETTING_HINT, texts::setting)?;
                self.change(at, |one| one.setting = Some(setting));
            }
            Question::Kind(at) => {
                let kind = self.value(ui::KIND_HINT, texts::kind)?;
                self.change(at, |one| one.kind = Some(kind));
            }
            Question::End(at) => {
                let end = if words::may_run(self.earlier(at)) {
                    self.day(ask::END_PLANNED_HINT)?
                } else {
                    self.terminal.hint(ask::END_HINT.get(lang))?;
                    self.when(start)?
                };
                self.change(at, |one| one.end = Some(end));
            }
            Question::StartDay(at) => {
                let day = self.day(ask::DAY_HINT)?;
                self.change(at, |one| one.start_day = Some(day));
            }
            Question::EndDay(at) => {
                let day = self.day(ask::DAY_HINT)?;
                self.change(at, |one| one.end_day = Some(day));
            }
        }
        self.refuse_contradiction(question)
    }

    /// An answer that does not fit those before it is told, and asked again.
    fn refuse_contradiction(&mut self, question: Question) -> Result<(), Stop> {
        let facts = path(&self.answers, self.today).facts;
        for problem in &assess_brief(&facts).problems {
            let is_of_it = match (problem.path, question) {
                (Pointer::Field(_, ProgrammeField::Start), Question::History) => true,
                (Pointer::Field(at, ProgrammeField::Start), Question::StartDay(of)) => at == of,
                (Pointer::Field(at, ProgrammeField::End), Question::End(of) | Question::EndDay(of)) => at == of,
                _ => false,
            };
            if is_of_it {
                self.terminal.say(&texts::problem(self.terminal.lang, problem))?;
                return Err(Stop::Again);
            }
        }
        Ok(())
    }

    fn earlier(&self, at: u8) -> Option<&Earlier> {
        self.answers.history.as_ref()?.get(usize::from(at))
    }

    fn change(&mut self, at: u8, change: impl FnOnce(&mut Earlier)) {
        if let Some(one) = self.answers.history.as_mut().and_then(|history| history.get_mut(usize::from(at))) {
            change(one);
        }
    }

    /// One of the values of an enumeration.
    fn value<T: Value>(&mut self, hint: Text, label: fn(T) -> Text) -> Result<T, Stop> {
        let lang = self.terminal.lang;
        self.terminal.hint(hint.get(lang))?;
        let options: Vec<_> = T::ALL.iter().map(|value| (label(*value).get(lang).to_string(), *value)).collect();
        self.terminal.choose(&options)
    }

    fn insurer(&mut self) -> Result<Insurer, Stop> {
        let lang = self.terminal.lang;
        self.terminal.hint(ask::INSURER_HINT.get(lang))?;
        self.terminal.hint(said::INSURER.get(lang))?;
        let others =
            [Insurer::Other, Insurer::Unknown, Insurer::Uninsured].map(|one| (texts::insurer(lang, one).to_string(), one));
        let mut options = others.to_vec();
        loop {
            let typed = match self.terminal.choose_or_type(&options)? {
                Ok(insurer) => return Ok(insurer),
                Err(typed) => typed.to_lowercase(),
            };
            let names = |brand: &Brand| {
                [brand.id, brand.name].into_iter().chain(brand.aliases.iter().copied()).map(str::to_lowercase).collect::<Vec<_>>()
            };
            if let Some(brand) = brands_by_name().find(|brand| names(brand).iter().take(2).any(|name| *name == typed)) {
                return Ok(Insurer::Brand(brand));
            }
            let found: Vec<_> = brands_by_name().filter(|brand| names(brand).iter().any(|name| name.contains(&typed))).collect();
            if found.is_empty() {
                self.terminal.say(ask::INSURER_FOUND_NONE.get(lang))?;
            }
            options =
                found.into_iter().map(|brand| (brand.name.to_string(), Insurer::Brand(brand))).chain(others.clone()).collect();
        }
    }

    fn start(&mut self) -> Result<NaiveDate, Stop> {
        let (lang, today) = (self.terminal.lang, self.today);
        let new_year = NaiveDate::from_ymd_opt(today.year() + 1, 1, 1).unwrap_or(today);
        let options =
            [(ask::START_NOW.with_number(lang, "year", today.year()), today), (ask::START_NEW_YEAR.on(lang, new_year), new_year)];
        self.terminal.hint(&said::OTHER_DAY.fill(lang, &[("year", &(today.year() + 1).to_string())]))?;
        let day = match self.terminal.choose_or_type(&options)? {
            Ok(day) => return Ok(day),
            Err(typed) => match words::typed(&typed) {
                Some(When::Day(day)) => day,
                _ => {
                    self.terminal.say(fault::DATE_EMPTY.get(lang))?;
                    return Err(Stop::Again);
                }
            },
        };
        // A day that is likely a slip is asked back. It may be right.
        let far = today.checked_add_months(Months::new(24)).unwrap_or(today);
        let doubt = if day < today { ask::DAY_PAST } else { ask::DAY_FAR };
        if day < today || day > far {
            self.terminal.say(&doubt.on(lang, day))?;
            let options = [(ask::DAY_RIGHT, true), (ask::DAY_WRONG, false)].map(|(text, is)| (text.get(lang).to_string(), is));
            if !self.terminal.choose(&options)? {
                return Err(Stop::Again);
            }
        }
        Ok(day)
    }

    fn history(&mut self, facts: &Facts) -> Result<Vec<Earlier>, Stop> {
        let lang = self.terminal.lang;
        self.terminal.hint(&interview::history_hint(lang, facts))?;
        self.terminal.hint(ui::COUNTS_TEXT.get(lang))?;
        match self.value(ui::COUNTS_NOT_TEXT, texts::tri)? {
            YesNoUnknown::No => return Ok(Vec::new()),
            YesNoUnknown::Unknown => {
                self.terminal.say(ask::HISTORY_UNKNOWN.get(lang))?;
                return Ok(vec![Earlier::UNSURE]);
            }
            YesNoUnknown::Yes => {}
        }
        let mut all = Vec::new();
        while all.len() < MOST_PROGRAMMES {
            let number = i32::try_from(all.len() + 1).unwrap_or(i32::MAX);
            self.terminal.say(&ask::BEGUN.with_number(lang, "n", number))?;
            if all.is_empty() {
                all.push(Earlier::begun(self.when(facts.start)?));
                continue;
            }
            self.terminal.hint(said::MORE.get(lang))?;
            match self.when_or_none(facts.start)? {
                Some(when) => all.push(Earlier::begun(when)),
                None => break,
            }
        }
        Ok(all)
    }

    /// A time as people remember it.
    fn when(&mut self, planned_start: NaiveDate) -> Result<When, Stop> {
        loop {
            match self.when_or_none(planned_start)? {
                Some(when) => return Ok(when),
                None => self.terminal.say(fault::CHOOSE.get(self.terminal.lang))?,
            }
        }
    }

    /// The same; nothing is an answer too.
    fn when_or_none(&mut self, planned_start: NaiveDate) -> Result<Option<When>, Stop> {
        let lang = self.terminal.lang;
        let whens = times::whens(planned_start).into_iter();
        let options: Vec<_> = whens.map(|when| (times::choice(lang, when, planned_start), when)).collect();
        self.terminal.hint(&said::TIME.fill(lang, &[("year", &planned_start.year().to_string())]))?;
        loop {
            match self.terminal.choose_or_type(&options)? {
                Ok(when) => return Ok(Some(when)),
                Err(typed) if typed.is_empty() => return Ok(None),
                Err(typed) => match words::typed(&typed) {
                    Some(when) => return Ok(Some(when)),
                    None => self.terminal.say(fault::DATE_IMPOSSIBLE.get(lang))?,
                },
            }
        }
    }

    /// An exact day.
    fn day(&mut self, hint: Text) -> Result<When, Stop> {
        let lang = self.terminal.lang;
        self.terminal.hint(hint.get(lang))?;
        let options = [(journey::NO_IDEA.get(lang).to_string(), When::Unknown)];
        loop {
            match self.terminal.choose_or_type(&options)? {
                Ok(when) => return Ok(when),
                Err(typed) => match words::typed(&typed) {
                    Some(when @ (When::Day(_) | When::Unknown)) => return Ok(when),
                    _ => self.terminal.say(fault::DATE_EMPTY_OR_UNKNOWN.get(lang))?,
                },
            }
        }
    }

    fn chain_care(&mut self) -> Result<Membership, Stop> {
        let lang = self.terminal.lang;
        self.terminal.hint(ask::CHAIN_HINT.get(lang))?;
        self.terminal.hint(said::SEVERAL.get(lang))?;
        let illnesses = ChainProgramme::ALL.iter().map(|one| (texts::chain(*one).get(lang).to_string(), Some(*one)));
        let mut options: Vec<_> = illnesses.collect();
        let none = options.len();
        options.extend([ask::CHAIN_NONE, journey::NO_IDEA].map(|text| (text.get(lang).to_string(), None)));
        loop {
            let chosen = self.terminal.choose_several(&options)?;
            let illnesses: EnumSet<_> = chosen.iter().filter_map(|at| options[*at].1).collect();
            match chosen[..] {
                [at] if at == none => return Ok(Membership::In(EnumSet::EMPTY)),
                [at] if at > none => return Ok(Membership::Unknown),
                _ if chosen.iter().all(|at| *at < none) => return Ok(Membership::In(illnesses)),
                _ => self.terminal.say(fault::CHOOSE_ONE.get(lang))?,
            }
        }
    }

    fn provider(&mut self) -> Result<Provider, Stop> {
        let lang = self.terminal.lang;
        self.terminal.hint(ask::PROVIDER_HINT.get(lang))?;
        let guides =
            [(ask::GUIDE_GP, Some(Provider::GpPractice)), (ask::GUIDE_COACH, None), (journey::NO_IDEA, Some(Provider::Unknown))];
        if let Some(provider) = self.terminal.choose(&guides.map(|(text, provider)| (text.get(lang).to_string(), provider)))? {
            return Ok(provider);
        }
        self.terminal.say(ask::REGISTER.get(lang))?;
        match self.value(ask::REGISTER_HINT, texts::tri)? {
            YesNoUnknown::No => return Ok(Provider::Unregistered),
            YesNoUnknown::Unknown => return Ok(Provider::Unknown),
            YesNoUnknown::Yes => self.terminal.say(ask::CONTRACT.get(lang))?,
        }
        Ok(match self.value(ask::CONTRACT_HINT, texts::tri)? {
            YesNoUnknown::Yes => Provider::Contracted,
            YesNoUnknown::No => Provider::Registered,
            YesNoUnknown::Unknown => Provider::Unknown,
        })
    }

    /// Which of the programmes of which nobody asked how they ended were stopped early.
    fn ask_stops(&mut self, path: &Path) -> Result<(), Stop> {
        let lang = self.terminal.lang;
        let all = &path.stopped_early;
        let title = match all[..] {
            [one] => ask::EARLY_STOPS_ONE.with(lang, "programme", &words::programme(lang, &self.answers, one)),
            _ => ask::EARLY_STOPS.get(lang).into(),
        };
        self.terminal.heading("", &title)?;
        self.terminal.hint(ask::EARLY_STOPS_HINT.get(lang))?;
        self.terminal.hint(said::SEVERAL.get(lang))?;
        let mut options: Vec<_> = all.iter().map(|at| (words::programme(lang, &self.answers, *at), ())).collect();
        options.extend([ask::EARLY_STOPS_NONE, journey::NO_IDEA].map(|text| (text.get(lang).to_string(), ())));
        let chosen = loop {
            let chosen = self.terminal.choose_several(&options)?;
            if chosen.len() == 1 || chosen.iter().all(|place| *place < all.len()) {
                break chosen;
            }
            self.terminal.say(fault::CHOOSE_ONE.get(lang))?;
        };
        // What the person does not know stays open, so that nothing rests on it.
        if chosen != [all.len() + 1] {
            for (place, at) in all.iter().enumerate() {
                let outcome = if chosen.contains(&place) { Ended::DroppedOut } else { Ended::Unknown };
                self.change(*at, |one| one.outcome = Some(outcome));
            }
        }
        Ok(())
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}
