//! What passes between either page and its host: settings in, events out.

use smr_rules::{Facts, Insurer};
use smr_texts::Lang;

/// What the host decides and may change at any time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HostSettings {
    /// The language. The person can choose another one, until the host changes this.
    pub lang: Lang,
    /// The insurer, where it need not be asked.
    pub insurer: Option<Insurer>,
    /// The host wants the answer if the person shares it.
    pub may_share: bool,
    /// How often the host has started over; one more is another person.
    pub round: u32,
    /// The app stands in the page of the host itself, whose scripts can read what is filled in.
    pub is_inline: bool,
}

/// Events sent to the host. They never contain answers, except for `Share`, which the person asks for. How many there are depends on no answer
/// either: `Begin` and `Complete` come once, until everything is wiped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The first question is shown; at the intake, where all are shown at once, something was done.
    Begin,
    /// The answer is shown for the first time.
    Complete,
    /// The person wiped everything.
    Reset,
    /// Everything was wiped because nobody did anything for a while.
    Idle,
    /// The person shares the answer to these facts.
    Share(Box<Facts>),
}

/// How far the person is with giving the answer to the host, which takes two acts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sharing {
    /// Nothing was given.
    #[default]
    Not,
    /// The person has to confirm it.
    Asked,
    /// The answer was given.
    Done,
}

impl Sharing {
    /// What comes of an act of the person. Nothing is given that was not asked about.
    #[must_use]
    pub fn then(self, wanted: Self) -> Self {
        if wanted == Self::Done && self != Self::Asked { self } else { wanted }
    }
}
