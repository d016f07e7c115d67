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
}

/// Events sent to the host. They never contain answers, except for `Share`, which the person asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Another screen is shown.
    Step,
    /// The answer is shown.
    Complete,
    /// The person wiped everything.
    Reset,
    /// Everything was wiped because nobody did anything for a while.
    Idle,
    /// The person shares the answer to these facts.
    Share(Box<Facts>),
}
