//! From screen to screen: on, back, to what is to be changed, and wherever the buttons of the browser lead.

use super::{Screen, SelfCheckState};
use crate::state::Sharing;
use smr_rules::interview::Question;
use smr_rules::values::YesNoUnknown;

impl SelfCheckState {
    /// Shows another screen, or the same one anew.
    pub(super) fn show(&mut self, screen: Screen) {
        if self.trail.get(self.place) != Some(&screen) {
            self.trail.truncate(self.place + 1);
            self.trail.push(screen);
            self.place += 1;
        }
        self.arrive(screen);
    }

    fn arrive(&mut self, screen: Screen) {
        self.screen = screen;
        self.errors.clear();
        self.doubt = None;
        self.is_wiped = false;
        self.focus = None;
        self.removed = None;
        self.sharing = Sharing::Not;
        self.moves = self.moves.wrapping_add(1);
    }

    /// The question that has to be answered before there is an answer.
    pub(super) fn open_screen(&self) -> Option<Screen> {
        let stops = || (!self.are_early_stops_told()).then_some(Screen::EarlyStops);
        self.path.next.map(Screen::Ask).or_else(stops)
    }

    /// What follows the last question. Whoever can't start sees that at once, and without programmes there is little to look through.
    fn end(&self) -> Screen {
        let has_programmes = self.form.earlier == Some(YesNoUnknown::Yes) && !self.path.cut_short;
        if has_programmes { Screen::Check } else { Screen::Result }
    }

    /// A screen from which questions are changed, if the person came from there.
    fn changes_from(&self) -> Option<Screen> {
        let way = self.trail.get(..=self.place).unwrap_or_default().iter().rev();
        let mut others = way.filter(|screen| !matches!(screen, Screen::Ask(_) | Screen::EarlyStops | Screen::Wipe));
        others.next().copied().filter(|screen| matches!(screen, Screen::Check | Screen::Result))
    }

    /// Goes to the question after the one that is shown, or to what follows the last one.
    pub(super) fn forward(&mut self) {
        let asked = &self.path.asked;
        let preset = usize::from(self.settings.insurer.is_some());
        let after = match self.screen {
            Screen::Ask(here) => asked.iter().position(|question| *question == here).and_then(|at| asked.get(at + 1)),
            Screen::Begin => asked.get(preset),
            _ => None,
        };
        let changes_from = self.changes_from();
        let after = after.copied().filter(|_| changes_from.is_none()).map(Screen::Ask);
        let asks_stops = self.screen != Screen::EarlyStops && changes_from.is_none() && !self.early_stops.is_empty();
        let stops = || asks_stops.then_some(Screen::EarlyStops);
        let end = || if self.path.cut_short { Screen::Result } else { changes_from.unwrap_or_else(|| self.end()) };
        self.show(
            after.or_else(|| self.path.next.map(Screen::Ask)).or_else(stops).or_else(|| self.open_screen()).unwrap_or_else(end),
        );
    }

    pub(super) fn back(&mut self) {
        if self.place > 0 {
            return self.travel(self.place - 1);
        }
        // Answers that were handed over begin with the list of them.
        self.undo_change();
        let asked = &self.path.asked;
        let before = match self.screen {
            Screen::Ask(question) => {
                let at = asked.iter().position(|other| *other == question).unwrap_or(asked.len());
                at.checked_sub(1).and_then(|at| asked.get(at))
            }
            _ => asked.last(),
        };
        let is_preset = |question: &Question| *question == Question::Insurer && self.settings.insurer.is_some();
        let screen = before.copied().filter(|question| !is_preset(question)).map_or(Screen::Begin, Screen::Ask);
        self.trail = vec![screen];
        self.arrive(screen);
    }

    /// A change that is not confirmed is undone. What was begun at a question that has no answer yet stays.
    fn undo_change(&mut self) {
        let before_wipe = || self.place.checked_sub(1).and_then(|at| self.trail.get(at)).copied();
        let edited = if self.screen == Screen::Wipe { before_wipe().unwrap_or(self.screen) } else { self.screen };
        let is_change = match edited {
            Screen::Ask(question) => self.kept.1.contains(&question),
            Screen::EarlyStops => self.are_early_stops_told(),
            _ => false,
        };
        if is_change {
            (self.form, self.confirmed, self.confirmed_stops) = self.kept.clone();
            self.update_path();
        }
    }

    /// Goes to a screen of the way so far, or to what took its place since.
    pub(super) fn travel(&mut self, to: usize) {
        let to = to.min(self.trail.len().saturating_sub(1));
        let Some(screen) = self.trail.get(to).copied().filter(|_| to != self.place) else { return };
        // Whoever does not wipe after all finds everything as it was.
        if self.screen != Screen::Wipe || to + 1 != self.place {
            self.undo_change();
        }
        let is_there = match screen {
            Screen::Ask(question) => self.path.asked.contains(&question) || self.path.next == Some(question),
            Screen::EarlyStops => !self.early_stops.is_empty(),
            Screen::Result => self.open_screen().is_none(),
            Screen::Begin | Screen::Check | Screen::Wipe => true,
        };
        let screen = if is_there { screen } else { self.open_screen().unwrap_or_else(|| self.end()) };
        if let Some(there) = self.trail.get_mut(to) {
            *there = screen;
        }
        self.place = to;
        self.arrive(screen);
    }
}
