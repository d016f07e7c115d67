//! People who press anything at random: nothing breaks, and what is shown is what the rule core says about what they confirmed.

use super::widget::screen;
use crate::components::testing::{render, tag_with_id, view, words_of};
use crate::state::*;
use chrono::NaiveDate;
use smr_rules::Insurer;
use smr_rules::interview::{Question, When};
use smr_rules::rulebase::brands_by_name;
use smr_rules::values::{ChainProgramme, Kind, Outcome, Setting, Value, YesNoUnknown};
use smr_texts::{self as texts, Lang};
use std::rc::Rc;
use yew::{Callback, Reducible};

/// All thousand are walked with `SMR_CHECK_WALKS=1000`.
const WALKS: u64 = 100;
const ACTIONS: usize = 200;
/// One of so many screens is drawn, to look whether what gets the focus is there: drawing takes longest.
const DRAWN: usize = 40;

/// A small generator of its own, so that the walks are the same everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, many: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % many
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    fn is_one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date")
}

fn when(dice: &mut Dice) -> When {
    let month = dice.below(12) as u32 + 1;
    let month = |year| When::Month(NaiveDate::from_ymd_opt(year, month, 1).expect("a date"));
    dice.of(&[month(2026), month(2026), When::Year(2026), When::Year(2025), When::Before(2025), When::Unknown])
}

/// Something that can be filled in at a question.
fn edit(dice: &mut Dice, state: &SelfCheckState, question: Question) -> Edit {
    let at = question.programme().unwrap_or(dice.below(4) as u8);
    let day = |dice: &mut Dice, id: DayId| {
        if dice.is_one_in(4) {
            return Edit::DayUnknown(id, dice.is_one_in(2));
        }
        let texts = ["3-4-2026", "31-12-2026", "10-5-2027", "1-1-2030", "31-2-2027", "x", "", "12-2025"];
        Edit::Day(id, dice.of(&[DayPart::Day, DayPart::Month, DayPart::Year]), dice.of(&texts).into())
    };
    let yes_no = dice.of(YesNoUnknown::ALL);
    match question {
        Question::Insurer if dice.is_one_in(3) => {
            Edit::InsurerSearch(dice.of(&["", "cz", "menzes", "zilveren kruis", "zorg", "qq", "é&💥"]).into())
        }
        Question::Insurer => {
            let brands: Vec<_> = brands_by_name().map(Insurer::Brand).chain([Insurer::Other, Insurer::Unknown]).collect();
            Edit::Insurer(Some(if dice.is_one_in(30) { Insurer::Uninsured } else { dice.of(&brands) }))
        }
        Question::Start if dice.is_one_in(3) => day(dice, DayId::Start),
        Question::Start => Edit::Start(dice.of(&[StartChoice::Now, StartChoice::NewYear, StartChoice::Day])),
        Question::History => match dice.below(6) {
            // The programmes can be seen after a yes.
            _ if state.form.earlier != Some(YesNoUnknown::Yes) => Edit::Earlier(yes_no),
            0 => Edit::Earlier(yes_no),
            1 if state.form.programmes.len() < 5 => Edit::AddProgramme,
            2 => Edit::RemoveProgramme(at),
            _ => Edit::Begun(at, Some(when(dice))),
        },
        Question::Outcome(_) => Edit::Outcome(at, dice.of(Outcome::ALL)),
        Question::Setting(_) => Edit::Setting(at, dice.of(Setting::ALL)),
        Question::Kind(_) => Edit::Kind(at, dice.of(Kind::ALL)),
        Question::End(_) if dice.is_one_in(2) => Edit::End(at, Some(when(dice))),
        Question::End(_) => day(dice, DayId::PlannedEnd(at)),
        Question::StartDay(_) => day(dice, DayId::Begun(at)),
        Question::EndDay(_) => day(dice, DayId::End(at)),
        Question::ChainCare if dice.is_one_in(2) => Edit::ChainOther(dice.of(&[ChainOther::None, ChainOther::Unknown]), true),
        Question::ChainCare => Edit::Chain(dice.of(ChainProgramme::ALL), dice.is_one_in(2)),
        Question::IncludesSmr => Edit::IncludesSmr(yes_no),
        Question::Wanted => Edit::Wanted(dice.of(Kind::ALL)),
        Question::Provider => match dice.below(3) {
            0 => Edit::Guide(dice.of(&[Guide::GpPractice, Guide::Coach, Guide::Unknown])),
            1 => Edit::InRegister(yes_no),
            _ => Edit::HasContract(yes_no),
        },
    }
}

/// Something that can happen on the screen that is shown.
fn action(dice: &mut Dice, state: &SelfCheckState) -> SelfCheckMsg {
    match dice.below(24) {
        0 => return SelfCheckMsg::Travel(dice.below(state.place() + 3)),
        1 => return SelfCheckMsg::Back,
        2 => return SelfCheckMsg::Speak(dice.of(&[Lang::Nl, Lang::En])),
        3 if dice.is_one_in(8) && state.is_touched() => return SelfCheckMsg::AskWipe,
        _ => {}
    }
    let change = |dice: &mut Dice| match &state.path.asked[..] {
        [] => SelfCheckMsg::Back,
        asked => SelfCheckMsg::Change(dice.of(asked)),
    };
    match state.screen {
        Screen::Begin => SelfCheckMsg::Begin,
        Screen::Ask(_) if state.doubt.is_some() => SelfCheckMsg::DayIsRight(dice.is_one_in(2)),
        Screen::Ask(question) if dice.is_one_in(2) => SelfCheckMsg::Edit(edit(dice, state, question)),
        Screen::EarlyStops if dice.is_one_in(2) => SelfCheckMsg::Edit(match dice.below(3) {
            0 => Edit::EarlyStopOther(dice.of(&[EarlyStopOther::None, EarlyStopOther::Unknown]), true),
            _ => Edit::EarlyStop(dice.below(4) as u8, !dice.is_one_in(3)),
        }),
        Screen::Ask(_) | Screen::EarlyStops => SelfCheckMsg::Next,
        Screen::Check if dice.is_one_in(2) => change(dice),
        Screen::Check if !state.early_stops.is_empty() && dice.is_one_in(3) => SelfCheckMsg::ChangeEarlyStops,
        Screen::Check => SelfCheckMsg::Result,
        Screen::Result if dice.is_one_in(2) => change(dice),
        Screen::Result => SelfCheckMsg::Check,
        Screen::Wipe => dice.of(&[SelfCheckMsg::KeepAll, SelfCheckMsg::Wipe(today())].each_ref()).clone(),
    }
}

/// Is there what gets the focus?
fn has_focus_target(state: &SelfCheckState, html: &str) -> bool {
    match state.focus.as_deref() {
        Some(selector) => tag_with_id(html, selector.trim_start_matches('#')).is_some(),
        None if state.errors.is_empty() => tag_with_id(html, "heading").is_some_and(|tag| tag.contains("tabindex=\"-1\"")),
        None => html.contains("tabindex=\"-1\" role=\"group\" aria-labelledby=\"error-title\""),
    }
}

#[test]
fn whatever_people_press_they_see_the_answer_of_the_rule_core() {
    let walks = std::env::var("SMR_CHECK_WALKS").map_or(WALKS, |walks| walks.parse().expect("a number"));
    let (mut results, mut drawn, mut wiped) = (0_u64, 0_u64, 0_u64);
    for walk in 1..=walks {
        let mut dice = Dice(walk.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let mut state = Rc::new(SelfCheckState::new(HostSettings::default(), today()));
        let mut done = Vec::new();
        for _ in 0..ACTIONS {
            let action = action(&mut dice, &state);
            let before = Rc::clone(&state);
            done.push(action.clone());
            state = state.reduce(action.clone());
            let told = || format!("walk {walk}, after {:?}", &done[done.len().saturating_sub(8)..]);

            assert!(state.errors.is_empty() || matches!(state.screen, Screen::Ask(_) | Screen::EarlyStops), "{}", told());
            // Nothing typed is lost but by wiping, or by going away from a change.
            if matches!(action, SelfCheckMsg::Next) && !state.errors.is_empty() {
                assert_eq!(before.form.programmes.len(), state.form.programmes.len(), "{}", told());
            }
            wiped += u64::from(state.is_wiped);
            let is_new = state.moves != before.moves;
            if state.screen == Screen::Result && is_new {
                let (path, is_there) = state.worked_out_anew();
                assert!(is_there, "{}", told());
                assert_eq!(
                    (&path.facts, &path.asked, path.next, path.sureness),
                    (&state.path.facts, &state.path.asked, None, state.path.sureness),
                    "{}",
                    told()
                );
                results += 1;
            }
            if is_new && dice.is_one_in(DRAWN) {
                let html = render(screen(&view(state.lang), &state, &Callback::noop()));
                assert!(has_focus_target(&state, &html), "{:?} {:?} {}: {html}", state.screen, state.focus, told());
                if state.screen == Screen::Result {
                    let (path, _) = state.worked_out_anew();
                    let heading = texts::heading(state.lang, &path.facts, &assess_for(&path, today()));
                    assert!(words_of(&html).contains(&heading), "{}: {html}", told());
                }
                drawn += 1;
            }
        }
    }
    println!("{walks} walks of {ACTIONS} actions: {results} answers, {drawn} screens drawn, {wiped} times just wiped");
    assert!(results > 20 * walks && drawn > 2 * walks && wiped > 0, "{results} {drawn} {wiped}");
}
