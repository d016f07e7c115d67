//! The calculator of the intake: contacts and minutes of the planned programme.

use smr_rules::effort::Effort;

/// A planned programme as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Number of contacts.
    pub contacts: String,
    /// Minutes a contact.
    pub minutes: String,
    /// In a group.
    pub in_group: bool,
}

impl Plan {
    /// The plan in numbers; `None` while a number is missing or is none.
    #[must_use]
    pub fn effort(&self) -> Option<Effort> {
        let contacts = self.contacts.trim().parse::<u16>().ok()?;
        let each = self.minutes.trim().parse::<u16>().ok()?;
        Some(Effort { contacts, minutes: contacts.checked_mul(each)?, in_group: self.in_group })
    }

    /// Is everything filled in, but not with numbers?
    #[must_use]
    pub fn is_wrong(&self) -> bool {
        let is_complete = [&self.contacts, &self.minutes].iter().all(|text| !text.trim().is_empty());
        is_complete && self.effort().is_none()
    }
}
