//! Which kind a planned programme is, by its contacts and minutes.

use crate::rulebase::{EFFORT_PLACE, LEAST_ALONE, LEAST_IN_GROUP};
use crate::values::Kind;

/// A planned programme, without aftercare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// Contacts or sessions.
    pub contacts: u16,
    /// Minutes together.
    pub minutes: u16,
    /// In a group, and not alone.
    pub in_group: bool,
}

/// The least that a kind takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Least {
    /// The kind.
    pub kind: Kind,
    /// Contacts or sessions.
    pub contacts: u16,
    /// Minutes together.
    pub minutes: u16,
}

/// The heading in the sector's slides where the numbers stand.
pub const PLACE: &str = EFFORT_PLACE;

/// The least that each kind takes, the lightest first.
#[must_use]
pub fn least(in_group: bool) -> [Least; 2] {
    if in_group { LEAST_IN_GROUP } else { LEAST_ALONE }
}

impl Effort {
    /// The heaviest kind whose least it reaches; [`Kind::Unknown`] if it reaches none: then it is no programme.
    #[must_use]
    pub fn kind(self) -> Kind {
        let reached = |least: &&Least| self.contacts >= least.contacts && self.minutes >= least.minutes;
        least(self.in_group).iter().rfind(reached).map_or(Kind::Unknown, |least| least.kind)
    }

    /// What is missing for a kind: contacts, minutes.
    #[must_use]
    pub fn short_of(self, kind: Kind) -> (u16, u16) {
        least(self.in_group)
            .iter()
            .find(|least| least.kind == kind)
            .map_or((0, 0), |least| (least.contacts.saturating_sub(self.contacts), least.minutes.saturating_sub(self.minutes)))
    }
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, clippy::expect_used, clippy::indexing_slicing)] // a test may panic
mod tests {
    use super::*;

    fn kind(contacts: u16, minutes: u16, in_group: bool) -> Kind {
        Effort { contacts, minutes, in_group }.kind()
    }

    #[test]
    fn both_contacts_and_minutes_count() {
        assert_eq!([kind(4, 40, false), kind(3, 40, false), kind(4, 39, false)], [Kind::Short, Kind::Unknown, Kind::Unknown]);
        assert_eq!([kind(7, 180, false), kind(6, 180, false), kind(7, 179, false)], [Kind::Intensive, Kind::Short, Kind::Short]);
        assert_eq!([kind(7, 270, true), kind(7, 269, true), kind(6, 500, true)], [Kind::Intensive, Kind::Short, Kind::Short]);
        assert_eq!(kind(0, 0, true), Kind::Unknown);
        assert_eq!(kind(u16::MAX, u16::MAX, true), Kind::Intensive);
    }

    #[test]
    fn what_is_missing_makes_it_that_kind() {
        for in_group in [false, true] {
            for contacts in 0..10 {
                for minutes in (0..300).step_by(10) {
                    let effort = Effort { contacts, minutes, in_group };
                    let (more, longer) = effort.short_of(Kind::Intensive);
                    assert_eq!(Effort { contacts: contacts + more, minutes: minutes + longer, in_group }.kind(), Kind::Intensive);
                    assert_eq!((more, longer) == (0, 0), effort.kind() == Kind::Intensive);
                }
            }
        }
    }
}
