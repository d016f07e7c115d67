//! The fields as they are filled in, and what may be wrong with them.

use super::Set;
use chrono::NaiveDate;
use smr_rules::interview::{Membership, Question, When};
use smr_rules::rulebase::{Brand, brands_by_name};
use smr_rules::set::Set as Ticked;
use smr_rules::values::{ChainProgramme, Kind, Outcome, Provider, Setting, Tri};
use smr_rules::{Insurer, assessment::Problem};
use smr_texts::digits;
use smr_texts::{self as texts, Lang};

/// Everything that can be filled in. Nothing is lost by going back, or by choosing something else for a while.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    /// The insurer.
    pub insurer: Option<Insurer>,
    /// What is searched for in the list of insurers.
    pub search: String,
    /// When to start.
    pub start: Option<StartChoice>,
    /// That day, for [`StartChoice::Day`].
    pub start_day: DayField,
    /// Earlier programmes?
    pub had: Option<Tri>,
    /// Those programmes.
    pub rows: Vec<Row>,
    /// The check-ups that are ticked.
    pub chain: Ticked<ChainProgramme>,
    /// No check-ups, or not known.
    pub chain_other: Option<ChainOther>,
    /// Stop-smoking guidance is part of the check-ups.
    pub includes_smr: Option<Tri>,
    /// Kind wanted.
    pub wanted: Option<Kind>,
    /// Who gives it.
    pub provider: Option<Provider>,
}

/// When the new programme is to start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StartChoice {
    /// Now, or later this year.
    Now,
    /// From the first of January.
    NewYear,
    /// On a day that is filled in.
    Day,
}

/// Instead of a check-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChainOther {
    /// None of them.
    None,
    /// The person does not know.
    Unknown,
}

/// An earlier programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Stays with the programme when others come and go.
    pub key: u32,
    /// When it began.
    pub begun: Option<When>,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// Where it was.
    pub setting: Option<Setting>,
    /// When it ended.
    pub end: Option<When>,
    /// When it will end, while it runs.
    pub planned_end: DayField,
    /// Which kind it was.
    pub kind: Option<Kind>,
    /// The very day on which it began.
    pub begun_day: DayField,
    /// The very day on which it ended.
    pub end_day: DayField,
}

/// A day as it is typed, or that it is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayField {
    /// Day of the month, month, year.
    pub parts: [String; 3],
    /// Not known.
    pub is_unknown: bool,
}

/// A part of a day: its place in [`DayField::parts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayPart {
    /// Day of the month.
    Day,
    /// Month, as a number.
    Month,
    /// Year.
    Year,
}

/// What is wrong, and with which field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The id of the field.
    pub field: String,
    /// What is wrong with it.
    pub wrong: Wrong,
}

/// What can be wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Nothing chosen, where "I don't know" is an answer.
    Nothing,
    /// Nothing chosen, where it is not.
    NotOne,
    /// No insurer chosen.
    NoInsurer,
    /// One insurer chosen, and another one searched for.
    OtherInsurer,
    /// No beginning chosen for the programme with this number.
    NoBeginning(u8),
    /// No day filled in.
    NoDay,
    /// No day filled in, where "I don't know" is an answer.
    NoDayNorUnknown,
    /// No such day.
    NoSuchDay,
    /// A year outside 1900 to 2999, or not with four digits.
    Year,
    /// Not within the time that was chosen before.
    Elsewhere(When),
    /// It contradicts other answers.
    Contradiction(Problem),
}

impl Row {
    pub(super) fn new(key: u32) -> Self {
        Self {
            key,
            begun: None,
            outcome: None,
            setting: None,
            end: None,
            planned_end: DayField::default(),
            kind: None,
            begun_day: DayField::default(),
            end_day: DayField::default(),
        }
    }

    /// When it ended or will, as far as that is filled in well.
    pub(super) fn end(&self) -> Option<When> {
        if self.may_run() { self.planned_end.when() } else { self.end }
    }

    /// It runs, or it has not been said that it is over: then its end is a day that is planned.
    pub fn may_run(&self) -> bool {
        matches!(self.outcome, None | Some(Outcome::Running))
    }
}

impl Row {
    /// The id of the field with when it began.
    pub fn id(&self) -> String {
        ["begun-", &digits(self.key as i32)].concat()
    }
}

impl DayField {
    /// The day.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn day(&self) -> Result<NaiveDate, Wrong> {
        let parts = self.parts.each_ref().map(|part| trimmed(part));
        if parts.iter().any(|part| part.is_empty()) {
            return Err(Wrong::NoDay);
        }
        let [day, _, year] = parts.map(|part| part.parse::<u16>().ok());
        let date = |year: u16| NaiveDate::from_ymd_opt(year.into(), month(parts[1])?, day?.into());
        match year {
            // As people write it: 27 is 2027.
            Some(short @ 0..=99) => date(2000 + short).ok_or(Wrong::NoSuchDay),
            Some(year @ 1900..=2999) => date(year).ok_or(Wrong::NoSuchDay),
            _ => Err(Wrong::Year),
        }
    }

    /// The day, or that it is not known; `None` while it is not filled in well.
    pub(super) fn when(&self) -> Option<When> {
        if self.is_unknown { Some(When::Unknown) } else { self.day().ok().map(When::Day) }
    }

    fn wrong(&self) -> Option<Wrong> {
        match self.day() {
            Err(Wrong::NoDay) if !self.is_unknown => Some(Wrong::NoDayNorUnknown),
            Err(wrong) if !self.is_unknown => Some(wrong),
            _ => None,
        }
    }

    fn type_in(&mut self, part: DayPart, text: String) {
        self.parts[part as usize] = text;
        self.is_unknown = false;
        self.spread(false);
    }

    /// A whole day in one field, pasted or typed, goes where it belongs, as soon as its year is complete.
    fn spread(&mut self, is_complete: bool) {
        for at in 0..self.parts.len() {
            let text = self.parts[at].clone();
            let parts: Vec<&str> = text.split(['-', '/', '.', ' ']).filter(|part| !part.is_empty()).collect();
            match parts[..] {
                [year, month, day] if year.len() == 4 && day.len() < 3 => self.parts = [day.into(), month.into(), year.into()],
                [day, month, year] if is_complete || year.len() == 4 => self.parts = [day.into(), month.into(), year.into()],
                [digits] if digits.len() == 8 && digits.bytes().all(|digit| digit.is_ascii_digit()) => {
                    self.parts = [digits[..2].into(), digits[2..4].into(), digits[4..].into()];
                }
                _ => {}
            }
        }
    }
}

/// The number of a month that is written as a number or a name.
fn month(text: &str) -> Option<u32> {
    let typed = plain(text);
    let is_name = |lang: Lang, number: u32| typed.len() > 2 && plain(texts::month(lang, number)).starts_with(&typed);
    let by_name = || (1..=12).find(|number| is_name(Lang::Nl, *number) || is_name(Lang::En, *number));
    text.parse().ok().or_else(by_name)
}

impl Fields {
    /// Does the person not know whether there was a programme?
    pub fn is_unsure(&self) -> bool {
        self.had == Some(Tri::Unknown)
    }

    /// The check-ups, or that there are none, or that it is not known.
    pub(super) fn membership(&self) -> Option<Membership> {
        match self.chain_other {
            Some(ChainOther::Unknown) => Some(Membership::Unknown),
            Some(ChainOther::None) => Some(Membership::In(Ticked::EMPTY)),
            None => (!self.chain.is_empty()).then_some(Membership::In(self.chain)),
        }
    }

    /// The day that a question is about.
    pub(super) fn day_field(&mut self, of: Question) -> Option<&mut DayField> {
        let row = of.programme().and_then(|at| self.rows.get_mut(usize::from(at)));
        match of {
            Question::Start => Some(&mut self.start_day),
            Question::End(_) => row.map(|row| &mut row.planned_end),
            Question::StartDay(_) => row.map(|row| &mut row.begun_day),
            Question::EndDay(_) => row.map(|row| &mut row.end_day),
            _ => None,
        }
    }

    /// Whoever typed a name that only one insurer can be has chosen that one, whatever was chosen before.
    pub(super) fn take_typed_name(&mut self) {
        let hits = self.hits();
        if let ([hit], false) = (&hits[..], trimmed(&self.search).is_empty()) {
            self.insurer = Some(Insurer::Brand(hit));
        }
    }

    /// The insurers that the search finds.
    fn hits(&self) -> Vec<&'static Brand> {
        let typed = plain(&self.search);
        let all: Vec<_> = brands_by_name().filter(|brand| is_hit(brand.name, &typed)).collect();
        // The whole name is one hit, even where other names go on after it.
        let whole: Vec<_> = all.iter().copied().filter(|brand| plain(brand.name) == typed).collect();
        if whole.is_empty() { all } else { whole }
    }

    /// A whole day that stands in one field still is spread over the three.
    pub(super) fn spread_day(&mut self, of: Question) {
        if let Some(field) = self.day_field(of) {
            field.spread(true);
        }
    }

    /// The insurers to choose from: first the one that is chosen, then those that are found, by name.
    pub fn found(&self) -> Vec<&'static Brand> {
        let typed = plain(&self.search);
        let is_chosen = |brand: &&'static Brand| self.insurer == Some(Insurer::Brand(brand));
        let others = brands_by_name().filter(|brand| !is_chosen(brand) && is_hit(brand.name, &typed));
        brands_by_name().filter(is_chosen).chain(others).collect()
    }

    /// What was searched for finds other insurers than the one that is chosen.
    fn is_at_odds(&self) -> bool {
        let is_chosen = |brand: &'static Brand| self.insurer == Some(Insurer::Brand(brand));
        !trimmed(&self.search).is_empty()
            && matches!(self.insurer, Some(Insurer::Brand(_)))
            && !self.hits().into_iter().any(is_chosen)
    }

    pub(super) fn set(&mut self, set: Set) {
        let mut row = |at: u8, change: &dyn Fn(&mut Row)| {
            if let Some(row) = self.rows.get_mut(usize::from(at)) {
                change(row);
            }
        };
        match set {
            Set::Insurer(insurer) => self.insurer = Some(insurer),
            Set::Search(text) => self.search = text,
            Set::Start(choice) => self.start = Some(choice),
            Set::Day(of, part, text) => {
                if let Some(field) = self.day_field(of) {
                    field.type_in(part, text);
                }
            }
            Set::DayUnknown(of, is_unknown) => {
                if let Some(field) = self.day_field(of) {
                    field.is_unknown = is_unknown;
                }
            }
            Set::Begun(at, when) => row(at, &|row| row.begun = when),
            Set::Outcome(at, outcome) => row(at, &|row| row.outcome = Some(outcome)),
            Set::Setting(at, setting) => row(at, &|row| row.setting = Some(setting)),
            Set::End(at, when) => row(at, &|row| row.end = when),
            Set::Kind(at, kind) => row(at, &|row| row.kind = Some(kind)),
            Set::Chain(programme, true) => {
                self.chain.insert(programme);
                self.chain_other = None;
            }
            Set::Chain(programme, false) => self.chain.remove(programme),
            Set::ChainOther(other, is_ticked) => {
                self.chain_other = is_ticked.then_some(other);
                if is_ticked {
                    self.chain = Ticked::EMPTY;
                }
            }
            Set::IncludesSmr(answer) => self.includes_smr = Some(answer),
            Set::Wanted(kind) => self.wanted = Some(kind),
            Set::Provider(provider) => self.provider = Some(provider),
            // These change more than a field.
            Set::Had(_) | Set::AddRow | Set::RemoveRow(_) => {}
        }
    }

    /// What is wrong with the answer to a question, field by field.
    pub(super) fn faults(&self, question: Question, planned_start: NaiveDate) -> Vec<Fault> {
        let row = question.programme().and_then(|at| self.rows.get(usize::from(at)));
        let nothing = |is_empty: bool| is_empty.then_some(Wrong::Nothing);
        let day = |field: Option<&DayField>| field.and_then(DayField::wrong);
        let wrong = match question {
            Question::History => return self.faults_of_history(),
            Question::Insurer if self.is_at_odds() => Some(Wrong::OtherInsurer),
            Question::Insurer => self.insurer.is_none().then_some(Wrong::NoInsurer),
            Question::Start => match self.start {
                None => Some(Wrong::NotOne),
                Some(StartChoice::Day) => self.start_day.day().err(),
                Some(StartChoice::Now | StartChoice::NewYear) => None,
            },
            Question::Outcome(_) => nothing(row.is_some_and(|row| row.outcome.is_none())),
            Question::Setting(_) => nothing(row.is_some_and(|row| row.setting.is_none())),
            Question::Kind(_) => nothing(row.is_some_and(|row| row.kind.is_none())),
            Question::End(_) if row.is_some_and(Row::may_run) => day(row.map(|row| &row.planned_end)),
            Question::End(_) => nothing(row.is_some_and(|row| row.end.is_none())),
            Question::StartDay(_) => day(row.map(|row| &row.begun_day)).or_else(|| {
                let row = row?;
                elsewhere(row.begun?, row.begun_day.day().ok()?, planned_start, row.begun_day.is_unknown)
            }),
            Question::EndDay(_) => day(row.map(|row| &row.end_day)).or_else(|| {
                let row = row?;
                elsewhere(row.end?, row.end_day.day().ok()?, planned_start, row.end_day.is_unknown)
            }),
            Question::ChainCare => nothing(self.membership().is_none()),
            Question::IncludesSmr => nothing(self.includes_smr.is_none()),
            Question::Wanted => nothing(self.wanted.is_none()),
            Question::Provider => nothing(self.provider.is_none()),
        };
        wrong.map(|wrong| Fault { field: id_of(question, wrong), wrong }).into_iter().collect()
    }

    fn faults_of_history(&self) -> Vec<Fault> {
        match self.had {
            None => vec![Fault { field: "history".into(), wrong: Wrong::Nothing }],
            Some(Tri::Yes) => (0u8..)
                .zip(&self.rows)
                .filter(|(_, row)| row.begun.is_none())
                .map(|(at, row)| Fault { field: row.id(), wrong: Wrong::NoBeginning(at) })
                .collect(),
            Some(Tri::No | Tri::Unknown) => Vec::new(),
        }
    }
}

fn elsewhere(when: When, day: NaiveDate, planned_start: NaiveDate, is_unknown: bool) -> Option<Wrong> {
    (!is_unknown && !when.may_be(day, planned_start)).then_some(Wrong::Elsewhere(when))
}

/// The field that a fault of a question is about.
fn id_of(question: Question, wrong: Wrong) -> String {
    match (question, wrong) {
        (Question::Insurer, _) => "insurer-search".into(),
        (_, Wrong::NoDay | Wrong::NoDayNorUnknown | Wrong::NoSuchDay | Wrong::Year | Wrong::Elsewhere(_)) => "day".into(),
        _ => "answer".into(),
    }
}

/// Does a name begin with what was typed, at any of its words or with their first letters? Or was more typed than the name?
fn is_hit(name: &str, typed: &str) -> bool {
    let words: Vec<String> = name.split([' ', '-', '.']).map(plain).filter(|word| !word.is_empty()).collect();
    let letters: String = words.iter().filter_map(|word| word.chars().next()).collect();
    let begins = (0..words.len()).any(|at| words[at..].concat().starts_with(typed));
    begins || (typed.len() > 1 && (letters == typed || typed.starts_with(&words.concat())))
}

/// Without spaces around it, also those that come along with what is pasted. `trim` knows the spaces of all alphabets: a table.
fn trimmed(text: &str) -> &str {
    let text = text.trim_ascii();
    let text = text.strip_prefix('\u{a0}').unwrap_or(text);
    text.strip_suffix('\u{a0}').unwrap_or(text)
}

/// A name without capitals, accents and signs, as people type it. Letters that are in no name stay: what has one is not found.
fn plain(name: &str) -> String {
    let mut plain = String::new();
    for letter in name.chars() {
        match letter {
            'é' | 'è' | 'ë' | 'É' => plain.push('e'),
            'ï' => plain.push('i'),
            // Spaces, dashes and quotation marks that word processors make.
            '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' => {}
            other if other.is_ascii_alphanumeric() || !other.is_ascii() => plain.push(other.to_ascii_lowercase()),
            _ => {}
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_plain_letters_to_search_in() {
        for brand in brands_by_name() {
            let plain = plain(brand.name);
            assert!(
                !plain.is_empty() && plain.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit()),
                "{plain}"
            );
        }
        assert_eq!(
            ["Zilveren\u{a0}Kruis", " UNIVÉ ", "a.s.r.", "цз", "– ‘’"].map(plain),
            ["zilverenkruis", "unive", "asr", "цз", ""]
        );
    }

    #[test]
    fn spaces_around_a_number_do_not_count() {
        assert_eq!([" 10 ", "10\u{a0}", "\u{a0}10", "1 0", " ", "\u{a0}"].map(trimmed), ["10", "10", "10", "1 0", "", ""]);
    }
}
